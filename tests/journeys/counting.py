"""Hands that count: every key and every choice, apart from the letters of free text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hands import Hands


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
