"""Overlegmodus: whether letters alone are keys there (WCAG 2.1.4), and whether the clock is shown."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from casusdesk.preferences import Preferences
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import muted
from casusdesk.ui.theme import GRID

_KEYS = "Zoals B voor besluit en D voor doorschuiven. In een tekstvak typ je altijd gewoon."
_CLOCK = "Rustig meelopen, zonder geluid. In Overlegmodus zelf ook met K."


class MeetingModeBox(QWidget):
    """Each choice works at once."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.single_keys = QCheckBox("Losse letters en cijfers als toets")
        self.clock = QCheckBox("Klok per casus tonen")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        for box, hint in ((self.single_keys, _KEYS), (self.clock, _CLOCK)):
            box.setAccessibleDescription(hint)
            layout.addWidget(box)
            layout.addWidget(muted(hint))
        self._show(context.preferences)
        self.single_keys.clicked.connect(self._chosen)
        self.clock.clicked.connect(self._chosen)
        context.preferences_changed.connect(self._show)

    def _chosen(self) -> None:
        keys, clock = self.single_keys.isChecked(), self.clock.isChecked()
        self._context.prefer(replace(self._context.preferences, single_keys=keys, meeting_clock=clock))

    def _show(self, preferences: Preferences) -> None:
        self.single_keys.setChecked(preferences.single_keys)
        self.clock.setChecked(preferences.meeting_clock)
