"""By keyboard alone: add a signal, walk the four questions, put the case on the agenda."""

from __future__ import annotations

from datetime import date

import pytest
from case_keys import focused, keys, tab_to
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casusdesk.domain.case import CaseStatus, ConcernState, SupportNeed
from casusdesk.domain.consent import ConsentState
from casusdesk.services.desk import Desk
from casusdesk.services.wizard import Step
from casusdesk.ui.cases.screen import CasesScreen


def add_by_keys(screen: CasesScreen) -> str:
    screen.add_signal()
    form = screen.form
    code = form.code_label.text()
    tab_to(form.due.line)
    keys("15-4-2027")
    tab_to(form.age.line)
    keys("19")
    tab_to(form.route.combo)
    keys("verl")
    tab_to(form.role.combo)
    keys("verloskundige")
    tab_to(form.question.line)
    keys("Wie helpt haar aan een eigen plek?")
    keys("", Qt.Key.Key_Return)
    return code


def test_a_signal_by_keys_takes_the_code_that_was_shown(screen: CasesScreen, desk: Desk) -> None:
    code = add_by_keys(screen)
    case = desk.cases.get(code)
    assert (case.due_date, case.age_at_referral) == (date(2027, 4, 15), 19)
    assert (case.brought_by_role, case.referral_route) == ("VK", "midwifery_practice")
    assert case.question == "Wie helpt haar aan een eigen plek?"
    assert screen.list.heading.text() == "Casussen (9)"
    assert screen.list.view.code() == code
    assert screen.detail.isVisible()


def test_the_four_questions_by_keys_onto_the_agenda(
    screen: CasesScreen, desk: Desk, qtbot: QtBot, toasts: list[tuple[str, object]]
) -> None:
    code = add_by_keys(screen)
    screen.open_questions(code)
    wizard = screen.wizard
    assert focused() is wizard.page().title

    consent = wizard.page().askers["consent"].field
    tab_to(consent.button(ConsentState.NOT_ASKED.value))
    keys("", Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert consent.key() == ConsentState.BY_NAME.value

    QTest.keyClick(focused(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert wizard.walk.step is Step.CONCERNS
    rows = wizard.page().askers["concerns"].rows
    tab_to(wizard.page().askers["strengths"].field.line)
    keys("zus helpt")
    keys("", Qt.Key.Key_Tab)
    keys("", Qt.Key.Key_2)
    keys("", Qt.Key.Key_Down, Qt.Key.Key_3)
    assert (rows["W"].state(), rows["F"].state()) == (ConcernState.CONCERN, ConcernState.URGENT)
    assert rows["F"].reminder.isVisible()
    assert focused() is rows["F"].note.line
    keys("schuld bij de verhuurder")

    QTest.keyClick(focused(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    picker = wizard.page().askers["agencies"].picker
    tab_to(picker.field.line)
    keys("wijkc", Qt.Key.Key_Return)
    keys("jv", Qt.Key.Key_Return)
    assert [i.agency for i in wizard.editor.case.agencies] == ["WC", "JV"]

    QTest.keyClick(focused(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    tab_to(wizard.page().askers["need"].field.button(SupportNeed.NO.value))
    keys("", Qt.Key.Key_Space, Qt.Key.Key_Right)
    offers = wizard.page().askers["offers"]
    tab_to(offers.rows["regular_care"].box)
    while focused() is not offers.rows["jmw"].box:
        keys("", Qt.Key.Key_Down)
    keys("", Qt.Key.Key_Space)

    QTest.keyClick(focused(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    lead = wizard.page().askers["lead"]
    assert lead.brought.text() == "Inbrenger (verloskundige) – voorgesteld"
    assert not lead.brought.isChecked()
    tab_to(lead.undecided)
    keys("", Qt.Key.Key_Up, Qt.Key.Key_Up)

    QTest.keyClick(focused(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert wizard.walk.step is Step.CHECK
    page = wizard.page().lines.page  # type: ignore[union-attr]
    assert page is not None
    for part in (code, "Wie helpt haar aan een eigen plek?", "F!", "VK"):
        assert part in page.plain_text()
    tab_to(wizard.next_button)
    assert wizard.next_button.text() == "Op agenda zetten"
    keys("", Qt.Key.Key_Space)

    assert code in [item.code for item in desk.meetings.upcoming().items]
    assert toasts[-1][0].startswith(f"Casus {code} staat op de agenda")
    case = desk.cases.get(code)
    assert [(c.mark, c.note) for c in case.concerns] == [("W", ""), ("F!", "schuld bij de verhuurder")]
    assert case.strengths == ("zus helpt",)
    assert case.support.interventions == ("jmw",)
    assert case.lead.role == "VK"
    assert case.status is CaseStatus.EXPLORING
    screen.context.undo.undo()
    assert code not in [item.code for item in desk.meetings.upcoming().items]


@pytest.mark.parametrize("typed", ["31-2-2027", "volgende week"], ids=["no such day", "no date"])
def test_a_wrong_date_is_said_beside_the_field_and_stays(screen: CasesScreen, desk: Desk, typed: str) -> None:
    screen.add_signal()
    form = screen.form
    form.due.line.setFocus()
    keys(typed)
    form.question.line.setFocus()
    keys("vraag", Qt.Key.Key_Return)
    assert form.due.problem
    assert form.due.line.text() == typed
    assert form.question.text() == "vraag"
    assert len(desk.cases.all()) == 8
    assert form.due.line.hasFocus()


def test_without_date_or_with_a_strange_age_nothing_is_added(screen: CasesScreen, desk: Desk) -> None:
    screen.add_signal()
    screen.form.submit()
    assert screen.form.due.problem == "Vul de uitgerekende datum in, of de geboortedatum van het kind."
    screen.form.due.line.setFocus()
    keys("1-5-2027")
    screen.form.age.line.setFocus()
    keys("negentien")
    screen.form.submit()
    assert "hele jaren" in screen.form.age.problem
    assert len(desk.cases.all()) == 8


def test_leaving_the_quick_add_keeps_what_was_typed(screen: CasesScreen) -> None:
    screen.add_signal()
    code = screen.form.code_label.text()
    screen.form.question.line.setFocus()
    keys("half af", Qt.Key.Key_Escape)
    assert not screen.form.isVisible()
    screen.add_signal()
    assert screen.form.question.text() == "half af"
    assert screen.form.code_label.text() == code


def test_a_double_is_warned_of_before_adding(screen: CasesScreen, desk: Desk) -> None:
    known = desk.cases.get("KT472")
    screen.add_signal()
    screen.form.role.combo.setFocus()
    screen.form.role.set_key(known.brought_by_role)
    screen.form.due.line.setFocus()
    keys("17-4-2027")
    assert screen.form.double.isVisible()
    assert "KT472" in screen.form.double.text()
