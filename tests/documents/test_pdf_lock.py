"""The lock on a PDF: AES-256 of revision 6, the pages untouched, nothing readable without the words."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from casusdesk.documents.pdf import write_pdf
from casusdesk.documents.pdf_lock import lock_pdf
from casusdesk.domain.code import codes_in
from casusdesk.domain.paper import Paper
from casusdesk.services.desk import Desk
from opening import assert_opens_only_with, readers
from practice_copy import PracticeCopies

needs_readers = pytest.mark.skipif(
    not (shutil.which("qpdf") and shutil.which("pdfinfo")), reason="dev.py test installs qpdf and poppler"
)
WORDS = "lantaarn koffie wolk fiets haak"
OWNER = "bewaart niemand"


@pytest.fixture(scope="module")
def agenda(practice_copies: PracticeCopies) -> bytes:
    desk: Desk = practice_copies.desk()
    try:
        return write_pdf(desk.papers.agenda_pages(desk.meetings.upcoming()), title=Paper.AGENDA.title)
    finally:
        desk.close()


@pytest.fixture(scope="module")
def locked(agenda: bytes) -> bytes:
    return lock_pdf(agenda, passphrase=WORDS, owner=OWNER)


def streams(data: bytes, words: str = "") -> list[bytes]:
    """What is painted on each page, command by command."""
    pages = PdfReader(BytesIO(data), password=words or None).pages
    return [contents.get_data() for page in pages if (contents := page.get_contents()) is not None]


def test_every_reader_opens_it_with_the_words_and_with_nothing_else(locked: bytes, tmp_path: Path) -> None:
    path = tmp_path / "agenda.pdf"
    path.write_bytes(locked)
    assert set(readers()) >= {"pypdf", "pdfium"}
    assert_opens_only_with(path, WORDS, "KT472")


def test_the_check_sees_a_file_without_a_lock(agenda: bytes, tmp_path: Path) -> None:
    path = tmp_path / "agenda.pdf"
    path.write_bytes(agenda)
    with pytest.raises(AssertionError, match="opens it with"):
        assert_opens_only_with(path, WORDS, "KT472")


def test_it_is_revision_6_and_says_so_to_older_readers(locked: bytes) -> None:
    reader = PdfReader(BytesIO(locked), password=WORDS)
    lock = reader.trailer["/Encrypt"]
    assert (lock["/V"], lock["/R"], lock["/Length"]) == (5, 6, 256)
    assert lock["/CF"]["/StdCF"]["/CFM"] == "/AESV3"
    assert lock["/StmF"] == lock["/StrF"] == "/StdCF"  # words in the file as well as pages
    assert locked.startswith(b"%PDF-1.7")
    assert reader.root_object["/Extensions"]["/ADBE"]["/ExtensionLevel"] == 8


def test_the_pages_are_those_that_came_in(agenda: bytes, locked: bytes) -> None:
    assert streams(locked, WORDS) == streams(agenda)
    before, after = PdfReader(BytesIO(agenda)), PdfReader(BytesIO(locked), password=WORDS)
    assert after.metadata == before.metadata
    assert [entry["/Title"] for entry in after.outline] == [entry["/Title"] for entry in before.outline]
    assert after.root_object["/Lang"] == "nl-NL"
    assert after.viewer_preferences == before.viewer_preferences


def test_only_the_keys_differ_from_one_time_to_the_next(agenda: bytes, locked: bytes) -> None:
    again = lock_pdf(agenda, passphrase=WORDS, owner=OWNER)
    assert again != locked
    assert len(again) == len(locked)
    assert streams(again, WORDS) == streams(locked, WORDS)
    first, second = (PdfReader(BytesIO(data), password=WORDS) for data in (locked, again))
    plain = PdfReader(BytesIO(agenda))
    told = [part.original_bytes for one in (plain, first, second) for part in set(one.trailer["/ID"])]
    assert len(told) == len(set(told)) == 3, "the identifier tells nothing of what is behind the lock"
    assert len(first.pages) == len(second.pages)


def test_nothing_of_the_file_is_readable_before_it_opens(agenda: bytes, locked: bytes) -> None:
    for told in (b"casusoverleg", b"casusdesk", "casusoverleg".encode("utf-16-be")):
        assert told not in locked
    assert b"casusoverleg" in agenda  # the title, which is neutral all the same


def asked(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)


@needs_readers
def test_qpdf_calls_it_revision_6_and_finds_nothing_wrong(locked: bytes, tmp_path: Path) -> None:
    path, opened = tmp_path / "agenda.pdf", tmp_path / "open.pdf"
    path.write_bytes(locked)
    key = tmp_path / "woorden"
    key.write_text(WORDS, encoding="utf-8")
    with_words = f"--password-file={key}"
    told = asked("qpdf", with_words, "--show-encryption", path)
    assert "R = 6" in told.stdout
    for what in ("stream", "string", "file"):
        assert f"{what} encryption method: AESv3" in told.stdout
    checked = asked("qpdf", with_words, "--check", path)
    assert checked.returncode == 0, checked.stdout
    assert "No syntax or stream encoding errors found" in checked.stdout
    assert asked("qpdf", with_words, "--decrypt", path, opened).returncode == 0
    assert asked("qpdf", "--check", opened).returncode == 0
    assert "KT472" in asked("pdftotext", opened, "-").stdout
    refused = asked("qpdf", "--password=lantaarn", "--check", path)
    assert refused.returncode == 2
    assert "invalid password" in refused.stderr


@needs_readers
def test_poppler_sees_a_neutral_file_and_takes_no_other_words(locked: bytes, tmp_path: Path) -> None:
    path = tmp_path / "agenda.pdf"
    path.write_bytes(locked)
    told = asked("pdfinfo", "-upw", WORDS, path).stdout
    fields = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    assert "algorithm:AES-256" in fields["Encrypted"]
    assert fields["Title"].strip() == "Agenda casusoverleg"
    assert {fields[name].strip() for name in ("Author", "Creator", "Producer")} == {"casusdesk"}
    for words in ("", "lantaarn", WORDS.upper()):
        refused = asked("pdfinfo", "-upw", words, path)
        assert refused.returncode == 1
        assert "Incorrect password" in refused.stderr
        assert refused.stdout == ""


@needs_readers
def test_what_xmp_says_is_behind_the_lock_too(agenda: bytes, locked: bytes, tmp_path: Path) -> None:
    path = tmp_path / "agenda.pdf"
    path.write_bytes(locked)
    told = asked("pdfinfo", "-meta", "-upw", WORDS, path).stdout
    assert "Agenda casusoverleg" in told
    assert not codes_in(told)
    plain = PdfReader(BytesIO(agenda)).root_object["/Metadata"].get_data()
    assert plain.startswith(b"<?xpacket")
    assert PdfReader(BytesIO(locked), password=WORDS).root_object["/Metadata"].get_data() == plain
    number = PdfReader(BytesIO(locked), password=WORDS).root_object.raw_get("/Metadata").idnum
    start = re.search(rb"(?m)^%d 0 obj" % number, locked)
    assert start is not None
    stored = locked[start.end() : locked.index(b"endobj", start.end())]
    assert len(stored) > 100
    for readable in (b"xpacket", b"adobe:ns", b"Agenda"):
        assert readable not in stored


def test_no_lock_without_words(agenda: bytes) -> None:
    for words, owner in (("", OWNER), (WORDS, "")):
        with pytest.raises(ValueError, match="passphrase"):
            lock_pdf(agenda, passphrase=words, owner=owner)
