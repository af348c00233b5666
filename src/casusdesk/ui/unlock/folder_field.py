"""Choosing a folder: one button, and beside it what was chosen; what is wrong with it is said below."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.fields import Field
from casusdesk.ui.labels import button, text
from casusdesk.ui.theme import GRID

_CHOOSE: Final = "Map kiezen…"


class FolderField(Field):
    """`edited` when another folder was chosen."""

    def __init__(self, label: str, dialogs: Dialogs, hint: str = "") -> None:
        self._folder: Path | None = None
        self.choose = button(_CHOOSE, self._ask)
        super().__init__(label, self.choose, hint)
        self._dialogs = dialogs
        self.choose.setAccessibleName(f"{_CHOOSE} ({label})")
        self.chosen = text("")
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * GRID)
        line.addWidget(self.choose)
        line.addWidget(self.chosen, 1)
        self._layout.insertWidget(1, row)

    def folder(self) -> Path | None:
        """What was chosen."""
        return self._folder

    def _ask(self) -> None:
        found = self._dialogs.choose_folder(self, self._folder)
        if found is None:
            return
        self._folder = found
        self.chosen.setText(f"Gekozen: {found.name or found}")
        self.set_error(None)
        self._describe()
        self.edited.emit()

    def _describe(self) -> None:
        super()._describe()
        if self._folder is not None:
            self.editor.setAccessibleDescription(
                f"{self.chosen.text()}. {self.editor.accessibleDescription()}".strip()
            )
