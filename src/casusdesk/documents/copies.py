"""The mark of confidence on every printed sheet: for whom this copy is, and its number (R16, R18).

It stands in the head or the foot of each page, and once more behind the text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from casusdesk.documents.flow import Format
from casusdesk.documents.page import Colour, Face, Role
from casusdesk.documents.typeset import HAIRLINE, RIGHT, Align, Band, Cell, Entry, Place
from casusdesk.documents.words import Span
from casusdesk.documents.wrap import paragraph
from casusdesk.domain.wording import counted

CONFIDENTIAL: Final = "VERTROUWELIJK"
PRACTICE: Final = "OEFENING"
ON_THIS_COPY: Final = "op dit exemplaar: geen toestemming voor deze lezer"
FOR_EVERYBODY: Final = "in deze versie: geen toestemming voor elke lezer"
"""Where the same file goes to all of them, and has no number."""
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

    @property
    def mark(self) -> str:
        """`exemplaar 3 – jeugdverpleegkundige`, for behind the text (R18)."""
        return f"exemplaar {self.number}{self.suffix}{f' – {self.role}' if self.role else ''}"


def marked(paper: Format, copy: Copy | None, *, practice: bool) -> Format:
    """`paper` with what stands behind the text: which copy it is, and that it is practice (R18)."""
    return replace(paper, watermark=PRACTICE if practice else "", copy_mark=copy.mark if copy else "")


def confidential_label(scale: float = 1.0) -> Cell:
    """White on black, at the right of the first line; 9 points on every paper."""
    word = paragraph(Span(CONFIDENTIAL, Face.SEMIBOLD, Colour.WHITE))
    return Cell(word, LABEL_AT, RIGHT, Align.RIGHT, scale, fill=Colour.BLACK)


def copy_cell(copy: Copy | None, scale: float = 1.0) -> tuple[Cell, ...]:
    """The number of the copy, at the right of the second line; nothing for an unnumbered print."""
    return version_cell(copy.text if copy else "", scale)


def version_cell(words: str, scale: float = 1.0) -> tuple[Cell, ...]:
    """Which copy or version this is, at the right of the second line; a long role runs on below it."""
    if not words:
        return ()
    return (Cell(paragraph(Span(words, Face.SEMIBOLD)), COPY_AT, RIGHT, Align.RIGHT, scale),)


def left_out_rows(count: int, where: str) -> tuple[Entry, ...]:
    """A line that says how many cases this reader may not see; never which (domain R8)."""
    if not count:
        return ()
    stand = "staat" if count == 1 else "staan"
    words = f"{counted(count, 'casus', 'casussen')} {stand} niet {where}."
    text = paragraph(Span(words, Face.ITALIC, Colour.GREY))
    return (Entry((Band((Cell(text),)),), Role.PARAGRAPH, before=1.2, after=0.4, rule_above=HAIRLINE),)
