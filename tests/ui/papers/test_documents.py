"""Every paper in the preview: offered when it exists, shown, read, saved, and blocked with a way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Script

from casusdesk.domain import arrange
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.meeting import Attendance, Meeting, Presence
from casusdesk.domain.paper import Paper
from casusdesk.preferences import Preferences
from casusdesk.services.desk import Desk
from casusdesk.ui.context import WindowContext
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.papers.preview import Preview
from casusdesk.ui.papers.request import PaperRequest
from casusdesk.ui.places import MEETING, OVERVIEW
from casusdesk.ui.theme import Look
from saving import saved_pages

NOT_PRINTABLE = "家族"


@pytest.fixture
def context(desk: Desk, script: Script, tmp_path: Path, qapp: object) -> WindowContext:
    Look(qapp).apply(Preferences())  # type: ignore[arg-type]
    script.save_as = tmp_path / "papier.pdf"
    return WindowContext(desk, script)


@pytest.fixture
def show(context: WindowContext, qtbot: QtBot) -> Callable[..., Preview]:
    def made(request: PaperRequest) -> Preview:
        preview = Preview(context, None)  # type: ignore[arg-type]
        preview.resize(1280, 800)
        qtbot.addWidget(preview)
        with qtbot.waitExposed(preview):
            preview.show()
        preview.activateWindow()
        preview.show_papers(request)
        return preview

    return made


def words_on(preview: Preview) -> str:
    return " ".join(" ".join(page.plain_text() for page in preview.view.page.pages).split())


def seen(preview: Preview) -> str:
    """Everything that can be read in the preview besides the page."""
    found: list[QAbstractButton | QLabel] = [
        *preview.findChildren(QAbstractButton),
        *preview.findChildren(QLabel),
    ]
    return " ".join(f"{w.text()} {w.accessibleName()}" for w in found if w.isVisible())


def december(desk: Desk) -> Meeting:
    found = desk.meetings.previous(desk.meetings.upcoming().held_on)
    assert found is not None
    return found


def due(desk: Desk) -> tuple[FeedbackDue, ...]:
    return desk.decisions.feedback_due()


ASKED: dict[str, Callable[[Desk], PaperRequest]] = {
    "agenda": lambda desk: PaperRequest(agenda=True),
    "besluitenlijst": lambda desk: PaperRequest(decisions=True),
    "vooraf": lambda desk: PaperRequest(advance=True),
    "route": lambda desk: PaperRequest(without_client=(Paper.ROUTE,)),
    "casus": lambda desk: PaperRequest(singles=("KT472",)),
    "overdrachten": lambda desk: PaperRequest(handovers=tuple(h.id for h in desk.handovers.all())),
    "ouderversies": lambda desk: PaperRequest(parents=tuple(h.id for h in desk.handovers.all())),
    "terugkoppelstroken": lambda desk: PaperRequest(feedback=due(desk)),
}
WORDS = {
    "agenda": "Agenda casusoverleg",
    "besluitenlijst": "Besluiten",
    "vooraf": "Agenda casusoverleg",
    "route": "signaal",
    "casus": "KT472",
    "overdrachten": "Warme overdracht",
    "ouderversies": "Onze afspraken",
    "terugkoppelstroken": "Uw signaal",
}


@pytest.mark.parametrize("kind", ASKED)
def test_each_paper_is_shown_read_and_saved(
    kind: str, show: Callable[..., Preview], desk: Desk, script: Script, context: WindowContext
) -> None:
    preview = show(ASKED[kind](desk))
    assert WORDS[kind] in words_on(preview)
    preview.view.tabs.setCurrentIndex(1)
    assert WORDS[kind] in preview.view.text.toPlainText()
    assert preview.view.print.isEnabled()
    numbered = kind in ("agenda", "besluitenlijst", "casus")
    assert preview.view.copies.isVisible() is numbered
    assert ("exemplaren" in preview.view.print.text()) is numbered
    assert script.save_as is not None
    pages = saved_pages(preview, script.save_as)
    assert script.asked[-1].startswith(kind)
    assert "KT472" not in script.asked[-1], "no code in a file name"
    assert WORDS[kind] in " ".join(pages[0].split())
    shown = len(preview.view.page.pages)
    times = 7 if numbered else 2 if kind == "overdrachten" else 1  # a sheet for who gives and who receives
    assert len(pages) == times * shown


def test_the_single_case_shows_no_other_code_anywhere(
    show: Callable[..., Preview], desk: Desk, script: Script
) -> None:
    desk.meetings.record(arrange.set_parents_join(desk.meetings.upcoming(), "RM264", joined=True))
    others = {case.code for case in desk.cases.all()} - {"RM264"}
    preview = show(PaperRequest(singles=("RM264",), only=True))
    read = words_on(preview)
    assert "RM264" in read
    assert script.save_as is not None
    saved = " ".join(saved_pages(preview, script.save_as))
    for where in (read, saved, preview.view.text.toPlainText(), seen(preview)):
        assert not [code for code in others if code in where]
    for line in desk.meetings.upcoming().general:
        assert line[:20] not in read


def test_a_case_is_offered_alone_when_its_parents_join(show: Callable[..., Preview], desk: Desk) -> None:
    before = show(PaperRequest())
    assert not before.view.documents.singles.isVisible()
    desk.meetings.record(arrange.set_parents_join(desk.meetings.upcoming(), "RM264", joined=True))
    after = show(PaperRequest())
    assert after.view.documents.singles.isVisible()
    assert list(after.view.documents.singles.boxes) == ["RM264"]


def test_only_what_exists_is_offered(empty: Desk, qtbot: QtBot) -> None:
    preview = Preview(WindowContext(empty), None)  # type: ignore[arg-type]
    preview.resize(1280, 800)
    qtbot.addWidget(preview)
    preview.show()
    preview.show_papers(PaperRequest())
    offered = [box.text() for box in preview.view.documents.findChildren(QCheckBox) if box.isVisible()]
    assert offered == ["Agenda (tafelversie)", "Agenda vooraf, voor de mail", "Route bij een signaal"]


def test_the_decisions_of_today_are_offered_once_there_are_any(
    show: Callable[..., Preview], desk: Desk
) -> None:
    before = show(PaperRequest())
    assert before.view.documents.decisions.text() == "Besluitenlijst van 10 december"
    today = desk.meetings.upcoming()
    desk.decisions.record(replace(desk.decisions.on(today, "KT472"), kind="regular"))
    preview = show(PaperRequest(decisions=True))
    assert preview.view.documents.decisions.text() == "Besluitenlijst van 14 januari"
    assert "KT472" in words_on(preview)


def test_the_decisions_of_a_meeting_asked_for_are_never_those_of_another(
    show: Callable[..., Preview], desk: Desk
) -> None:
    preview = show(PaperRequest(desk.meetings.upcoming(), decisions=True))
    assert preview.view.documents.decisions.text() == "Besluitenlijst van 14 januari"
    assert "14 januari 2027" in words_on(preview)


def test_the_decisions_go_to_those_who_were_there(show: Callable[..., Preview], desk: Desk) -> None:
    there = (Attendance("JV"), Attendance("WC", Presence.ABSENT), Attendance("VK"))
    desk.meetings.record(replace(december(desk), attendance=there, chair="JV"))
    assert show(PaperRequest(decisions=True)).view.copies.copies() == ("JV", "VK")
    assert len(show(PaperRequest(agenda=True)).view.copies.copies()) == 7


def test_all_sheets_for_one_role_with_one_box(show: Callable[..., Preview], desk: Desk, qtbot: QtBot) -> None:
    first = desk.handovers.all()[0]
    preview = show(PaperRequest(handovers=(first.id,)))
    group = preview.view.documents.handovers
    role = next(box for box in group.findChildren(QCheckBox) if box.text().startswith("Alle "))
    assert role.text() == "Alle 3 voor jeugdverpleegkundige"
    assert role.checkState() is Qt.CheckState.PartiallyChecked
    role.setFocus()
    QTest.keyClick(role, Qt.Key.Key_Space)
    assert set(group.ticked()) == {h.id for h in desk.handovers.all()}
    qtbot.waitUntil(lambda: preview.view.print.text() == "6 overdrachtsbladen afdrukken", timeout=3000)
    QTest.keyClick(role, Qt.Key.Key_Space)
    assert group.ticked() == ()


def test_slips_of_who_heard_back_already_can_still_be_printed(
    show: Callable[..., Preview], desk: Desk
) -> None:
    told = due(desk)[0]
    desk.decisions.tell(told.decision, "PL")
    preview = show(PaperRequest(feedback=(told,)))
    assert preview.view.print.text() == "1 strook afdrukken"
    assert f"Uw signaal {told.case.code}" in words_on(preview)


def test_a_decision_that_cannot_be_printed_leads_to_where_it_was_clicked(
    show: Callable[..., Preview], desk: Desk, context: WindowContext
) -> None:
    today = desk.meetings.upcoming()
    desk.decisions.record(
        replace(desk.decisions.on(today, "KT472"), kind="regular", agreed=NOT_PRINTABLE, who="VK")
    )
    preview = show(PaperRequest(decisions=True))
    assert not preview.view.print.isEnabled()
    asked: list[str] = []
    context.meeting_mode_asked.connect(asked.append)
    link = next(b for b in preview.findChildren(QAbstractButton) if b.text() == "Naar het besluit over KT472")
    link.click()
    assert asked == ["KT472"]


def test_a_slip_that_cannot_be_printed_leads_to_the_feedback_list(
    show: Callable[..., Preview], desk: Desk, context: WindowContext
) -> None:
    one = due(desk)[0]
    feedback = replace(one.decision.feedback, role_now=NOT_PRINTABLE)
    desk.decisions.change_feedback(replace(one.decision, feedback=feedback))
    preview = show(PaperRequest(feedback=due(desk)))
    asked: list[str] = []
    context.follow_up_asked.connect(asked.append)
    next(b for b in preview.findChildren(QAbstractButton) if b.text() == "Naar terugkoppelen").click()
    assert asked == ["feedback"]


def test_parents_paper_that_cannot_be_printed_leads_to_its_sheet(
    show: Callable[..., Preview], desk: Desk, context: WindowContext
) -> None:
    sheet = desk.handovers.all()[0]
    desk.handovers.record(replace(sheet, parents_want=NOT_PRINTABLE))
    preview = show(PaperRequest(parents=(sheet.id,)))
    asked: list[str] = []
    context.handover_asked.connect(asked.append)
    next(b for b in preview.findChildren(QAbstractButton) if b.text() == "Naar de overdracht").click()
    assert asked == [sheet.id]


def test_any_screen_asks_for_papers_and_gets_the_focus_back(window: MainWindow) -> None:
    desk = window.context.desk
    window.show_place(OVERVIEW)
    window.context.preview(PaperRequest(december(desk), decisions=True))
    assert window.place == MEETING
    preview = window.shown.preview_page  # type: ignore[attr-defined]
    assert preview.isVisible()
    assert "Besluiten" in words_on(preview)
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert window.place == OVERVIEW
    window.show_place(MEETING)
    assert window.shown.builder.isVisible()  # type: ignore[attr-defined]


def test_the_tellingen_are_a_page_without_number_or_case(show: Callable[..., Preview], desk: Desk) -> None:
    preview = show(PaperRequest(without_client=(Paper.FIGURES,)))
    assert preview.view.documents.without_client[Paper.FIGURES].isChecked()
    assert preview.view.documents.job().papers == (Paper.FIGURES,)
    read = words_on(preview)
    assert "Leeftijd van de moeder" in read
    assert not [case.code for case in desk.cases.all() if case.code in read]
