"""Which support might suit, light to heavy, and which facts decide: reasons, never a "no" (domain §4.6)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from casusdesk.domain.case import Case, ConcernState, SupportNeed
from casusdesk.domain.catalog_entries import Intervention
from casusdesk.domain.suitability import Known, Suitability, suitability
from casusdesk.services.questions import Asking

Fact = Literal["first_child", "low_education", "speaks_some_dutch", "will_move"]


@dataclass(frozen=True, slots=True)
class Offer:
    """One form of support in the list of question 3. `fits` and `proposed` as in `domain.suitability`.

    `reason` says why, and what is unknown or still to be checked; when it is not proposed, when or for
    whom it is meant.
    """

    key: str
    label: str
    fits: bool | None
    proposed: bool
    reason: str
    chosen: bool
    heavy: bool


def offers(case: Case, asking: Asking) -> tuple[Offer, ...]:
    """The active forms of support, light to heavy."""
    found = []
    for entry in asking.catalog.interventions:
        chosen = entry.key in case.support.interventions
        if entry.active or chosen:
            fit = _weighed(entry, case, asking)
            words = _words(entry, fit)
            found.append(Offer(entry.key, entry.label, fit.fits, fit.proposed, words, chosen, entry.heavy))
    return tuple(found)


def fact_matters(case: Case, asking: Asking, fact: Fact) -> bool:
    """Whether an active offer asks for `fact`, and nothing else that is known speaks against that offer."""
    if case.support.need not in (SupportNeed.YES, SupportNeed.UNCLEAR):
        return False
    unknown = replace(case, **{fact: None})  # type: ignore[arg-type]
    return any(
        offer.active
        and getattr(offer.applies, fact) is not None
        and _weighed(offer, unknown, asking).fits is not False
        for offer in asking.catalog.interventions
    )


def heavy_chosen(case: Case, asking: Asking) -> bool:
    """Whether something heavy was chosen, so that it is asked what was tried that is lighter."""
    return any(o.heavy for o in asking.catalog.interventions if o.key in case.support.interventions)


def _weighed(entry: Intervention, case: Case, asking: Asking) -> Suitability:
    catalog = asking.catalog
    concerns = {c.life_domain for c in case.concerns if c.state.worrying}
    urgent = {c.life_domain for c in case.concerns if c.state is ConcernState.URGENT}
    names = {e.key: e.label for e in (*catalog.life_domains, *catalog.lookups.get("grade", ()))}
    stuck = max((len(action.open_at) for action in asking.actions if action.stuck), default=0)
    day = asking.meeting.held_on
    known = Known(case.grade, case.consent.state_on(day).given, stuck, asking.meeting.next_on)
    return suitability(entry, case.clock_facts, concerns, day, urgent, names, known)


def _words(entry: Intervention, fit: Suitability) -> str:
    if not fit.proposed:
        return ", ".join(fit.aside)
    parts = [", ".join(fit.reasons)] if fit.reasons else []
    if fit.unknown:
        parts.append("nog onbekend: " + ", ".join(fit.unknown))
    if entry.check:
        parts.append("na te gaan: " + ", ".join(entry.check))
    return "; ".join(parts)
