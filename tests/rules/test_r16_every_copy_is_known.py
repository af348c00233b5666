"""R16: every copy has a number, a role and a day; where it is, is known, and open paper is not forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from casusdesk.documents.page import Page
from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.data_leak import leak_steps, report_by
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.paper import CopyState, Paper, Print, possible_states
from casusdesk.domain.paper_ledger import lots, open_sentences
from casusdesk.services.desk import Desk
from casusdesk.services.paper_files import write_papers
from casusdesk.services.print_job import PrintJob, usual_copies

_NUMBER = re.compile(r"exemplaar\s*(\d+)\s*(O?)\s*van\s*(\d+)")
_CODE = re.compile(r"\b[A-HJ-NP-Z]{2}[2-9]{3}\b")


@pytest.fixture
def january(desk: Desk) -> Meeting:
    return desk.meetings.upcoming()


@pytest.fixture
def everything(desk: Desk, january: Meeting) -> PrintJob:
    """All paper there is with a number, for everyone at the table."""
    december = desk.meetings.previous(january.held_on)
    assert december is not None
    roles = tuple(role for role, count in usual_copies(january) for _ in range(count))
    sheets = desk.handovers.all()
    return PrintJob(
        january,
        agenda=True,
        decided=december,
        singles=("RM264",),
        handovers=sheets,
        parents=sheets,
        feedback=desk.decisions.feedback_due(),
        copies=roles,
    )


def read(page: Page) -> str:
    """Everything on a page, also what is not read aloud."""
    return " ".join((page.plain_text(), *(run.text for run in page.runs() if not run.angle)))


def faults(pages: Sequence[str], prints: Sequence[Print]) -> Iterator[str]:
    """Pages with a case on them that the register does not know, and copies of it that are on no page."""
    known = {c.number.label + f" van {c.number.total}" for made in prints for c in made.copies}
    seen: set[str] = set()
    for number, page in enumerate(pages, start=1):
        found = {f"{n}{suffix} van {total}" for n, suffix, total in _NUMBER.findall(page)}
        if not found and _CODE.search(page):
            yield f"page {number} has a case and no number"
        yield from (f"page {number} has {label}, which nobody knows" for label in sorted(found - known))
        seen |= found
    yield from (f"copy {label} is on no page" for label in sorted(known - seen))


def test_every_page_that_leaves_is_a_copy_the_register_knows(desk: Desk, everything: PrintJob) -> None:
    issue = desk.register.issue(everything)
    assert {made.paper for made in desk.register.all()} == {p for p in Paper if p.numbered}
    assert list(faults([read(page) for page in issue.pages], desk.register.all())) == []
    for made in desk.register.all():
        assert made.printed_on == desk.today()
        assert made.codes
        assert all(copy.number.role and copy.since == desk.today() for copy in made.copies)


def test_no_number_is_given_twice_in_a_series(desk: Desk, everything: PrintJob) -> None:
    for _ in range(3):
        desk.register.issue(everything)
    for lot in lots(desk.register.all()):
        numbers = [copy.number.number for _, copy in lot.copies]
        assert numbers == list(range(1, len(numbers) + 1)), lot.key


def test_paper_past_the_register_is_seen(desk: Desk, january: Meeting, everything: PrintJob) -> None:
    """The proof of the proof: without a number, with one nobody kept, and a copy that was never printed."""
    bare = [read(page) for page in desk.papers.agenda_pages(january)]
    assert list(faults(bare, ())) == ["page 1 has a case and no number"]
    (planned, *_) = desk.register.plan(everything)
    loose = [read(page) for page in planned.pages(desk.papers)]
    assert "page 1 has 1 van 7, which nobody knows" in list(faults(loose, desk.register.all()))
    issue = desk.register.issue(PrintJob(january, agenda=True, copies=("PL", "VK")))
    left = [read(page) for page in issue.pages[:1]]
    assert list(faults(left, issue.prints)) == ["copy 2 van 2 is on no page"]


def test_files_by_command_are_copies_too(desk: Desk, january: Meeting, tmp_path: Path) -> None:
    paths = list(write_papers(desk, january, tmp_path))
    pages = [" ".join(p.extract_text().split()) for path in paths for p in PdfReader(path).pages]
    assert list(faults(pages, desk.register.all())) == []


def test_what_goes_by_mail_has_no_number_and_is_not_called_in(desk: Desk, january: Meeting) -> None:
    december = desk.meetings.previous(january.held_on)
    issue = desk.register.issue(PrintJob(january, advance=True, mailed=december))
    assert issue.prints == desk.register.all() == ()
    assert not any(_NUMBER.search(read(page)) for page in issue.pages)


@pytest.mark.parametrize("state", CopyState)
def test_an_agenda_is_closed_by_every_state_but_handed_out(
    desk: Desk, january: Meeting, state: CopyState
) -> None:
    december = desk.meetings.previous(january.held_on)
    assert december is not None
    (made,) = desk.register.issue(PrintJob(december, agenda=True, copies=("PL", "VK"))).prints
    every = [(made, copy) for copy in made.copies]
    assert open_sentences(desk.register.not_called_in(january.held_on)) == (
        "Van 10 december zijn nog 2 exemplaren open: 1 en 2",
    )
    assert state in possible_states(Paper.HANDOVER)
    desk.register.move(every, state)
    still = desk.register.not_called_in(january.held_on)
    assert bool(still) is (state is CopyState.HANDED_OUT)


def test_a_missing_copy_is_one_row_and_leads_to_the_steps_of_a_leak(desk: Desk, january: Meeting) -> None:
    (made,) = desk.register.issue(PrintJob(january, agenda=True, copies=("PL", "VK"))).prints
    desk.register.move([(made, made.copies[1])], CopyState.MISSING)
    (row,) = [row for row in desk.audit.all() if row.event is AuditEvent.COPY_MISSING]
    assert row.reason == "exemplaar 2"
    assert not _CODE.search(f"{row.subject} {row.reason} {row.person}")
    lost = desk.register.all()[0].copies[1]
    found = desk.register.discovered(made, lost)
    assert (report_by(found) - row.at).total_seconds() == 72 * 3600
    said = " ".join(step.words for step in leak_steps(desk.coalition.controller, found))
    assert "72 uur" in said
    assert "FG" in said


def test_a_case_that_is_only_named_in_a_text_is_on_that_copy_too(desk: Desk, january: Meeting) -> None:
    """However it was typed: when its consent goes, this paper has to come back (domain R9)."""
    alone = replace(january, items=tuple(item for item in january.items if item.code == "BX385"))
    job = PrintJob(alone, agenda=True, copies=("VK",))
    before = desk.register.issue(job).prints[0].codes
    assert "FV582" not in before
    question = "Kan dit zoals bij fv 582 worden geregeld?"
    desk.cases.record(replace(desk.cases.get("BX385"), question=question))
    assert set(desk.register.issue(job).prints[0].codes) == {*before, "FV582"}
