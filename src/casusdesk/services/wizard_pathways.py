"""Which care pathway belongs to what was ticked, and who is called for it here (domain §1 no. 27, §4.7).

Nothing of this is kept: a hint follows from the ticks, and goes with them. Pathways that must not be
stored per case are never hinted at; they are only there to be looked up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from casusdesk.domain.case import Case
from casusdesk.domain.catalog_entries import CarePathway
from casusdesk.services.questions import Asking

NO_CONTACT: Final = "contact nog niet ingevuld (Instellingen)"


@dataclass(frozen=True, slots=True)
class PathwayHint:
    """`words`: "Zorgpad Inkomen: bel werkplein"; `because`: what it is for, and which tick points to it."""

    key: str
    words: str
    because: str


def pathway_hints(case: Case, asking: Asking) -> tuple[PathwayHint, ...]:
    """The pathways that ticked factors point to, then those that belong to a life domain with a concern."""
    catalog = asking.catalog
    worrying = {c.life_domain for c in case.concerns if c.state.worrying}
    by_factor, by_domain = [], []
    for pathway in catalog.pathways:
        if not pathway.active or not pathway.storable:
            continue
        factors = [f.label for f in catalog.factors if f.key in case.factors and f.key in pathway.factors]
        domains = [
            d.label for d in catalog.life_domains if d.key in worrying and d.key in pathway.life_domains
        ]
        if factors:
            because = "aangevinkt: " + ", ".join(dict.fromkeys(factors))
            by_factor.append(PathwayHint(pathway.key, _words(pathway, asking), because))
        elif domains:
            because = f"als dit speelt: {pathway.trigger} (zorg bij {', '.join(domains).lower()})"
            by_domain.append(PathwayHint(pathway.key, _words(pathway, asking), because))
    return (*by_factor, *by_domain)


def reference_pathways(asking: Asking) -> tuple[str, ...]:
    """The pathways that are never kept per case, as lines to look up: name, contact and why."""
    return tuple(
        f"{_words(pathway, asking)}. {pathway.note}"
        for pathway in asking.catalog.pathways
        if pathway.active and not pathway.storable
    )


def _words(pathway: CarePathway, asking: Asking) -> str:
    contact = asking.contacts.get(pathway.key, "").strip() or pathway.contact
    return f"Zorgpad {pathway.label}: " + (f"bel {contact}" if contact else NO_CONTACT)
