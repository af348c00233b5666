"""The lines of a page that lead to a case, in reading order: what the arrow keys walk along (ux §7.8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from casusdesk.documents.page import MM_PER_POINT, Block, TextRun

if TYPE_CHECKING:
    from casusdesk.documents.page import Page


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A part of page number `page` (from 0) that belongs to `case`; `area` in mm on that page."""

    page: int
    case: str
    text: str
    area: QRectF


def case_lines(pages: Sequence[Page]) -> tuple[CaseLine, ...]:
    """Every line with a case on these pages."""
    return tuple(
        line
        for number, page in enumerate(pages)
        for block in page.reading_order()
        for line in _lines_of(number, block)
    )


def _lines_of(number: int, block: Block) -> Iterator[CaseLine]:
    if block.case:
        yield CaseLine(number, block.case, block.text, QRectF(block.x, block.y, block.width, block.height))
        return
    runs: dict[str, list[TextRun]] = {}
    for item in block.items:
        if isinstance(item, TextRun) and item.case:
            runs.setdefault(item.case, []).append(item)
    for code, found in runs.items():
        area = QRectF()
        for run in found:
            area = area.united(_around(run))
        yield CaseLine(number, code, " ".join(run.text for run in found), area)


def _around(run: TextRun) -> QRectF:
    em = run.size * MM_PER_POINT
    return QRectF(run.x, run.baseline - em, run.width, 1.25 * em)
