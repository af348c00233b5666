"""When a case is stuck or cannot wait: questions to the project leader, never a step taken by the program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from casusdesk.domain.action import Action
from casusdesk.domain.case import Case
from casusdesk.domain.catalog import Catalog

SAFETY: Final = "V"
"""Abbreviation of the life domain Veiligheid (domain §4.1)."""
VEILIG_THUIS_PHONE: Final = "0800-2000"
"""Free of charge, day and night (domain §4.2)."""
MELDCODE: Final = (
    "Breng de signalen in kaart.",
    f"Overleg met een collega en zo nodig met Veilig Thuis ({VEILIG_THUIS_PHONE}, dag en nacht).",
    "Praat met de ouder of ouders.",
    "Weeg het geweld of de mishandeling.",
    "Beslis over hulp en over melden.",
)
"""The five steps of the meldcode as a reminder; the decision stays with the professional (domain §4.2)."""
MELDCODE_NOTE: Final = "De beslissing blijft bij de professional. Leg vast in het eigen dossier, niet hier."


class PromptKind(Enum):
    """Which question; the value is its Dutch heading."""

    CANNOT_WAIT = "Kan dit wachten tot het overleg?"
    BREAKTHROUGH = "Doorbraak?"
    ESCALATE = "Opschalen?"
    MELDCODE = "Veiligheid: denk aan de meldcode"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question, with the sentence that explains why it is asked now."""

    kind: PromptKind
    because: str


def is_urgent(case: Case, catalog: Catalog | None = None) -> bool:
    """Whether a life domain is urgent or, with `catalog`, one of the seven urgent factors (domain §4.2)."""
    found = (catalog.find_factor(key) for key in case.factors) if catalog else ()
    return case.urgent or any(factor is not None and factor.urgent for factor in found)


def about_safety(case: Case, catalog: Catalog | None = None) -> bool:
    """Whether Veiligheid is a concern or, with `catalog`, a ticked factor is about it (domain §4.2)."""
    ticked = (pathway for key in case.factors for pathway in catalog.pathways_for(key)) if catalog else ()
    worried = any(c.life_domain == SAFETY and c.state.worrying for c in case.concerns)
    return worried or any(SAFETY in pathway.life_domains for pathway in ticked)


def prompts(case: Case, actions: Iterable[Action], catalog: Catalog | None = None) -> tuple[Prompt, ...]:
    """What to ask about `case` now; () for a case that is closed or asks nothing.

    Ticked factors count with `catalog`, which knows what they are.
    """
    if not case.status.active:
        return ()
    found: list[Prompt] = []
    if is_urgent(case, catalog) and case.urgency.can_wait is None:
        found.append(Prompt(PromptKind.CANNOT_WAIT, "Er is een urgente zorg. Wie belt er anders vandaag?"))
    stuck = [action for action in actions if action.case_code == case.code and action.stuck]
    if stuck:
        times = max(len(action.open_at) for action in stuck)
        because = f"Dezelfde afspraak stond {times} keer open. Welke regel of wet zit in de weg?"
        found.append(Prompt(PromptKind.BREAKTHROUGH, because))
    if stuck or case.urgency.can_wait is False:
        found.append(Prompt(PromptKind.ESCALATE, "Wacht niet op het volgende overleg: bel vandaag."))
    if about_safety(case, catalog):
        found.append(Prompt(PromptKind.MELDCODE, MELDCODE_NOTE))
    return tuple(found)
