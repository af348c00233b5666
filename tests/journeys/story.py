"""One project leader, one store, from an empty home to the papers on the table; by keyboard alone."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

from answers import Answers, code_on, today
from hands import Hands, name_of, wait_for
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from casusdesk import paths
from casusdesk.app import Program
from casusdesk.preferences import Preferences
from casusdesk.services.access import Access, AccessState
from casusdesk.services.desk import Desk
from casusdesk.store.keys import KdfCost
from casusdesk.store.slots import DeviceSecrets
from casusdesk.ui.main_window import MainWindow

PASSPHRASE = "paarse olifant fietst stil langs zee"
CHEAP = KdfCost(64, 1, 1)


class Story:
    """`hands` do everything; `desk` is only for looking at the outcome."""

    def __init__(self, app: QApplication, papers: Path, secrets: DeviceSecrets | None = None) -> None:
        self.app = app
        self.hands = Hands()
        papers.mkdir(exist_ok=True)
        self.answers = Answers(papers)
        self.secrets = secrets
        self.program: Program | None = None
        self.recovery: list[list[str]] = []
        self.titles: set[str] = set()

    # --- the window ---------------------------------------------------------------------------------

    def start(self) -> None:
        """A fresh program on the store of this home, as `casusdesk` starts it."""
        folder = paths.vault_folder()
        access = Access(folder, paths.settings_folder() / "vault.json", self.secrets, CHEAP)
        self.program = Program(self.app, access, self.answers, preferences=Preferences())
        state = AccessState.LOCKED if folder.exists() else AccessState.NEW
        entry = self.program.begin(state)
        entry.activateWindow()
        wait_for(entry.isActiveWindow, "an active window")

    @property
    def window(self) -> MainWindow:
        """The main window, once it is there."""
        program = self.program
        assert program is not None
        wait_for(lambda: program.window is not None and program.window.isVisible(), "the main window")
        assert program.window is not None
        program.window.activateWindow()
        wait_for(program.window.isActiveWindow, "an active main window")
        shown = (window for window in QApplication.topLevelWidgets() if window.isVisible())
        self.titles |= {window.windowTitle() for window in shown} - {""}  # a toast or a menu has none
        return program.window

    @property
    def desk(self) -> Desk:
        """The open store."""
        return self.window.context.desk

    def until_the_end(self, keys: str) -> int:
        """Press `keys`, which end the event loop of the program; its exit code."""
        QTimer.singleShot(0, self.app, lambda: self.hands.press(keys))
        guard = QTimer(self.app)
        guard.setSingleShot(True)
        guard.timeout.connect(lambda: self.app.exit(99))
        guard.start(30_000)
        code = self.app.exec()
        guard.stop()
        return code

    def stop(self) -> None:
        """The end of the process."""
        if self.program is not None:
            self.program.tasks.stop()
            for window in (self.program.window, self.program._entry):
                if window is not None:
                    window.close()
            self.program.finish()
            self.program = None

    # --- the first run ------------------------------------------------------------------------------

    def set_up(self, name: str = "Casusoverleg Kansrijke Start") -> None:
        """Welcome, passphrase, recovery sheet, coalition, empty list."""
        self.begin_set_up()
        self.type_code_back()
        self.fill_in_coalition(name)
        self.hands.see("Begin leeg")
        self.hands.press("Space")
        wait_for(self.window.isVisible, "the main window")

    def begin_set_up(self) -> None:
        """Welcome and passphrase; ends at the recovery sheet."""
        hands = self.hands
        hands.see("Welkom bij Casusdesk")
        hands.press("Space")
        hands.see("Kies je wachtwoordzin")
        hands.type(PASSPHRASE)
        hands.see("Dit is een sterke wachtwoordzin.")
        hands.press("Return")
        hands.type(PASSPHRASE)
        hands.press("Return")
        hands.see("Bewaar je herstelblad")

    def type_code_back(self) -> None:
        """The sheet as PDF, and the two groups that are asked, as they stand in that file."""
        hands = self.hands
        hands.push("Opslaan als PDF…")
        hands.see("Opgeslagen. Druk het bestand af")
        self.recovery = code_on(self.answers.saved[-1])
        asked = re.compile(r"Regel (\d+), groep (\d+)")
        for _group in range(2):
            found = asked.fullmatch(self.asked_now())
            assert found, self.asked_now()
            line, group = int(found[1]) - 1, int(found[2]) - 1
            hands.type(self.recovery[line][group].lower())
            hands.press("Return")

    def asked_now(self) -> str:
        """The name of the field that has the focus."""
        return name_of(self.hands.on)

    def fill_in_coalition(self, name: str) -> None:
        """Name, rhythm, first meeting, who comes."""
        hands = self.hands
        hands.see("Je casusoverleg")
        hands.fill("Naam van het overleg", name)
        hands.fill("Eerste overleg (dd-mm-jjjj)", f"{self.meeting_day:%d-%m-%Y}")
        hands.fill("Begint om (uu.mm)", "930")
        hands.fill("Plaats", "Wijkhuis De Linde")
        hands.choose("Voorzitter (rol)", "projectleider")
        hands.tab_to("verloskundige (VK)")
        for _role in range(60):
            if self.asked_now() == "kraamzorg (KZ)":
                break
            hands.press("Down")
        assert self.asked_now() == "kraamzorg (KZ)"
        hands.press("Space")
        hands.push("Verder")

    @property
    def meeting_day(self) -> date:
        """Two weeks from now."""
        return today() + timedelta(days=14)

    # --- the work -----------------------------------------------------------------------------------

    def add_signal(self, question: str, weeks_to_go: int = 13) -> str:
        """Ctrl+N and the five fields; the code that was shown."""
        hands, due = self.hands, today() + timedelta(weeks=weeks_to_go)
        hands.press("Ctrl+N")
        hands.see("Signaal toevoegen")
        hands.fill("Uitgerekende datum (dd-mm-jjjj)", f"{due.day}-{due.month}-{due.year}")
        hands.fill("Leeftijd moeder bij aanmelding", "19")
        hands.choose("Aanmeldroute", "verl")
        hands.choose("Inbrenger (rol)", "verlos")
        hands.fill("Vraag aan het overleg", question)
        before = {case.code for case in self.desk.cases.all()}
        hands.press("Return")
        hands.see("Signaal toegevoegd als casus")
        (code,) = {case.code for case in self.desk.cases.all()} - before
        return code

    def answer_questions(self) -> None:
        """The four questions of the case that is open, onto the agenda."""
        hands = self.hands
        hands.push("Vragen doorlopen")
        hands.see("Moeder en toestemming")
        hands.tab_to("Nog niet gevraagd")
        hands.press("Left", 3)
        hands.tab_to("Voor wie?")
        hands.type("jeugdv")
        hands.press("Return")
        hands.press("Ctrl+PgDown")
        hands.see("Wat gaat goed?")
        hands.fill("Wat gaat goed?", "zus helpt")
        hands.press("Tab")
        hands.press("2")
        hands.press("Down")
        hands.press("3")
        hands.press("Ctrl+PgDown")
        hands.see("Nog niemand toegevoegd.")
        hands.tab_to("Instantie of rol toevoegen")
        for typed in ("wijkc", "jv"):
            hands.type(typed)
            hands.press("Return")
        hands.press("Ctrl+PgDown")
        hands.see("Extra ondersteuning wenselijk?")
        hands.push("Nee, gewone zorg is genoeg")
        hands.press("Right")
        hands.press("Ctrl+PgDown")
        hands.see("Nog te bepalen (★ op de agenda)")
        hands.tab_to("Nog te bepalen (★ op de agenda)")
        hands.press("Up", 2)
        hands.press("Ctrl+PgDown")
        hands.see("Zo staat het op de agenda")
        hands.press("Ctrl+Return")
        hands.see("staat op de agenda van")

    def make_handover(self, code: str, parent: str = "") -> None:
        """A sheet for the case, with its introduction planned."""
        hands = self.hands
        hands.press("Alt+4")
        hands.see("Geen overdrachten gepland")
        hands.choose("Overdracht maken voor", code)
        hands.press("Ctrl+Return")
        hands.see(f"Overdracht {code}")
        if parent:
            hands.fill("Naam ouder", parent)
        hands.choose("Naar: rol", "jeugdverpleeg")
        hands.choose("Regie na overdracht", "jeugdverpleeg")
        hands.fill("Regie gaat over op (dd-mm-jjjj)", f"{self.meeting_day + timedelta(days=10):%d-%m-%Y}")
        hands.fill("Datum (dd-mm-jjjj)", f"{self.meeting_day + timedelta(days=3):%d-%m-%Y}")
        hands.fill("Tijd (uu.mm)", "10.00")
        hands.fill("Waar", "thuis")
        hands.fill("Waarom nu overdragen", "De bevalling komt dichterbij.")

    def put_on_agenda(self, code: str) -> None:
        """From what is available, in the agenda builder."""
        hands = self.hands
        hands.press("Alt+3")
        hands.tab_to("Beschikbaar, 1 casus")
        hands.press("Ctrl+Return")
        hands.see("Alle casussen staan op de agenda.")

    def move_up(self) -> None:
        """The chosen case of the agenda one place up."""
        hands = self.hands
        hands.press("Alt+3")
        hands.tab_to("Agenda, 2 casussen")
        hands.press("Alt+Up")

    def save_papers(self) -> None:
        """From the preview of the open handover: the agenda ticked with it, and everything in one file."""
        hands = self.hands
        hands.press("Alt+4")
        hands.press("Ctrl+P")
        hands.see("Voorbeeld en afdrukken")
        hands.push("Agenda (tafelversie)")
        hands.see("exemplaren en 2 bladen afdrukken")
        hands.push("Opslaan als PDF…")
        self.answers.words = hands.save_locked()
        hands.press("Escape")

    def lock(self) -> int:
        """Ctrl+L: this process ends, to be followed by a fresh one; the exit code."""
        code = self.until_the_end("Ctrl+L")
        assert self.program is not None
        assert self.program.start_again, "no fresh process asked for"
        self.program.finish()
        self.program = None
        return code

    def recover(self, passphrase: str) -> None:
        """From the page that asks the passphrase: the code from the sheet, and a new passphrase twice."""
        hands = self.hands
        hands.push("Herstelblad gebruiken")
        hands.see("Nieuwe wachtwoordzin")
        for line in self.recovery:
            hands.type(" ".join(line))
            hands.press("Return")
        hands.fill("Wachtwoordzin", passphrase)
        hands.press("Return")
        hands.type(passphrase)
        hands.press("Return")

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """The passphrase, in the fresh program."""
        self.start()
        self.hands.see("Ontgrendelen")
        self.hands.type(passphrase)
        self.hands.press("Return")
