"""Arranging the agenda by hand: add, take off, move, hamerstuk. Pure: a meeting in, a meeting out.

The caller keeps the meeting it had, which is all that undo needs.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from casusdesk.domain.case import Case, CaseKind
from casusdesk.domain.meeting import AgendaForm, AgendaItem, Meeting


def _with_items(meeting: Meeting, items: Iterable[AgendaItem]) -> Meeting:
    return replace(meeting, items=tuple(items), version=meeting.version + 1)


def on_agenda(meeting: Meeting, code: str) -> bool:
    """Whether the case stands on the agenda of `meeting`."""
    return any(item.code == code for item in meeting.items)


def coming(meeting: Meeting, cases: Iterable[Case]) -> tuple[AgendaItem, ...]:
    """What of the agenda is discussed: a case that was closed, or that consent keeps off paper, is not."""
    there = {case.code for case in cases if case.status.active and case.allows_paper(meeting.held_on)}
    return tuple(item for item in meeting.items if item.code in there)


def may_come(meeting: Meeting, case: Case) -> bool:
    """Whether the case may be proposed for this agenda: active, not parked, and consent allows paper."""
    parked = case.code in meeting.parked
    return case.status.active and not parked and case.consent.allows_paper(meeting.held_on)


def add(meeting: Meeting, case: Case) -> Meeting:
    """`case` at the end of its rubriek; unchanged when it is there already. It leaves the parking list."""
    return put(meeting, AgendaItem(case.code, case.kind))


def put(meeting: Meeting, item: AgendaItem) -> Meeting:
    """As `add`, for a case that comes from another agenda: what it was there, such as hamerstuk, it stays."""
    if on_agenda(meeting, item.code):
        return meeting
    freed = replace(meeting, parked=tuple(code for code in meeting.parked if code != item.code))
    return _with_items(freed, (*meeting.items, item))


def take_off(meeting: Meeting, code: str) -> Meeting:
    """The agenda without the case; the case itself stays on the list."""
    return _with_items(meeting, (item for item in meeting.items if item.code != code))


def park(meeting: Meeting, code: str) -> Meeting:
    """The case off the agenda and on the parking list."""
    off = take_off(meeting, code)
    return replace(off, parked=(*(c for c in off.parked if c != code), code))


def unpark(meeting: Meeting, code: str) -> Meeting:
    """The case off the parking list, back among what can be chosen."""
    parked = tuple(known for known in meeting.parked if known != code)
    return replace(meeting, parked=parked, version=meeting.version + 1)


def set_form(meeting: Meeting, code: str, form: AgendaForm) -> Meeting:
    """The case as hamerstuk, or in full again."""
    items = (replace(i, form=form) if i.code == code else i for i in meeting.items)
    return _with_items(meeting, items)


def set_kind(meeting: Meeting, code: str, kind: CaseKind) -> Meeting:
    """The case in rubriek B (new) or C (follow-up)."""
    items = (replace(i, kind=kind) if i.code == code else i for i in meeting.items)
    return _with_items(meeting, items)


def set_parents_join(meeting: Meeting, code: str, *, joined: bool) -> Meeting:
    """Whether the parents sit at the table for this case (domain §1 no. 69)."""
    items = (replace(i, parents_join=joined) if i.code == code else i for i in meeting.items)
    return _with_items(meeting, items)


def place_in_rubriek(meeting: Meeting, code: str) -> tuple[int, int]:
    """Place of the case within its rubriek, counted from 1, and how many stand there.

    Raises:
        KeyError: the case is not on the agenda.
    """
    kind = next((item.kind for item in meeting.items if item.code == code), None)
    if kind is None:
        raise KeyError(code)
    codes = [item.code for item in meeting.items if item.kind is kind]
    return codes.index(code) + 1, len(codes)


def move_to(meeting: Meeting, code: str, place: int) -> Meeting:
    """The case at `place` (from 1) within its rubriek; a place outside it means first or last."""
    _, count = place_in_rubriek(meeting, code)
    moved = next(item for item in meeting.items if item.code == code)
    same = [item for item in meeting.items if item.kind is moved.kind and item.code != code]
    same.insert(min(max(place, 1), count) - 1, moved)
    rest = [item for item in meeting.items if item.kind is not moved.kind]
    ordered = same + rest if moved.kind is CaseKind.NEW else rest + same
    return _with_items(meeting, ordered)


def move_by(meeting: Meeting, code: str, steps: int) -> Meeting:
    """The case `steps` places down (negative: up) within its rubriek."""
    place, _ = place_in_rubriek(meeting, code)
    return move_to(meeting, code, place + steps)


def left_over(meeting: Meeting, previous: Meeting, listed: Iterable[Case]) -> tuple[Case, ...]:
    """The cases of the previous agenda that could come along, in its order: not those that are there
    already, were closed, stand parked or may not be on paper.
    """
    known = {case.code: case for case in listed if may_come(meeting, case)}
    codes = dict.fromkeys(item.code for item in previous.items)
    return tuple(known[code] for code in codes if code in known and not on_agenda(meeting, code))


def take_over(
    meeting: Meeting, previous: Meeting, listed: Iterable[Case], *, without: Container[str] = ()
) -> Meeting:
    """What is `left_over`, but for the codes in `without`, as follow-up, added at the end."""
    added = [
        AgendaItem(case.code, CaseKind.FOLLOW_UP)
        for case in left_over(meeting, previous, listed)
        if case.code not in without
    ]
    return _with_items(meeting, (*meeting.items, *added)) if added else meeting
