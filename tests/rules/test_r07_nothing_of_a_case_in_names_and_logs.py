"""R7: no file name, title, property of a PDF, log or crash text holds a name or a word of a case.

The whole trace of a journey, byte by byte, is searched in tests/journeys/test_no_content_leaks.py.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from month import Month
from pypdf import PdfReader

from casusdesk import logs, paths
from casusdesk.documents.pdf import write_pdf
from casusdesk.domain.contacts import Contact
from casusdesk.domain.paper import WITHOUT_CLIENT, Paper
from casusdesk.services.desk import Desk
from casusdesk.services.print_job import PrintJob

MARKER = "kwartelboom"
NAME = "Sterrewijn Zevenblad"


@pytest.fixture
def told(desk: Desk) -> Desk:
    """The practice desk with a marker in the texts and a name behind the code."""
    case = desk.cases.get("KT472")
    desk.cases.record(replace(case, question=f"Helpt de {MARKER} hier?", since_last=f"de {MARKER} is er"))
    desk.key_names.record("KT472", NAME)
    desk.contacts.record(Contact("a", "WC", organisation="Wijkteam Noord"))
    sheet = next(h for h in desk.handovers.all())
    desk.handovers.record(replace(sheet, reason_now=f"De {MARKER} van {sheet.case_code}"))
    return desk


def jobs(desk: Desk) -> Iterator[PrintJob]:
    """Every kind of paper by itself, and all of them together."""
    meeting = desk.meetings.or_filled(desk.meetings.upcoming().held_on)
    held = desk.meetings.previous(meeting.held_on)
    sheets, roles = desk.handovers.all(), ("VK", "JV")
    yield PrintJob(meeting, agenda=True, copies=roles)
    yield PrintJob(meeting, advance=True)
    yield PrintJob(meeting, decided=held, copies=roles)
    yield PrintJob(meeting, mailed=held)
    yield PrintJob(meeting, singles=("KT472",), copies=roles)
    yield PrintJob(meeting, handovers=sheets)
    yield PrintJob(meeting, parents=sheets)
    yield PrintJob(meeting, feedback=desk.decisions.feedback_due())
    yield PrintJob(meeting, without_client=WITHOUT_CLIENT)
    yield PrintJob(meeting, agenda=True, decided=held, handovers=sheets, copies=roles)


def words_of(desk: Desk) -> list[str]:
    return [MARKER, *NAME.split(), *(case.code for case in desk.cases.all())]


def test_no_paper_tells_by_its_name_or_its_properties(told: Desk) -> None:
    kinds: set[Paper] = set()
    contents = ""
    for job in jobs(told):
        pages = [page for planned in told.register.plan(job) for page in planned.pages(told.papers)]
        reader = PdfReader(io.BytesIO(write_pdf(pages, title=job.title)))
        outside = " ".join(
            (job.file_name, job.title, repr(reader.metadata), repr(reader.xmp_metadata), repr(reader.outline))
        )
        assert [word for word in words_of(told) if word.lower() in outside.lower()] == [], job.papers
        kinds |= set(job.papers)
        contents += " ".join(page.extract_text() for page in reader.pages)
    assert kinds == set(Paper)
    assert MARKER in contents  # it was there to be found
    assert "KT472" in contents


def test_the_title_of_the_window_stays_the_same_everywhere(month: Month) -> None:
    context, titles = month.window.context, set()
    for show in (
        lambda: context.open_case("KT472"),
        lambda: context.open_questions("BX385"),
        lambda: context.open_meeting_mode("ZL496"),
        lambda: month.window.show_place(0),
    ):
        show()
        month.app.processEvents()
        titles |= {window.windowTitle() for window in month.app.topLevelWidgets() if window.isVisible()} - {
            ""
        }
    assert titles == {"casusdesk"}


def crash(words: str) -> str:
    """What the log holds after an error nobody foresaw, with `words` in its message and its values."""
    logs.start_log()
    undo = logs.install_hooks()
    try:
        try:
            question = {"question": words}
            raise LookupError(f"{words} in {question!r}")
        except LookupError as bug:
            sys.excepthook(type(bug), bug, bug.__traceback__)
    finally:
        undo()
        logs.stop_log()
    return (paths.log_folder() / "casusdesk.log").read_text(encoding="utf-8")


def test_a_crash_writes_down_where_it_was_and_not_what_was_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    written = crash(f"{NAME} vraagt om de {MARKER} van KT472")
    seen = written + "".join(capsys.readouterr())
    assert "LookupError" in written  # the log was written
    assert [word for word in (MARKER, *NAME.split(), "KT472") if word in seen] == []


def test_the_search_of_this_test_finds_what_is_planted(told: Desk) -> None:
    """Broken on purpose: a title with a code in it is found."""
    job = next(jobs(told))
    pages = [page for planned in told.register.plan(job) for page in planned.pages(told.papers)]
    reader = PdfReader(io.BytesIO(write_pdf(pages, title=f"Agenda {MARKER} KT472")))
    assert {word for word in words_of(told) if word in repr(reader.metadata)} == {MARKER, "KT472"}
