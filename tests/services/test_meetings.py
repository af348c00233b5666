"""The agenda through its door: the next meeting, arranging, postponing, and the lines of one case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from casusdesk.domain import arrange
from casusdesk.domain.case import Case, CaseKind, CaseStatus, Concern, ConcernState
from casusdesk.domain.coalition import Coalition, Rhythm
from casusdesk.domain.consent import Consent, ConsentState
from casusdesk.domain.handover import HandoverStep, HandoverType
from casusdesk.domain.meeting import AgendaForm, AgendaItem, Meeting
from casusdesk.domain.returning import came_back
from casusdesk.errors import CasusdeskError
from casusdesk.services.access import open_practice
from casusdesk.services.changes import Change
from casusdesk.services.clock import Clock
from casusdesk.services.desk import Desk
from casusdesk.services.opening import open_desk
from casusdesk.store.vault import Vault, create_practice_vault

TODAY = date(2027, 1, 7)
NOW = datetime(2027, 1, 7, 9, 0, tzinfo=UTC)
FIRST, SECOND = date(2027, 1, 14), date(2027, 2, 11)
LISTED = date(2026, 12, 1)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_practice_vault(tmp_path / "kluis") as vault:
        yield vault


@pytest.fixture
def desk(vault: Vault) -> Desk:
    desk = open_desk(vault, Clock(lambda: TODAY, lambda: NOW))
    desk.save_coalition(Coalition(first_meeting=FIRST, place="kamer 2"))
    urgent = (Concern("W", ConcernState.URGENT),)
    desk.cases.add_all(
        [
            Case("KT472", LISTED, due_date=date(2027, 6, 1)),
            Case("BX385", LISTED, due_date=date(2027, 6, 1), concerns=urgent),
            Case("RM264", LISTED, due_date=date(2027, 6, 1), kind=CaseKind.FOLLOW_UP),
            Case("ND638", LISTED, due_date=date(2027, 6, 1), status=CaseStatus.CLOSED),
            Case("HW729", LISTED, due_date=date(2027, 6, 1), consent=Consent(ConsentState.REFUSED)),
        ]
    )
    return desk


@pytest.fixture
def practice() -> Iterator[Desk]:
    with open_practice() as desk:
        yield desk


def codes(meeting: Meeting) -> list[str]:
    return [item.code for item in meeting.items]


def test_the_next_meeting_is_made_from_the_rhythm_and_not_kept_by_looking(desk: Desk) -> None:
    meeting = desk.meetings.upcoming()
    assert (meeting.held_on, meeting.next_on, meeting.place) == (FIRST, SECOND, "kamer 2")
    assert desk.meetings.all() == ()
    assert desk.meetings.get(FIRST) == meeting
    with pytest.raises(CasusdeskError, match="donderdag 11 februari 2027"):
        desk.meetings.get(SECOND)


@pytest.mark.parametrize(
    ("today", "held_on"),
    [
        (FIRST, FIRST),
        (date(2027, 1, 15), SECOND),
        (SECOND, SECOND),
        (date(2027, 2, 12), date(2027, 3, 11)),
        (date(2027, 7, 1), date(2027, 7, 8)),
    ],
)
def test_after_a_meeting_the_rhythm_goes_on_from_it(
    vault: Vault, desk: Desk, today: date, held_on: date
) -> None:
    desk.meetings.record(desk.meetings.upcoming())
    later = open_desk(vault, Clock(lambda: today, lambda: NOW))
    assert later.meetings.upcoming().held_on == held_on


def test_a_next_date_chosen_by_hand_goes_before_the_rhythm(vault: Vault, desk: Desk) -> None:
    desk.meetings.record(replace(desk.meetings.upcoming(), next_on=date(2027, 2, 4)))
    later = open_desk(vault, Clock(lambda: date(2027, 1, 20), lambda: NOW))
    assert later.meetings.upcoming().held_on == date(2027, 2, 4)


def test_without_a_first_meeting_today_is_proposed(vault: Vault) -> None:
    desk = open_desk(vault, Clock(lambda: TODAY, lambda: NOW))
    assert desk.coalition == Coalition()
    assert desk.meetings.upcoming().held_on == TODAY


def test_recording_tells_and_previous_looks_back(desk: Desk) -> None:
    heard: list[Change] = []
    desk.changes.subscribe(heard.append)
    meeting = desk.meetings.upcoming()
    desk.meetings.record(meeting)
    assert desk.meetings.all() == (meeting,)
    assert heard == [Change(meetings=True)]
    assert desk.meetings.previous(FIRST) is None
    assert desk.meetings.previous(SECOND) == meeting


def test_a_meeting_moves_to_another_day_but_not_onto_another_meeting(desk: Desk) -> None:
    meeting = desk.meetings.upcoming()
    desk.meetings.record(meeting)
    desk.meetings.record(replace(meeting, held_on=SECOND))
    moved = replace(meeting, held_on=date(2027, 1, 21))
    desk.meetings.record(moved, instead_of=FIRST)
    assert [m.held_on for m in desk.meetings.all()] == [date(2027, 1, 21), SECOND]
    with pytest.raises(CasusdeskError, match="al een overleg gepland"):
        desk.meetings.record(replace(moved, held_on=SECOND), instead_of=moved.held_on)
    desk.meetings.record(moved, instead_of=moved.held_on)
    assert [m.held_on for m in desk.meetings.all()] == [date(2027, 1, 21), SECOND]


def test_fill_takes_every_active_case_that_may_be_on_paper_in_order(desk: Desk) -> None:
    meeting = desk.meetings.fill(desk.meetings.upcoming())
    assert codes(meeting) == ["BX385", "KT472", "RM264"]
    assert [item.kind for item in meeting.items] == [CaseKind.NEW, CaseKind.NEW, CaseKind.FOLLOW_UP]
    assert desk.meetings.all() == ()
    parked = arrange.park(meeting, "KT472")
    assert codes(desk.meetings.fill(parked)) == ["BX385", "RM264"]


def test_fill_knows_what_an_earlier_meeting_saw(desk: Desk) -> None:
    first = desk.meetings.fill(desk.meetings.upcoming())
    desk.meetings.record(first)
    second = desk.meetings.fill(desk.coalition.meeting_on(SECOND))
    assert {item.kind for item in second.items} == {CaseKind.FOLLOW_UP}


def test_sort_keeps_forms_and_kinds_a_person_chose(desk: Desk) -> None:
    items = (
        AgendaItem("KT472", CaseKind.FOLLOW_UP, AgendaForm.HAMMER),
        AgendaItem("RM264", CaseKind.FOLLOW_UP),
        AgendaItem("BX385", CaseKind.FOLLOW_UP),
    )
    found = desk.meetings.sort(replace(desk.meetings.upcoming(), items=items))
    assert found.items == (items[2], items[0], items[1])
    assert found.version == 2


def test_or_filled_prefers_what_a_person_arranged(desk: Desk) -> None:
    assert codes(desk.meetings.or_filled(SECOND)) == ["BX385", "KT472", "RM264"]
    desk.meetings.record(desk.coalition.meeting_on(SECOND))
    assert codes(desk.meetings.or_filled(SECOND)) == ["BX385", "KT472", "RM264"]
    arranged = arrange.add(desk.coalition.meeting_on(SECOND), desk.cases.get("RM264"))
    desk.meetings.record(arranged)
    assert desk.meetings.or_filled(SECOND) == arranged


def test_postponing_takes_it_off_here_and_puts_it_there_in_one_go(desk: Desk) -> None:
    meeting = desk.meetings.fill(desk.meetings.upcoming())
    desk.meetings.record(meeting)
    here, there = desk.meetings.postpone(meeting, "KT472")
    assert codes(here) == ["BX385", "RM264"]
    assert (there.held_on, codes(there)) == (SECOND, ["KT472"])
    assert desk.meetings.all() == (here, there)
    here, there = desk.meetings.postpone(here, "RM264")
    assert codes(there) == ["KT472", "RM264"]
    assert there.items[1].kind is CaseKind.FOLLOW_UP


def test_a_postponement_that_fails_leaves_both_agendas(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = desk.meetings.fill(desk.meetings.upcoming())
    desk.meetings.record(meeting)
    unreal = replace(meeting, items=(*meeting.items, AgendaItem("ZZ999", CaseKind.NEW)))
    with pytest.raises(Exception, match="FOREIGN KEY"):
        desk.meetings.postpone(unreal, "KT472")
    assert desk.meetings.all() == (meeting,)


def test_the_lines_of_a_case_are_those_of_the_agenda(practice: Desk) -> None:
    page = practice.meetings.fitted(practice.meetings.upcoming())
    whole = page.plain_text()
    lines = practice.meetings.case_lines(practice.cases.get("KT472")).plain_text()
    assert "Wie kan met haar optrekken" in lines
    for word in lines.split():
        assert word in whole
    changed = replace(practice.cases.get("KT472"), question="Een vraag die nog niet is bewaard?")
    assert "nog niet is bewaard" in practice.meetings.case_lines(changed).plain_text()
    fresh = Case("AB234", date(2027, 1, 7), due_date=date(2027, 6, 1), question="Nieuw?")
    assert "AB234" in practice.meetings.case_lines(fresh).plain_text()


def test_a_case_without_consent_or_closed_has_no_lines(practice: Desk) -> None:
    with pytest.raises(CasusdeskError, match="geen toestemming"):
        practice.meetings.case_lines(practice.cases.get("HW729"))
    closed = replace(practice.cases.get("KT472"), status=CaseStatus.CLOSED)
    with pytest.raises(CasusdeskError, match="afgesloten"):
        practice.meetings.case_lines(closed)


def test_past_meetings_are_settled_at_opening(vault: Vault, desk: Desk) -> None:
    desk.meetings.record(desk.meetings.fill(desk.meetings.upcoming()))
    action = desk.cases.new_action("KT472", "bellen")
    later = open_desk(vault, Clock(lambda: date(2027, 1, 15), lambda: NOW))
    assert later.cases.actions("KT472") == (replace(action, open_at=(FIRST,)),)
    assert later.cases.get("KT472").kind is CaseKind.FOLLOW_UP


LATER = date(2027, 1, 15)
AFTER_SECOND = date(2027, 2, 12)


def reopened(vault: Vault, today: date) -> Desk:
    """The same store, opened again on a later day."""
    return open_desk(vault, Clock(lambda: today, lambda: NOW))


def back(desk: Desk) -> dict[str, str]:
    """By code, why a case of the next agenda stands there by itself."""
    found = came_back(desk.meetings.upcoming(), desk.meetings.all(), desk.decisions.all())
    return {code: returned.words for code, returned in found.items()}


def decide(desk: Desk, meeting: Meeting, code: str, kind: str) -> None:
    desk.decisions.record(replace(desk.decisions.on(meeting, code), kind=kind))


def test_a_parked_case_comes_back_at_the_next_meeting_and_says_so(vault: Vault, desk: Desk) -> None:
    first = arrange.park(desk.meetings.fill(desk.meetings.upcoming()), "KT472")
    desk.meetings.record(first)
    assert back(desk) == {}
    assert desk.meetings.upcoming().parked == ("KT472",)
    later = reopened(vault, LATER)
    assert later.meetings.upcoming().held_on == SECOND
    assert codes(later.meetings.upcoming()) == ["KT472"]
    assert later.meetings.upcoming().parked == ()
    assert back(later) == {"KT472": "terug van de parkeerlijst"}
    assert later.cases.get("KT472").kind is CaseKind.NEW, "it had no turn yet"


def test_what_was_moved_or_not_reached_comes_back_with_the_reason(vault: Vault, desk: Desk) -> None:
    first = desk.meetings.fill(desk.meetings.upcoming())
    desk.meetings.record(first)
    assert codes(first) == ["BX385", "KT472", "RM264"]
    decide(desk, first, "BX385", "postpone")
    decide(desk, first, "RM264", "regular")
    later = reopened(vault, LATER)
    assert codes(later.meetings.upcoming()) == ["BX385", "KT472"]
    assert back(later) == {
        "BX385": "doorgeschoven op 14 januari",
        "KT472": "niet besproken op 14 januari",
    }
    assert codes(reopened(vault, LATER).meetings.upcoming()) == ["BX385", "KT472"], (
        "once, not at every opening"
    )


def test_a_meeting_held_from_paper_keeps_nobody_waiting(vault: Vault, desk: Desk) -> None:
    desk.meetings.record(desk.meetings.fill(desk.meetings.upcoming()))
    later = reopened(vault, LATER)
    assert codes(later.meetings.upcoming()) == []
    assert back(later) == {}


def test_what_stays_parked_month_after_month_comes_back_each_time(vault: Vault, desk: Desk) -> None:
    desk.meetings.record(arrange.park(desk.meetings.upcoming(), "KT472"))
    later = reopened(vault, LATER)
    later.meetings.record(arrange.park(later.meetings.upcoming(), "KT472"))
    last = reopened(vault, AFTER_SECOND)
    assert last.meetings.upcoming().held_on == date(2027, 3, 11)
    assert back(last) == {"KT472": "terug van de parkeerlijst"}


def test_a_closed_case_does_not_come_back(vault: Vault, desk: Desk) -> None:
    first = arrange.park(desk.meetings.fill(desk.meetings.upcoming()), "KT472")
    desk.meetings.record(first)
    decide(desk, first, "RM264", "regular")
    desk.cases.record(replace(desk.cases.get("BX385"), status=CaseStatus.CLOSED))
    desk.cases.record(replace(desk.cases.get("KT472"), status=CaseStatus.CLOSED))
    assert codes(reopened(vault, LATER).meetings.upcoming()) == []


def test_two_meetings_later_the_last_one_it_was_up_for_counts(vault: Vault, desk: Desk) -> None:
    first = desk.meetings.fill(desk.meetings.upcoming())
    desk.meetings.record(first)
    decide(desk, first, "RM264", "regular")
    away = reopened(vault, AFTER_SECOND)
    assert away.meetings.upcoming().held_on == date(2027, 3, 11)
    assert back(away) == {
        "BX385": "niet besproken op 14 januari",
        "KT472": "niet besproken op 14 januari",
    }


def test_the_meeting_after_this_one_is_known_before_it_is_kept(desk: Desk) -> None:
    meeting = desk.meetings.upcoming()
    assert desk.meetings.following(meeting).held_on == SECOND
    assert desk.meetings.all() == ()
    _, filled = desk.meetings.postpone(meeting, "KT472")
    assert desk.meetings.following(meeting) == filled


def test_the_coalition_is_kept_and_told(vault: Vault, desk: Desk) -> None:
    heard: list[Change] = []
    desk.changes.subscribe(heard.append)
    changed = replace(desk.coalition, rhythm=Rhythm.FORTNIGHTLY, attendees=("VK",))
    desk.save_coalition(changed)
    assert heard == [Change(meetings=True, coalition=True)]
    assert open_desk(vault).coalition == changed
    assert desk.meetings.upcoming().next_on == date(2027, 1, 28)


def test_a_handover_is_proposed_kept_deleted_and_restored(desk: Desk) -> None:
    proposed = desk.handovers.propose("KT472")
    assert (proposed.type, proposed.made_on, proposed.introduction.step) == (
        HandoverType.A,
        TODAY,
        HandoverStep.TO_PLAN,
    )
    assert desk.handovers.all() == ()
    heard: list[Change] = []
    desk.changes.subscribe(heard.append)
    desk.handovers.record(proposed)
    assert desk.handovers.get(proposed.id) == proposed
    assert desk.handovers.for_case("KT472") == (proposed,)
    assert desk.handovers.for_case("BX385") == ()
    desk.handovers.delete(proposed.id)
    with pytest.raises(CasusdeskError, match="overdracht is er niet meer"):
        desk.handovers.get(proposed.id)
    desk.handovers.restore(proposed.id)
    assert desk.handovers.all() == (proposed,)
    assert heard == [Change(cases=frozenset({"KT472"}), meetings=True, handovers=True)] * 3
    for command in (desk.handovers.delete, desk.handovers.restore):
        with pytest.raises(CasusdeskError, match="overdracht is er niet meer"):
            command("weg")
    with pytest.raises(CasusdeskError, match="staat niet meer op de lijst"):
        desk.handovers.propose("ZZ999")
