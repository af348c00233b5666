"""Every document against what a program can check of PDF/UA-1, and every check against a bad file."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from every_document import every_document, written
from pdf_ua import CHECKS, elements, faults, kids, tag
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject, TextStringObject

from casusdesk.documents.pdf_lock import lock_pdf

WORDS = "lantaarn koffie wolk fiets haak"
WITHOUT_HEADING = ("agenda strip",)
"""A part of a page that is shown in the window, never printed by itself."""


@pytest.mark.parametrize("name", list(every_document()))
def test_every_document_keeps_to_the_standard(name: str) -> None:
    assert faults(written(name)) == []


@pytest.mark.parametrize("name", ["agenda A", "parents two pages"])
def test_so_does_a_locked_one(name: str) -> None:
    assert faults(lock_pdf(written(name), passphrase=WORDS, owner="bewaart niemand"), WORDS) == []


@pytest.mark.parametrize("name", [name for name in every_document() if name not in WITHOUT_HEADING])
def test_it_begins_with_its_title(name: str) -> None:
    first = next(e for e in elements(PdfReader(BytesIO(written(name)))) if tag(e)[0] == "H")
    assert tag(first) == "H1"


def _outside(writer: PdfWriter) -> None:
    page = writer.pages[0]
    page[NameObject("/Contents")] = _stream(writer, page.get_contents().get_data() + b"\n0 0 m 9 9 l S")


def _stream(writer: PdfWriter, data: bytes) -> object:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return writer._add_object(stream)


def _first(writer: PdfWriter, kind: str) -> object:
    top = writer.root_object["/StructTreeRoot"]["/K"].get_object()
    waiting = [top]
    while waiting:
        found = waiting.pop()
        if found["/S"] == f"/{kind}":
            return found
        waiting += [kid for kid in kids(found) if not isinstance(kid, int) and "/S" in kid]
    raise LookupError(kind)


def _set(kind: str, key: str, value: object) -> Callable[[PdfWriter], None]:
    def change(writer: PdfWriter) -> None:
        _first(writer, kind)[NameObject(key)] = value  # type: ignore[index]

    return change


def _drop(*way: str) -> Callable[[PdfWriter], None]:
    def change(writer: PdfWriter) -> None:
        thing = writer.root_object
        for step in way[:-1]:
            thing = thing[step].get_object()
        del thing[way[-1]]

    return change


def _without_letters(writer: PdfWriter) -> None:
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        del font.get_object()["/ToUnicode"]


def _without_owner(writer: PdfWriter) -> None:
    rows = writer.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    rows[1] = ArrayObject(rows[1].get_object()[:-1])


def _narrow(writer: PdfWriter) -> None:
    row = _first(writer, "TR")
    row[NameObject("/K")] = ArrayObject(row["/K"][:-1])  # type: ignore[index]


def _locked_for_aids(writer: PdfWriter) -> None:
    writer.encrypt("", "x", permissions_flag=-3904 & ~(1 << 9), algorithm="AES-256")


MISTAKES: dict[str, Callable[[PdfWriter], None]] = {
    "content": _outside,
    "marked": _drop("/MarkInfo"),
    "standard_tags": _set("TD", "/S", NameObject("/Lbl")),
    "description": _drop("/Metadata"),
    "title_shown": _drop("/ViewerPreferences", "/DisplayDocTitle"),
    "language": _drop("/Lang"),
    "figures": _set("Figure", "/Alt", TextStringObject("")),
    "headings": _set("H1", "/S", NameObject("/H3")),
    "tables": _narrow,
    "lists": _set("LBody", "/S", NameObject("/P")),
    "way_back": _without_owner,
    "fonts": _without_letters,
    "opened": _locked_for_aids,
}


@pytest.mark.parametrize("name", [check.__name__ for check in CHECKS])
def test_every_check_finds_its_mistake(name: str) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(written("agenda A"))))
    MISTAKES[name](writer)
    broken = BytesIO()
    writer.write(broken)
    password = "" if name == "opened" else None
    assert name in {fault.partition(":")[0] for fault in faults(broken.getvalue(), password)}


def test_rows_and_numbers_are_checked_apart() -> None:
    """A head without a scope and a piece of content with two numbers are found as well."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(written("agenda A"))))
    del _first(writer, "TH")["/A"]  # type: ignore[attr-defined]
    page = writer.pages[0]
    twice = page.get_contents().get_data().replace(b"/MCID 1>>", b"/MCID 0>>", 1)
    page[NameObject("/Contents")] = _stream(writer, twice)
    broken = BytesIO()
    writer.write(broken)
    found = faults(broken.getvalue())
    assert "tables: TH without scope" in found
    assert any(fault.startswith("content: numbers") for fault in found)
