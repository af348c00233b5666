"""The mark of confidence on every printed sheet: for whom this copy is, and its number (R16, R18)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from casusdesk.documents.page import Colour, Face
from casusdesk.documents.typeset import RIGHT, Align, Cell, Place
from casusdesk.documents.wrap import Span, paragraph

CONFIDENTIAL: Final = "VERTROUWELIJK"
PRACTICE: Final = "OEFENING"
LABEL_AT: Final = Place(1.0, mm=-38.0)
COPY_AT: Final = Place(0.52)


@dataclass(frozen=True, slots=True)
class Copy:
    """One numbered copy: `number` of `total`, for the holder `role` in Dutch words (may be empty).

    `suffix` is the letter of a parents' version (domain §3.3).
    """

    number: int
    total: int
    role: str = ""
    suffix: str = ""

    @property
    def text(self) -> str:
        """`exemplaar 3 van 9 – voor: jeugdverpleegkundige`."""
        reader = f" – voor: {self.role}" if self.role else ""
        return f"exemplaar {self.number}{self.suffix} van {self.total}{reader}"


def confidential_label() -> Cell:
    """White on black, at the right of the first line."""
    word = paragraph(Span(CONFIDENTIAL, Face.SEMIBOLD, Colour.WHITE))
    return Cell(word, LABEL_AT, RIGHT, Align.RIGHT, fill=Colour.BLACK)


def copy_cell(copy: Copy | None, scale: float = 1.0) -> tuple[Cell, ...]:
    """The number of the copy, at the right of the second line; nothing for an unnumbered print."""
    if copy is None:
        return ()
    return (Cell(paragraph(Span(copy.text, Face.SEMIBOLD)), COPY_AT, RIGHT, Align.RIGHT, scale),)
