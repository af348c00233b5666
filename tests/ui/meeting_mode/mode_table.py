"""The window in Overlegmodus, with what these tests ask of it again and again."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from casusdesk.domain.decision import Decision
from casusdesk.services.desk import Desk
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.meeting_mode.screen import MeetingModeScreen

NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Table:
    """The window in Overlegmodus, with what a test asks of it again and again."""

    window: MainWindow
    mode: MeetingModeScreen

    @property
    def desk(self) -> Desk:
        return self.window.context.desk

    @property
    def code(self) -> str:
        return self.mode.course.code

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """One key, wherever the focus is; shortcuts work as in real life."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), words)

    def decision(self, code: str = "") -> Decision:
        return self.desk.decisions.on(self.desk.meetings.upcoming(), code or self.code)

    def kept(self, code: str) -> bool:
        held = self.desk.meetings.upcoming().held_on
        return any(decision.case_code == code for decision in self.desk.decisions.of(held))

    def words(self) -> str:
        """Every text in sight or read aloud, window title included."""
        found = [self.window.windowTitle()]
        for widget in (self.window, *self.window.findChildren(QWidget)):
            if not widget.isVisible():
                continue
            found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            if isinstance(widget, QLabel | QPushButton):
                found.append(widget.text())
        return "\n".join(found)

    def others(self) -> list[str]:
        """Codes of other cases that can be read somewhere in the window."""
        words = self.words()
        return [c.code for c in self.desk.cases.all() if c.code != self.code and c.code in words]
