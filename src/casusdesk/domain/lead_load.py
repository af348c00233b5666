"""The regielast: which cases each role has the lead of, for whoever asks what already lies with her (US27).

It names codes and counts them; it weighs nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from casusdesk.domain.case import Case, LeadAgreement
from casusdesk.domain.contacts import Contact
from casusdesk.domain.wording import counted

MANY: Final = 5
"""From the next case on it is said that a role has more than this; no norm, only a number to notice."""


def cases_by_lead(cases: Iterable[Case]) -> Mapping[str, tuple[Case, ...]]:
    """The active cases by the role that has the lead, each in the order of their codes.

    A case whose lead is still to be found is with nobody; one whose new lead was not asked yet is with
    the role that was proposed.
    """
    found: defaultdict[str, list[Case]] = defaultdict(list)
    for case in sorted(cases, key=lambda case: case.code):
        if case.status.active and case.lead.role:
            found[case.lead.role].append(case)
    return {role: tuple(led) for role, led in found.items()}


def to_ask(case: Case) -> bool:
    """Whether the lead was proposed and the role did not agree yet (domain §1 no. 7)."""
    return case.lead.agreement is LeadAgreement.TO_ASK


def case_words(case: Case) -> str:
    """`BX385`, or `KT472 (akkoord nog vragen)`."""
    return f"{case.code} (akkoord nog vragen)" if to_ask(case) else case.code


def lead_words(led: Sequence[Case]) -> str:
    """`regie in 2 casussen: BX385, KT472 (akkoord nog vragen)`; "" when there are none."""
    if not led:
        return ""
    return f"regie in {counted(len(led), 'casus', 'casussen')}: {', '.join(map(case_words, led))}"


@dataclass(frozen=True, slots=True)
class LeadLoad:
    """What lies with one role: its active cases, and how many in the register share it."""

    role: str
    cases: tuple[Case, ...]
    contacts: int = 0

    @property
    def many(self) -> bool:
        """Whether it is more than `MANY`, which is said and not judged."""
        return len(self.cases) > MANY


def lead_loads(cases: Iterable[Case], contacts: Iterable[Contact], day: date) -> tuple[LeadLoad, ...]:
    """The load of every role with a lead, the heaviest first."""
    by_role = cases_by_lead(cases)
    people = Counter(contact.role for contact in contacts if contact.valid_on(day))
    loads = [LeadLoad(role, led, people[role]) for role, led in by_role.items()]
    return tuple(sorted(loads, key=lambda load: (-len(load.cases), load.role)))


def load_words(load: LeadLoad, role: str) -> str:
    """`Wijkcoach: regie in 6 casussen, meer dan 5. In Contacten staan 3 contacten met deze rol.`"""
    if not load.cases:
        return f"{role[:1].upper()}{role[1:]}: nu geen regie."
    said = f"{role[:1].upper()}{role[1:]}: regie in {counted(len(load.cases), 'casus', 'casussen')}"
    said += f", meer dan {MANY}." if load.many else "."
    if load.contacts > 1:
        said += f" In Contacten staan {load.contacts} contacten met deze rol."
    return said
