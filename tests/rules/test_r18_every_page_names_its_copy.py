"""R18: every page of every numbered paper says which copy it is and for whom, in words and behind them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pypdf
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "documents"))

import agendas
import decided
import test_handover as sheets

from casusdesk.documents.agenda import FitChoices, fit_agenda_pages
from casusdesk.documents.copies import Copy
from casusdesk.documents.decisions import fit_decisions
from casusdesk.documents.feedback import HEIGHT, slip, slip_pages
from casusdesk.documents.page import Page, Role
from casusdesk.documents.parents import fit_parents
from casusdesk.documents.pdf import write_pdf
from casusdesk.domain.agenda_single import single_case
from casusdesk.domain.paper import Paper, numbered
from casusdesk.services.demo import meeting_of
from casusdesk.services.desk import Desk
from casusdesk.services.print_job import PrintJob

ON: Final = date(2027, 1, 14)
OWNER: Final = "de gemeente"
ROLES: Final = (
    "jeugdverpleegkundige",
    "stichting jonge-moederwerk en opvoedondersteuning Noord",
    "w" * 60,
    "",
)


TWO = FitChoices(two_pages=True)


def agenda(copy: Copy | None, *, practice: bool = False) -> Sequence[Page]:
    """One page, and a longer one on two sides."""
    long = fit_agenda_pages(agendas.mixed(40, 120), copy=copy, practice=practice, choices=TWO)
    assert len(long) == 2
    return (*fit_agenda_pages(agendas.mixed(4), copy=copy, practice=practice), *long)


def single(copy: Copy | None, *, practice: bool = False) -> Sequence[Page]:
    whole = agendas.mixed(4)
    return fit_agenda_pages(single_case(whole, whole.entries[0].case.code), copy=copy, practice=practice)


def decisions(copy: Copy | None, *, practice: bool = False) -> Sequence[Page]:
    long = fit_decisions(decided.listed(70, 60), copy=copy, practice=practice, choices=TWO)
    assert len(long) == 2
    return (*fit_decisions(decided.listed(5), copy=copy, practice=practice), *long)


def handover(copy: Copy | None, *, practice: bool = False) -> Sequence[Page]:
    return [sheets.page(sheets.BLANK, agendas.catalog(), copy=copy, practice=practice)]


def parents(copy: Copy | None, *, practice: bool = False) -> Sequence[Page]:
    agreed = decided.agreed_with_parents(full=True)
    own = replace(copy, suffix=Paper.PARENTS.suffix) if copy else None
    long = fit_parents(
        agreed, agendas.catalog(), printed_on=ON, controller=OWNER, copy=own, practice=practice
    )
    assert len(long) == 2
    return long


def feedback(copy: Copy | None, *, practice: bool = False) -> Sequence[Page]:
    """Each slip by itself: on paper they are cut apart."""
    return [
        slip(due, agendas.catalog(), printed_on=ON, controller=OWNER, copy=copy, practice=practice)
        for due in decided.dues(2)
    ]


Made = Callable[..., Sequence[Page]]
PAPERS: Final[dict[Paper, Made]] = {
    Paper.AGENDA: agenda,
    Paper.SINGLE: single,
    Paper.DECISIONS: decisions,
    Paper.HANDOVER: handover,
    Paper.PARENTS: parents,
    Paper.FEEDBACK: feedback,
}


def said(page: Page) -> str:
    """The upright letters without blanks and without hyphens of the wrapping."""
    return "".join((r.text[:-1] if r.broken else r.text) for r in page.runs() if not r.angle).replace(" ", "")


def behind(page: Page) -> list[str]:
    """What stands aslant behind the text, read aloud by nobody and below everything else."""
    leading = 0
    for block in page.blocks:
        if block.role is not Role.ARTIFACT or not all(getattr(item, "angle", 0) for item in block.items):
            break
        leading += 1
    return [item.text for block in page.blocks[:leading] for item in block.items]  # type: ignore[union-attr]


def faults(page: Page, copy: Copy) -> Iterator[str]:
    """What this page does not say of its copy."""
    reader = f" – voor: {copy.role}" if copy.role else ""
    number = f"{copy.number}{copy.suffix}"
    if f"exemplaar {number} van {copy.total}{reader}".replace(" ", "") not in said(page):
        yield "number and reader"
    if "VERTROUWELIJK" not in said(page):
        yield "VERTROUWELIJK"
    mark = f"exemplaar {number} – {copy.role}" if copy.role else f"exemplaar {number}"
    if mark not in behind(page):
        yield "watermark"


def test_every_numbered_paper_is_here() -> None:
    assert set(PAPERS) == {paper for paper in Paper if paper.numbered}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.value)
@pytest.mark.parametrize("role", ROLES, ids=["short", "long", "endless", "nobody"])
def test_every_page_names_its_copy(paper: Paper, role: str) -> None:
    copy = Copy(13, 24, role, paper.suffix)
    for practice in (False, True):
        for page in PAPERS[paper](copy, practice=practice):
            assert list(faults(page, copy)) == []
            assert ("OEFENING" in behind(page)) is practice


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.value)
def test_a_page_that_does_not_name_its_copy_is_seen(paper: Paper) -> None:
    """The proof of the proof: of a print without a number, and of one for somebody else."""
    copy = Copy(13, 24, "jeugdverpleegkundige", paper.suffix)
    for page in PAPERS[paper](None):
        assert list(faults(page, copy)) == ["number and reader", "watermark"]
    for page in PAPERS[paper](replace(copy, number=14)):
        assert list(faults(page, copy)) == ["number and reader", "watermark"]


def test_a_page_without_its_watermark_is_seen() -> None:
    copy = Copy(13, 24, "jeugdverpleegkundige")
    page = agenda(copy)[0]
    upright = replace(page, blocks=tuple(b for b in page.blocks if not getattr(b.items[0], "angle", 0)))
    assert list(faults(upright, copy)) == ["watermark"]


def test_three_slips_on_a_page_keep_each_its_own_copy() -> None:
    copies = [Copy(number, 3, role) for number, role in enumerate(ROLES[:3], start=1)]
    slips = [
        slip(due, agendas.catalog(), printed_on=ON, controller=OWNER, copy=copy)
        for due, copy in zip(decided.dues(3), copies, strict=True)
    ]
    page = slip_pages(slips)[0]
    for place, copy in enumerate(copies):
        top, bottom = place * HEIGHT, (place + 1) * HEIGHT
        own = [run.text for run in page.runs() if run.angle and top <= run.baseline <= bottom + 0.1]
        assert own == [copy.mark] * 2


def test_all_that_leaves_the_desk_names_its_copy(desk: Desk) -> None:
    """From the desk, as the printer and the file get it: the same words, copy by copy."""
    meeting = meeting_of(desk)
    sheets_of = tuple(desk.handovers.all())[:2]
    job = PrintJob(meeting, agenda=True, handovers=sheets_of, parents=sheets_of[:1], copies=("JV", "WC"))
    for planned in desk.register.plan(job):
        pages = planned.pages(desk.papers)
        share = len(pages) // len(planned.copies)
        assert pages
        assert share * len(planned.copies) == len(pages)
        for place, page in enumerate(pages):
            number = planned.copies[place // share]
            role = desk.catalog.agency_label(number.role)
            assert list(faults(page, Copy(number.number, number.total, role, number.suffix))) == []


def test_paper_without_a_number_has_no_watermark_of_a_copy(desk: Desk) -> None:
    papers = desk.papers
    for page in (*papers.advance_pages(meeting_of(desk)), *papers.without_client.pages(Paper.ROUTE)):
        assert behind(page) == ["OEFENING"]
        assert "exemplaar" not in said(page)


def test_the_file_says_it_too(tmp_path: Path, desk: Desk) -> None:
    pages = desk.papers.agenda_pages(meeting_of(desk), copies=numbered("JV", "WC"))
    path = tmp_path / "agenda.pdf"
    path.write_bytes(write_pdf(pages, title=Paper.AGENDA.title))
    for number, sheet in enumerate(pypdf.PdfReader(path).pages, start=1):
        role = desk.catalog.agency_label(("JV", "WC")[number - 1])
        text = sheet.extract_text()
        assert text.count(f"exemplaar {number} – {role}") == 2
        assert f"exemplaar {number} van 2 – voor: {role}" in text
