"""Blad, Ouderversie and Terugkoppelstrook in the editor, and the sheets printed per receiver."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casusdesk.domain.handover import Party
from casusdesk.services.desk import Desk
from casusdesk.ui.handovers.paper_pane import NOBODY_HEARS, NOT_DISCUSSED, PaperTab
from casusdesk.ui.handovers.screen import HandoversScreen


def shown(screen: HandoversScreen) -> str:
    return "\n".join(page.plain_text() for page in screen.editor.papers.page.pages)


def test_each_tab_shows_its_paper_and_prints_itself(screen: HandoversScreen, desk: Desk) -> None:
    sheet = desk.handovers.for_case("RM264")[0]
    screen.open(sheet.id)
    papers = screen.editor.papers
    for tab, words in (
        (PaperTab.SHEET, "Warme overdracht"),
        (PaperTab.PARENTS, "Onze afspraken"),
        (PaperTab.SLIP, "De regie ligt bij"),
    ):
        papers.choose(tab)
        assert words in shown(screen)
        screen.preview()
        job = screen.preview_page.job()
        assert (job.handovers, job.parents) == (
            (sheet,) if tab is PaperTab.SHEET else (),
            (sheet,) if tab is PaperTab.PARENTS else (),
        )
        assert [due.case.code for due in job.feedback] == (["RM264"] if tab is PaperTab.SLIP else [])
        assert not job.of_meeting
        screen.preview_page.closed.emit()


def test_the_parents_version_follows_the_typing(screen: HandoversScreen, desk: Desk) -> None:
    screen.open(desk.handovers.for_case("RM264")[0].id)
    screen.editor.papers.choose(PaperTab.PARENTS)
    screen.editor.form._fallback.area.setPlainText("Bel de huisarts.")
    screen.editor.papers.lay_out()
    assert "Bel de huisarts." in shown(screen)


def test_hints_lead_to_their_field(screen: HandoversScreen, desk: Desk) -> None:
    sheet = desk.handovers.for_case("RM264")[0]
    long = "Wij willen heel graag dat er steeds dezelfde mevrouw bij ons thuis langs komt met de baby."
    desk.handovers.record(replace(sheet, parents_want=long, going_well=("Kijkt goed naar haar baby",)))
    screen.open(sheet.id)
    papers = screen.editor.papers
    assert not papers.hints.isVisible()  # the sheet for professionals has no such hints
    papers.choose(PaperTab.PARENTS)
    link = next(one for one in papers.hints.links if "17 woorden" in one.accessibleName())
    assert link.accessibleName().startswith("Wat willen ouder(s) zelf: ")
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert screen.focusWidget() is screen.editor.form._want.area
    agreed = next(one for one in papers.hints.links if one.accessibleName().startswith("Wat gaat goed 1: "))
    agreed.click()
    assert screen.focusWidget().accessibleName() == "Wat gaat goed 1"
    assert desk.handovers.get(sheet.id).parents_want == long  # a hint never changes or stops anything


def test_without_a_decision_there_is_no_slip(
    screen: HandoversScreen, desk: Desk, toasts: list[tuple[str, object]]
) -> None:
    screen.make_for(["KT472"])
    papers = screen.editor.papers
    papers.choose(PaperTab.SLIP)
    assert papers.told.text() == NOT_DISCUSSED
    assert not papers.page.isVisible()
    screen.preview()
    assert not screen.previewing
    assert toasts[-1][0] == "Bij deze casus hoort nog geen terugkoppelstrook."
    meeting = desk.meetings.previous(desk.today())
    assert meeting is not None
    decision = replace(desk.decisions.on(meeting, "KT472"), kind="jmw")
    desk.decisions.record(replace(decision, feedback=replace(decision.feedback, to="")))
    papers.lay_out()
    assert papers.told.text() == NOBODY_HEARS


def test_the_list_by_receiver_prints_exactly_those_sheets(screen: HandoversScreen, desk: Desk) -> None:
    moved = desk.handovers.for_case("BX385")[0]
    desk.handovers.record(replace(moved, receiver=Party("WC")))
    prints = screen.pane.prints
    assert not prints.links["wijkcoach"].isVisible()
    prints.grouped.click()
    assert [(row.title, row.meta) for row in screen.list.rows.rows if not row.code] == [
        ("jeugdverpleegkundige", "2 bladen"),
        ("wijkcoach", "1 blad"),
    ]
    assert [link.accessibleName() for link in prints.links.values()] == [
        "Bladen voor jeugdverpleegkundige afdrukken (2)",
        "Bladen voor wijkcoach afdrukken (1)",
        "Alle bladen afdrukken (3)",
    ]
    for key, codes, parents in (
        ("jeugdverpleegkundige", {"RM264", "PC853"}, False),
        ("wijkcoach", {"BX385"}, True),
        ("", {"RM264", "PC853", "BX385"}, True),
    ):
        prints.parents_too.setChecked(parents)
        QTest.keyClick(prints.links[key], Qt.Key.Key_Return)
        job = screen.preview_page.job()
        assert {sheet.case_code for sheet in job.handovers} == codes
        assert {sheet.case_code for sheet in job.parents} == (codes if parents else set())
        screen.preview_page.closed.emit()


@pytest.mark.parametrize("code", ["RM264", "BX385"])
def test_the_appointment_stands_before_everything_else_on_the_sheet(
    screen: HandoversScreen, desk: Desk, code: str
) -> None:
    """US22: the reader sees when to meet on top; without a day the red bar says so, also on paper."""
    sheet = desk.handovers.for_case(code)[0]
    screen.open(sheet.id)
    paper = shown(screen)
    planned = sheet.introduction.on is not None
    assert screen.editor.bar.isVisible() is not planned
    meeting = "vrijdag 15 januari 2027" if planned else "NOG GEEN KENNISMAKING GEPLAND"
    assert paper.index(meeting) < paper.index("Waarom nu")
