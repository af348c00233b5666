"""Weergave: light or dark, and how large the letters are."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.preferences import TEXT_SIZES, Preferences, Theme
from casusdesk.ui.choice_fields import RadioField
from casusdesk.ui.context import WindowContext
from casusdesk.ui.theme import GRID

_THEMES: Final = (
    (Theme.SYSTEM.value, "zoals het systeem"),
    (Theme.LIGHT.value, "licht"),
    (Theme.DARK.value, "donker"),
)


class AppearanceBox(QWidget):
    """Each choice is seen at once."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        sizes = [(str(size), f"{size} %") for size in TEXT_SIZES]
        self.theme = RadioField("Thema", _THEMES)
        self.text_size = RadioField("Lettergrootte", sizes, "Ook met Ctrl+plus, Ctrl+min en Ctrl+0.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.theme)
        layout.addWidget(self.text_size)
        self.setFocusProxy(self.theme)
        self._show(context.preferences)
        self.theme.on_key(lambda key: context.prefer(replace(context.preferences, theme=Theme(key))))
        self.text_size.on_key(lambda key: context.prefer(replace(context.preferences, text_size=int(key))))
        context.preferences_changed.connect(self._show)

    def _show(self, preferences: Preferences) -> None:
        self.theme.set_key(preferences.theme.value)
        self.text_size.set_key(str(preferences.text_size))
