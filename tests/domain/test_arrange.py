"""Arranging the agenda by hand: rubrieken stay apart, nothing is lost, undo is keeping the old one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusdesk.domain import arrange
from casusdesk.domain.case import Case, CaseKind, CaseStatus
from casusdesk.domain.consent import Consent, ConsentState
from casusdesk.domain.meeting import AgendaForm, AgendaItem, Meeting

DAY = date(2027, 1, 14)
NEW, AGAIN = CaseKind.NEW, CaseKind.FOLLOW_UP


def meeting(*codes: str, follow_up: tuple[str, ...] = ()) -> Meeting:
    items = [AgendaItem(code, NEW) for code in codes] + [AgendaItem(code, AGAIN) for code in follow_up]
    return Meeting(held_on=DAY, next_on=date(2027, 2, 11), items=tuple(items))


def codes(found: Meeting) -> list[str]:
    return [item.code for item in found.items]


def test_adding_takes_the_case_off_the_parking_list_and_never_doubles() -> None:
    parked = replace(meeting("AA222"), parked=("BB333",))
    added = arrange.add(parked, Case("BB333", DAY))
    assert codes(added) == ["AA222", "BB333"]
    assert added.parked == ()
    assert arrange.add(added, Case("BB333", DAY)) is added


def test_parking_keeps_the_case_for_later() -> None:
    parked = arrange.park(meeting("AA222", "BB333"), "AA222")
    assert codes(parked) == ["BB333"]
    assert parked.parked == ("AA222",)


@pytest.mark.parametrize(
    ("code", "steps", "expected"),
    [
        ("BB222", -1, ["BB222", "AA222", "CC222", "DD222"]),
        ("BB222", 1, ["AA222", "CC222", "BB222", "DD222"]),
        ("AA222", -1, ["AA222", "BB222", "CC222", "DD222"]),
        ("CC222", 9, ["AA222", "BB222", "CC222", "DD222"]),
        ("CC222", -9, ["CC222", "AA222", "BB222", "DD222"]),
        ("DD222", -1, ["AA222", "BB222", "CC222", "DD222"]),
    ],
)
def test_moving_stays_within_the_rubriek(code: str, steps: int, expected: list[str]) -> None:
    before = meeting("AA222", "BB222", "CC222", follow_up=("DD222",))
    assert codes(arrange.move_by(before, code, steps)) == expected


def test_place_is_said_as_people_count() -> None:
    assert arrange.place_in_rubriek(meeting("AA222", "BB222", follow_up=("CC222",)), "BB222") == (2, 2)
    with pytest.raises(KeyError):
        arrange.place_in_rubriek(meeting("AA222"), "ZZ999")


def test_a_hamerstuk_is_a_choice_that_can_be_taken_back() -> None:
    hammered = arrange.set_form(meeting("AA222"), "AA222", AgendaForm.HAMMER)
    assert hammered.items[0].form is AgendaForm.HAMMER
    assert arrange.set_form(hammered, "AA222", AgendaForm.FULL).items == meeting("AA222").items


def test_last_months_agenda_comes_back_as_follow_up_without_closed_cases() -> None:
    previous = meeting("AA222", "BB333", "CC444")
    listed = [Case("AA222", DAY), Case("BB333", DAY, status=CaseStatus.CLOSED), Case("CC444", DAY)]
    taken = arrange.take_over(meeting("AA222"), previous, listed)
    assert [(i.code, i.kind) for i in taken.items] == [("AA222", NEW), ("CC444", AGAIN)]


def test_what_is_left_over_leaves_out_parked_refused_and_whom_a_person_leaves_out() -> None:
    previous = meeting("AA222", "BB333", "CC444", "DD555")
    now = arrange.park(meeting(), "BB333")
    refused = Consent(ConsentState.REFUSED)
    listed = [Case("AA222", DAY), Case("BB333", DAY), Case("CC444", DAY, consent=refused), Case("DD555", DAY)]
    assert [case.code for case in arrange.left_over(now, previous, listed)] == ["AA222", "DD555"]
    taken = arrange.take_over(now, previous, listed, without={"AA222"})
    assert [item.code for item in taken.items] == ["DD555"]
    assert taken.parked == ("BB333",)


def test_unparking_puts_a_case_back_among_what_can_be_chosen() -> None:
    parked = arrange.park(meeting("AA222"), "AA222")
    free = arrange.unpark(parked, "AA222")
    assert (free.items, free.parked) == ((), ())


@given(
    st.lists(st.sampled_from(["AA222", "BB222", "CC222", "DD222", "EE222"]), unique=True, min_size=1),
    st.lists(st.tuples(st.integers(0, 4), st.integers(-6, 6)), max_size=8),
)
def test_moving_about_never_loses_or_doubles_a_case(start: list[str], moves: list[tuple[int, int]]) -> None:
    found = meeting(*start[: len(start) // 2 + 1], follow_up=tuple(start[len(start) // 2 + 1 :]))
    kinds = {item.code: item.kind for item in found.items}
    for index, steps in moves:
        found = arrange.move_by(found, start[index % len(start)], steps)
    assert sorted(codes(found)) == sorted(start)
    assert {item.code: item.kind for item in found.items} == kinds
