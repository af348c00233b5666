"""Every paper in large print, made once, for the tests of the paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Final

import agendas
import cards
import counted
import decided
import handed_over

from casusdesk.documents.advance import fit_advance_large
from casusdesk.documents.agenda_large import fit_agenda_large
from casusdesk.documents.copies import Copy
from casusdesk.documents.decisions import fit_decisions_large
from casusdesk.documents.feedback import large_slip, slip_pages
from casusdesk.documents.figures import fit_figures_large
from casusdesk.documents.handover import fit_handover_large
from casusdesk.documents.page import Page
from casusdesk.documents.parents_large import fit_parents_large
from casusdesk.documents.route import fit_route_large
from casusdesk.documents.social_map import fit_social_map_large
from casusdesk.domain.agenda import Agenda
from casusdesk.domain.agenda_advance import advance
from casusdesk.domain.agenda_single import single_case
from casusdesk.domain.handover import Handover, HandoverType

PRINTED: Final = datetime(2027, 1, 12, 14, 5)  # noqa: DTZ001 - a wall clock, as on paper
DAY: Final = date(2027, 1, 14)
OWNER: Final = "de gemeente"
COPY: Final = Copy(3, 9, "jeugdverpleegkundige")
NUMBERED: Final = ("agenda", "single", "decisions", "handover", "handover blank", "parents")
"""Those that bear the number of a copy."""


def agenda(count: int = 8, follow_up: int = 3) -> Agenda:
    """One with something in every rubriek."""
    return replace(agendas.mixed(count, follow_up=follow_up), left_out=1)


def handover(sheet: Handover) -> tuple[Page, ...]:
    """The sheet about a family of no importance."""
    case, catalog = agendas.case(1, 60, dense=False), agendas.catalog()
    return fit_handover_large(sheet, case, catalog, printed_on=DAY, controller=OWNER, copy=COPY)


def slips(count: int) -> tuple[Page, ...]:
    """Slips of half a page, as they come from the printer."""
    found = [
        large_slip(due, agendas.catalog(), printed_on=DAY, controller=OWNER, copy=COPY)
        for due in decided.dues(count)
    ]
    return tuple(slip_pages([page for pages in found for page in pages]))


@cache
def documents() -> dict[str, tuple[Page, ...]]:
    """All of them by name; laid out once, for pages are never changed."""
    whole, catalog = agenda(), agendas.catalog()
    one = single_case(whole, whole.new[0].case.code)
    agreed = decided.agreed_with_parents(full=True)
    listed = decided.listed(9, postponed=2, undecided=2)
    people = cards.contacts(24)
    return {
        "agenda": fit_agenda_large(whole, copy=COPY, printed_at=PRINTED),
        "single": fit_agenda_large(one, copy=COPY, printed_at=PRINTED),
        "advance": fit_advance_large(advance(whole), printed_at=PRINTED),
        "decisions": fit_decisions_large(listed, copy=COPY, printed_at=PRINTED),
        "handover": handover(handed_over.full(HandoverType.A)),
        "handover blank": handover(handed_over.BLANK),
        "parents": fit_parents_large(agreed, catalog, printed_on=DAY, controller=OWNER, copy=COPY),
        "slips": slips(3),
        "social map": fit_social_map_large(people, catalog, on=DAY, name=cards.NAME, controller=OWNER),
        "figures": fit_figures_large(counted.of(62), name=cards.NAME, controller=OWNER),
        "route": fit_route_large(cards.coalition(), catalog, agendas.meeting(), on=date(2027, 1, 4)),
    }
