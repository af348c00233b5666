"""The words of a row as Qt's own text document, so that they wrap at any width and at 200 % text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, TypeVar

from PySide6.QtGui import QTextDocument, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem

LEAST_WIDTH: Final = 80
"""Px; narrower than this a row is cut off rather than set letter by letter."""
_REMEMBERED: Final = 5000

RowT = TypeVar("RowT")


def row_document(option: QStyleOptionViewItem, width: int) -> QTextDocument:
    """An empty document in the letter of the list, that wraps at `width` px; words and signs come later."""
    made = QTextDocument()
    made.setDocumentMargin(0)
    made.setDefaultFont(option.font)
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setDefaultTextOption(wrap)
    made.setTextWidth(max(LEAST_WIDTH, width))
    return made


class RowHeights(Generic[RowT]):
    """Heights in px by row, width and font: a list of hundreds is laid out anew with every tick."""

    def __init__(self) -> None:
        self._known: dict[tuple[RowT, int, str], int] = {}

    def of(self, row: RowT, width: int, option: QStyleOptionViewItem, measure: Callable[[], int]) -> int:
        """The height of `row`, measured when it was not yet."""
        seen = row, width, option.font.key()
        found = self._known.get(seen)
        if found is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            found = self._known[seen] = measure()
        return found
