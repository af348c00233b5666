"""What must be put right before the two sheets without clients may be printed: sociale kaart and route."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casusdesk.domain import limits
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.contacts import Contact
from casusdesk.domain.print_problem import CONTACTS, SETTINGS, PrintProblem
from casusdesk.services.paper_checks import faults


def social_map_problems(contacts: Sequence[Contact], on: date) -> tuple[PrintProblem, ...]:
    """What blocks the sociale kaart of the day `on`: characters that no letter has."""
    found: list[PrintProblem] = []
    for contact in contacts:
        if contact.valid_on(on):
            texts = (contact.organisation, contact.area, contact.name, contact.phone, contact.mail)
            found += faults(CONTACTS, [(contact.role or "rol", " ".join((contact.role, *texts)), 0)])
    return tuple(found)


def route_problems(coalition: Coalition) -> tuple[PrintProblem, ...]:
    """What blocks the route bij een signaal: strange characters, and a step that is too long."""
    fields = [(f"stap {n}", text, limits.ROUTE_STEP) for n, text in enumerate(coalition.route, start=1)]
    fields += [("opschalen", f"{rung.role} {rung.reach}", 0) for rung in coalition.ladder]
    fields += [("zorgpaden", contact, 0) for contact in coalition.contacts.values()]
    fields += [("overleg", f"{coalition.title} {coalition.controller}", 0)]
    return tuple(faults(SETTINGS, fields))
