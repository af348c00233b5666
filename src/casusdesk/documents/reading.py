"""What the parts of a block are to somebody who cannot see the page: cells, paragraphs, the items of a list.

The builders say it with a `Kind` where the usual one is wrong; the PDF makes its tags of it (ISO 14289-1).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final

NOT_FILLED: Final = "nog leeg"
"""What is said for a line to write on."""


class Kind(Enum):
    """What a cell, or the words from a span on, are.

    A row of a table has cells that name the row (HEAD) or their column (COLUMN) and cells that say something
    (DATA); the item of a list has a BODY, and a LABEL before it when it is numbered. TEXT is a paragraph,
    within the cell before it where there is one. JOIN goes on with what stands before it. A FIGURE is a
    drawing that is `spoken` as a whole.
    """

    TEXT = "text"
    JOIN = "join"
    HEAD = "head"
    COLUMN = "column"
    DATA = "data"
    LABEL = "label"
    BODY = "body"
    FIGURE = "figure"

    @property
    def in_row(self) -> bool:
        """Whether this is a cell of a table."""
        return self in (Kind.HEAD, Kind.COLUMN, Kind.DATA)

    @property
    def in_list(self) -> bool:
        """Whether this belongs to a list."""
        return self in (Kind.LABEL, Kind.BODY)


@dataclass(frozen=True, slots=True)
class Part:
    """The items of a block from place `start` up to `stop`; none for an empty cell.

    `source` is the same for the two halves of what runs on in the next column or on the next page; `spoken`
    is said for a drawing.
    """

    kind: Kind
    start: int
    stop: int
    source: object = field(default=None, compare=False, repr=False)
    spoken: str = ""
