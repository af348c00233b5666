"""The first screen: the next meeting, what to do, and that every line leads to where it is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casusdesk.app import Program
from casusdesk.domain.case import Lead
from casusdesk.domain.coalition import Coalition
from casusdesk.services.access import open_empty_practice
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.overview.screen import SHOWN, OverviewScreen
from casusdesk.ui.places import CASES, HANDOVERS, MEETING, OVERVIEW, SETTINGS


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
    qtbot.waitUntil(lambda: "gevuld" in screen.fill.text())
    assert screen.fill.text().startswith("7 casussen, pagina ")


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
    overview(window).go_on.click()
    assert window.place == MEETING


def test_what_was_done_is_gone_from_the_list(window: MainWindow) -> None:
    screen = overview(window)
    assert "Kies regie voor ZL496" in words(screen)
    cases = window.context.desk.cases
    cases.record(replace(cases.get("ZL496"), lead=Lead("WC")))
    assert "Kies regie voor ZL496" not in words(screen)


def test_more_than_seven_says_how_many_are_left(window: MainWindow) -> None:
    screen = overview(window)
    cases = window.context.desk.cases
    for case in cases.all():
        cases.record(replace(case, question="", lead=Lead()))
    assert len(screen.links()) == SHOWN
    assert screen.more.isVisible()
    assert screen.more.text().startswith("En nog ")


def test_an_agenda_that_cannot_be_printed_says_why(window: MainWindow, qtbot: QtBot) -> None:
    screen = overview(window)
    cases = window.context.desk.cases
    cases.record(replace(cases.get("KT472"), question="李 wat is hier nodig?"))
    qtbot.waitUntil(screen.note.isVisible)
    assert "李" in screen.note.text()


def test_without_a_first_meeting_it_says_so_and_leads_to_the_settings(program: Program, qtbot: QtBot) -> None:
    window = program.open_desk(open_empty_practice())
    screen = overview(window)
    assert screen.heading.text() == "Nog geen overleg gepland"
    assert words(screen) == ["Vul in wanneer het eerste overleg is", "Voeg het eerste signaal toe"]
    screen.links()[0].click()
    assert window.place == SETTINGS
    window.context.desk.save_coalition(Coalition(first_meeting=date(2090, 1, 12)))
    assert screen.heading.text().startswith("Volgend overleg: donderdag 12 januari 2090")
