"""The agenda of one case, for when its parents sit at the table: nothing of any other family (US12).

They read it along with everybody else. So what was noted among professionals goes off: who signalled and
along which route, the mark of urgency, that she was not seen for a while, and that an afspraak is stuck.
Veiligheid and Veilig Thuis go off too: whom she fears may be the one who takes the paper home.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from casusdesk.domain.agenda import Agenda, AgendaEntry
from casusdesk.domain.case import Case, ConcernState
from casusdesk.domain.escalation import SAFETY
from casusdesk.domain.meeting import AgendaForm
from casusdesk.domain.milestone import Milestone

TITLE: Final = "Overleg met ouder(s)"
SAFE_HOME: Final = "VT"
"""Key of Veilig Thuis among the agencies."""


def single_case(agenda: Agenda, code: str) -> Agenda:
    """`agenda` with the case `code` only, in every rubriek, and marked as one that parents read.

    The meeting begins when the case does, because the hours of the whole are those of other families.
    Raises KeyError when the case is in neither rubriek B nor C.
    """
    entry = next((entry for entry in agenda.entries if entry.case.code == code), None)
    if entry is None:
        raise KeyError(code)
    meeting = replace(
        agenda.meeting,
        title=TITLE,
        starts=entry.starts_at,
        ends=None,
        general=(),
        parked=(),
        items=tuple(item for item in agenda.meeting.items if item.code == code),
        attendance=tuple(replace(attendee, note="") for attendee in agenda.meeting.attendance),
    )
    own = _entry(entry)
    return replace(
        agenda,
        meeting=meeting,
        look_back=tuple(
            replace(row, action=replace(row.action, open_at=()))
            for row in agenda.look_back
            if row.action.case_code == code
        ),
        new=(own,) if entry in agenda.new else (),
        follow_up=() if entry in agenda.new else (own,),
        deadlines=tuple(
            replace(row, milestone=_milestone(row.milestone), urgent=False)
            for row in agenda.deadlines
            if row.code == code
        ),
        handovers=tuple(row for row in agenda.handovers if row.code == code),
        minutes_per_case=None,
        withheld=(),
        with_parents=True,
        left_out=0,
    )


def _entry(entry: AgendaEntry) -> AgendaEntry:
    return replace(
        entry,
        case=_case(entry.case),
        form=AgendaForm.FULL,
        ask_born=False,
        milestone=_milestone(entry.milestone) if entry.milestone else None,
        starts_at=None,
        opening=tuple(_milestone(milestone) for milestone in entry.opening),
        unseen_since=None,
        parents_join=False,
        urgent=False,
    )


def _case(case: Case) -> Case:
    concerns = tuple(
        replace(concern, state=ConcernState.CONCERN) if concern.state is ConcernState.URGENT else concern
        for concern in case.concerns
        if concern.life_domain != SAFETY
    )
    agencies = tuple(involved for involved in case.agencies if involved.agency != SAFE_HOME)
    return replace(
        case,
        concerns=concerns,
        agencies=agencies,
        brought_by_role="",
        brought_by_organisation="",
        referral_route="",
    )


def _milestone(milestone: Milestone) -> Milestone:
    """Without the conditions nobody asked the parents about yet."""
    return replace(milestone, unknown=())
