"""The tellingen of a real store: without number, without case, printed and saved like the wall papers."""

from __future__ import annotations

from casusdesk.domain.paper import Paper
from casusdesk.services.desk import Desk
from casusdesk.services.print_job import PrintJob


def test_printed_without_number_and_without_case(desk: Desk) -> None:
    job = PrintJob(desk.meetings.upcoming(), without_client=(Paper.FIGURES,), copies=("VK",))
    assert job.papers == (Paper.FIGURES,)
    assert not job.about_clients
    assert job.file_name == "tellingen.pdf"
    issue = desk.register.issue(job)
    assert issue.prints == ()
    (page,) = issue.pages
    text = page.plain_text()
    assert not any(case.code in text for case in desk.cases.all())
    assert "Leeftijd van de moeder bij aanmelding" in text


def test_large(desk: Desk) -> None:
    job = PrintJob(desk.meetings.upcoming(), without_client=(Paper.FIGURES,), large=True)
    pages = desk.register.issue(job).pages
    assert all(
        f"pagina {page.number} van {len(pages)}" in " ".join(r.text for r in page.runs()) for page in pages
    )
