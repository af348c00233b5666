"""The tags of a PDF as programs that have nothing to do with ours read them: pdfium and poppler."""

from __future__ import annotations

import ctypes
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
from pypdf.generic import ContentStream

PAINTING = {
    b"Tj",
    b"TJ",
    b"'",
    b'"',
    b"S",
    b"s",
    b"f",
    b"F",
    b"f*",
    b"B",
    b"B*",
    b"b",
    b"b*",
    b"Do",
    b"sh",
    b"BI",
}

_PAINTS = re.compile(rb"(?<=[ )\n])(?:Tj|S|f\*?|B\*?|s|b\*?)(?=[ \n])")


@dataclass
class Tag:
    """One tag: its kind, what is said for it or instead of it, its own text and what is in it."""

    kind: str
    alt: str = ""
    actual: str = ""
    words: str = ""
    kids: list[Tag] = field(default_factory=list)

    def walk(self) -> Iterator[Tag]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def of(self, *kinds: str) -> list[Tag]:
        return [tag for tag in self.walk() if tag.kind in kinds]

    @property
    def pruned(self) -> Tag:
        """Without what has nothing in it: pdfium sees no empty cells."""
        kids = [kid.pruned for kid in self.kids]
        return Tag(self.kind, self.alt, self.actual, self.words, [k for k in kids if k.kids or not k.kind])

    @property
    def said(self) -> str:
        """What a reader hears: the whole word instead of its parts, the description of a sign."""
        if self.alt or self.actual:
            return self.alt or self.actual
        if self.kind == "":
            return self.words
        return "".join(kid.said + " " * bool(kid.kind) for kid in self.kids)


def pdfium_tags(data: bytes, password: str | None = None) -> list[Tag]:
    """The tree of each page, the text in it as tags without a kind."""
    document = pypdfium2.PdfDocument(data, password=password)
    pages = [_page_tags(page) for page in document]
    document.close()
    return pages


def _page_tags(page: pypdfium2.PdfPage) -> Tag:
    texts = _texts(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    count = pdfium.FPDF_StructTree_CountChildren(tree)
    found = Tag("Page")
    for place in range(count):
        found.kids += _element(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place), texts)
    pdfium.FPDF_StructTree_Close(tree)
    return found


def _texts(page: pypdfium2.PdfPage) -> dict[int, str]:
    """What is written in each piece of marked content."""
    letters = pypdfium2.raw.FPDFText_LoadPage(page.raw)
    found: dict[int, str] = {}
    for place in range(pdfium.FPDFPage_CountObjects(page.raw)):
        item = pdfium.FPDFPage_GetObject(page.raw, place)
        number = pdfium.FPDFPageObj_GetMarkedContentID(item)
        if number >= 0 and pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
            text = _string(
                lambda buffer, size, item=item: pdfium.FPDFTextObj_GetText(item, letters, buffer, size)
            )
            found[number] = found.get(number, "") + text
    pdfium.FPDFText_ClosePage(letters)
    return found


def _element(element: object, texts: dict[int, str]) -> list[Tag]:
    if not element:
        return []
    tag = Tag(
        _string(lambda buffer, size: pdfium.FPDF_StructElement_GetType(element, buffer, size), void=True),
        _string(lambda buffer, size: pdfium.FPDF_StructElement_GetAltText(element, buffer, size), void=True),
        _string(
            lambda buffer, size: pdfium.FPDF_StructElement_GetActualText(element, buffer, size), void=True
        ),
    )
    for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
        kid = pdfium.FPDF_StructElement_GetChildAtIndex(element, place)
        if kid:
            tag.kids += _element(kid, texts)
        else:
            number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, place)
            if number >= 0:
                tag.kids.append(Tag("", words=texts.get(number, "")))
    return [tag]


def _string(get: Callable[..., int], *, void: bool = False) -> str:
    """What a function of pdfium writes as UTF-16 into the buffer it is given."""
    size = get(None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    target = buffer if void else ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    get(target, size)
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0")


_LINE = re.compile(r'^( *)(?:"(.*)"|(/\w+) (.*)|(\w+)(?: \((?:block|inline)\))?:?)$')


def poppler_tags(path: Path, password: str | None = None) -> Tag:
    """The tree of the whole file as `pdfinfo -struct-text` tells it."""
    secret = ["-upw", password] if password else []
    told = subprocess.run(
        ["pdfinfo", "-struct-text", *secret, str(path)], capture_output=True, text=True, check=True
    )
    assert not told.stderr, told.stderr
    root = Tag("File")
    open_tags = [(-1, root)]
    for line in told.stdout.splitlines():
        match = _LINE.match(line)
        assert match, line
        depth, words, attribute, _, kind = len(match[1]), match[2], match[3], match[4], match[5]
        if attribute:
            continue
        while open_tags[-1][0] >= depth:
            open_tags.pop()
        if kind:
            tag = Tag(kind)
            open_tags[-1][1].kids.append(tag)
            open_tags.append((depth, tag))
        else:
            open_tags[-1][1].kids.append(Tag("", words=words))
    return root


def content_faults(stream: ContentStream) -> Iterator[str]:
    """Every operator that paints outside of marked content, and every other fault in the marking."""
    opened: list[str] = []
    numbers: list[int] = []
    for operands, operator in stream.operations:
        if operator in (b"BDC", b"BMC"):
            kind = str(operands[0])
            if opened and "/Artifact" in (*opened, kind):
                yield f"{kind} within {opened}"
            opened.append(kind)
            if operator == b"BDC" and "/MCID" in operands[1]:
                numbers.append(int(operands[1]["/MCID"]))
        elif operator == b"EMC" and opened:
            opened.pop()
        elif operator == b"EMC":
            yield "an end without a beginning"
        elif operator in PAINTING and not opened:
            yield f"{operator.decode()} outside"
    if opened:
        yield f"{opened} never ends"
    if numbers != list(range(len(numbers))):
        yield f"numbers {numbers}"


def operators(data: bytes) -> int:
    """How many there are that paint."""
    pages = pypdf.PdfReader(BytesIO(data)).pages
    return sum(len(_PAINTS.findall(page.get_contents().get_data())) for page in pages)
