"""R17: a saved PDF has a password unless somebody says no twice; it is what was seen and what is printed."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from month import Month
from overheard import overheard
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from casusdesk.documents.page import Page
from casusdesk.documents.pdf import write_pdf
from casusdesk.domain.audit import AuditEvent, AuditRow
from casusdesk.domain.paper import Paper
from casusdesk.services import paper_register
from casusdesk.services.desk import Desk
from casusdesk.services.paper_register import Issue
from casusdesk.services.pdf_lock import word_list
from casusdesk.services.print_job import PrintJob
from casusdesk.ui.papers import printing as printing_room
from casusdesk.ui.papers.preview import Preview
from casusdesk.ui.papers.request import PaperRequest
from casusdesk.ui.papers.save_panel import COPIED, WITHOUT
from casusdesk.ui.places import MEETING
from opening import assert_opens_only_with

ASKED: dict[str, Callable[[Desk], PaperRequest]] = {
    "Agenda casusoverleg": lambda desk: PaperRequest(agenda=True),
    "Agenda casusoverleg, vooraf": lambda desk: PaperRequest(advance=True),
    "Besluitenlijst casusoverleg": lambda desk: PaperRequest(decisions=True),
    "Eén casus": lambda desk: PaperRequest(singles=("RM264",)),
    "Warme overdracht": lambda desk: PaperRequest(handovers=tuple(h.id for h in desk.handovers.all())),
    "Onze afspraken": lambda desk: PaperRequest(parents=tuple(h.id for h in desk.handovers.all())),
    "Terugkoppelstroken": lambda desk: PaperRequest(feedback=desk.decisions.feedback_due()),
}

_WATCHED: list[list[str]] = []


def _note(event: str, arguments: tuple[object, ...]) -> None:
    """Every file that is opened to write while a test watches; a hook cannot be taken away again."""
    if _WATCHED and event == "open" and isinstance(arguments[0], str | bytes):
        flags = arguments[2] if isinstance(arguments[2], int) else 0
        if flags & 3:
            name = arguments[0]
            _WATCHED[-1].append(name.decode() if isinstance(name, bytes) else name)


sys.addaudithook(_note)


@pytest.fixture
def written() -> Iterator[list[str]]:
    found: list[str] = []
    _WATCHED.append(found)
    yield found
    _WATCHED.remove(found)


def open_preview(month: Month, request: PaperRequest) -> Preview:
    month.window.context.preview(request)
    found: Preview = month.window.screens[MEETING].preview_page  # type: ignore[attr-defined]
    return found


@pytest.fixture
def preview(month: Month) -> Preview:
    return open_preview(month, PaperRequest(agenda=True))


def plain_rows(month: Month) -> list[AuditRow]:
    return [row for row in month.desk.audit.all() if row.event is AuditEvent.PLAIN_PDF]


def streams(data: bytes, words: str = "") -> list[bytes]:
    """What is painted on each page."""
    pages = PdfReader(BytesIO(data), password=words or None).pages
    return [contents.get_data() for page in pages if (contents := page.get_contents()) is not None]


def test_the_words_come_first_and_the_file_when_somebody_says_so(month: Month, preview: Preview) -> None:
    preview.save_pdf()
    (path,) = month.answers.saved
    words = preview.saving.words.text()
    assert len(words.split()) == 5
    assert set(words.split()) <= set(word_list())
    assert not path.exists()
    assert month.desk.register.all() == ()
    month.hands.press("Ctrl+Return")
    assert_opens_only_with(path, words, "KT472")
    assert path.stat().st_mode & 0o777 == 0o600
    assert [made.saved for made in month.desk.register.all()] == [True]
    assert plain_rows(month) == []


def test_the_check_sees_a_file_that_was_not_locked(
    month: Month, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken on purpose."""
    monkeypatch.setattr(paper_register, "locked", lambda data, _words: data)
    preview.save_pdf()
    words = preview.saving.words.text()
    preview.saving.save.click()
    with pytest.raises(AssertionError, match="opens it with"):
        assert_opens_only_with(month.answers.saved[0], words, "KT472")


@pytest.mark.parametrize("title", ASKED)
def test_every_paper_about_a_case_asks(month: Month, title: str) -> None:
    preview = open_preview(month, ASKED[title](month.desk))
    preview.save_pdf()
    assert preview.saving.isVisible()
    words = preview.saving.words.text()
    preview.saving.save.click()
    (path,) = month.answers.saved
    assert not preview.saving.problem.text()
    assert PdfReader(path).is_encrypted
    metadata = PdfReader(path, password=words).metadata
    assert metadata is not None
    assert metadata.title == title
    assert re.fullmatch(r"[a-z-]+(-\d{4}-\d\d-\d\d)?\.pdf", path.name), "the name says no more than the kind"


def test_only_paper_without_a_case_needs_none() -> None:
    without = {paper for paper in Paper if not paper.about_clients}
    assert without == {Paper.SOCIAL_MAP, Paper.ROUTE, Paper.FIGURES}


