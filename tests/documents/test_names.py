"""Names from many languages come out of the PDF as they went in, and no letter is dropped on the way."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pypdfium2
import pytest

from casusdesk.documents.drawing import draw_entry, drawn_words
from casusdesk.documents.fonts import UnprintableError, font_path, metrics, unprintable
from casusdesk.documents.page import Face, Page, Role
from casusdesk.documents.pdf import write_pdf
from casusdesk.documents.typeset import Band, Cell, Entry, Setting, set_entry
from casusdesk.documents.words import Span
from casusdesk.documents.wrap import Paragraph
from casusdesk.domain.limits import tidy

SOURCE_HAS = (
    "Ḥasan",
    "Şükrü",
    "Łucja",
    "Nguyễn",
    "O'Brien-van 't Hof",
    "O’Brien-van ’t Hof",
    "Čedomir",
    "ʿAlī",
)
SECOND_FACE = ("Ƙaduna", "Ƴar'aduwa", "Maɗaki-Ɗan", "Ɲaamɛ", "Ǝlşad")
LINES = (*SOURCE_HAS, *SECOND_FACE, "Ƙaduna → wijkteam", "Ƙ→x", "moeder Ƙaduna en Ƴar met zus Łucja")


def page_of(lines: tuple[str, ...], face: Face = Face.REGULAR, size: float = 11.0) -> Page:
    blocks = []
    y = 15.0
    for line in lines:
        entry = Entry((Band((Cell(Paragraph((Span(line, face),))),)),), Role.PARAGRAPH)
        blocks.append(draw_entry(set_entry(entry, 120.0, Setting(size, 1.3, 0.5)), 15.0, y, 0.5))
        y += blocks[-1].height
    return Page(150.0, max(y + 10.0, 60.0), tuple(blocks), "Proef")


def lines_of_pdfium(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        text = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def lines_of_poppler(data: bytes, folder: Path) -> list[str]:
    path = folder / "names.pdf"
    path.write_bytes(data)
    found = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return [" ".join(line.split()) for line in found.stdout.decode().splitlines() if line.strip()]


@pytest.mark.parametrize("face", [Face.REGULAR, Face.SEMIBOLD])
def test_two_readers_find_every_name(face: Face, tmp_path: Path) -> None:
    assert unprintable(" ".join(LINES)) == ()
    data = write_pdf([page_of(LINES, face)], title="Proef")
    assert lines_of_pdfium(data) == list(LINES)
    if shutil.which("pdftotext"):
        assert lines_of_poppler(data, tmp_path) == list(LINES)


def test_two_readers_find_every_letter_there_is(tmp_path: Path) -> None:
    """What may be typed comes out, whichever it is: all letters of both faces in one file."""
    letters = set(metrics(Face.REGULAR).widths) | set(metrics(Face.FALLBACK).widths)
    kept = (chr(code) for code in sorted(letters) if not unprintable(f"a{chr(code)}b"))
    single = [c for c in kept if len(tidy(f"a{c}b")) == 3 and not 0xFB00 <= ord(c) <= 0xFB06]  # ﬁ is fi
    lines = tuple(tidy(f"a{c}b{c}a") for c in single if not c.isspace())
    assert len(lines) > 2500
    data = write_pdf([page_of(lines)], title="Proef")
    found = [lines_of_pdfium(data)]
    if shutil.which("pdftotext"):
        found.append(lines_of_poppler(data, tmp_path))
    for said in found:
        read = {unicodedata.normalize("NFC", line) for line in said}
        assert [line for line in lines if line not in read] == []


def test_decomposed_input_prints_the_same() -> None:
    loose = tuple(unicodedata.normalize("NFD", line) for line in LINES)
    assert loose != LINES
    assert page_of(loose) == page_of(LINES)


def test_the_word_changes_face_as_a_whole_and_no_more_than_that() -> None:
    runs = list(page_of(("moeder Ƙaduna en Łucja",), Face.SEMIBOLD).runs())
    faces = [(run.text, run.face) for run in runs]
    assert faces == [("moeder", Face.SEMIBOLD), ("Ƙaduna", Face.FALLBACK), ("en Łucja", Face.SEMIBOLD)]
    assert runs[1].size < runs[0].size, "or its small letters would be higher than those beside it"
    assert runs[1].x > runs[0].x + runs[0].width
    assert runs[2].x > runs[1].x + runs[1].width


def test_a_name_beside_a_sign_only_the_first_face_has_stays_one_word() -> None:
    page = page_of(("naar Ƙ→x!",))
    assert [run.text for run in page.runs()] == ["naar", "Ƙ", "→x!"]
    assert drawn_words(page.items) == ["naar", "Ƙ→x!"]


def test_a_long_word_in_the_second_face_is_broken_there() -> None:
    word = "Ƙadunabegeleidingsorganisatie"
    lines = Paragraph((Span(word),)).wrap(7000)
    pieces = [piece for line in lines for piece in line.pieces]
    assert len(lines) > 1
    assert {piece.face for piece in pieces} == {Face.FALLBACK}
    assert "".join(piece.text.removesuffix("-") for piece in pieces) == word


def test_the_second_face_covers_what_is_said_of_it() -> None:
    """All of Latin Extended-A and B, the letters of Vietnamese and of transliteration (ux §4.1, §4.2)."""
    letters = metrics(Face.FALLBACK).widths
    assert all(
        code in letters
        for first, last in ((0x20, 0x7E), (0xC0, 0x24F), (0x1E00, 0x1EFF))
        for code in range(first, last + 1)
    )
    assert any(ord(letter) not in metrics(Face.REGULAR).widths for letter in "ƘƙƳƴƝ")


def test_the_second_face_is_measured_as_reportlab_draws_it() -> None:
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont("second", str(font_path(Face.FALLBACK)))
    runs = [run for run in page_of(SECOND_FACE).runs() if run.face is Face.FALLBACK]
    assert {"Ƙaduna", "Ƴar'aduwa"} < {run.text for run in runs}
    for run in runs:
        assert run.width == pytest.approx(font.stringWidth(run.text, run.size) * 25.4 / 72)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("zoe\u0308", "zoë"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\ufeffbegin", "begin"),
        ("a\u200db", "ab"),
        ("e\u200d\u0301", "é"),
        ("tab\there", "tab here"),
        ("vaste\u00a0blank", "vaste blank"),
        ("smal\u202f%", "smal %"),
        ("hart \u2764\ufe0f", "hart \u2764"),
        ("a \x07 b", "a b"),
        ("regel\r\neen\u2028twee", "regel een twee"),
    ],
)
def test_what_is_not_seen_is_made_plain_without_a_word(typed: str, printed: str) -> None:
    assert tidy(typed) == printed
    assert tidy(printed) == printed
    assert unprintable(typed) == ()
    assert drawn_words(page_of((typed,)).items) == printed.split()


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("😀 fijn", ("😀",)),
        ("🔒 dicht", ("🔒",)),  # Source Sans has it, and a reader of the PDF would get another letter
        ("李明", ("李", "明")),
        ("سلام", tuple("سلام")),
        ("q\u0303", ("q\u0303",)),
        ("\u0301los", ("\u0301",)),
        ("Q\u0488x", ("Q\u0488",)),
    ],
)
def test_what_no_face_has_is_named(typed: str, named: tuple[str, ...]) -> None:
    assert unprintable(typed) == named


def test_nothing_is_set_with_a_letter_missing() -> None:
    with pytest.raises(UnprintableError, match="De tekens '李', '明' kunnen niet op papier"):
        page_of(("Ƙaduna李明李",))
