"""What is clicked at the table is kept at once, asks what it must ask, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from mode_table import Table
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from casusdesk.app import Program
from casusdesk.domain.case import LeadAgreement
from casusdesk.domain.decision import CLOSE, POSTPONE, fresh
from casusdesk.services.desk import Desk
from casusdesk.ui.cases.action_commands import ActionCommands
from casusdesk.ui.meeting_mode.decision_form import AFTERWARDS, WHY_NOT
from casusdesk.ui.meeting_mode.lead_field import QUESTION
from casusdesk.ui.meeting_mode.steps import keep

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_whole_case_with_the_keyboard_alone(table: Table) -> None:
    table.press(Qt.Key.Key_5)
    table.press(Qt.Key.Key_A)
    table.type("Belt morgen de woningcorporatie")
    table.press(Qt.Key.Key_Return)  # Enter goes on to the next field
    table.type("wijkc")
    table.press(Qt.Key.Key_Tab)
    table.type("21-1")
    table.press(Qt.Key.Key_Return)
    made = table.decision("BX385")
    assert (made.kind, made.agreed, made.who) == (
        "district_team",
        "Belt morgen de woningcorporatie",
        "WC",
    )
    assert made.due == date(2027, 1, 21)
    assert made.feedback.to == "WC"  # who brought the case in, without being asked
    assert made.handover
    action = next(a for a in table.desk.cases.actions("BX385") if a.id == made.action_id)
    assert (action.text, action.who, action.due) == (made.agreed, "WC", made.due)
    assert action.agreed_on == made.held_on


def test_quick_days_count_from_the_meeting(table: Table) -> None:
    for quick, day in zip(
        table.mode.form.due.quick, (date(2027, 1, 21), date(2027, 1, 28), date(2027, 2, 11)), strict=True
    ):
        quick.click()
        assert table.decision().due == day


def test_another_lead_is_asked_for_agreement_in_the_page_itself(table: Table) -> None:
    """US11; nothing opens over the case."""
    field = table.mode.form.lead
    before = table.desk.cases.get("BX385").lead
    assert not field.agreed.isVisible()
    table.press(Qt.Key.Key_R)
    table.type("verlos")
    assert table.desk.cases.get("BX385").lead.role == "VK"
    assert field.agreed.isVisible()
    assert field.agreed.label.text() == QUESTION
    assert table.desk.cases.get("BX385").lead.agreement is LeadAgreement.TO_ASK
    field.agreed.button("agreed").click()
    lead = table.desk.cases.get("BX385").lead
    assert (lead.agreement, lead.since) == (LeadAgreement.AGREED, date(2027, 1, 14))
    assert table.decision("BX385").lead == lead
    table.window.context.undo.undo()
    table.window.context.undo.undo()
    assert table.desk.cases.get("BX385").lead == before
    assert not field.agreed.isVisible()


def test_the_lead_of_before_comes_back_whole(table: Table) -> None:
    before = table.desk.cases.get("BX385").lead
    role = table.mode.form.lead.role
    for key in ("VK", before.role or ""):
        role.set_key(key)
        role.edited.emit()
    assert table.desk.cases.get("BX385").lead == before


def test_finishing_an_action_never_clears_the_lead(table: Table) -> None:
    """Domain US10 and issue "Meeting": closing an action leaves the lead where it is."""
    table.mode.form.agreed.setFocus()
    table.type("Bellen")
    table.mode.form.lead.role.set_key("MMW")
    table.mode.form.lead.role.edited.emit()
    made = table.decision("BX385")
    action = next(a for a in table.desk.cases.actions("BX385") if a.id == made.action_id)
    ActionCommands(table.window.context).finish(action)
    assert not next(a for a in table.desk.cases.actions("BX385") if a.id == made.action_id).open
    assert table.desk.cases.get("BX385").lead.role == "MMW"
    table.press(Qt.Key.Key_Right)
    table.press(Qt.Key.Key_Left)
    table.press(Qt.Key.Key_Escape)
    table.mode.form.role_now.setFocus()
    assert table.desk.cases.get("BX385").lead.role == "MMW"
    assert not next(a for a in table.desk.cases.actions("BX385") if a.id == made.action_id).open


def test_switching_the_handover_off_asks_why(table: Table) -> None:
    form = table.mode.form
    table.press(Qt.Key.Key_1)
    assert form.handover.isChecked()
    assert not form.why_not.isVisible()
    table.press(Qt.Key.Key_O)
    table.press(Qt.Key.Key_Space)
    assert form.why_not.isVisible()
    table.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.why_not.line
    table.press(Qt.Key.Key_Backtab)
    assert form.why_not.problem == WHY_NOT
    assert table.decision().lacks_reason
    table.press(Qt.Key.Key_Tab)
    table.type("Er is nog niemand om aan over te dragen")
    assert not form.why_not.problem
    table.press(Qt.Key.Key_Escape)
    assert table.decision().no_handover_reason == "Er is nog niemand om aan over te dragen"


def test_closing_and_postponing_say_what_follows(table: Table) -> None:
    form = table.mode.form
    form.kind.choose(CLOSE)
    assert form.note.text() == AFTERWARDS
    form.kind.choose(POSTPONE)
    assert form.note.text() == "Komt vanzelf terug op 11 februari."
    form.kind.choose("regular")
    assert not form.note.isVisible()


def test_undo_takes_back_step_by_step_and_wipes_the_first(table: Table) -> None:
    context = table.window.context
    table.press(Qt.Key.Key_1)
    table.press(Qt.Key.Key_5)
    table.press(Qt.Key.Key_A)
    for letters in ("Samen ", "bellen"):
        table.type(letters)
        table.mode.keeping.save.flush()  # typing rested twice; it is one step
    assert context.undo.count() == 3
    table.press(Qt.Key.Key_Escape)
    table.press(Qt.Key.Key_Z, CTRL)
    assert table.decision().agreed == ""
    assert table.mode.form.agreed.text() == ""
    assert not table.decision().action_id
    table.press(Qt.Key.Key_Z, CTRL)
    assert table.mode.form.kind.key() == "regular"
    table.press(Qt.Key.Key_Z, CTRL)
    assert not table.kept("BX385")
    assert table.mode.form.kind.key() == ""
    for _step in range(3):
        table.press(Qt.Key.Key_Y, CTRL)
    assert table.decision().kind == "district_team"
    assert table.decision().agreed == "Samen bellen"


def test_undo_leaves_alone_what_changed_elsewhere(table: Table) -> None:
    table.mode.form.agreed.setFocus()
    table.type("Samen bellen")
    table.press(Qt.Key.Key_Escape)
    table.press(Qt.Key.Key_3)
    table.desk.decisions.tell(table.decision(), by="PL")
    table.window.context.undo.undo()
    assert table.decision().kind == ""
    assert table.decision().agreed == "Samen bellen"
    assert table.decision().feedback.done_by == "PL"


def test_what_is_typed_is_kept_when_it_rests_and_when_the_case_goes(table: Table) -> None:
    table.press(Qt.Key.Key_A)
    table.type("Samen bellen")
    assert not table.kept("BX385")
    table.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert table.code == "KT472"
    assert table.mode.form.agreed.text() == ""
    assert table.decision("BX385").agreed == "Samen bellen"
    assert table.mode.page.status.text().startswith("Bewaard om ")


def test_locking_loses_nothing_that_is_being_typed(
    table: Table, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+L works from the mode, in the middle of a word."""
    monkeypatch.setattr(program._app, "exit", lambda _code: None)  # would end every loop after it
    table.press(Qt.Key.Key_A)
    table.type("Samen bellen")
    table.press(Qt.Key.Key_L, CTRL)
    assert program.start_again
    assert table.decision("BX385").agreed == "Samen bellen"


