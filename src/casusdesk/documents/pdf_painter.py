"""Paint the items of a page with ReportLab, each within the tag it belongs to or as an artifact.

Nothing is painted outside of marked content (ISO 14289-1, 7.1). A word that goes on after a hyphen, or in
another face, has a tag of its own with the whole word; blanks between words are really there.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from casusdesk.documents.fonts import font_path, text_width
from casusdesk.documents.page import (
    MM_PER_POINT,
    Block,
    Box,
    Colour,
    Face,
    Item,
    Mark,
    Page,
    Role,
    Rule,
    TextRun,
)
from casusdesk.documents.pdf_tree import Element, Tree
from casusdesk.documents.reading import NOT_FILLED, Kind, Part

_LAYOUT: Final = "/Artifact <</Type /Layout>> BDC"
_HEADER, _FOOTER, _WATERMARK = (
    f"/Artifact <</Type /Pagination /Subtype /{name}>> BDC" for name in ("Header", "Footer", "Watermark")
)
_LINE: Final = 0.2
"""Millimetres around a line that are counted as its place on the page."""


@cache
def register(face: Face) -> str:
    """The name by which ReportLab knows this face."""
    name = face.value.removesuffix(".ttf")
    pdfmetrics.registerFont(TTFont(name, str(font_path(face))))
    return name


class Marked:
    """The marked content of one page: at any time within one tag, within one artifact, or in neither."""

    def __init__(self, canvas: Canvas, place: int) -> None:
        self._code: list[str] = canvas._code  # type: ignore[attr-defined]  # noqa: SLF001
        self._place = place
        self._open: Element | str | None = None
        self._numbers = 0

    def within(self, owner: Element | str) -> None:
        """What is painted from here on belongs to this tag, or is the artifact that begins like this."""
        if owner is self._open or (isinstance(owner, str) and owner == self._open):
            return
        self.close()
        self._open = owner
        if isinstance(owner, str):
            self._code.append(owner)
            return
        owner.kids.append((self._place, self._numbers))
        self._code.append(f"/{owner.tag} <</MCID {self._numbers}>> BDC")
        self._numbers += 1

    def close(self) -> None:
        """Nothing more belongs to what was open."""
        if self._open is not None:
            self._code.append("EMC")
        self._open = None


class Painter:
    """Paints one page. PDF counts y from the bottom, in points."""

    def __init__(self, canvas: Canvas, page: Page, tree: Tree, place: int) -> None:
        self.canvas = canvas
        self.page = page
        self.tree = tree
        self.marked = Marked(canvas, place)
        self._ink: Colour | None = None

    def paint(self) -> None:
        """Everything, in the order of the display list."""
        for block in self.page.blocks:
            if block.repeated or (block.role is Role.ARTIFACT and not block.continues):
                for item in block.items:
                    self.marked.within(_artifact(block, item, self.page))
                    self._item(item)
            else:
                self._block(block)
        self.marked.close()

    def _block(self, block: Block) -> None:
        self.tree.begin(block)
        done = 0
        for part in block.parts or (Part(Kind.TEXT, 0, len(block.items)),):
            for item in block.items[done : part.start]:
                self._aside(item)
            self._part(block, part)
            done = part.stop
        for item in block.items[done:]:
            self._aside(item)

    def _drawing(self, block: Block, part: Part) -> None:
        """Everything of it within one figure, between the corners of what is drawn."""
        boxes = [item for item in block.items[part.start : part.stop] if isinstance(item, Box)]
        left, top = min(box.x for box in boxes), min(box.y for box in boxes)
        right, bottom = (max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes))
        self._figure(self.tree.root.add("P"), part.spoken, (left, bottom, right, top))
        for box in boxes:
            self._box(box)

    def _part(self, block: Block, part: Part) -> None:
        if part.kind is Kind.FIGURE:
            self._drawing(block, part)
            return
        element = self.tree.element(block, part)
        items = block.items[part.start : part.stop]
        goes_on = element is not None and bool(element.kids)
        line = next((item for item in items if isinstance(item, Rule)), None)
        said = [i for i in items if i is line or isinstance(i, TextRun) or (isinstance(i, Mark) and i.spoken)]
        for item in items:
            if element is not None and item is line:
                self._to_write_on(line, element)
            elif element is None or isinstance(item, Rule | Box):
                self._aside(item)
            elif isinstance(item, Mark):
                self._sign(item, element)
                goes_on = goes_on or bool(item.spoken)
            else:
                goes_on = self._run(item, element, before=" " * goes_on, after=" " * (item is not said[-1]))

    def _aside(self, item: Item) -> None:
        """Outside of the text: a line, a box, a sign that the words beside it explain."""
        self.marked.within(_LAYOUT)
        self._item(item)

    def _sign(self, mark: Mark, element: Element) -> None:
        if not mark.spoken:
            self._aside(mark)
            return
        corners = (mark.x, mark.baseline, mark.x + mark.width, mark.baseline - mark.side)
        self._figure(element, mark.spoken, corners)
        self._mark(mark)

    def _to_write_on(self, line: Rule, element: Element) -> None:
        """The first line of a field that nobody filled in yet."""
        self._figure(element, NOT_FILLED, (line.x1, line.y1 + _LINE, line.x2, line.y2 - _LINE))
        self._rule(line)

    def _figure(self, element: Element, words: str, corners: tuple[float, float, float, float]) -> None:
        """What is painted from here on, between lower left and upper right (mm), is said with `words`."""
        figure = element.add("Figure", alt=words)
        left, bottom = self._point(*corners[:2])
        right, top = self._point(*corners[2:])
        figure.owner = "Layout"
        figure.attributes["BBox"] = f"[{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]"
        self.marked.within(figure)

    def _run(self, run: TextRun, element: Element, *, before: str, after: str) -> bool:
        """The words of a run, with `before` and `after` as blanks to the words beside it.

        Whether a blank is still wanted before the next run: it cannot be part of a word in several runs.
        """
        text, x = run.text, run.x
        if element.word is not None:
            head, blank, rest = text.partition(" ")
            self.marked.within(element.word)
            self._letters(run, head, x)
            element.word.actual += _bare(head, run) if not blank else head
            if not blank and run.glued:
                return False
            element.word = None
            if not blank:
                return bool(after)
            x += text_width(head, run.face, run.size)
            text = blank + rest
        elif before:
            x -= text_width(before, run.face, run.size)
            text = before + text
        if run.glued:
            start, blank, tail = text.rpartition(" ")
            self._within(run, start + blank, x, element)
            element.word = element.add("Span", actual=_bare(tail, run))
            self._within(run, tail, x + text_width(start + blank, run.face, run.size), element.word)
        else:
            self._within(run, text + after, x, element)
        return False

    def _within(self, run: TextRun, text: str, x: float, element: Element) -> None:
        if text:
            self.marked.within(element)
            self._letters(run, text, x)

    def _item(self, item: Item) -> None:
        if isinstance(item, TextRun):
            self._letters(item, item.text, item.x)
        elif isinstance(item, Rule):
            self._rule(item)
        elif isinstance(item, Box):
            self._box(item)
        else:
            self._mark(item)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return x / MM_PER_POINT, (self.page.height - y) / MM_PER_POINT

    def _letters(self, run: TextRun, text: str, left: float) -> None:
        canvas = self.canvas
        self._fill(run.colour)
        canvas.setFont(register(run.face), run.size)
        x, y = self._point(left, run.baseline)
        if not run.angle:
            canvas.drawString(x, y, text)
            return
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(run.angle)
        canvas.drawString(0, 0, text)
        canvas.restoreState()

    def _fill(self, ink: Colour) -> None:
        if ink is not self._ink:
            self._ink = ink
            self.canvas.setFillColorRGB(*ink.rgb)

    def _line(self, thickness: float, colour: Colour) -> None:
        self.canvas.setLineWidth(thickness)
        self.canvas.setStrokeColorRGB(*colour.rgb)

    def _rule(self, rule: Rule) -> None:
        self._line(rule.thickness, rule.colour)
        self.canvas.line(*self._point(rule.x1, rule.y1), *self._point(rule.x2, rule.y2))

    def _box(self, box: Box) -> None:
        if box.fill is not None:
            self._fill(box.fill)
        if box.stroke is not None:
            self._line(box.thickness, box.stroke)
        x, y = self._point(box.x, box.y + box.height)
        width, height = box.width / MM_PER_POINT, box.height / MM_PER_POINT
        self.canvas.rect(
            x, y, width, height, stroke=int(box.stroke is not None), fill=int(box.fill is not None)
        )

    def _mark(self, mark: Mark) -> None:
        self._fill(mark.colour)
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


def _bare(text: str, run: TextRun) -> str:
    """The end of a run without the hyphen that was put there."""
    return text[:-1] if run.broken else text


def _artifact(block: Block, item: Item, page: Page) -> str:
    """Which kind of artifact this is: part of a head or foot, what stands behind the text, or decoration."""
    if not isinstance(item, TextRun):
        return _LAYOUT
    if item.angle:
        return _WATERMARK
    return _HEADER if block.y < page.height / 2 else _FOOTER
