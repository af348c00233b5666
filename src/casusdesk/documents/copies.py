"""The mark of confidence on every printed sheet: for whom this copy is, and its number (R16, R18)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from casusdesk.documents.page import Colour, Face, Role
from casusdesk.documents.typeset import HAIRLINE, RIGHT, Align, Band, Cell, Entry, Place
from casusdesk.documents.wrap import Span, paragraph
from casusdesk.domain.wording import counted

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
    return version_cell(copy.text if copy else "", scale)


def version_cell(words: str, scale: float = 1.0) -> tuple[Cell, ...]:
    """Which copy or version this is, at the right of the second line; a long role runs on below it."""
    if not words:
        return ()
    return (Cell(paragraph(Span(words, Face.SEMIBOLD)), COPY_AT, RIGHT, Align.RIGHT, scale),)


def left_out_rows(count: int, because: str = "geen toestemming voor deze lezer") -> tuple[Entry, ...]:
    """A line that says how many cases are not on this copy, and why; without a code (domain R8)."""
    if not count:
        return ()
    stand = "staat" if count == 1 else "staan"
    words = f"{counted(count, 'casus', 'casussen')} {stand} niet op dit exemplaar: {because}."
    text = paragraph(Span(words, Face.ITALIC, Colour.GREY))
    return (Entry((Band((Cell(text),)),), Role.PARAGRAPH, before=1.2, after=0.4, rule_above=HAIRLINE),)