def test_a_date_that_cannot_be_read_is_said_and_stays(table: Table) -> None:
    table.press(Qt.Key.Key_U)
    table.type("31-2")
    table.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert table.code == "BX385"
    assert table.mode.page.status.text().startswith("Niet bewaard – kijk bij Uiterlijk")
    assert table.mode.form.due.field.line.text() == "31-2"
    assert table.window.context.unsaved


def test_a_meeting_that_was_not_kept_yet_is_kept_with_its_first_decision(desk: Desk) -> None:
    meeting = replace(desk.meetings.upcoming(), held_on=date(2027, 3, 11), next_on=date(2027, 4, 8))
    assert meeting not in desk.meetings.all()
    made = keep(desk, meeting, replace(fresh(desk.cases.get("BX385"), meeting), kind="regular"))
    assert meeting in desk.meetings.all()
    assert desk.decisions.of(meeting.held_on) == (made,)


@pytest.mark.parametrize("code", ["ZL496", "FV582", "RM264"])
def test_a_follow_up_shows_the_previous_time(table: Table, code: str) -> None:
    table.mode.go_to(code)
    words = table.words()
    last = table.desk.decisions.last(code, table.desk.meetings.upcoming().held_on)
    assert last is not None
    assert "Vorige keer, 10 december" in words
    assert last.agreed in words
    assert table.desk.cases.get(code).since_last in words
    if last.action_id:
        assert "nog open" in words or "klaar op" in words
