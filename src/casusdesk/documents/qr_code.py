"""A QR code as boxes of the display list, so that screen, printer and PDF paint the same squares.

The encoder is ReportLab's; what is painted is ours, because its own drawing goes to a PDF alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from casusdesk.documents.page import Box, Colour

QUIET: Final = 4
"""White modules on every side (ISO 18004, 9.1)."""

Modules = tuple[tuple[bool, ...], ...]
"""Rows of squares from the top, dark or not."""


def qr_modules(text: str) -> Modules:
    """The squares of `text` without the white around them; a quarter of them may be lost (level Q).

    Raises ValueError for a text that no QR code holds.
    """
    # Imported here: it brings along all of ReportLab's graphics, which no other document needs.
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.Q)
    code.addData(text)
    code.make()
    rows: list[list[bool]] = code.modules
    return tuple(tuple(map(bool, row)) for row in rows)


def qr_side(modules: Modules, module: float) -> float:
    """Width and height in mm with the white around it, when a square is `module` mm."""
    return (len(modules) + 2 * QUIET) * module


def qr_boxes(modules: Modules, x: float, y: float, module: float) -> tuple[Box, ...]:
    """A white ground with its upper left corner at `x`, `y` mm, and on it the dark squares of `module` mm."""
    side = qr_side(modules, module)
    ground = Box(x, y, side, side, Colour.WHITE)
    left, top = x + QUIET * module, y + QUIET * module
    dark = (
        Box(left + column * module, top + row * module, wide * module, high * module, Colour.BLACK)
        for column, row, wide, high in _rectangles(modules)
    )
    return (ground, *dark)


def _rectangles(modules: Modules) -> Iterator[tuple[int, int, int, int]]:
    """Column, row, width and height of boxes that cover the dark squares, as few seams as is easy.

    A run of a row goes on below as long as the rows below have exactly that run.
    """
    rows = [set(_runs(row)) for row in modules]
    for row, runs in enumerate(rows):
        for run in sorted(runs):
            high = 1
            while row + high < len(rows) and run in rows[row + high]:
                rows[row + high].discard(run)
                high += 1
            yield run[0], row, run[1], high


def _runs(row: Sequence[bool]) -> Iterator[tuple[int, int]]:
    start = None
    for column, dark in enumerate((*row, False)):
        if dark and start is None:
            start = column
        elif not dark and start is not None:
            yield start, column - start
            start = None
