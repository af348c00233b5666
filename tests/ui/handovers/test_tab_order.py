"""Tab follows the eye through list, steps, clock and papers, also what was made after the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from casusdesk.services.desk import Desk
from casusdesk.ui.handovers.paper_pane import PaperTab
from casusdesk.ui.handovers.screen import HandoversScreen


def tabbed(screen: HandoversScreen, start: QWidget, count: int) -> list[QWidget]:
    """Where Tab comes after `start`."""
    start.setFocus()
    passed = []
    for _ in range(count):
        QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
        passed.append(screen.focusWidget())
    return passed


def test_from_what_is_to_be_made_to_the_list(screen: HandoversScreen) -> None:
    pane = screen.pane
    pane.prints.grouped.setChecked(True)
    row = pane.wanted.rows["FV582"]
    assert tabbed(screen, row.make, 6) == [
        row.leave,
        pane.case.combo,
        pane.make,
        pane.prints.grouped,
        pane.prints.parents_too,
        pane.prints.links["jeugdverpleegkundige"],
    ]
    assert tabbed(screen, pane.prints.links["jeugdverpleegkundige"], 1) == [pane.list]


def test_from_the_steps_through_clock_and_tick_list_to_the_form(screen: HandoversScreen, desk: Desk) -> None:
    screen.open(desk.handovers.for_case("RM264")[0].id)
    editor = screen.editor
    after = [editor.steps.back, *editor.clock.buttons, editor.take_over, editor.delete]
    assert tabbed(screen, editor.steps.forward, 6) == [*after, editor.form._kind.combo]
    editor.show_offers()
    boxes = [line.box for _, line in editor.offers._boxes]
    assert tabbed(screen, boxes[0], len(boxes)) == [*boxes[1:], editor.offers.take]


def test_from_the_tabs_through_the_tips_to_the_page(screen: HandoversScreen, desk: Desk) -> None:
    screen.open(desk.handovers.for_case("RM264")[0].id)
    papers = screen.editor.papers
    papers.choose(PaperTab.PARENTS)
    assert tabbed(screen, papers.tabs, len(papers.hints.links) + 2) == [
        papers.hints.toggle,
        *papers.hints.links,
        papers.page,
    ]
