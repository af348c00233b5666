"""Paint pages as a PDF with ReportLab: our own letters only, bookmarks, language, the same bytes each time.

Nothing is written to disk here; the caller gets the bytes (vault.md, Traces).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from casusdesk.documents.fonts import font_path
from casusdesk.documents.page import MM_PER_POINT, Box, Colour, Face, Mark, Page, Rule, TextRun

LANGUAGE: Final = "nl-NL"
PRODUCER: Final = "casusdesk"

_HEIGHT_OF_BOOKMARK: Final = 4.0
"""A bookmark shows the page from this many mm above its heading."""


@cache
def _register(face: Face) -> str:
    name = face.value.removesuffix(".ttf")
    pdfmetrics.registerFont(TTFont(name, str(font_path(face))))
    return name


def write_pdf(pages: Sequence[Page], *, title: str) -> bytes:
    """The PDF file of `pages`, the same bytes for the same pages.

    `title` is neutral and names the kind of document, never a case or a person (domain R7). Each page
    takes its own size; every heading becomes a bookmark.
    """
    first = _register(Face.REGULAR)
    buffer = BytesIO()
    # The stubs take the name of the first font for a number.
    font: Any = first
    canvas = Canvas(buffer, invariant=1, pageCompression=1, initialFontName=font, lang=LANGUAGE)
    _describe(canvas, title)
    for number, page in enumerate(pages, start=1):
        canvas.setPageSize((page.width / MM_PER_POINT, page.height / MM_PER_POINT))
        _Painter(canvas, page).paint()
        _bookmark(canvas, page, number, several=len(pages) > 1)
        canvas.showPage()
    canvas.save()
    return _unsigned(buffer.getvalue())


def _unsigned(data: bytes) -> bytes:
    """Without the advertisements in the comments; the length stays, so the offsets in the file do too."""
    for line in (b"ReportLab Generated PDF document (opensource)", b"ReportLab generated PDF document"):
        data = data.replace(line, PRODUCER.encode().ljust(len(line)))
    return data


def _describe(canvas: Canvas, title: str) -> None:
    """Nothing about the maker, the machine or the content."""
    canvas.setTitle(title)
    canvas.setAuthor(PRODUCER)
    canvas.setSubject(title)
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _bookmark(canvas: Canvas, page: Page, number: int, *, several: bool) -> None:
    if several:
        key = f"page-{number}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(f"{page.title}, blad {number}", key, level=0)
    for place, entry in enumerate(page.outline):
        key = f"page-{number}-{place}"
        top = (page.height - entry.y + _HEIGHT_OF_BOOKMARK) / MM_PER_POINT
        canvas.bookmarkHorizontal(key, 0, top)
        canvas.addOutlineEntry(entry.title, key, level=1 if several else 0)


class _Painter:
    """Paints the items of one page. PDF counts y from the bottom, in points."""

    def __init__(self, canvas: Canvas, page: Page) -> None:
        self.canvas = canvas
        self.page = page

    def paint(self) -> None:
        for item in self.page.items:
            if isinstance(item, TextRun):
                self._text(item)
            elif isinstance(item, Rule):
                self._rule(item)
            elif isinstance(item, Box):
                self._box(item)
            else:
                self._mark(item)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return x / MM_PER_POINT, (self.page.height - y) / MM_PER_POINT

    def _text(self, run: TextRun) -> None:
        canvas = self.canvas
        canvas.setFillColorRGB(*run.colour.rgb)
        canvas.setFont(_register(run.face), run.size)
        x, y = self._point(run.x, run.baseline)
        if not run.angle:
            canvas.drawString(x, y, run.text)
            return
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(run.angle)
        canvas.drawString(0, 0, run.text)
        canvas.restoreState()

    def _line(self, thickness: float, colour: Colour) -> None:
        self.canvas.setLineWidth(thickness)
        self.canvas.setStrokeColorRGB(*colour.rgb)

    def _rule(self, rule: Rule) -> None:
        self._line(rule.thickness, rule.colour)
        self.canvas.line(*self._point(rule.x1, rule.y1), *self._point(rule.x2, rule.y2))

    def _box(self, box: Box) -> None:
        if box.fill is not None:
            self.canvas.setFillColorRGB(*box.fill.rgb)
        if box.stroke is not None:
            self._line(box.thickness, box.stroke)
        x, y = self._point(box.x, box.y + box.height)
        width, height = box.width / MM_PER_POINT, box.height / MM_PER_POINT
        self.canvas.rect(
            x, y, width, height, stroke=int(box.stroke is not None), fill=int(box.fill is not None)
        )

    def _mark(self, mark: Mark) -> None:
        self.canvas.setFillColorRGB(*mark.colour.rgb)
        for polygon in mark.polygons:
            self._line(polygon.line_width / MM_PER_POINT, mark.colour)
            path = self.canvas.beginPath()
            points = [self._point(*point) for point in polygon.points]
            path.moveTo(*points[0])
            for point in points[1:]:
                path.lineTo(*point)
            if polygon.closed:
                path.close()
            self.canvas.drawPath(path, stroke=int(not polygon.filled), fill=int(polygon.filled))
