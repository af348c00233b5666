"""The words of every document in reading order and its pages as pictures: what changes is seen in review.

`python3 dev.py golden` writes both anew; look at the difference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import agendas
import cards
import counted
import decided
import large
import pytest
from golden_pages import GOLDEN, assert_golden

from casusdesk.documents.advance import fit_advance
from casusdesk.documents.agenda import AgendaDoesNotFit, fit_agenda
from casusdesk.documents.copies import Copy
from casusdesk.documents.decisions import DecisionsDoNotFit, fit_decisions
from casusdesk.documents.feedback import slip, slip_pages
from casusdesk.documents.figures import fit_figures
from casusdesk.documents.handover import fit_handover
from casusdesk.documents.page import Page
from casusdesk.documents.parents import fit_parents
from casusdesk.documents.recovery_sheet import recovery_page
from casusdesk.documents.route import fit_route
from casusdesk.documents.social_map import fit_social_map
from casusdesk.domain.agenda_advance import advance
from casusdesk.domain.agenda_single import single_case
from casusdesk.domain.handover import HandoverType
from casusdesk.domain.paper import PARENTS, Paper
from casusdesk.services.access import open_practice
from casusdesk.services.demo import meeting_of

PRINTED = datetime(2027, 1, 12, 14, 5)  # noqa: DTZ001 - a wall clock, as on paper
COPY = Copy(3, 9, "jeugdverpleegkundige")
LARGE = ("agenda", "decisions", "handover", "slips", "social map", "route")
FAMILY = agendas.case(1, 60, dense=False)


def test_agenda() -> None:
    page = fit_agenda(agendas.mixed(5, follow_up=2), copy=COPY, printed_at=PRINTED)
    assert_golden("agenda", page.plain_text(), [page])


def test_tight_agenda() -> None:
    page = fit_agenda(agendas.mixed(20), copy=COPY, printed_at=PRINTED)
    assert_golden("agenda_tight", page.plain_text(), [page])


def test_refused_agenda() -> None:
    with pytest.raises(AgendaDoesNotFit) as refusal:
        fit_agenda(agendas.mixed(40, length=120), copy=COPY, printed_at=PRINTED)
    lines = [str(refusal.value), *(suggestion.text for suggestion in refusal.value.suggestions)]
    assert_golden("agenda_refused", "\n".join(lines) + "\n")


def test_agenda_of_one_case() -> None:
    agenda = agendas.mixed(9, follow_up=4)
    page = fit_agenda(single_case(agenda, agenda.entries[0].case.code), copy=COPY, printed_at=PRINTED)
    assert_golden("agenda_single", page.plain_text(), [page])


@pytest.mark.parametrize(
    ("name", "count", "length"), [("decisions", 7, None), ("decisions_tight", 36, 60)], ids=["usual", "tight"]
)
def test_decisions(name: str, count: int, length: int | None) -> None:
    decisions = decided.listed(count, length, postponed=2, undecided=2)
    pages = fit_decisions(decisions, copy=COPY, printed_at=PRINTED)
    assert_golden(name, pages[0].plain_text(), pages)


def test_refused_decisions() -> None:
    with pytest.raises(DecisionsDoNotFit) as refusal:
        fit_decisions(decided.listed(70, 60), copy=COPY, printed_at=PRINTED)
    lines = [str(refusal.value), *(suggestion.text for suggestion in refusal.value.suggestions)]
    assert_golden("decisions_refused", "\n".join(lines) + "\n")


@pytest.mark.parametrize("count", [1, 3, 4])
def test_slips(count: int) -> None:
    slips = [
        slip(due, agendas.catalog(), printed_on=PRINTED.date(), controller="de gemeente")
        for due in decided.dues(count)
    ]
    pages = slip_pages(slips)
    assert_golden(f"slips_{count}", "\n\n".join(page.plain_text() for page in pages), pages)


@pytest.mark.parametrize(
    ("name", "kind", "full"),
    [
        ("parents_a", HandoverType.A, False),
        ("parents_e", HandoverType.E, False),
        ("parents_two_pages", HandoverType.A, True),
    ],
    ids=["A", "E", "two pages"],
)
def test_parents(name: str, kind: HandoverType, full: bool) -> None:
    handover = decided.agreed_with_parents(kind, full=full)
    pages = fit_parents(handover, agendas.catalog(), printed_on=PRINTED.date(), controller="de gemeente")
    assert len(pages) == 1 + full
    assert_golden(name, "\n\n".join(page.plain_text() for page in pages), pages)


def test_practice_papers() -> None:
    with open_practice() as desk:
        agenda = desk.papers.agenda_pages(meeting_of(desk))
        sheets = desk.papers.handover_pages(desk.handovers.all())
        parents = desk.papers.parents_pages(desk.handovers.all())
        decided_on = desk.papers.decisions_pages(desk.meetings.all()[-2])
        slips = desk.papers.feedback_pages(desk.decisions.feedback_due())
        pages = (*agenda, *sheets, *decided_on, *slips, *parents)
        assert_golden("practice", "\n\n".join(page.plain_text() for page in pages))


@pytest.mark.parametrize("kind", list(HandoverType))
def test_handover(kind: HandoverType) -> None:
    """Every type with the same fields, so that the files show what is its own."""
    with open_practice() as desk:
        handover = next(h for h in desk.handovers.all() if h.type is HandoverType.A and h.newborn_facts)
        case = desk.cases.get(handover.case_code)
        page = fit_handover(
            replace(handover, type=kind, parent_name="Voornaam Achternaam"),
            case,
            desk.catalog,
            printed_on=date(2027, 1, 14),
            controller="de gemeente",
            copy=COPY,
        )
    assert_golden(f"handover_{kind.value.lower()}", page.plain_text(), [page])


def test_advance() -> None:
    agenda = replace(agendas.mixed(5, follow_up=2), left_out=1)
    page = fit_advance(advance(agenda), printed_at=PRINTED)
    assert_golden("advance", page.plain_text(), [page])


def test_social_map() -> None:
    page = fit_social_map(
        cards.contacts(24), agendas.catalog(), on=cards.ON, name=cards.NAME, controller="de gemeente"
    )
    assert_golden("social_map", page.plain_text(), [page])


def test_route() -> None:
    page = fit_route(cards.coalition(), agendas.catalog(), agendas.meeting(), on=date(2027, 1, 4))
    assert_golden("route", page.plain_text(), [page])


@pytest.mark.parametrize("kind", ["handover", "parents", "slip"])
def test_numbered_copies(kind: str) -> None:
    """Every letter on them in the order of painting, also in the foot and behind the text."""
    printed, owner, catalog = PRINTED.date(), "de gemeente", agendas.catalog()
    long = Copy(3, 5, "stichting jonge-moederwerk en opvoedondersteuning Noord")
    agreed = decided.agreed_with_parents(full=kind == "parents")
    pages: Sequence[Page]
    if kind == "handover":
        pages = [
            fit_handover(agreed, FAMILY, catalog, printed_on=printed, controller=owner, copy=copy)
            for copy in (COPY, long)
        ]
    elif kind == "parents":
        copy = Copy(3, 5, PARENTS, Paper.PARENTS.suffix)
        pages = fit_parents(agreed, catalog, printed_on=printed, controller=owner, copy=copy)
    else:
        dues = zip(decided.dues(2), (COPY, long), strict=True)
        pages = slip_pages(
            [slip(due, catalog, printed_on=printed, controller=owner, copy=copy) for due, copy in dues]
        )
    lines = ["\n".join(run.text for run in page.runs()) for page in pages]
    assert_golden(f"numbered_{kind}", "\n\n".join(lines) + "\n")


def test_figures() -> None:
    (page,) = fit_figures(counted.of(62), name=cards.NAME, controller="de gemeente")
    assert_golden("figures", page.plain_text(), [page])


@pytest.mark.parametrize("name", LARGE)
def test_large_print(name: str) -> None:
    pages = large.documents()[name]
    text = "\n\n".join(page.plain_text() for page in pages)
    assert_golden(f"large_{name.replace(' ', '_')}", text, pages)


def test_recovery_sheet() -> None:
    lines = ("ABCD EFGH JKMN PQRS", "TVWX YZ01 2345 6789")
    page = recovery_page(lines, made_on=date(2027, 1, 7))
    assert_golden("recovery_sheet", page.plain_text(), [page])


def test_every_golden_file_has_its_test() -> None:
    wanted = {"agenda", "agenda_tight", "agenda_refused", "practice", "recovery_sheet"}
    wanted |= {"agenda_single", "decisions", "decisions_tight", "decisions_refused"}
    wanted |= {"slips_1", "slips_3", "slips_4", "parents_a", "parents_e", "parents_two_pages"}
    wanted |= {"advance", "social_map", "route", "figures"}
    wanted |= {f"numbered_{kind}" for kind in ("handover", "parents", "slip")}
    wanted |= {f"handover_{kind.value.lower()}" for kind in HandoverType}
    wanted |= {f"large_{name.replace(' ', '_')}" for name in LARGE}
    assert {path.stem for path in GOLDEN.glob("*.txt")} == wanted
    texts_only = {"agenda_refused", "decisions_refused", "practice", *(n for n in wanted if "numbered" in n)}
    pictures = {re.sub(r"_page\d+$", "", path.stem) for path in GOLDEN.glob("*.png")}
    assert pictures == wanted - texts_only
