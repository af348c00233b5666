"""The register of paper on a real store: numbers, reprints, series, taking back, moving, what to call in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.paper import PARENTS, CopyState, Paper
from casusdesk.errors import CasusdeskError
from casusdesk.services.desk import Desk
from casusdesk.services.paper_files import write_agenda, write_all_handovers, write_papers
from casusdesk.services.papers import Papers
from casusdesk.services.print_job import PrintJob, usual_copies

ROLES = ("PL", "VK", "KZ", "MMW", "JV", "WC", "JMW")


@pytest.fixture
def january(desk: Desk) -> Meeting:
    return desk.meetings.upcoming()


@pytest.fixture
def december(desk: Desk, january: Meeting) -> Meeting:
    found = desk.meetings.previous(january.held_on)
    assert found is not None
    return found


def labels(desk: Desk) -> list[tuple[str, list[str]]]:
    return [(made.paper.value, [c.number.label for c in made.copies]) for made in desk.register.all()]


def test_each_role_at_the_table_gets_one_numbered_copy(desk: Desk, january: Meeting) -> None:
    roles = tuple(role for role, count in usual_copies(january) for _ in range(count))
    issue = desk.register.issue(PrintJob(january, agenda=True, copies=roles))
    assert roles == ROLES
    (made,) = desk.register.all()
    assert issue.prints == (made,)
    assert [(c.number.number, c.number.total, c.number.role) for c in made.copies] == [
        (number, 7, role) for number, role in enumerate(ROLES, start=1)
    ]
    assert {c.state for c in made.copies} == {CopyState.HANDED_OUT}
    assert len(issue.pages) == 7
    for page, copy in zip(issue.pages, made.copies, strict=True):
        assert f"exemplaar {copy.number.number} van 7" in page.plain_text()
        assert desk.catalog.agency_label(copy.number.role) in page.plain_text()
    listed = {e.case.code for e in desk.meetings.agenda(january).entries}
    assert listed <= set(made.codes)
    assert "HW729" not in made.codes


def test_what_is_planned_is_what_is_issued_and_planning_keeps_nothing(desk: Desk, january: Meeting) -> None:
    job = PrintJob(january, agenda=True, copies=ROLES, handovers=desk.handovers.all())
    planned = [copy for part in desk.register.plan(job) for copy in part.copies]
    assert planned == [copy for part in desk.register.plan(job) for copy in part.copies]
    assert desk.register.all() == ()
    assert [copy.number for copy in desk.register.issue(job).copies] == planned


def test_a_reprint_runs_on(desk: Desk, january: Meeting) -> None:
    desk.register.issue(PrintJob(january, agenda=True, copies=(*ROLES, "PL", "VK")))
    again = desk.register.issue(PrintJob(january, agenda=True, copies=("WC", "JV")))
    assert [(c.number.number, c.number.total) for c in again.copies] == [(10, 11), (11, 11)]


def test_two_kinds_at_once_have_numbers_of_their_own(desk: Desk, january: Meeting, december: Meeting) -> None:
    desk.register.issue(PrintJob(january, agenda=True, decided=december, copies=("PL", "VK")))
    assert sorted((made.paper.value, made.held_on) for made in desk.register.all()) == [
        ("agenda", january.held_on),
        ("besluitenlijst", december.held_on),
    ]
    assert [own for _, own in labels(desk)] == [["1", "2"], ["1", "2"]]


def test_parents_share_the_series_of_the_sheets_with_a_letter(desk: Desk, january: Meeting) -> None:
    (sheet,) = desk.handovers.for_case("RM264")
    issue = desk.register.issue(PrintJob(january, handovers=(sheet,), parents=(sheet,)))
    assert [c.number.label for c in issue.copies] == ["1", "2", "3O"]
    assert [c.number.role for c in issue.copies] == [sheet.giver.role, sheet.receiver.role, PARENTS]
    assert [c.state for c in issue.copies] == [CopyState.HANDED_OUT] * 2 + [CopyState.IN_FILE]
    again = desk.register.issue(PrintJob(january, parents=(sheet,)))
    assert [c.number.label for c in again.copies] == ["4O"]


def test_slips_know_their_own_case_only(desk: Desk, january: Meeting) -> None:
    due = desk.decisions.feedback_due()
    assert due
    issue = desk.register.issue(PrintJob(january, feedback=due))
    assert [made.codes for made in issue.prints] == [(one.case.code,) for one in due]


def test_a_printer_that_refuses_gives_the_numbers_back(desk: Desk, january: Meeting) -> None:
    job = PrintJob(january, agenda=True, copies=ROLES)
    row = desk.register.going_on("Van 10 december is nog 1 exemplaar open: 3", january.held_on)
    issue = desk.register.issue(job, accounts=(row,))
    desk.register.take_back(issue)
    assert desk.register.all() == ()
    assert [(one.event, one.reason) for one in desk.audit.all()[1:]] == [
        (AuditEvent.PRINTED, "7 exemplaren"),
        (AuditEvent.PRINTED, "7 exemplaren: niet gelukt"),
    ]
    assert [one.event for one in desk.audit.all()].count(AuditEvent.OPEN_PAPER) == 1
    assert desk.register.issue(job).copies[0].number.number == 1


def test_a_file_that_cannot_be_written_gives_the_numbers_back(
    desk: Desk, january: Meeting, tmp_path: Path
) -> None:
    (tmp_path / "map").mkdir()
    with pytest.raises(CasusdeskError):
        desk.register.save(PrintJob(january, agenda=True, copies=ROLES), tmp_path / "map")
    assert desk.register.all() == ()


def test_a_file_that_cannot_be_made_gives_the_numbers_back(
    desk: Desk, january: Meeting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A damaged file of the program, or no memory left: a bug, and still no number without paper."""

    def damaged(*_args: object, **_named: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("casusdesk.documents.pdf.write_pdf", damaged)
    with pytest.raises(MemoryError):
        desk.register.save(PrintJob(january, agenda=True, copies=("VK", "JV")), tmp_path / "agenda.pdf")
    assert desk.register.all() == ()
    assert list(tmp_path.iterdir()) == []


def test_a_case_that_is_gone_is_planned_and_said_by_its_paper(desk: Desk, january: Meeting) -> None:
    """A window or a file may still hold it: planning goes on, and the paper says what is the matter."""
    usual = desk.decisions.on(january, "RM264")
    desk.decisions.record(replace(usual, kind="jmw", agreed="belt de praktijk", who="VK"))
    due = next(one for one in desk.decisions.feedback_due() if one.case.code == "RM264")
    sheet = desk.handovers.get("practice-rm264")
    desk.cases.delete("RM264")
    for job in (
        PrintJob(january, feedback=(due,)),
        PrintJob(january, singles=("RM264",), copies=ROLES),
        PrintJob(january, handovers=(sheet,)),
        PrintJob(january, parents=(sheet,)),
    ):
        (planned,) = desk.register.plan(job)
        assert planned.copies
        with pytest.raises(CasusdeskError, match="staat niet"):
            desk.register.issue(job)
    assert desk.register.all() == ()


def test_what_cannot_be_laid_out_takes_no_number(desk: Desk, january: Meeting) -> None:
    case = desk.cases.get("KT472")
    desk.cases.record(replace(case, question="李"))
    with pytest.raises(CasusdeskError):
        desk.register.issue(PrintJob(january, agenda=True, copies=ROLES))
    assert desk.register.all() == ()
    assert desk.audit.all() == ()


def test_moving_a_copy_and_back_with_one_row_for_a_missing_one(desk: Desk, january: Meeting) -> None:
    (made,) = desk.register.issue(PrintJob(january, agenda=True, copies=ROLES)).prints
    known = [(made, copy) for copy in made.copies]
    desk.register.move(known[2:4], CopyState.RETURNED)
    desk.register.move(known[6:7], CopyState.MISSING)
    states = [copy.state for copy in desk.register.all()[0].copies]
    assert states[2:4] == [CopyState.RETURNED] * 2
    assert states[6] is CopyState.MISSING
    (_printed, row) = desk.audit.all()
    assert (row.event, row.subject, row.reason) == (
        AuditEvent.COPY_MISSING,
        "Agenda casusoverleg 14-01-2027",
        "exemplaar 7",
    )
    lost = desk.register.all()[0].copies[6]
    assert desk.register.discovered(made, lost) == row.at.astimezone()
    desk.register.move([(made, lost)], CopyState.MISSING)  # a second time is not a second leak
    assert len(desk.audit.all()) == 2
    desk.register.put_back(known)
    assert desk.register.all() == (made,)
    assert len(desk.audit.all()) == 2


def test_only_paper_of_earlier_meetings_that_comes_back_is_not_called_in(
    desk: Desk, january: Meeting, december: Meeting
) -> None:
    sheets = desk.handovers.all()
    old = desk.register.issue(PrintJob(december, agenda=True, copies=("PL", "VK"), handovers=sheets))
    desk.register.issue(PrintJob(january, agenda=True, copies=("PL",)))
    assert [made.paper for made in desk.register.not_called_in(january.held_on)] == [Paper.AGENDA]
    assert desk.register.not_called_in(december.held_on) == ()
    (agenda, *_) = old.prints
    desk.register.move([(agenda, copy) for copy in agenda.copies], CopyState.RETURNED)
    assert desk.register.not_called_in(january.held_on) == ()


def test_every_copy_with_a_case_on_it_can_be_called_in(desk: Desk, january: Meeting) -> None:
    issue = desk.register.issue(
        PrintJob(january, agenda=True, copies=("PL", "VK"), handovers=desk.handovers.for_case("RM264"))
    )
    agenda = issue.prints[0]
    desk.register.move([(agenda, agenda.copies[0])], CopyState.DESTROYED)
    found = [(made.paper, copy.number.label) for made, copy in desk.register.to_recall("RM264")]
    assert found == [(Paper.AGENDA, "2"), (Paper.HANDOVER, "1"), (Paper.HANDOVER, "2")]
    assert desk.register.to_recall("HW729") == ()


def test_the_preview_lays_out_one_copy_of_each_paper(
    desk: Desk, january: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid: list[int] = []
    real: Callable[..., object] = Papers.agenda_pages

    def counting(
        self: Papers, meeting: Meeting, *, copies: tuple[object, ...] = (), **more: object
    ) -> object:
        laid.append(len(copies))
        return real(self, meeting, copies=copies, **more)

    monkeypatch.setattr(Papers, "agenda_pages", counting)
    (planned,) = desk.register.plan(PrintJob(january, agenda=True, copies=ROLES))
    assert laid == []
    shown = planned.first_pages(desk.papers)
    assert laid == [1]
    assert len(shown) * len(ROLES) == len(planned.pages(desk.papers))


def test_papers_by_command_are_numbered_and_in_the_register(
    desk: Desk, january: Meeting, tmp_path: Path
) -> None:
    paths = list(write_papers(desk, january, tmp_path / "uit"))
    said = [" ".join(PdfReader(path).pages[0].extract_text().split()) for path in paths]
    assert "exemplaar 1 van 1" in said[0]
    for number, words in enumerate(said[1:-1], start=1):
        assert f"exemplaar {number} van {len(paths) - 2}" in words
    assert len(desk.register.all()) == len(paths) - 1
    assert all(made.saved for made in desk.register.all())
    write_agenda(desk, january, tmp_path / "agenda.pdf")
    assert "exemplaar 2 van 2" in " ".join(PdfReader(tmp_path / "agenda.pdf").pages[0].extract_text().split())
    write_all_handovers(desk, january, tmp_path / "alle.pdf")
    assert len(desk.register.all()) == 2 * (len(paths) - 1)


def test_a_folder_that_cannot_be_written_leaves_no_number(
    desk: Desk, january: Meeting, tmp_path: Path
) -> None:
    (tmp_path / "uit").write_text("een bestand", encoding="utf-8")
    with pytest.raises(CasusdeskError):
        list(write_papers(desk, january, tmp_path / "uit"))
    assert desk.register.all() == ()
