"""Write pages as a tagged PDF with ReportLab: our own letters only, bookmarks, the same bytes each time.

Nothing is written to disk here; the caller gets the bytes (vault.md, Traces).
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from reportlab.pdfgen.canvas import Canvas

from casusdesk.documents.page import MM_PER_POINT, Face, Page
from casusdesk.documents.pdf_objects import metadata, write_tags
from casusdesk.documents.pdf_pack import pack
from casusdesk.documents.pdf_painter import Painter, register
from casusdesk.documents.pdf_tree import Tree

LANGUAGE: Final = "nl-NL"
PRODUCER: Final = "casusdesk"

_HEIGHT_OF_BOOKMARK: Final = 4.0
"""A bookmark shows the page from this many mm above its heading."""


def write_pdf(pages: Sequence[Page], *, title: str) -> bytes:
    """The PDF file of `pages`, the same bytes for the same pages.

    `title` is neutral and names the kind of document, never a case or a person (domain R7). Each page
    takes its own size; every heading becomes a bookmark, every part a tag (ISO 14289-1).
    """
    first = register(Face.REGULAR)
    buffer = BytesIO()
    # The stubs take the name of the first font for a number.
    font: Any = first
    canvas = Canvas(
        buffer, invariant=1, pageCompression=1, pdfVersion=(1, 7), initialFontName=font, lang=LANGUAGE
    )
    _describe(canvas, title)
    tree = Tree()
    for number, page in enumerate(pages, start=1):
        canvas.setPageSize((page.width / MM_PER_POINT, page.height / MM_PER_POINT))
        # ReportLab begins a page with an empty text in its first font; nothing may stand outside the tags.
        canvas._preamble = ""  # type: ignore[attr-defined]  # noqa: SLF001
        Painter(canvas, page, tree, number - 1).paint()
        _bookmark(canvas, page, number, several=len(pages) > 1)
        canvas.showPage()
    write_tags(canvas, tree.finish())
    canvas.save()
    return pack(buffer.getvalue())


def _describe(canvas: Canvas, title: str) -> None:
    """Nothing about the maker, the machine or the content."""
    canvas.setTitle(title)
    canvas.setAuthor(PRODUCER)
    canvas.setSubject(title)
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas._doc.Catalog.Metadata = metadata(title, LANGUAGE, PRODUCER)  # type: ignore[attr-defined]  # noqa: SLF001


def _bookmark(canvas: Canvas, page: Page, number: int, *, several: bool) -> None:
    if several:
        key = f"page-{number}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(f"{page.title}, pagina {number}", key, level=0)
    for place, entry in enumerate(page.outline):
        key = f"page-{number}-{place}"
        top = (page.height - entry.y + _HEIGHT_OF_BOOKMARK) / MM_PER_POINT
        canvas.bookmarkHorizontal(key, 0, top)
        canvas.addOutlineEntry(entry.title, key, level=1 if several else 0)
