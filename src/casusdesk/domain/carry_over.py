"""What comes back by itself: parked, moved and undiscussed cases go on to the next meeting (domain §2).

A case that had its turn does not: it is on the next agenda when a person puts it there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from casusdesk.domain import arrange
from casusdesk.domain.case import Case, CaseKind
from casusdesk.domain.decision import Decision
from casusdesk.domain.meeting import AgendaForm, AgendaItem, Meeting


def discussed_codes(meeting: Meeting, decisions: Iterable[Decision]) -> frozenset[str]:
    """The cases of `meeting` that had their turn.

    Where nothing was clicked at all the meeting was held from paper: then the whole agenda had its turn. A
    hamerstuk passes without a click, unless it was moved.
    """
    made = [d for d in decisions if d.held_on == meeting.held_on and d.made]
    if not made:
        return frozenset(item.code for item in meeting.items)
    clicked = {decision.case_code for decision in made}
    hammered = (i.code for i in meeting.items if i.form is AgendaForm.HAMMER and i.code not in clicked)
    return frozenset(d.case_code for d in made if d.discussed) | frozenset(hammered)


def returning_codes(meeting: Meeting, decisions: Iterable[Decision]) -> tuple[str, ...]:
    """The cases that come back at the next meeting, in agenda order, the parked ones last."""
    done = discussed_codes(meeting, decisions)
    waiting = [item.code for item in meeting.items if item.code not in done]
    return tuple(dict.fromkeys((*waiting, *meeting.parked)))


def carry_over(
    meeting: Meeting, following: Meeting, decisions: Iterable[Decision], cases: Iterable[Case]
) -> Meeting:
    """`following` with what comes back from `meeting`; closed cases stay away, nothing comes twice.

    It comes as it stood: a hamerstuk stays one, and parents who were to join are expected again.
    """
    decided = tuple(decisions)
    listed = {case.code: case for case in cases}
    stood = {item.code: item for item in meeting.items}
    filled = following
    for code in returning_codes(meeting, decided):
        case = listed.get(code)
        if case is not None and case.status.active:
            filled = arrange.put(filled, stood.get(code, AgendaItem(code, case.kind)))
    return filled


def after_discussion(case: Case) -> Case:
    """The case once it had its turn: a follow-up from now on, and last month's news makes room."""
    return replace(case, kind=CaseKind.FOLLOW_UP, since_last="", decision_needed="")
