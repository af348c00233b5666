"""The parts of a handover sheet: a label with text or with lines to write on, so that it works with a pen.

A field that is empty is never left out: whoever meets the parents writes it down on the spot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from casusdesk.documents.marks import MarkKind
from casusdesk.documents.page import Colour, Face
from casusdesk.documents.reading import Kind
from casusdesk.documents.typeset import HAIRLINE, LEFT, RIGHT, Band, Cell, Entry, Place, Setting
from casusdesk.documents.words import NARROW, Span
from casusdesk.documents.wrap import Paragraph, paragraph

LABEL: Final = 38.0
"""Width of the label column in mm (ux §7.12)."""
LARGE_LABEL: Final = 50.0
"""The same in large print."""
WRITING: Final = 8.0
"""Room in mm above a line to write on (ux §7.12)."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How much room the pen gets: `lines` for a longer answer; every line has 8 mm above it.

    `large` says that it is the large-print edition, where nothing stands side by side.
    """

    setting: Setting
    lines: int
    large: bool = False

    @property
    def beside_label(self) -> Place:
        """Where answers begin."""
        return Place(mm=LARGE_LABEL if self.large else LABEL)

    @property
    def space(self) -> float:
        """Extra room above a line in ems."""
        return max(0.0, (WRITING - self.setting.pitch) / self.setting.em)

    def band(self, *cells: Cell) -> Band:
        """Cells on a line with room to write above it."""
        return Band(cells, space=self.space, least=self.setting.pitch)


def words(text: str, face: Face = Face.REGULAR, colour: Colour = Colour.TEXT) -> Paragraph:
    """One text in one face."""
    return paragraph(Span(text, face, colour))


def quiet(text: str) -> Paragraph:
    """A label: what the field is, not what it says."""
    return words(text, Face.SEMIBOLD, Colour.GREY)


def ruled(left: Place, right: Place) -> Cell:
    """An empty line to write on."""
    return Cell(paragraph(), left, right, line=True)


def after(text: Paragraph, start: Place) -> Place:
    """The place just behind `text` set from `start`."""
    return Place(start.share, start.ems + text.natural_width / 1000 + 0.45, start.mm)


def labelled_line(label: str, value: str, left: Place, right: Place) -> tuple[Cell, ...]:
    """`label value`, or the label with a line to write on."""
    name = quiet(label)
    start = after(name, left)
    answer = Cell(words(value), start, right) if value else ruled(start, right)
    return Cell(name, left, start, kind=Kind.TEXT), replace(answer, kind=Kind.JOIN)


def question_row(label: str, answers: Sequence[Paragraph], pen: Pen) -> Entry:
    """A label with its answers below each other; without any, lines to write on."""
    start = pen.beside_label
    name = Cell(quiet(label), LEFT, replace(start, mm=start.mm - 2))
    bands = [Band((Cell(answer, start, kind=Kind.TEXT),)) for answer in answers]
    if not bands:
        bands = [pen.band(replace(ruled(start, RIGHT), kind=Kind.JOIN)) for _ in range(pen.lines)]
    first = replace(bands[0].cells[0], kind=Kind.DATA)
    bands[0] = replace(bands[0], cells=(name, first))
    text = "; ".join(answer.text for answer in answers) or "nog leeg"
    return Entry(tuple(bands), text=f"{label}: {text}", rule_below=HAIRLINE if answers else None)


def ticked(label: str, *, on: bool) -> Paragraph:
    """A drawn check box with its words."""
    kind = MarkKind.CHECKED_BOX if on else MarkKind.CHECK_BOX
    said = "ja:" if on else "nee of nog onbekend:"
    return paragraph(Span("", mark=kind, spoken=said), Span(label, gap=NARROW * 1.8))
