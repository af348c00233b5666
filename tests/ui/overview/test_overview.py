"""The first screen: the next meeting, what to do, what stands out, and that every line leads somewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casusdesk.app import Program
from casusdesk.domain.case import Lead
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.course import LastSeen
from casusdesk.domain.decision import Decision
from casusdesk.services.access import open_empty_practice
from casusdesk.services.practice import practice_desk
from casusdesk.ui.cases.rows import Filter
from casusdesk.ui.cases.screen import CasesScreen
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.overview.attention_card import SHOWN as LINES
from casusdesk.ui.overview.attention_card import AttentionCard
from casusdesk.ui.overview.screen import OverviewScreen
from casusdesk.ui.overview.todo_box import SHOWN
from casusdesk.ui.places import CASES, FOLLOW_UP, HANDOVERS, MEETING, MODE, OVERVIEW, SETTINGS


def overview(window: MainWindow) -> OverviewScreen:
    screen = window.show_place(OVERVIEW)
    assert isinstance(screen, OverviewScreen)
    return screen


def words(screen: OverviewScreen) -> list[str]:
    return [link.accessibleName() for link in screen.links()]


def test_heading_and_step_and_box(window: MainWindow, qtbot: QtBot) -> None:
    screen = overview(window)
    assert screen.heading.text().startswith("Volgend overleg: donderdag 14 januari 2027 (over ")
    assert "Voorbereiden" in screen.steps.accessibleName()
    qtbot.waitUntil(lambda: "gevuld" in screen.agenda.fill.text())
    assert screen.agenda.fill.text().startswith("7 casussen, pagina ")


def test_enter_on_a_line_opens_its_case(window: MainWindow, qtbot: QtBot) -> None:
    screen = overview(window)
    link = next(link for link in screen.links() if "Kies regie voor ZL496" in link.accessibleName())
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert window.place == CASES
    assert window.screens[CASES].detail.code == "ZL496"  # type: ignore[attr-defined]


def test_a_handover_line_opens_the_handover(window: MainWindow, qtbot: QtBot) -> None:
    screen = overview(window)
    link = next(link for link in screen.links() if "kennismaking van BX385" in link.accessibleName())
    link.click()
    assert window.place == HANDOVERS


def test_the_main_button_leads_to_the_agenda(window: MainWindow, qtbot: QtBot) -> None:
    overview(window).agenda.go_on.click()
    assert window.place == MEETING


def test_what_was_done_is_gone_from_the_list(window: MainWindow) -> None:
    screen = overview(window)
    assert "Kies regie voor ZL496" in words(screen)
    cases = window.context.desk.cases
    cases.record(replace(cases.get("ZL496"), lead=Lead("WC")))
    assert "Kies regie voor ZL496" not in words(screen)


def test_more_than_seven_says_how_many_are_left(window: MainWindow) -> None:
    screen = overview(window)
    assert len(screen.links()) == SHOWN
    assert screen.todo.more.isVisible()
    assert screen.todo.more.text() == "En nog 4 punten, zodra dit klaar is."


def test_an_agenda_that_cannot_be_printed_says_why(window: MainWindow, qtbot: QtBot) -> None:
    screen = overview(window)
    cases = window.context.desk.cases
    cases.record(replace(cases.get("KT472"), question="李 wat is hier nodig?"))
    qtbot.waitUntil(screen.agenda.note.isVisible)
    assert "李" in screen.agenda.note.text()


def test_without_a_first_meeting_it_says_so_and_leads_to_the_settings(program: Program, qtbot: QtBot) -> None:
    window = program.open_desk(open_empty_practice())
    screen = overview(window)
    assert screen.heading.text() == "Nog geen overleg gepland"
    assert words(screen) == ["Vul in wanneer het eerste overleg is", "Voeg het eerste signaal toe"]
    assert not any(card.isVisibleTo(screen) for card in screen.cards)
    assert not screen.agenda.invite.isVisibleTo(screen)
    screen.links()[0].click()
    assert window.place == SETTINGS
    window.context.desk.save_coalition(Coalition(first_meeting=date(2090, 1, 12)))
    assert overview(window) is screen  # what is out of sight follows when she comes back
    assert screen.heading.text().startswith("Volgend overleg: donderdag 12 januari 2090")
    assert screen.agenda.invite.isVisibleTo(screen)


def lines(card: AttentionCard) -> list[str]:
    return [link.accessibleName() for link in card.links()]


def test_the_practice_month_shows_what_domain_7_expects(window: MainWindow) -> None:
    screen = overview(window)
    last_chance, without_lead, untold, unseen, nobody = screen.cards
    assert [card.title.text() for card in screen.cards] == [
        "Laatste kans vóór volgend overleg",
        "Zonder regie",
        "Nog niet teruggekoppeld",
        "Meer dan zes weken niet gezien",
        "Regie zonder aanwezige",
    ]
    assert [line[:5] for line in lines(nobody)] == ["ND638"]
    shown = {line[:5]: line for line in lines(last_chance)}
    assert list(shown) == ["BX385", "RM264", "KT472", "PC853", "ND638"]
    assert "te laat: 30e-wk huisbezoek" in shown["BX385"]
    assert "indicatie/maatwerk klaar: uiterlijk 18 januari" in shown["BX385"]
    assert "VoorZorg aanmelden: uiterlijk 21 januari" in shown["KT472"]
    assert "30e-wk huisbezoek: uiterlijk 10 februari" in shown["KT472"]
    assert "warme overdracht: uiterlijk 17 januari" in shown["RM264"]
    assert "afsluiten of overdragen: uiterlijk 1 februari" in shown["PC853"]
    assert "kraamzorg aanmelden: uiterlijk 4 februari" in shown["ND638"]
    assert [line[:5] for line in lines(without_lead)] == ["ZL496"]
    assert [line[:5] for line in lines(untold)] == ["ZL496"]
    assert lines(unseen) == []
    assert unseen.nothing.isVisible()
    todo = words(screen)
    assert "Vraag of de baby van FV582 er is" in todo
    assert "Beslis of ZL496 een doorbraak nodig heeft" in todo
    assert "Rond de overdracht van RM264 af: uiterlijk 17 januari" in todo
    everything = [*todo, *(line for card in screen.cards for line in lines(card))]
    assert not any("HW729" in line for line in everything)


def test_a_code_leads_to_its_case(window: MainWindow, qtbot: QtBot) -> None:
    link = overview(window).cards[0].links()[1]
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert window.place == CASES
    assert window.screens[CASES].detail.code == "RM264"  # type: ignore[attr-defined]


def without_lead(window: MainWindow) -> None:
    cases = window.context.desk.cases
    for case in cases.all():
        cases.record(replace(case, lead=Lead()))


def not_seen(window: MainWindow) -> None:
    cases = window.context.desk.cases
    for case in cases.all():
        cases.record(replace(case, last_seen=LastSeen(date(2026, 10, 1), "VK")))


def not_told(window: MainWindow) -> None:
    desk = window.context.desk
    for case in desk.cases.all():
        desk.decisions.record(replace(desk.decisions.on(desk.meetings.upcoming(), case.code), kind="regular"))


@pytest.mark.parametrize(
    ("place", "change", "part"),
    [(1, without_lead, Filter.NO_LEAD), (3, not_seen, Filter.UNSEEN)],
    ids=["without lead", "not seen"],
)
def test_a_long_list_shows_five_and_leads_to_all(
    window: MainWindow, place: int, change: Callable[[MainWindow], None], part: Filter
) -> None:
    screen = overview(window)
    change(window)
    card = screen.cards[place]
    assert len(card.links()) == LINES
    count = 7 if part is Filter.NO_LEAD else 8  # HW729 refused: nobody is asked to take the lead
    assert card.all.text() == f"Alle {count}"
    card.all.click()
    assert window.place == CASES
    cases = window.shown
    assert isinstance(cases, CasesScreen)
    assert cases.list.model.part is part
    assert cases.list.model.rowCount() == count


@pytest.mark.parametrize(
    ("place", "part"), [(0, Filter.LAST_CHANCE), (1, Filter.NO_LEAD)], ids=["last chance", "without lead"]
)
def test_a_card_and_the_part_of_the_list_name_the_same_cases(
    window: MainWindow, place: int, part: Filter
) -> None:
    named = {link.accessibleName()[:5] for link in overview(window).cards[place].links()}
    window.context.open_cases(part.name.lower())
    cases = window.shown
    assert isinstance(cases, CasesScreen)
    model = cases.list.model
    spoken = [
        str(model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole))
        for row in range(model.rowCount())
    ]
    assert {words[:5] for words in spoken} == named


def test_all_who_wait_for_news_are_in_afspraken(window: MainWindow) -> None:
    screen = overview(window)
    not_told(window)
    card = screen.cards[2]
    assert card.all.isVisibleTo(screen)
    card.all.click()
    assert window.place == FOLLOW_UP


def test_several_handovers_lead_to_their_screen(program: Program) -> None:
    window = program.open_desk(practice_desk(today=date(2026, 12, 11)))
    desk = window.context.desk
    for code in ("ND638", "KT472"):
        desk.decisions.record(Decision(date(2026, 12, 10), code, "regular", lead=desk.cases.get(code).lead))
    wanted = "Maak de overdracht van 3 besproken casussen"
    screen = overview(window)
    next(link for link in screen.links() if link.accessibleName() == wanted).click()
    assert window.place == HANDOVERS


def test_focus_stays_in_the_list_when_it_changes(window: MainWindow, qtbot: QtBot) -> None:
    screen = overview(window)
    place = words(screen).index("Kies regie voor ZL496")
    screen.links()[place].setFocus()
    cases = window.context.desk.cases
    cases.record(replace(cases.get("ZL496"), lead=Lead("WC")))
    qtbot.waitUntil(screen.links()[place].hasFocus)


def test_nothing_is_made_anew_when_nothing_changed(window: MainWindow) -> None:
    screen = overview(window)
    before = [*screen.links(), *(link for card in screen.cards for link in card.links())]
    cases = window.context.desk.cases
    cases.record(replace(cases.get("ND638"), interpreter="Frans"))
    assert [*screen.links(), *(link for card in screen.cards for link in card.links())] == before


def test_on_the_day_itself_the_meeting_is_the_main_button(program: Program, qtbot: QtBot) -> None:
    window = program.open_desk(practice_desk(today=date(2027, 1, 14)))
    screen = overview(window)
    assert screen.agenda.start.isVisibleTo(screen)
    assert screen.agenda.start.property("kind") == "primary"
    assert screen.agenda.go_on.property("kind") == ""
    assert screen.heading.text() == "Vandaag overleg: donderdag 14 januari 2027"
    assert "Start het overleg van vandaag" in words(screen)
    screen.primary()
    assert window.place == MODE


def test_before_the_day_there_is_no_meeting_to_start(window: MainWindow) -> None:
    assert not overview(window).agenda.start.isVisible()


def test_the_invitation_is_a_file_without_any_case(window: MainWindow, script: Any, tmp_path: Path) -> None:
    script.save_as = tmp_path / "overleg"
    overview(window).agenda.invite.click()
    assert script.asked == ["casusoverleg.ics"]
    data = (tmp_path / "overleg.ics").read_bytes()
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert event.start.date() == date(2027, 1, 14)
    assert not any(case.code.encode() in data for case in window.context.desk.cases.all())
    assert "alleen dag, tijd en plaats" in window.toast.label.text()


def test_an_invitation_that_cannot_be_written_says_why(
    window: MainWindow, script: Any, tmp_path: Path
) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    script.save_as = tmp_path / "bestand" / "overleg.ics"
    overview(window).agenda.invite.click()
    assert script.asked[-1].startswith("Deze plaats kan geen bestand bevatten")
    script.save_as = None
    overview(window).agenda.invite.click()
    assert script.asked[-1] == "casusoverleg.ics"


@pytest.mark.parametrize(("width", "height", "text"), [(1280, 800, 100), (920, 500, 100), (920, 500, 200)])
def test_everything_is_within_the_width(
    window: MainWindow, qtbot: QtBot, width: int, height: int, text: int
) -> None:
    screen = overview(window)
    window.context.prefer(replace(window.context.preferences, text_size=text))
    window.resize(width, height)
    qtbot.waitUntil(lambda: window.width() == width)
    qtbot.wait(50)
    for card in (screen.todo, screen.agenda, *screen.cards):
        right = card.mapTo(screen, card.rect().topRight()).x()
        assert right <= screen.width()