def test_preview_printer_and_file_have_the_same_pages(
    month: Month, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = preview.view.page.pages
    printed: list[Page] = []
    paint = printing_room.print_pages

    def printing(printer: QPrinter, pages: tuple[Page, ...], *rest: Any) -> bool:
        printed.extend(pages)
        return paint(printer, pages, *rest)

    monkeypatch.setattr(printing_room, "print_pages", printing)
    preview.print_all()
    assert tuple(printed[: len(seen)]) == seen

    month.desk.register.take_back(Issue((), month.desk.register.all()))  # the same numbers once more
    preview.save_pdf()
    words = preview.saving.words.text()
    preview.saving.save.click()
    saved = month.answers.saved[0].read_bytes()
    assert streams(saved, words) == streams(write_pdf(printed, title=Paper.AGENDA.title))
    assert streams(saved, words)[: len(seen)] == streams(write_pdf(seen, title=Paper.AGENDA.title))


def test_nothing_is_written_but_the_locked_file(
    month: Month,
    preview: Preview,
    written: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    empty = tmp_path / "tijdelijk"
    empty.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(empty))
    (empty / "proef").write_text("gezien", encoding="utf-8")
    assert written.pop() == str(empty / "proef"), "the watch sees what is written"
    (empty / "proef").unlink()

    preview.save_pdf()
    preview.saving.save.click()
    (path,) = month.answers.saved
    assert {Path(name).parent for name in written if "kluis" not in name} == {path.parent}
    assert list(empty.iterdir()) == []
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_without_a_password_takes_a_second_yes_and_one_row(month: Month, preview: Preview) -> None:
    asked: list[str] = []
    answer = [False, True]

    def ask(_parent: object, text: str, _yes: str, _no: str = "") -> bool:
        asked.append(text)
        return answer.pop(0)

    month.answers.ask = ask  # type: ignore[method-assign]
    preview.save_pdf()
    (path,) = month.answers.saved
    preview.saving.plain.click()
    assert asked == [WITHOUT]
    assert not path.exists()
    assert plain_rows(month) == []
    assert preview.saving.isVisible(), "back where the password is"
    preview.saving.plain.click()
    assert asked == [WITHOUT, WITHOUT]
    assert "KT472" in PdfReader(path).pages[0].extract_text()
    assert path.stat().st_mode & 0o777 == 0o600
    (row,) = plain_rows(month)
    assert (row.subject, row.reason, row.person) == ("Agenda casusoverleg", "", "")
    assert row.at.date() == month.desk.today()


def test_no_way_of_saving_leaves_that_row_out(month: Month, tmp_path: Path) -> None:
    """Also who goes past the window: the register itself puts it on record."""
    job = PrintJob(month.desk.meetings.upcoming(), agenda=True, copies=("PL",))
    month.desk.register.save(job, tmp_path / "open.pdf")
    assert len(plain_rows(month)) == 1
    month.desk.register.save(job, tmp_path / "dicht.pdf", passphrase="aap noot")
    assert len(plain_rows(month)) == 1
    assert PdfReader(tmp_path / "dicht.pdf").is_encrypted


def test_the_words_are_shown_once_and_kept_nowhere(month: Month, preview: Preview, tmp_path: Path) -> None:
    preview.save_pdf()
    words = preview.saving.words.text()
    assert words in overheard()
    preview.saving.save.click()
    assert words in overheard(), "to be said on the telephone, until she is done"
    month.hands.press("Escape")
    assert words not in overheard()
    assert preview.saving.words.text() == ""
    preview.save_pdf()
    assert preview.saving.words.text() not in ("", words)
    month.hands.press("Alt+2")
    assert preview.saving.words.text() == ""
    found = [path for path in tmp_path.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]
    assert found == []
    assert words not in str(month.desk.audit.all()) + str(month.desk.register.all())


def test_copied_words_leave_the_clipboard_with_the_window(month: Month, preview: Preview) -> None:
    preview.save_pdf()
    words = preview.saving.words.text()
    preview.saving.copy.click()
    assert QApplication.clipboard().text() == words
    assert COPIED in overheard()
    month.window.context.clipboard.clear()  # as the lock does
    assert QApplication.clipboard().text() == ""


def test_a_place_that_cannot_be_written_is_said_beside_the_words(month: Month, preview: Preview) -> None:
    (month.answers.folder / "agenda-2027-01-14.pdf").mkdir()
    preview.save_pdf()
    words = preview.saving.words.text()
    preview.saving.save.click()
    assert "Deze naam is van een map. Kies een bestandsnaam." in month.hands.read_problem()
    assert preview.saving.words.text() == words, "the same words for the next try"
    assert month.desk.register.all() == ()
    (month.answers.folder / "agenda-2027-01-14.pdf").rmdir()
    preview.saving.save.click()
    assert_opens_only_with(month.answers.saved[0], words, "KT472")


def test_text_that_got_in_the_way_meanwhile_keeps_it_unsaved(month: Month, preview: Preview) -> None:
    preview.save_pdf()
    case = month.case("KT472")
    month.desk.cases.record(replace(case, question="x" * 400))
    preview.saving.save.click()
    assert "vraag" in month.hands.read_problem()
    assert not month.answers.saved[0].exists()
