"""Hands that count: every key and every choice, apart from the letters of free text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from hands import Hands
from PySide6.QtCore import QEvent, QObject


class CountingHands(Hands):
    """`keys` are presses, Tabs, digits of dates and letters that choose; `letters` are free text.

    Text typed within `writing` is free text. A key that sends somebody one field on counts like any other.
    """

    def __init__(self) -> None:
        self.keys = 0
        self.letters = 0
        self._free = False

    @contextmanager
    def writing(self) -> Iterator[None]:
        """What is typed in here is her own words."""
        self._free = True
        try:
            yield
        finally:
            self._free = False

    def write(self, text: str) -> None:
        """Her own words, into the field that has the focus."""
        with self.writing():
            self.type(text)

    def type(self, text: str) -> None:
        if self._free:
            self.letters += len(text)
        else:
            self.keys += len(text)
        super().type(text)

    def press(self, keys: str, times: int = 1) -> None:
        self.keys += times
        super().press(keys, times)


@dataclass
class Tally:
    """What the journeys needed, one Dutch line each; shown below the results of the tests."""

    lines: list[str] = field(default_factory=list)


class MouseWatch(QObject):
    """Sees every press, release and wheel of a mouse while a story is told; `used` is how many."""

    _KINDS = (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
    )

    def __init__(self) -> None:
        super().__init__()
        self.used = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.used += event.type() in self._KINDS
        return False
