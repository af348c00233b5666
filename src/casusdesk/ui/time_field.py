"""A time of day as people type it; 9.30 and 930 are the same."""

from __future__ import annotations

from datetime import time

from PySide6.QtWidgets import QLineEdit, QWidget

from casusdesk.domain.times import parse_time
from casusdesk.domain.wording import clock_time
from casusdesk.errors import InvalidInputError
from casusdesk.ui.fields import Field


class TimeField(Field):
    """An empty field means no time. A text that is no time keeps standing, with what is wrong."""

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(f"{label} (uu.mm)", self.line, hint, parent)
        self.set_widest(160)
        self._moment: time | None = None
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._tidy)

    def moment(self) -> time | None:
        """What is typed; None when the field is empty or cannot be read."""
        return self._moment

    def set_moment(self, moment: time | None) -> None:
        """Show `moment` without a signal."""
        if moment is not None and moment == self._moment:
            return
        self._moment = moment
        self.line.setText("" if moment is None else clock_time(moment))
        self.set_error(None)

    def _typed(self, typed: str) -> None:
        try:
            self._moment = parse_time(typed)
        except InvalidInputError:
            self._moment = None
        if self._moment is not None or not typed.strip():
            self.set_error(None)
        self.edited.emit()

    def _tidy(self) -> None:
        typed = self.line.text()
        if self._moment is not None:
            self.line.setText(clock_time(self._moment))
        elif typed.strip():
            try:
                parse_time(typed)
            except InvalidInputError as error:
                self.set_error(str(error))
