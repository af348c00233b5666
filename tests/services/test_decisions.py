"""Decisions through their door, over a real store: the afspraak, the lead, and what comes after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from casusdesk.domain.case import Case, CaseKind, CaseStatus, Lead, LeadAgreement
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.consent import Consent, ConsentState
from casusdesk.domain.decision import POSTPONE, Decision, Feedback, with_agreement, with_lead
from casusdesk.domain.handover import Introduction
from casusdesk.domain.meeting import AgendaItem, Meeting
from casusdesk.errors import CasusdeskError
from casusdesk.services.changes import Change
from casusdesk.services.clock import Clock
from casusdesk.services.desk import Desk
from casusdesk.services.opening import open_desk
from casusdesk.store.vault import Vault, create_practice_vault

FIRST, SECOND, THIRD = date(2027, 1, 14), date(2027, 2, 11), date(2027, 3, 11)
LISTED = date(2026, 12, 1)
KEPT = Lead("VK", LeadAgreement.AGREED, LISTED)
CODES = ("BX385", "KT472", "ND638", "RM264")

Opener = Callable[[date], Desk]


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_practice_vault(tmp_path / "kluis") as made:
        yield made


@pytest.fixture
def on_day(vault: Vault) -> Opener:
    """The same store, opened on another day."""

    def opened(day: date) -> Desk:
        now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        return open_desk(vault, Clock(lambda: day, lambda: now))

    return opened


@pytest.fixture
def desk(on_day: Opener) -> Desk:
    desk = on_day(FIRST)
    desk.save_coalition(Coalition(first_meeting=FIRST))
    for place, code in enumerate(CODES):
        case = Case(code, LISTED, due_date=date(2027, 6, 1), lead=KEPT, brought_by_role="VK")
        desk.cases.record(replace(case, kind=CaseKind.FOLLOW_UP if place > 1 else CaseKind.NEW))
    desk.meetings.record(desk.meetings.fill(desk.meetings.upcoming()))
    return desk


@pytest.fixture
def meeting(desk: Desk) -> Meeting:
    return desk.meetings.upcoming()


def test_before_anything_is_decided_the_signaller_hears_back_and_a_handover_follows(
    desk: Desk, meeting: Meeting
) -> None:
    fresh = desk.decisions.on(meeting, "KT472")
    assert (fresh.lead, fresh.feedback.to, fresh.handover, fresh.made) == (KEPT, "VK", True, False)
    assert desk.decisions.all() == ()


def test_an_afspraak_comes_of_a_decision_and_goes_with_it(desk: Desk, meeting: Meeting) -> None:
    fresh = desk.decisions.on(meeting, "KT472")
    kept = desk.decisions.record(replace(fresh, kind="district_team", agreed=" belt  vandaag ", who="WC"))
    (action,) = desk.cases.actions("KT472")
    assert (action.id, action.text, action.who) == (kept.action_id, "belt vandaag", "WC")
    assert action.agreed_on == FIRST
    changed = desk.decisions.record(replace(kept, agreed="", due=SECOND))
    (action,) = desk.cases.actions("KT472")
    assert (action.id, action.text, action.due) == (kept.action_id, "wijkteam onderzoekt", SECOND)
    desk.decisions.record(replace(changed, who=""))
    assert desk.cases.actions("KT472") == ()


def test_a_finished_afspraak_stays_finished_when_the_decision_changes(desk: Desk, meeting: Meeting) -> None:
    kept = desk.decisions.record(replace(desk.decisions.on(meeting, "KT472"), agreed="bellen", who="WC"))
    desk.cases.finish_action(kept.action_id, FIRST)
    desk.decisions.record(replace(kept, due=SECOND))
    assert [action.done_on for action in desk.cases.actions("KT472")] == [FIRST]


def test_taking_a_decision_back_and_recording_it_again_is_the_same(desk: Desk, meeting: Meeting) -> None:
    kept = desk.decisions.record(replace(desk.decisions.on(meeting, "KT472"), agreed="bellen", who="WC"))
    actions = desk.cases.actions()
    desk.decisions.take_back(kept)
    assert (desk.decisions.all(), desk.cases.actions()) == ((), ())
    assert desk.decisions.record(kept) == kept
    assert desk.cases.actions() == actions


@pytest.mark.parametrize("closing", ["finish", "reopen", "delete", "take_back"])
def test_closing_an_action_never_clears_the_lead(desk: Desk, meeting: Meeting, closing: str) -> None:
    """Closing the last request must not wipe who has the lead (domain §2)."""
    changed = with_lead(desk.decisions.on(meeting, "KT472"), "WC", FIRST)
    kept = desk.decisions.record(replace(changed, agreed="bellen", who="JV"))
    lead = Lead("WC", LeadAgreement.TO_ASK, FIRST)
    assert desk.cases.get("KT472").lead == lead
    if closing == "take_back":
        desk.decisions.take_back(kept)
    elif closing == "delete":
        desk.cases.delete_action(kept.action_id)
    else:
        desk.cases.finish_action(kept.action_id)
        if closing == "reopen":
            desk.cases.reopen_action(kept.action_id)
    assert desk.cases.get("KT472").lead == lead


def test_a_new_lead_has_to_be_asked_and_is_on_the_case_at_once(desk: Desk, meeting: Meeting) -> None:
    changed = with_lead(desk.decisions.on(meeting, "KT472"), "WC", FIRST)
    assert changed.lead.agreement is LeadAgreement.TO_ASK
    asked = desk.decisions.record(replace(changed, kind="jmw"))
    agreed = desk.decisions.record(with_agreement(asked, LeadAgreement.AGREED))
    assert desk.cases.get("KT472").lead == Lead("WC", LeadAgreement.AGREED, FIRST) == agreed.lead
    assert with_lead(agreed, "WC", SECOND) == agreed
    assert with_lead(agreed, None, SECOND).lead == Lead()


def test_a_lead_changed_in_the_case_is_not_put_back_by_the_decision(desk: Desk, meeting: Meeting) -> None:
    desk.decisions.record(replace(desk.decisions.on(meeting, "KT472"), kind="jmw"))
    other = Lead("JMW", LeadAgreement.AGREED, FIRST)
    desk.cases.record(replace(desk.cases.get("KT472"), lead=other))
    again = desk.decisions.on(meeting, "KT472")
    desk.decisions.record(replace(again, agreed="bellen"))
    assert desk.cases.get("KT472").lead == other


def test_one_change_is_told_and_the_case_must_exist(desk: Desk, meeting: Meeting) -> None:
    told: list[Change] = []
    desk.changes.subscribe(told.append)
    desk.decisions.record(replace(desk.decisions.on(meeting, "KT472"), kind="jmw"))
    assert told == [Change(cases=frozenset({"KT472"}), meetings=True)]
    desk.cases.delete("KT472")
    with pytest.raises(CasusdeskError):
        desk.decisions.record(Decision(FIRST, "KT472", "jmw"))


def test_the_list_says_what_was_decided_moved_and_left(desk: Desk, meeting: Meeting) -> None:
    refused = replace(desk.cases.get("BX385"), consent=Consent(ConsentState.REFUSED))
    desk.decisions.record(replace(desk.decisions.on(meeting, "BX385"), kind="jmw"))
    desk.cases.record(refused)
    desk.decisions.record(replace(desk.decisions.on(meeting, "KT472"), kind="jmw", handover=False))
    desk.decisions.record(replace(desk.decisions.on(meeting, "ND638"), kind=POSTPONE))
    made = desk.decisions.list_of(meeting)
    assert [row.code for row in made.rows] == ["KT472", "ND638"]
    assert [(row.words, row.handover) for row in made.rows] == [("JMW", False), ("doorschuiven", None)]
    assert (made.postponed, made.not_discussed) == (("ND638",), ("RM264",))


def test_whoever_signalled_waits_until_somebody_tells(desk: Desk, meeting: Meeting) -> None:
    kept = desk.decisions.record(replace(desk.decisions.on(meeting, "KT472"), kind="jmw"))
    assert [(due.to, due.case.code) for due in desk.decisions.feedback_due()] == [("VK", "KT472")]
    told = desk.decisions.tell(kept, "PL")
    assert told.feedback == Feedback("VK", "", FIRST, "PL")
    assert desk.decisions.feedback_due() == ()
    desk.decisions.untell(told)
    part = replace(told, feedback=replace(told.feedback, role_now="gaat mee", done_on=None, done_by=""))
    desk.decisions.change_feedback(part)
    assert desk.decisions.feedback_due()[0].decision.feedback.role_now == "gaat mee"
    with pytest.raises(CasusdeskError, match="niets besloten"):
        desk.decisions.tell(replace(kept, held_on=SECOND))


def test_every_discussed_case_wants_a_handover_until_it_has_one(desk: Desk, meeting: Meeting) -> None:
    for code in ("KT472", "BX385", "ND638"):
        desk.decisions.record(replace(desk.decisions.on(meeting, code), kind="jmw"))
    off = desk.decisions.on(meeting, "ND638")
    assert replace(off, handover=False).lacks_reason
    desk.decisions.record(replace(off, handover=False, no_handover_reason="verhuisd"))

    def wanted() -> list[str]:
        return [case.code for case in desk.decisions.handovers_wanted(FIRST)]

    assert wanted() == ["BX385", "KT472"]
    sheet = desk.handovers.propose("KT472")
    desk.handovers.record(sheet)
    assert wanted() == ["BX385"]
    desk.handovers.record(replace(sheet, introduction=Introduction(taken_over_on=FIRST)))
    assert wanted() == ["BX385"]
    earlier = Introduction(taken_over_on=FIRST - timedelta(days=1))
    desk.handovers.record(replace(sheet, introduction=earlier))
    assert wanted() == ["BX385", "KT472"]


def test_what_was_not_discussed_comes_back_by_itself(desk: Desk, meeting: Meeting, on_day: Opener) -> None:
    """Discussed cases become follow-up; moved, left and parked ones stand on the next agenda, once."""
    news = replace(desk.cases.get("KT472"), since_last="verhuisd", decision_needed="wie belt?")
    desk.cases.record(news)
    desk.cases.record(replace(desk.cases.get("BX385"), since_last="nog niets"))
    parked = replace(meeting, items=meeting.items[:-1], parked=(meeting.items[-1].code,))
    desk.meetings.record(parked)
    gone = parked.parked[0]
    desk.decisions.record(replace(desk.decisions.on(parked, "KT472"), kind="jmw"))
    desk.decisions.record(replace(desk.decisions.on(parked, "BX385"), kind=POSTPONE))
    assert on_day(FIRST).meetings.upcoming() == parked

    later = on_day(date(2027, 1, 15))
    following = later.meetings.upcoming()
    assert following.held_on == SECOND
    left = {item.code for item in parked.items} - {"KT472"}
    assert {item.code for item in following.items} == left | {gone}
    assert later.cases.get("KT472").kind is CaseKind.FOLLOW_UP
    assert later.cases.get("KT472").since_last == later.cases.get("KT472").decision_needed == ""
    assert later.cases.get("BX385").since_last == "nog niets"
    assert AgendaItem("BX385", CaseKind.NEW) in following.items
    last = later.decisions.last("KT472", SECOND)
    assert last is not None
    assert last.kind == "jmw"
    assert later.decisions.last("KT472", FIRST) is None
    assert on_day(date(2027, 1, 16)).meetings.upcoming() == following


def test_a_meeting_held_from_paper_counts_as_discussed(desk: Desk, on_day: Opener) -> None:
    later = on_day(date(2027, 1, 15))
    assert {case.kind for case in later.cases.all()} == {CaseKind.FOLLOW_UP}
    assert later.meetings.upcoming().items == ()


def test_what_closed_meanwhile_stays_away_and_a_kept_agenda_is_added_to(
    desk: Desk, meeting: Meeting, on_day: Opener
) -> None:
    desk.decisions.record(replace(desk.decisions.on(meeting, "KT472"), kind="jmw"))
    desk.cases.record(replace(desk.cases.get("BX385"), status=CaseStatus.CLOSED))
    planned = Meeting(SECOND, THIRD, items=(AgendaItem("RM264", CaseKind.FOLLOW_UP),))
    desk.meetings.record(planned)
    following = on_day(date(2027, 2, 1)).meetings.upcoming()
    assert [item.code for item in following.items] == ["RM264", "ND638"]


def test_a_laptop_that_stayed_shut_carries_over_to_the_first_meeting_to_come(
    desk: Desk, meeting: Meeting, on_day: Opener
) -> None:
    desk.decisions.record(replace(desk.decisions.on(meeting, "KT472"), kind="jmw"))
    following = on_day(date(2027, 3, 1)).meetings.upcoming()
    assert following.held_on == THIRD
    assert {item.code for item in following.items} == set(CODES) - {"KT472"}


def test_a_decision_without_its_afspraak_takes_the_afspraak_away(desk: Desk, meeting: Meeting) -> None:
    """Putting back what was decided before, which knows of no action yet, leaves nothing behind."""
    before = desk.decisions.record(replace(desk.decisions.on(meeting, "KT472"), kind="regular"))
    desk.decisions.record(replace(before, agreed="bellen", who="WC"))
    again = desk.decisions.record(replace(before, agreed="mailen", who="WC"))
    assert [(a.id, a.text) for a in desk.cases.actions("KT472")] == [(again.action_id, "mailen")]
    desk.decisions.record(before)
    assert desk.cases.actions("KT472") == ()


def test_a_meeting_that_moves_takes_its_decisions_and_afspraken_along(
    desk: Desk, meeting: Meeting, on_day: Opener
) -> None:
    kept = desk.decisions.record(replace(desk.decisions.on(meeting, "KT472"), agreed="bellen", who="WC"))
    earlier = desk.cases.new_action("BX385", "mailen", "VK")
    assert desk.decisions.of(FIRST) == (kept,)
    later = replace(meeting, held_on=FIRST + timedelta(days=7))
    desk.meetings.record(later, instead_of=FIRST)
    moved = replace(kept, held_on=later.held_on)
    assert (desk.decisions.of(FIRST), desk.decisions.of(later.held_on)) == ((), (moved,))
    assert [action.agreed_on for action in desk.cases.actions("KT472")] == [later.held_on]
    desk.decisions.tell(moved)
    assert len(desk.decisions.all()) == 1
    settled = on_day(later.held_on + timedelta(days=1))
    open_at = {action.id: action.open_at for action in settled.cases.actions()}
    assert open_at == {kept.action_id: (), earlier.id: (later.held_on,)}


def test_the_list_says_of_no_closed_case_that_it_comes_back(desk: Desk, meeting: Meeting) -> None:
    desk.decisions.record(replace(desk.decisions.on(meeting, "BX385"), kind=POSTPONE))
    desk.decisions.record(replace(desk.decisions.on(meeting, "RM264"), kind="regular"))
    for code in ("BX385", "KT472"):
        desk.closings.close(code, "moved")
    found = desk.decisions.list_of(meeting)
    assert (found.postponed, found.not_discussed) == ((), ("ND638",))


def test_a_case_that_withdrew_wants_no_sheet(desk: Desk, meeting: Meeting) -> None:
    desk.decisions.record(replace(desk.decisions.on(meeting, "KT472"), kind="regular"))
    assert [wanted.case.code for wanted in desk.decisions.handovers_to_make()] == ["KT472"]
    desk.cases.record(replace(desk.cases.get("KT472"), consent=Consent(ConsentState.WITHDRAWN)))
    assert desk.decisions.handovers_to_make() == ()


def test_a_past_meeting_put_on_its_right_day_is_not_finished_a_second_time(
    desk: Desk, meeting: Meeting, on_day: Opener
) -> None:
    desk.decisions.record(replace(desk.decisions.on(meeting, "KT472"), kind="regular"))
    after = on_day(FIRST + timedelta(days=2))
    after.cases.record(replace(after.cases.get("KT472"), since_last="verhuisd"))
    after.meetings.record(replace(meeting, held_on=FIRST + timedelta(days=1)), instead_of=FIRST)
    again = on_day(FIRST + timedelta(days=3))
    assert again.cases.get("KT472").since_last == "verhuisd"
    still_to_come = FIRST + timedelta(days=7)
    again.meetings.record(replace(meeting, held_on=still_to_come), instead_of=FIRST + timedelta(days=1))
    assert on_day(still_to_come + timedelta(days=1)).cases.get("KT472").since_last == ""
