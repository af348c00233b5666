"""The practice month shows what domain §7 expects of each case: on Overzicht, in the list, on the agenda
in the window, and on the page that is printed from it.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from answers import Answers, text_of
from hands import Hands
from PySide6.QtWidgets import QApplication
from reading import links, listed, until

from casusdesk.preferences import Preferences
from casusdesk.services.practice import practice_desk
from casusdesk.ui.context import WindowContext
from casusdesk.ui.dutch import speak_dutch
from casusdesk.ui.main_window import MainWindow


@dataclass(frozen=True)
class Shown:
    """What was read on the practice day: the links of Overzicht, the rows of the lists, and the page."""

    overview: list[str]
    cases: list[str]
    agenda: list[str]
    available: list[str]
    paper: list[str]

    @property
    def pressing(self) -> str:
        """Rubriek D of the page."""
        return self.paper[0].partition(" D Laatste kans")[2].partition(" E Overdrachten")[0]


@dataclass(frozen=True)
class Warned:
    """`overview` are whole lines, `row` the signs in the case list, `agenda` and `paper` parts of theirs.

    `pressing` says whether rubriek D names the case.
    """

    code: str
    overview: tuple[str, ...] = ()
    row: str = ""
    agenda: tuple[str, ...] = ()
    paper: tuple[str, ...] = ()
    pressing: bool = False


EXPECTED = (
    Warned(
        "KT472",
        (
            (
                "KT472: VoorZorg aanmelden: uiterlijk 21 januari, verloskundige; "
                "30e-wk huisbezoek: uiterlijk 10 februari, verloskundige"
            ),
        ),
        "KT472, 27 weken, regie verloskundige, laatste kans VoorZorg aanmelden 21 januari, "
        "laatste kans 30e-wk huisbezoek 10 februari, status",
        (
            "KT472, 27+0 · inbrenger: verloskundige, laatste kans, ",
            "KT472, VoorZorg aanmelden, laatste kans, uiterlijk 21-01 · verloskundige",
            "KT472, Huisbezoek in de 30e week, laatste kans, uiterlijk 10-02 · verloskundige",
        ),
        ("2 KT472 27+0 Wie kan", "KT472 VoorZorg aanmelden t/m 21-01 (VK) 30e-wk huisbezoek t/m 10-02 (VK)"),
        pressing=True,
    ),
    Warned(
        "BX385",
        (
            "Bel vandaag over BX385: kan dit wachten?",
            "Bespreek BX385 vóór het overleg: 30e-wk huisbezoek moest uiterlijk 27 december",
            "Plan de kennismaking van BX385",
            (
                "BX385: te laat: 30e-wk huisbezoek, moest uiterlijk 27 december, verloskundige; "
                "indicatie/maatwerk klaar: uiterlijk 18 januari, wijkcoach; "
                "plan rond bevalling: uiterlijk 1 februari, wijkcoach; "
                "kennismaking JGZ plannen: uiterlijk 8 februari, jeugdverpleegkundige"
            ),
        ),
        "BX385, 33 weken en 3 dagen, urgent, regie wijkcoach, te laat 30e-wk huisbezoek 27 december, "
        "laatste kans indicatie/maatwerk klaar 18 januari, laatste kans plan rond bevalling 1 februari, "
        "laatste kans kennismaking JGZ plannen 8 februari, status",
        (
            "BX385, 33+3 · inbrenger: wijkcoach, urgent, te laat, laatste kans, ",
            "BX385, Huisbezoek in de 30e week, te laat, uiterlijk was 27-12 · verloskundige",
            "BX385, Indicatie, maatwerk en verlengde kraamzorg vooraf geregeld, laatste kans, ",
            "BX385, Plan rond bevalling en eerste weken klaar, laatste kans, uiterlijk 01-02",
            "BX385, Kennismaking JGZ of volgende hulpverlener gepland, laatste kans, uiterlijk 08-02",
            "BX385, van wijkcoach naar jeugdverpleegkundige, nog geen kennismaking",
        ),
        (
            "1 BX385 33+3 urgent Waar kan",
            (
                "BX385 te laat 30e-wk huisbezoek (27-12, VK) indicatie/maatwerk klaar t/m 18-01 (WC) "
                "plan rond bevalling t/m 01-02 kennismaking JGZ plannen t/m 08-02 (JV)"
            ),
            "BX385 WC JV kennismaking nog plannen",
        ),
        pressing=True,
    ),
    Warned(
        "RM264",
        (
            "Rond de overdracht van RM264 af: uiterlijk 17 januari",
            "RM264: warme overdracht: uiterlijk 17 januari, verloskundige",
        ),
        "RM264, kind 5 dagen, regie verloskundige, laatste kans warme overdracht 17 januari, status",
        (
            "RM264, Afspraak maken voor de kennismaking met de JGZ",
            "RM264, kind 5 dgn · regie: verloskundige, Hoe leert",
            (
                "RM264, van verloskundige naar jeugdverpleegkundige, laatste kans, "
                "warme overdracht 14-01 t/m 17-01, uiterlijk 19-01, kennismaking 15-01"
            ),
        ),
        (
            "6 RM264 kind 5 dgn Hoe leert",
            (
                "E Overdrachten RM264 VK JV kennismaking vr 15-01, 10.30 uur laatste kans "
                "overdracht 14-01 t/m 17-01, uiterlijk 19-01"
            ),
        ),
    ),
    Warned(
        "ND638",
        (
            "ND638: kraamzorg aanmelden: uiterlijk 4 februari, verloskundige",
            "ND638: praktijkondersteuner verloskundigen: afwezig, geen vervanger",
        ),
        "ND638, 13 weken, regie praktijkondersteuner verloskundigen, "
        "laatste kans kraamzorg aanmelden 4 februari, status",
        (
            "VoorZorg aanmelden opent 21-01 – nog onbekend: opleiding, taal, verhuizing",
            "ND638, Kraamzorg aangemeld, laatste kans, uiterlijk 04-02 · verloskundige",
        ),
        (
            "3 ND638 13+0 Wat is",
            "VoorZorg aanmelden opent 21-01 nog onbekend: opleiding, taal, verhuizing",
            "ND638 kraamzorg aanmelden t/m 04-02 (VK)",
        ),
        pressing=True,
    ),
    Warned(
        "HW729", row="HW729, 24 weken en 3 dagen, geen regie, laatste kans PHB JGZ plannen 8 februari, status"
    ),
    Warned(
        "PC853",
        ("PC853: afsluiten of overdragen: uiterlijk 1 februari, jonge moederwerk Avedan",),
        "PC853, kind 23 maanden, regie jonge moederwerk Avedan, "
        "laatste kans afsluiten of overdragen 1 februari, status",
        (
            "PC853, Met moeder het laatste gesprek plannen",
            "PC853, kind 23 mnd · regie: JMW Avedan, laatste kans, ",
            "PC853, Einde bereik: afsluiten of overdragen, laatste kans, uiterlijk 01-02",
            "PC853, van jonge moederwerk Avedan naar jeugdverpleegkundige, kennismaking 28-01",
        ),
        ("5 PC853 kind 23 mnd Kan", "PC853 afsluiten of overdragen t/m 01-02"),
        pressing=True,
    ),
    Warned(
        "ZL496",
        (
            "Kies regie voor ZL496",
            "Beslis of ZL496 een doorbraak nodig heeft",
            "ZL496: ingebracht door ambulante begeleiding, op de lijst sinds 8 oktober",
            "ZL496: ambulante begeleiding, besproken op 10 december",
        ),
        "ZL496, 22 weken, geen regie, status",
        (
            "ZL496, Beide loketten bellen over de aanvraag, doorbraak?",
            "ZL496, 22+0 · regie: nog te bepalen, geen regie, doorbraak?, ",
        ),
        ("ZL496 Beide loketten bellen over de aanvraag doorbraak? AB 26-11", "belt beide? regie te bepalen"),
    ),
    Warned(
        "FV582",
        ("Vraag of de baby van FV582 er is",),
        "FV582, 42 weken en 3 dagen, geboren?, regie verloskundige, status",
        ("FV582, 42+3 – geboren? · regie: verloskundige, Is de baby",),
        ("7 FV582 42+3 geboren? Is de baby",),
    ),
)


@pytest.fixture(scope="module")
def shown(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """The practice month read once, in a window with a home of its own."""
    home = tmp_path_factory.mktemp("practice")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home))
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home / name))
        speak_dutch(qapp)
        answers = Answers(home)
        with practice_desk() as desk:
            window = MainWindow(WindowContext(desk, answers, preferences=Preferences()))
            window.resize(1280, 800)
            window.show()
            window.activateWindow()
            until(window.isActiveWindow, "an active window")
            window.enter_shown()
            try:
                found = read(answers)
            finally:
                window.context.tasks.stop()
                window.close()
                window.deleteLater()
                qapp.processEvents()
        return found


def read(answers: Answers) -> Shown:
    """Past Overzicht, Casussen and Overleg, and the agenda saved as a file."""
    hands, overview = Hands(), links()
    hands.press("Alt+2")
    until(lambda: listed("Casussen"), "the cases")
    cases = listed("Casussen")
    hands.press("Alt+3")
    until(lambda: listed("Agenda"), "the agenda")
    agenda, available = listed("Agenda"), listed("Beschikbaar")
    hands.press("Ctrl+P")
    hands.see("exemplaren afdrukken")
    hands.press("Ctrl+Shift+P")
    words = hands.save_locked()
    assert answers.told == []
    return Shown(overview, cases, agenda, available, text_of(answers.saved[-1], words))


@pytest.mark.parametrize("case", EXPECTED, ids=lambda case: case.code)
class TestOfEachCase:
    """One case of the table of domain §7 at a time."""

    def test_overview(self, shown: Shown, case: Warned) -> None:
        assert [line for line in shown.overview if case.code in line] == list(case.overview)

    def test_case_list(self, shown: Shown, case: Warned) -> None:
        (row,) = (row for row in shown.cases if row.startswith(case.code))
        assert row.startswith(case.row)

    def test_agenda_in_the_window(self, shown: Shown, case: Warned) -> None:
        rows = [row for row in shown.agenda if case.code in row]
        assert len(rows) == len(case.agenda)
        for row, part in zip(rows, case.agenda, strict=True):
            assert part in row

    def test_agenda_on_paper(self, shown: Shown, case: Warned) -> None:
        for page in shown.paper:
            for part in case.paper:
                assert part in page
        assert (case.code in shown.pressing) is case.pressing


def test_who_refused_is_counted_and_on_no_paper(shown: Shown) -> None:
    """HW729: not on any output, but she counts."""
    assert "HW729, 24+3 · toestemming geweigerd" in shown.available
    assert len(shown.cases) == len(EXPECTED) == 8
    assert not any("HW729" in page for page in shown.paper)


def test_the_agenda_is_one_page_for_everybody_who_comes(shown: Shown) -> None:
    assert len(shown.paper) == 7
    assert {page.count("pagina 1 van 1") for page in shown.paper} == {1}
