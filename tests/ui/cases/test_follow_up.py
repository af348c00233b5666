"""A follow-up on screen: one short page beside the previous meeting, and from there ready or on (US5)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from casusdesk.services.desk import Desk
from casusdesk.services.wizard import STEPS, Step
from casusdesk.ui.cases.question_page import QuestionPage
from casusdesk.ui.cases.screen import CasesScreen


def page_of(screen: CasesScreen) -> QuestionPage:
    page = screen.wizard.page()
    assert isinstance(page, QuestionPage)
    return page


def test_walking_the_questions_of_a_follow_up_opens_on_what_changed(screen: CasesScreen) -> None:
    screen.open_case("RM264")
    screen.detail.bar.questions.emit()
    page = page_of(screen)
    assert screen.wizard.walk.step is Step.CHANGED
    assert [key for key, asker in page.askers.items() if asker.isVisible()] == [
        "since_last",
        "decision_needed",
        "question",
    ]
    assert page.last is not None
    said = [label.text() for label in page.last.findChildren(QLabel) if label.isVisible()]
    assert said[0] == "Vorige keer (10 december)"
    agreed = "Afspraak maken voor de kennismaking met de JGZ\nverloskundige · uiterlijk 13 januari"
    assert f"{agreed} · nog open" in said
    assert screen.wizard.steps.count() == 7


def test_klaar_by_enter_alone_reaches_the_check_and_keeps_what_was_typed(
    screen: CasesScreen, desk: Desk
) -> None:
    screen.open_questions("ZL496")
    page = page_of(screen)
    for words in ("Inkomen is geregeld", "Kan dit af?", "Wie sluit af?"):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        line = QApplication.focusWidget()
        line.selectAll()  # type: ignore[union-attr]
        QTest.keyClicks(line, words)
    assert page is page_of(screen)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert screen.wizard.walk.step is Step.CHECK
    case = desk.cases.get("ZL496")
    kept = (case.since_last, case.decision_needed, case.question)
    assert kept == ("Inkomen is geregeld", "Kan dit af?", "Wie sluit af?")
    screen.wizard.back_button.click()
    assert screen.wizard.walk.step is Step.CHANGED


def test_all_questions_leads_to_the_six_pages(screen: CasesScreen) -> None:
    screen.open_questions("RM264")
    assert screen.wizard.next_button.text() == "Klaar"
    assert screen.wizard.bar.every.isVisible()
    screen.wizard.bar.every.click()
    assert screen.wizard.walk.step is Step.BEFORE
    assert not screen.wizard.bar.every.isVisible()
    assert not page_of(screen).askers["question"].isVisible()
    screen.wizard.go(Step.BEFORE, "question")  # a link from elsewhere finds it where it is asked
    assert screen.wizard.walk.step is Step.CHANGED
    assert page_of(screen).askers["question"].field.line.hasFocus()  # type: ignore[attr-defined]


def test_a_new_case_keeps_its_six_pages(screen: CasesScreen) -> None:
    screen.open_questions("KT472")
    assert screen.wizard.walk.step is Step.BEFORE
    assert screen.wizard.steps.count() == len(STEPS) == 6
    kind = page_of(screen).askers["kind"].field  # type: ignore[attr-defined]
    kind.button("follow_up").click()
    assert screen.wizard.steps.count() == 7
    assert screen.wizard.walk.step is Step.BEFORE
    screen.wizard.previous_question()
    assert screen.wizard.walk.step is Step.CHANGED
    screen.wizard.editor.context.desk.cases.get("KT472")
    screen.wizard.next_question()
    kind = page_of(screen).askers["kind"].field  # type: ignore[attr-defined]
    kind.button("new").click()
    assert screen.wizard.steps.count() == 6


def test_the_panel_follows_what_is_done_elsewhere(screen: CasesScreen, desk: Desk) -> None:
    screen.open_questions("RM264")
    desk.cases.finish_action(desk.cases.actions("RM264")[0].id)
    panel = page_of(screen).last
    assert panel is not None
    said = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "klaar op 12 januari" in said
