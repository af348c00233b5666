"""What a program can check of PDF/UA-1 (ISO 14289-1), after the checkpoints of the Matterhorn protocol 1.1.

veraPDF, which checks them too, is in none of the package collections that this program is built from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject
from tag_readers import content_faults

Check = Callable[[PdfReader], Iterator[str]]

WITHIN = {
    "H1": {"Document"},
    "H2": {"Document"},
    "P": {"Document", "TH", "TD", "Lbl", "LBody"},
    "Table": {"Document"},
    "TR": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "L": {"Document"},
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "Span": {"H1", "H2", "P", "TH", "TD", "Lbl", "LBody"},
    "Figure": {"H1", "H2", "P", "TH", "TD", "Lbl", "LBody"},
}
"""In what a tag may stand in our documents; anything else is a mistake of ours."""


def elements(reader: PdfReader) -> list[DictionaryObject]:
    """Every tag in the order of reading."""
    top = reader.root_object["/StructTreeRoot"]
    return list(_walk(top["/K"].get_object()))


def _walk(element: DictionaryObject) -> Iterator[DictionaryObject]:
    yield element
    for kid in kids(element):
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            yield from _walk(kid)


def kids(element: DictionaryObject) -> list[Any]:
    if "/K" not in element:
        return []
    found = element["/K"]
    return [kid.get_object() for kid in (found if isinstance(found, list) else [found])]


def tag(element: DictionaryObject) -> str:
    return str(element["/S"])[1:]


def content(reader: PdfReader) -> Iterator[str]:
    """01-003, 01-004, 01-005: everything painted is tagged or an artifact, and never both."""
    for page in reader.pages:
        yield from content_faults(ContentStream(page.get_contents(), reader))


def marked(reader: PdfReader) -> Iterator[str]:
    """01-007: the file says that it is tagged, and nothing in it is in doubt."""
    info = reader.root_object.get("/MarkInfo", {})
    if info.get("/Marked") != True or info.get("/Suspects") == True:  # noqa: E712 - objects of pypdf
        yield f"MarkInfo {info}"


def standard_tags(reader: PdfReader) -> Iterator[str]:
    """02-001, 09-004 to 09-008: standard tags only, each in a place where it may stand."""
    for element in elements(reader)[1:]:
        parent = tag(element["/P"].get_object())
        if parent not in WITHIN.get(tag(element), set()):
            yield f"{tag(element)} in {parent}"


def description(reader: PdfReader) -> Iterator[str]:
    """06-001 to 06-004: a packet of metadata with the title, the language and the standard."""
    packet = reader.root_object.get("/Metadata")
    told = packet.get_data().decode("utf-8") if packet is not None else ""
    title = reader.metadata.title if reader.metadata else None
    for wanted in ("<pdfuaid:part>1</pdfuaid:part>", f'<rdf:li xml:lang="x-default">{title}</rdf:li>'):
        if wanted not in told:
            yield f"no {wanted}"


def title_shown(reader: PdfReader) -> Iterator[str]:
    """07-001, 07-002: the window shows the title, not the name of the file."""
    if reader.root_object.get("/ViewerPreferences", {}).get("/DisplayDocTitle") != True:  # noqa: E712
        yield "DisplayDocTitle"


def language(reader: PdfReader) -> Iterator[str]:
    """11-006: of the document, and so of all its text."""
    if reader.root_object.get("/Lang") != "nl-NL":
        yield "Lang"


def figures(reader: PdfReader) -> Iterator[str]:
    """13-004: every sign that is tagged has words, and a place on the page."""
    for element in elements(reader):
        if tag(element) == "Figure" and not (element.get("/Alt") and "/BBox" in element.get("/A", {})):
            yield "Figure"


def headings(reader: PdfReader) -> Iterator[str]:
    """14-002, 14-003: the first is of level 1, and no level is left out."""
    levels = [int(tag(e)[1:]) for e in elements(reader) if re.fullmatch(r"H\d", tag(e))]
    last = 0
    for level in levels:
        if level > last + 1:
            yield f"H{level} after H{last}"
        last = level


def tables(reader: PdfReader) -> Iterator[str]:
    """15-003 and 7.5: heads have a scope, every row has as many columns, and none is without cells."""
    for element in elements(reader):
        if tag(element) == "TH" and element.get("/A", {}).get("/Scope") not in ("/Row", "/Column"):
            yield "TH without scope"
        if tag(element) == "Table":
            widths = {
                sum(int(cell.get("/A", {}).get("/ColSpan", 1)) for cell in kids(r)) for r in kids(element)
            }
            if len(widths) != 1:
                yield f"rows of {widths} columns"


def lists(reader: PdfReader) -> Iterator[str]:
    """7.6: items have a body, and a list with labels says how it is numbered."""
    for element in elements(reader):
        if tag(element) == "LI" and [tag(kid) for kid in kids(element)] not in (["LBody"], ["Lbl", "LBody"]):
            yield f"LI of {[tag(kid) for kid in kids(element)]}"
        if tag(element) == "L":
            labelled = any(tag(part) == "Lbl" for item in kids(element) for part in kids(item))
            if labelled != ("/ListNumbering" in element.get("/A", {})):
                yield "ListNumbering"


def way_back(reader: PdfReader) -> Iterator[str]:
    """01-006 and ISO 32000-1, 14.7.4.4: from every piece of content to its tag and to it again."""
    rows = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    table = {int(rows[place]): rows[place + 1].get_object() for place in range(0, len(rows), 2)}
    for page in reader.pages:
        owners = table.get(page.get("/StructParents"), [])
        count = page.get_contents().get_data().count(b"/MCID")
        if len(owners) != count or page.get("/Tabs") != "/S":
            yield f"{len(owners)} owners of {count} pieces"
        for number, owner in enumerate(owners):
            own = owner.get_object()
            if not any(_is_piece(kid, number, own, page) for kid in kids(own)):
                yield f"piece {number} is not in its tag"


def _is_piece(kid: Any, number: int, owner: DictionaryObject, page: DictionaryObject) -> bool:
    if isinstance(kid, DictionaryObject):
        return kid.get("/MCID") == number and kid.raw_get("/Pg").idnum == page.indirect_reference.idnum
    return kid == number and owner.raw_get("/Pg").idnum == page.indirect_reference.idnum


def fonts(reader: PdfReader) -> Iterator[str]:
    """31-009, 31-027: every font is in the file, and its letters can be read back."""
    for page in reader.pages:
        for name, reference in page["/Resources"]["/Font"].items():
            font = reference.get_object()
            if "/ToUnicode" not in font or "/FontFile2" not in font["/FontDescriptor"]:
                yield name


def opened(reader: PdfReader) -> Iterator[str]:
    """26-002: a lock leaves the text to programs that read it aloud."""
    lock = reader.trailer.get("/Encrypt")
    if lock is not None and not int(lock["/P"]) & 1 << 9:
        yield "locked for reading aloud"


CHECKS: tuple[Check, ...] = (
    content,
    marked,
    standard_tags,
    description,
    title_shown,
    language,
    figures,
    headings,
    tables,
    lists,
    way_back,
    fonts,
    opened,
)


def faults(data: bytes, password: str | None = None) -> list[str]:
    """All of them, each with the name of its check."""
    reader = PdfReader(BytesIO(data), password=password)
    return [f"{check.__name__}: {fault}" for check in CHECKS for fault in check(reader)]
