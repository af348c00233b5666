"""Strengths and concerns side by side, strengths first: a view for a person to weigh, never a score (§1.19).

The program counts nothing and concludes nothing; the grade is chosen by a person, and stays indoors (§4.4).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from casusdesk.domain.case import Case, ConcernState
from casusdesk.domain.catalog import Catalog, FactorKind

GRADE_ADVICE: Final = {
    "self_reliant": "Past bij het gewone aanbod; hoeft niet op de agenda.",
    "potentially_vulnerable": "Past bij het gewone aanbod, met wat extra's.",
    "vulnerable": "Past bij een prenataal huisbezoek.",
    "very_vulnerable": "Past bij bespreken in het overleg.",
}
"""What the grade usually leads to (domain §1 no. 21): a proposal, the choice stays with people."""


@dataclass(frozen=True, slots=True)
class Balance:
    """Dutch words for each side; a concern's note comes after its name. Both may be empty."""

    strengths: tuple[str, ...]
    concerns: tuple[str, ...]


def balance(case: Case, catalog: Catalog) -> Balance:
    """The two columns of `case`: her own words first, then life domains, then ticked factors."""
    good = list(case.strengths)
    worrying: list[str] = []
    for concern in sorted(case.concerns, key=lambda c: -c.state.value):
        found = catalog.find_life_domain(concern.life_domain)
        name = found.label if found else concern.life_domain
        if concern.state is ConcernState.GOING_WELL:
            good.append(f"{name}: {concern.note}" if concern.note else name)
        elif concern.state.worrying:
            urgent = " (urgent)" if concern.state is ConcernState.URGENT else ""
            worrying.append(f"{name}{urgent}: {concern.note}" if concern.note else f"{name}{urgent}")
    for key in case.factors:
        factor = catalog.find_factor(key)
        if factor is not None:
            side = good if factor.kind is FactorKind.PROTECTIVE else worrying
            side.append(factor.label)
    return Balance(tuple(good), tuple(worrying))
