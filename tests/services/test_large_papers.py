"""Large print from a real store: every paper of a job, one number for all the pages of a copy."""

from __future__ import annotations

from itertools import groupby

from casusdesk.documents.flow import words_on
from casusdesk.documents.page import Page
from casusdesk.domain.handover import HandoverType
from casusdesk.domain.paper import Paper
from casusdesk.services.desk import Desk
from casusdesk.services.print_job import PrintJob

ROLES = ("PL", "VK")


def words(page: Page) -> str:
    return " ".join(words_on(page))


def test_all_pages_of_a_copy_bear_its_number(desk: Desk) -> None:
    january = desk.meetings.upcoming()
    issue = desk.register.issue(PrintJob(january, agenda=True, copies=ROLES, large=True))
    (made,) = desk.register.all()
    assert [copy.number.number for copy in made.copies] == [1, 2]
    copies = [list(pages) for _, pages in groupby(issue.pages, key=lambda page: "exemplaar 2" in words(page))]
    assert len(copies) == 2
    for number, pages in enumerate(copies, start=1):
        assert len(pages) > 1
        assert [page.number for page in pages] == list(range(1, len(pages) + 1))
        assert all(f"exemplaar {number} van 2" in words(page) for page in pages)


def test_every_paper_of_a_job_is_large(desk: Desk) -> None:
    january = desk.meetings.upcoming()
    before = desk.meetings.previous(january.held_on)
    sheets = tuple(desk.handovers.all())
    parents = tuple(sheet for sheet in sheets if sheet.type is HandoverType.A)[:1]
    job = PrintJob(
        january,
        agenda=True,
        decided=before,
        singles=(desk.meetings.agenda(january).new[0].case.code,),
        handovers=sheets,
        parents=parents,
        feedback=tuple(desk.decisions.feedback_due()),
        copies=ROLES,
        without_client=(Paper.ROUTE,),
        large=True,
    )
    for planned in desk.register.plan(job):
        pages = planned.first_pages(desk.papers)
        assert pages
        for page in pages:
            assert all(round(run.size, 3) >= 12 for run in page.runs() if not run.angle)
            assert any(run.text == "OEFENING" for run in page.runs())


def test_the_mailed_version_is_large_too(desk: Desk) -> None:
    pages = desk.papers.advance_pages(desk.meetings.upcoming(), large=True)
    assert all(round(run.size, 3) >= 12 for page in pages for run in page.runs() if not run.angle)
