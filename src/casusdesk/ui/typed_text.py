"""What is said of a text while it is typed: how long it is, and what of it cannot be printed (ux §4.4).

Nothing here ever keeps a key from being typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from casusdesk.domain.legitimate import Holds
from casusdesk.domain.limits import tidy
from casusdesk.services.printable import unprintable_words
from casusdesk.ui.labels import muted

if TYPE_CHECKING:
    from casusdesk.ui.fields import Field

_NAMES: Final = frozenset({Holds.PARENT_NAME, Holds.PROFESSIONAL, Holds.ORGANISATION})


def missing_from_paper(typed: str, holds: Holds | None) -> str:
    """Which characters of `typed` cannot go on paper, in Dutch; empty when all can."""
    return unprintable_words(typed, "de naam" if holds in _NAMES else "de tekst")


class Counter:
    """`12 van 90` beside the label; over the limit it says by how much, in words and as an error."""

    def __init__(self, field: Field, limit: int, advised: int, separator: str = "") -> None:
        self._field = field
        self._separator = separator
        self._limit = limit
        self._advised = advised or limit
        self._complained = False
        self.label: QLabel = muted(f"0 van {self._advised}", field)
        self.label.setVisible(bool(limit))
        self.label.setWordWrap(False)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)

    def show(self, typed: str) -> None:
        if not self._limit:
            return
        parts = typed.split(self._separator) if self._separator else [typed]
        count = max(len(tidy(part)) for part in parts)
        over = count - self._limit
        if count > self._advised and self._advised < self._limit:
            self.label.setText(f"{count} van {self._advised}, hooguit {self._limit}")
        else:
            self.label.setText(f"{count} van {self._advised}")
        if over > 0:
            letters = "1 teken" if over == 1 else f"{over} tekens"
            self._complained = True
            self._field.set_error(f"{letters} te lang. Maak het korter, anders kan het niet op papier.")
        elif self._complained:
            self._complained = False
            self._field.set_error(None)
