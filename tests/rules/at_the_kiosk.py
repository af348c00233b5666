"""The whole program with the print screen of attendees over its window, and what can be read on it."""

from __future__ import annotations

import re
from pathlib import Path

from answers import Answers
from hands import Hands
from overheard import overheard
from PySide6.QtWidgets import QApplication

from casusdesk.app import Program
from casusdesk.domain.handover import Handover
from casusdesk.preferences import Preferences
from casusdesk.services.access import Access
from casusdesk.services.desk import Desk
from casusdesk.ui.kiosk.screen import KioskScreen
from casusdesk.ui.main_window import MainWindow

CODE = re.compile(r"\b[A-HJ-NP-Z]{2}[2-9]{3}\b")


class Kiosk:
    """The whole program with the print screen of attendees over its window."""

    def __init__(self, app: QApplication, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.answers = Answers(folder)
        self.hands = Hands()
        self.program = Program(app, Access(folder / "leeg"), self.answers, preferences=Preferences())
        self.window: MainWindow = self.program.open_desk(desk)
        self.window.activateWindow()
        self.hands.see("Nu te doen")

    @property
    def screen(self) -> KioskScreen:
        shown = self.window.shown
        assert isinstance(shown, KioskScreen)
        return shown

    @property
    def locked(self) -> bool:
        """Whether the program ends to begin again at the lock, and nothing is left to read meanwhile."""
        return self.program.start_again and not codes(overheard())

    def open(self) -> Kiosk:
        self.window.context.open_kiosk()
        return self

    def role(self, key: str) -> Kiosk:
        self.screen.roles.roles[key].click()
        return self

    def pages(self) -> str:
        return " ".join(page.plain_text() for page in self.screen.sheets.view.pages)


def codes(said: str) -> set[str]:
    return set(CODE.findall(said))


def sheet(desk: Desk, code: str) -> Handover:
    (found,) = desk.handovers.for_case(code)
    return found


def own(desk: Desk, role: str) -> set[str]:
    """The cases of which this role gives or receives a sheet."""
    return {h.case_code for h in desk.handovers.all() if role in (h.giver.role, h.receiver.role)}


def seen_by(kiosk: Kiosk, role: str) -> set[str]:
    """Every code that can be read or heard on any sheet of this role."""
    kiosk.role(role)
    found = codes(overheard())
    while kiosk.screen.sheets.next.isEnabled():
        kiosk.screen.sheets.next.click()
        found |= codes(overheard())
    kiosk.screen.sheets.other.click()
    return found
