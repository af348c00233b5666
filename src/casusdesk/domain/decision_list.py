"""The besluitenlijst: every case of a meeting with what was decided, for the read-back and for paper (§3.2).

Generated from what was clicked. A case whose consent keeps it off paper is not on it (domain R8), nor one
that was ended since (§4.8). What closed since keeps its row and does not come back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casusdesk.domain.agenda import in_agenda_order
from casusdesk.domain.case import Case, LeadAgreement
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.clock import phase_label
from casusdesk.domain.decision import POSTPONE, Decision, by_case, decision_words
from casusdesk.domain.meeting import AgendaForm, Meeting
from casusdesk.domain.paper import Paper
from casusdesk.domain.paper_rights import paper_right


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One case on the list. Roles are abbreviations; `lead` "" means still to be chosen (a star).

    `handover` None means that there is nothing to hand over because the case was not discussed.
    """

    code: str
    phase: str
    words: str
    who: str = ""
    due: date | None = None
    lead: str = ""
    lead_to_ask: bool = False
    feedback_to: str = ""
    handover: bool | None = None


@dataclass(frozen=True, slots=True)
class DecisionList:
    """`rows` in agenda order; `postponed` and `not_discussed` are codes that come back by themselves."""

    meeting: Meeting
    rows: tuple[DecisionRow, ...]
    postponed: tuple[str, ...]
    not_discussed: tuple[str, ...]
    catalog: Catalog
    left_out: int = 0
    """Cases that are not on this copy, because consent keeps them from its reader (R8)."""


def compose_decisions(
    meeting: Meeting,
    cases: Iterable[Case],
    decisions: Iterable[Decision],
    catalog: Catalog,
    reader: frozenset[str] = frozenset(),
) -> DecisionList:
    """The list of `meeting`, over the cases on its agenda that may be on paper for this reader (R8)."""
    listed = {case.code: case for case in cases}
    made = by_case(d for d in decisions if d.held_on == meeting.held_on and d.made)
    codes = [item.code for item in in_agenda_order(meeting.items)]
    codes += [code for code in made if code not in codes]
    day = meeting.held_on
    allowed = [c for c in codes if c in listed and paper_right(listed[c], Paper.DECISIONS, (), day)]
    shown = [c for c in allowed if paper_right(listed[c], Paper.DECISIONS, reader, day)]
    active = [c for c in shown if listed[c].status.active]
    hammered = {item.code for item in meeting.items if item.form is AgendaForm.HAMMER}
    return DecisionList(
        meeting=meeting,
        rows=tuple(_row(listed[c], made[c], meeting, catalog) for c in shown if c in made),
        postponed=tuple(c for c in active if c in made and made[c].kind == POSTPONE),
        not_discussed=tuple(c for c in active if c not in made and c not in hammered),
        catalog=catalog,
        left_out=len(allowed) - len(shown),
    )


def _row(case: Case, decision: Decision, meeting: Meeting, catalog: Catalog) -> DecisionRow:
    """The lead is the one chosen at the meeting; whether that role agreed since is known from the case."""
    lead = case.lead if case.lead.role == decision.lead.role else decision.lead
    return DecisionRow(
        code=case.code,
        phase=phase_label(case.clock_facts, meeting.held_on),
        words=decision_words(decision, catalog),
        who=decision.who,
        due=decision.due,
        lead=lead.role or "",
        lead_to_ask=lead.agreement is LeadAgreement.TO_ASK,
        feedback_to=decision.feedback.to if decision.discussed else "",
        handover=decision.handover if decision.discussed else None,
    )
