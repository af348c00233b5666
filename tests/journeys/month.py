"""A month of the project leader: one encrypted store with the practice cases, and a calendar a test turns."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

from answers import Answers
from hands import Hands, wait_for
from PySide6.QtWidgets import QApplication

from casusdesk.domain.case import Case
from casusdesk.domain.coalition import Coalition
from casusdesk.preferences import Preferences
from casusdesk.services.clock import Clock
from casusdesk.services.desk import Desk
from casusdesk.services.opening import open_desk
from casusdesk.store.vault import Vault, create_practice_vault
from casusdesk.ui.context import WindowContext
from casusdesk.ui.main_window import MainWindow
from practice_copy import PracticeCopies

PRACTICE_DAY = date(2027, 1, 12)
MEETING = date(2027, 1, 14)
NEXT = date(2027, 2, 11)


class Month:
    """`hands` do everything; `desk` is for looking at the outcome, and for what happened before the story."""

    def __init__(self, app: QApplication, home: Path) -> None:
        self.app = app
        self.hands = Hands()
        self._home = home
        papers = home / "papier"
        papers.mkdir(parents=True)
        self.answers = Answers(papers)
        self._vault: Vault | None = None
        self._window: MainWindow | None = None
        self._desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        """The store as it is open now."""
        assert self._desk is not None, "no day was chosen"
        return self._desk

    @property
    def window(self) -> MainWindow:
        """The window as it is open now."""
        assert self._window is not None, "no day was chosen"
        return self._window

    def practise(self, copies: PracticeCopies) -> None:
        """Begin with the practice month; what its cases tell came in after the last meeting."""
        self._vault = copies.month(self._home / "kluis")
        self.on(PRACTICE_DAY)

    def begin_empty(self, day: date, first_meeting: date) -> None:
        """A store with nothing but the first meeting in it."""
        self._vault = create_practice_vault(self._home / "kluis")
        self._open(day).save_coalition(
            Coalition(first_meeting=first_meeting, controller="de gemeente", place="kamer 2")
        )
        self.on(day)

    def on(self, day: date) -> None:
        """Close the window, and open it again on that day at nine in the morning."""
        self.close()
        self._desk = self._open(day)
        window = MainWindow(WindowContext(self._desk, self.answers, preferences=Preferences()))
        self._window = window
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        wait_for(window.isActiveWindow, "an active window")
        window.enter_shown()

    def case(self, code: str) -> Case:
        """The case as it is kept."""
        return self.desk.cases.get(code)

    def close(self) -> None:
        """Close the window as somebody who goes home."""
        if self._window is not None:
            self._window.context.tasks.stop()
            self._window.close()
            self._window.deleteLater()
            self.app.processEvents()
            self._window = None

    def stop(self) -> None:
        """The end of the story."""
        self.close()
        if self._vault is not None:
            self._vault.close()

    def _open(self, day: date) -> Desk:
        morning = datetime.combine(day, time(9)).astimezone()
        assert self._vault is not None, "no store was begun"
        return open_desk(self._vault, Clock(today=lambda: day, now=lambda: morning))
