"""Tab goes through the case screen as the eye does, also through what came later."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from casusdesk.services.wizard import STEPS, Step
from casusdesk.ui.cases.screen import CasesScreen


def tabbed(start: QWidget, goal: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Everything Tab comes to from `start` up to `goal`; with Backtab the other way."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    passed: list[QWidget] = []
    while (now := QApplication.focusWidget()) is not goal:
        assert now is not None
        assert now not in passed, f"round and round: {[w.accessibleName() for w in passed]}"
        passed.append(now)
        QTest.keyClick(now, key)
    return passed


def test_each_page_comes_before_its_buttons(screen: CasesScreen) -> None:
    for step in STEPS:
        screen.open_questions("KT472", step)
        wizard = screen.wizard
        goal = wizard.next_button if step is not Step.CHECK else wizard.close_button
        passed = tabbed(wizard.steps, goal)
        on_page = [w for w in passed if wizard.page().isAncestorOf(w)]
        assert on_page, step
        heights = [w.mapTo(wizard.page(), w.rect().center()).y() for w in on_page]
        for above, below in pairwise(heights):
            assert below > above - 40, (step, heights)
        back = tabbed(goal, wizard.steps, Qt.Key.Key_Backtab)
        assert [w for w in back if wizard.page().isAncestorOf(w)] == on_page[::-1], step
        assert not [w for w in passed[passed.index(on_page[-1]) + 1 :] if wizard.page().isAncestorOf(w)]


def test_a_row_that_came_just_now_is_on_the_way_to_the_buttons(screen: CasesScreen) -> None:
    screen.open_questions("KT472", Step.AGENCIES)
    wizard = screen.wizard
    asker = wizard.page().askers["agencies"]
    asker.picker.picked.emit("HA")
    row = asker.rows["HA"]
    QApplication.processEvents()
    passed = tabbed(asker.picker.field.line, wizard.next_button)
    assert row.purpose.editor in passed
    assert passed[-1] is wizard.back_button


def test_the_detail_comes_before_its_buttons(screen: CasesScreen) -> None:
    screen.open_case("KT472")
    passed = tabbed(screen.list.view, screen.detail.bar.on_agenda)
    names = [w.accessibleName() for w in passed]
    assert names[1:5] == [
        "Wijzigen: toestemming",
        "Bijwerken: laatst gezien",
        "Vastleggen: naam achter de code",
        "Wijzigen: Vraag aan het overleg",
    ]
    assert "Wijzigen: Wie voert de regie?" in names
    screen.open_case("BX385")
    screen.detail.agreed.unfold()
    screen.detail.ask_closing()
    content = screen.detail.content
    passed = tabbed(screen.list.view, screen.detail.bar.on_agenda)
    heights = [w.mapTo(content, w.rect().center()).y() for w in passed if content.isAncestorOf(w)]
    for above, below in pairwise(heights):
        assert below > above - 40, heights
    there = [w for w in passed if content.isAncestorOf(w)]
    back = tabbed(screen.detail.bar.on_agenda, screen.list.view, Qt.Key.Key_Backtab)
    again = [w for w in back if content.isAncestorOf(w)]
    assert [said(w) for w in again] == [said(w) for w in there][::-1]


def said(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words or type(widget).__name__
