"""Nog te maken: a handover is the rule, leaving it out takes a reason, and both can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casusdesk.services.desk import Desk
from casusdesk.ui.handovers.screen import HandoversScreen

Toasts = list[tuple[str, object]]


def discuss(desk: Desk, *codes: str) -> None:
    """Decide something about these cases at the last meeting, handover on as it is by default."""
    meeting = desk.meetings.previous(desk.today())
    assert meeting is not None
    for code in codes:
        decision = replace(desk.decisions.on(meeting, code), kind="jmw")
        desk.decisions.record(replace(decision, handover=True, no_handover_reason=""))


def undo_last(toasts: Toasts) -> None:
    undo = toasts[-1][1]
    assert callable(undo)
    undo()


def test_every_discussed_case_stands_there_until_its_sheet_is_made(
    screen: HandoversScreen, desk: Desk, toasts: Toasts
) -> None:
    wanted = screen.pane.wanted
    assert wanted.codes == ("FV582",)  # domain §7, discussed on 10 December
    assert not wanted.make_all.isVisible()
    discuss(desk, "KT472", "ND638", "ZL496")
    assert set(wanted.codes) == {"FV582", "KT472", "ND638", "ZL496"}
    assert wanted.make_all.text() == "Alle bladen maken (4)"
    wanted.make_all.setFocus()
    QTest.keyClick(wanted.make_all, Qt.Key.Key_Return)
    assert not wanted.isVisible()
    made = [h for h in desk.handovers.all() if h.case_code in {"FV582", "KT472", "ND638", "ZL496"}]
    assert len(made) == 4
    for one in made:
        texts = (one.reason_now, one.running, one.going_well, one.concerns, one.parents_want, one.agreements)
        assert not any((*texts, one.attention, one.fallback, one.consent_statement, one.parent_name))
    assert toasts[-1][0] == "4 bladen gemaakt."
    undo_last(toasts)
    assert len(wanted.codes) == 4
    screen.context.undo.redo()
    assert {h.id for h in made} <= {h.id for h in desk.handovers.all()}


def test_one_sheet_is_made_and_opened(screen: HandoversScreen, desk: Desk) -> None:
    screen.pane.wanted.rows["FV582"].make.click()
    assert not screen.pane.wanted.isVisible()
    assert screen.editor.handover == desk.handovers.for_case("FV582")[0]


def test_leaving_it_out_takes_a_reason_that_comes_with_the_decision(
    screen: HandoversScreen, desk: Desk, toasts: Toasts
) -> None:
    before = desk.decisions.all()
    lead, actions = desk.cases.get("FV582").lead, desk.cases.actions("FV582")
    row = screen.pane.wanted.rows["FV582"]
    QTest.keyClick(row.leave, Qt.Key.Key_Return)
    assert screen.focusWidget() is row.reason.line
    QTest.keyClick(row.reason.line, Qt.Key.Key_Return)
    assert row.reason.problem == "Schrijf waarom er geen overdracht komt."
    QTest.keyClicks(row.reason.line, "x" * 121)
    QTest.keyClick(row.reason.line, Qt.Key.Key_Return)
    assert row.reason.problem.startswith("1 teken te lang")
    assert desk.decisions.all() == before
    row.reason.line.clear()
    QTest.keyClicks(row.reason.line, "De ouders willen dit niet.")
    QTest.keyClick(row.reason.line, Qt.Key.Key_Return)
    assert screen.pane.wanted.codes == ()
    changed = next(d for d in desk.decisions.all() if d.case_code == "FV582")
    assert (changed.handover, changed.no_handover_reason) == (False, "De ouders willen dit niet.")
    assert (desk.cases.get("FV582").lead, desk.cases.actions("FV582")) == (lead, actions)
    assert toasts[-1][0] == "FV582: geen overdracht."
    undo_last(toasts)
    assert desk.decisions.all() == before
    assert screen.pane.wanted.codes == ("FV582",)


def test_a_reason_that_is_being_written_stays_while_other_things_change(
    screen: HandoversScreen, desk: Desk
) -> None:
    row = screen.pane.wanted.rows["FV582"]
    row.unfold()
    QTest.keyClicks(row.reason.line, "Verhuisd")
    discuss(desk, "KT472", "ND638")
    assert screen.pane.wanted.rows["FV582"] is row
    assert row.reason.text() == "Verhuisd"


def test_many_are_shown_a_few_at_a_time(screen: HandoversScreen, desk: Desk) -> None:
    for sheet in desk.handovers.all():
        desk.handovers.delete(sheet.id)
    discuss(desk, "KT472", "ND638", "ZL496", "BX385", "RM264", "PC853")
    wanted = screen.pane.wanted
    shown = [code for code, row in wanted.rows.items() if row.isVisible()]
    assert (len(wanted.rows), len(shown), wanted.more.text()) == (7, 5, "Nog 2 tonen")
    wanted.more.click()
    assert all(row.isVisible() for row in wanted.rows.values())
    assert screen.focusWidget() is list(wanted.rows.values())[5].make


@pytest.mark.parametrize(("size", "text_size"), [((920, 500), 100), ((920, 500), 200)])
def test_in_a_small_window_the_focus_is_in_sight(
    make_screen: Callable[..., HandoversScreen], desk: Desk, size: tuple[int, int], text_size: int
) -> None:
    screen = make_screen(desk, *size, text_size)
    row = screen.pane.wanted.rows["FV582"]
    row.leave.click()
    QApplication.processEvents()
    assert screen.focusWidget() is row.reason.line
    assert row.reason.line.visibleRegion().boundingRect().height() == row.reason.line.height()
