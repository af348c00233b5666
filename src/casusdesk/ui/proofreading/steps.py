"""Letting a text through, and asking about it again, as steps that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from casusdesk.services.proofreading import FieldHit, Proofreading


class LetThrough(QUndoCommand):
    """One tick, or one tick taken away. That it was let through stays on record either way (domain R10)."""

    def __init__(self, proofreading: Proofreading, hit: FieldHit, *, on: bool) -> None:
        done = "doorgelaten" if on else "niet doorgelaten"
        super().__init__(f"{hit.text.subject}, {hit.text.field} {done}")
        self._proofreading = proofreading
        self._hit = hit
        self._on = on

    def redo(self) -> None:
        """The tick."""
        self._put(self._on)

    def undo(self) -> None:
        """The tick as it was."""
        self._put(not self._on)

    def _put(self, on: bool) -> None:
        if on:
            self._proofreading.let_through(self._hit)
        else:
            self._proofreading.take_back(self._hit)
