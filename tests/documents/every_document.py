"""Every document of the program in every layout it has, in one place.

What holds for paper in general (tags, preview and PDF alike, golden pages, readers that find no fault) is
tested on this list, so that a new document is in all those tests as soon as it is here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Final

import agendas
import cards
import counted
import decided
import handed_over
import large

from casusdesk.documents.advance import fit_advance
from casusdesk.documents.agenda import FitChoices, agenda_case_lines, fit_agenda, fit_agenda_pages
from casusdesk.documents.copies import Copy
from casusdesk.documents.decisions import fit_decisions
from casusdesk.documents.feedback import slip, slip_pages
from casusdesk.documents.figures import fit_figures
from casusdesk.documents.page import Page
from casusdesk.documents.parents import fit_parents
from casusdesk.documents.pdf import write_pdf
from casusdesk.documents.recovery_sheet import recovery_page
from casusdesk.documents.route import fit_route
from casusdesk.documents.social_map import fit_social_map
from casusdesk.domain.agenda_advance import advance
from casusdesk.domain.agenda_single import single_case
from casusdesk.domain.handover import HandoverType

PRINTED_AT: Final = datetime(2027, 1, 12, 14, 5)  # noqa: DTZ001 - a wall clock, as on paper
DAY: Final = date(2027, 1, 15)
OWNER: Final = "de gemeente"
COPY: Final = Copy(3, 9, "jeugdverpleegkundige")
LONG_COPY: Final = Copy(12, 24, "stichting jonge-moederwerk en opvoedondersteuning Noord")

Document = tuple[str, tuple[Page, ...]]
"""A name for the test, and the pages of one file."""


@cache
def every_document() -> dict[str, tuple[Page, ...]]:
    """All of them by name; fitted once, for pages are never changed."""
    found = (*_agendas(), *_decisions(), *_handovers(), *_parents(), *_slips(), *_sheets(), *_large())
    assert len(dict(found)) == len(found), "two documents have one name"
    return dict(found)


@cache
def written(name: str) -> bytes:
    """The file of one of them."""
    pages = every_document()[name]
    return write_pdf(pages, title=pages[0].title)


def _agendas() -> Iterator[Document]:
    for count in (2, 8, 12, 20):
        agenda = agendas.mixed(count, follow_up=count // 2)
        page = fit_agenda(agenda, copy=COPY, practice=count == 8, printed_at=PRINTED_AT)
        assert page.report is not None
        yield f"agenda {page.report.layout}", (page,)
    yield "agenda tight", (fit_agenda(agendas.mixed(20), copy=COPY, printed_at=PRINTED_AT),)
    runs_on = fit_agenda(agendas.mixed(12, 200), copy=COPY, printed_at=PRINTED_AT)
    assert any(block.continues for block in runs_on.blocks)
    yield "agenda with a row in two columns", (runs_on,)
    two = fit_agenda_pages(
        agendas.mixed(40, follow_up=12), copy=COPY, choices=FitChoices(two_pages=True), printed_at=PRINTED_AT
    )
    assert len(two) == 2
    yield "agenda two pages", two
    yield "agenda one case", (fit_agenda(single_case(agenda, agenda.entries[0].case.code), copy=COPY),)
    yield "agenda strip", (agenda_case_lines(agenda, agenda.entries[0].case.code),)
    for count in (8, 40):
        page = fit_advance(advance(agendas.mixed(count, follow_up=count // 2)), practice=count == 40)
        yield f"advance {count}", (page,)


def _decisions() -> Iterator[Document]:
    for count, length in ((7, None), (23, None), (36, 60), (42, 60)):
        listed = decided.listed(count, length, postponed=2, undecided=2)
        (page,) = fit_decisions(listed, copy=COPY, practice=count == 7, printed_at=PRINTED_AT)
        assert page.report is not None
        yield f"decisions {page.report.layout}", (page,)
    two = fit_decisions(decided.listed(60, 60), copy=COPY, choices=FitChoices(two_pages=True))
    assert len(two) == 2
    yield "decisions two pages", two


def _handovers() -> Iterator[Document]:
    for kind in HandoverType:
        practice = kind is HandoverType.A
        copy = None if kind is HandoverType.E else Copy(1, 2)
        full = handed_over.full(kind)
        yield (
            f"handover {kind.value}",
            (handed_over.page(full, agendas.catalog(), copy=copy, practice=practice),),
        )
    yield "handover blank", (handed_over.page(handed_over.BLANK, agendas.catalog()),)


def _parents() -> Iterator[Document]:
    copy = Copy(3, 5, "ouder(s)", "O")
    for name, full, numbered in (("parents", False, None), ("parents two pages", True, copy)):
        agreed = decided.agreed_with_parents(full=full)
        pages = fit_parents(agreed, agendas.catalog(), printed_on=DAY, controller=OWNER, copy=numbered)
        assert len(pages) == 1 + full
        yield name, pages


def _slips() -> Iterator[Document]:
    catalog, dues = agendas.catalog(), decided.dues(4)
    slips = [slip(due, catalog, printed_on=DAY, controller=OWNER) for due in dues]
    yield "slips", tuple(slip_pages(slips))
    one = slip(dues[0], catalog, printed_on=DAY, controller=OWNER, copy=LONG_COPY, practice=True)
    yield "slip strip", (one,)


def _sheets() -> Iterator[Document]:
    catalog = agendas.catalog()
    for count in (24, 60):
        page = fit_social_map(cards.contacts(count), catalog, on=cards.ON, name=cards.NAME, controller=OWNER)
        yield f"social map {count}", (page,)
    yield "route", (fit_route(cards.coalition(), catalog, agendas.meeting(), on=DAY),)
    yield "figures", fit_figures(counted.of(62), name=cards.NAME, controller=OWNER, practice=True)
    lines = ("ABCD EFGH JKMN PQRS", "TVWX YZ01 2345 6789")
    yield "recovery sheet", (recovery_page(lines, made_on=DAY),)


def _large() -> Iterator[Document]:
    for name, pages in large.documents().items():
        yield f"large {name}", pages
