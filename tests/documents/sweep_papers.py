"""One random agenda, besluitenlijst or handover sheet for each seed, with every text that must be on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from random import Random
from typing import Any

import agendas
import decided
import handed_over
from care_words import sentence
from sweep_check import Wanted

from casusdesk.documents.agenda import FitChoices
from casusdesk.documents.agenda_view import Form
from casusdesk.documents.copies import Copy
from casusdesk.domain.agenda import Agenda, AgendaEntry, compose, sorted_items
from casusdesk.domain.case import Case, CaseKind, Concern, ConcernState, Support, SupportNeed
from casusdesk.domain.decision import POSTPONE, Decision
from casusdesk.domain.decision_list import DecisionList, compose_decisions
from casusdesk.domain.handover import Handover, HandoverType
from casusdesk.domain.meeting import AgendaForm
from casusdesk.domain.wording import row_date

SHORTEST, LONGEST = 20, 400
COPY = Copy(3, 9, "jeugdverpleegkundige")


@dataclass(frozen=True, slots=True)
class Trial:
    """What to fit, and how to make it again: kind of paper, number of cases, length of texts, seed."""

    kind: str
    count: int
    length: int
    seed: int

    @property
    def rng(self) -> Random:
        return Random(f"{self.kind}/{self.count}/{self.length}/{self.seed}")

    @property
    def again(self) -> str:
        return f"--again {self.kind} {self.count} {self.length} {self.seed}"


def agenda_of(trial: Trial) -> tuple[Agenda, FitChoices, Copy | None]:
    """An agenda of new and known cases; lengths are spread 30 % around the length of the trial."""
    rng = trial.rng
    followed = rng.randint(0, trial.count)
    kinds = [CaseKind.NEW] * (trial.count - followed) + [CaseKind.FOLLOW_UP] * followed
    cases = [_case(rng, n, trial.length, kind) for n, kind in enumerate(kinds)]
    agenda = agendas.agenda(cases, extras=rng.random() < 0.7, general=_general(rng))
    hammered = {case.code for case in cases if case.kind is CaseKind.FOLLOW_UP and rng.random() < 0.1}
    items = tuple(
        replace(item, form=AgendaForm.HAMMER) if item.code in hammered else item
        for item in agenda.meeting.items
    )
    actions = [replace(row.action, text=sentence(rng, rng.randint(20, 60), "")) for row in agenda.look_back]
    handovers = [row.handover for row in agenda.handovers if row.handover]
    agenda = compose(replace(agenda.meeting, items=items), cases, actions, handovers, agenda.catalog)
    return agenda, FitChoices(small_type=rng.random() < 0.2), COPY if rng.random() < 0.5 else None


def _general(rng: Random) -> tuple[str, ...]:
    return tuple(sentence(rng, rng.randint(20, 80), "") for _ in range(rng.randint(0, 2)))


def _case(rng: Random, number: int, length: int, kind: CaseKind) -> Case:
    exact = min(max(round(length * rng.uniform(0.7, 1.3)), SHORTEST), LONGEST)
    plain = agendas.case(number, 60, dense=rng.random() < 0.6, kind=kind)
    state = rng.choice((ConcernState.URGENT, ConcernState.CONCERN, ConcernState.GOING_WELL))
    return replace(
        plain,
        question=sentence(rng, exact),
        since_last=sentence(rng, rng.randint(20, 60), "") if rng.random() < 0.7 else "",
        decision_needed=sentence(rng, rng.randint(20, 70)) if rng.random() < 0.3 else "",
        strengths=tuple(sentence(rng, rng.randint(5, 70), "") for _ in range(rng.randint(0, 2))),
        concerns=(*plain.concerns, *([] if plain.concerns else [Concern("W", state)])),
        support=Support(SupportNeed.YES, proposal=sentence(rng, rng.randint(10, 60), "")),
    )


def agenda_texts(agenda: Agenda, forms: tuple[str, ...]) -> Iterator[Wanted]:
    """Every text of the agenda but what `forms`, as announced, leave out."""
    for entry in agenda.entries:
        yield Wanted(entry.case.code)
        if entry.form is AgendaForm.FULL:
            new = entry in agenda.new
            yield from (Wanted(text, entry.case.code) for text in _entry_texts(entry, forms, new=new))
    for row in agenda.look_back:
        yield Wanted(row.action.text, row.action.case_code)
    for deadline in agenda.deadlines:
        yield Wanted(deadline.code)
        yield Wanted(row_date(deadline.milestone.end))
    for handover in agenda.handovers:
        yield Wanted(handover.code)
    yield from map(Wanted, agenda.meeting.general)


def _entry_texts(entry: AgendaEntry, forms: tuple[str, ...], *, new: bool) -> Iterator[str]:
    case = entry.case
    yield from (case.code, entry.phase, case.question)
    yield from ["urgent"] * entry.urgent
    yield from ["te bepalen"] * (case.lead.role is None)
    if new:
        yield case.support.proposal
        yield from () if Form.NO_STRENGTHS.value in forms else case.strengths
        yield from (concern.mark for concern in case.concerns if concern.state.worrying)
    else:
        yield from filter(
            None, ("" if Form.ONE_LINE.value in forms else case.since_last, case.decision_needed)
        )


def decisions_of(trial: Trial) -> DecisionList:
    """A besluitenlijst; the afspraken are spread around the length of the trial."""
    rng = trial.rng
    kinds = [rng.choice(tuple(CaseKind)) for _ in range(trial.count)]
    cases = [agendas.case(n, 60, dense=False, kind=kind) for n, kind in enumerate(kinds)]
    plan = agendas.meeting()
    plan = replace(plan, items=sorted_items(cases, agendas.catalog(), plan))
    made = [_decision(rng, n, case, trial.length) for n, case in enumerate(cases)]
    return compose_decisions(plan, cases, made, agendas.catalog())


def _decision(rng: Random, number: int, case: Case, length: int) -> Decision:
    if rng.random() < 0.1:
        return Decision(agendas.HELD, case.code, POSTPONE)
    exact = max(5, round(length * rng.uniform(0.7, 1.3)))
    return replace(decided.decision(number, case), agreed=sentence(rng, exact, ""))


def decisions_texts(decisions: DecisionList) -> Iterator[Wanted]:
    """Every case with its decision, and the codes that come back."""
    for row in decisions.rows:
        yield Wanted(row.code)
        if row.code not in decisions.postponed:
            yield from (Wanted(row.words, row.code), Wanted(row.phase, row.code))
    yield from map(Wanted, (*decisions.postponed, *decisions.not_discussed))


def handover_of(trial: Trial) -> Handover:
    """A sheet with every field filled up to `length` percent of its limit, or for odd seeds as it comes."""
    rng, most = trial.rng, trial.length / 100
    kind = rng.choice(tuple(HandoverType))
    sheet = _refilled(handed_over.full(kind), rng, (0.0 if trial.seed % 2 else most, most))
    return replace(sheet, parent_name="") if rng.random() < 0.5 else sheet


_NO_PROSE = frozenset(("id", "case_code", "role", "who", "lead_now", "lead_after", "life_domain", "label"))


def _refilled(value: Any, rng: Random, share: tuple[float, float]) -> Any:
    """The same with other words in all its texts, as long as a part of what stands there now."""
    if isinstance(value, str):
        length = round(len(value) * rng.uniform(*share))
        return sentence(rng, length, "") if length > 3 else ""
    if isinstance(value, tuple):
        count = round(len(value) * (rng.uniform(*share)))
        return tuple(_refilled(one, rng, share) for one in value[:count])
    if not hasattr(value, "__dataclass_fields__"):
        return value
    names = [field.name for field in fields(value) if field.name not in _NO_PROSE]
    return replace(value, **{name: _refilled(getattr(value, name), rng, share) for name in names})


def handover_texts(sheet: Handover) -> Iterator[Wanted]:
    """Every text a person filled in."""
    meet = sheet.introduction
    texts = [meet.place, meet.joined_by, sheet.parent_name, sheet.reason_now, sheet.attention, sheet.fallback]
    texts += [sheet.consent_statement, *sheet.running, *sheet.going_well]
    texts += [concern.facts for concern in sheet.concerns]
    texts += [agreement.what for agreement in sheet.agreements]
    for party in (sheet.giver, sheet.receiver):
        texts += [party.name, party.organisation, party.phone]
    if sheet.type is HandoverType.A:
        texts += [fact.value for fact in sheet.newborn_facts]
    yield from (Wanted(text) for text in texts if text)
    if sheet.parents_want:
        yield Wanted(f"“{sheet.parents_want}”")
