"""The quick add by Enter alone, and what it says of a signal that may be on the list already (US1, US3)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from casusdesk.services.desk import Desk
from casusdesk.services.wizard import Step
from casusdesk.ui.cases.double_notice import said
from casusdesk.ui.cases.screen import CasesScreen


def type_through(*answers: str) -> None:
    """Each answer in its field, with Enter to the next."""
    for place, words in enumerate(answers):
        if place:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        QTest.keyClicks(QApplication.focusWidget(), words)


def test_enter_walks_the_fields_and_adds_after_the_question(screen: CasesScreen, desk: Desk) -> None:
    screen.add_signal()
    code = screen.form.code_label.text()
    type_through("1-9-2027", "23", "mind", "vk", "Wie gaat mee?")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    case = desk.cases.get(code)
    assert (case.age_at_referral, case.referral_route, case.brought_by_role) == (23, "mind2care", "VK")
    assert screen.detail.isVisible()


def test_shift_enter_adds_and_walks_the_questions(screen: CasesScreen, desk: Desk) -> None:
    screen.add_signal()
    code = screen.form.code_label.text()
    type_through("1-9-2027", "23")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert screen.wizard.isVisible()
    assert screen.wizard.editor.open_code == code
    assert screen.wizard.walk.step is Step.BEFORE


def test_a_double_can_be_looked_at_without_losing_what_was_typed(screen: CasesScreen) -> None:
    screen.add_signal()
    form = screen.form
    type_through("17-4-2027", "19", "ver", "vk")
    assert form.double.text().startswith("Let op: KT472 heeft bijna dezelfde datum en dezelfde inbrenger.")
    link = next(b for b in form.double.findChildren(QPushButton) if b.text() == "Kijk bij KT472")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert form.question.line.hasFocus()  # a warning is no stop on the way
    link.click()
    assert screen.detail.code == "KT472"
    screen.add_signal()
    assert form.due.line.text() == "17-04-2027"
    assert form.role.key() == "VK"


def test_another_practice_is_no_double(screen: CasesScreen, desk: Desk) -> None:
    screen.add_signal()
    form = screen.form
    type_through("17-4-2027", "19", "ver", "vk")
    QTest.keyClicks(form.organisation.line, "Andere oefenpraktijk")
    assert not form.double.isVisible()
    form.organisation.line.clear()
    QTest.keyClicks(form.organisation.line, "oefenpraktijk VERLOSKUNDE")
    assert form.double.isVisible()
    form.submit()
    assert desk.cases.all()[-1].brought_by_organisation == "oefenpraktijk VERLOSKUNDE"


def test_two_doubles_in_one_sentence() -> None:
    assert said(("KT472", "ND638")).startswith("Let op: KT472 en ND638 hebben")
    assert said(()) == ""
