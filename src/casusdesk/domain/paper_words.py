"""Numbers of copies in words, before and after printing: `9 exemplaren genummerd 1–9` (ux §7.8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from casusdesk.domain.paper import CopyNumber, Paper
from casusdesk.domain.paper_ledger import SHORT
from casusdesk.domain.wording import counted, listed

Counted = tuple[Paper, Sequence[CopyNumber]]
"""Copies of one kind of paper."""
_UNITS: Final = {
    Paper.HANDOVER.value: ("blad", "bladen"),
    Paper.FEEDBACK.value: ("strook", "stroken"),
}


def row_of_numbers(numbers: Iterable[int]) -> str:
    """`1–9`, or `3` for one, or `1–4 en 6`."""
    rows: list[list[int]] = []
    for number in sorted(set(numbers)):
        if rows and number == rows[-1][-1] + 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    return listed([str(row[0]) if len(row) == 1 else f"{row[0]}–{row[-1]}" for row in rows])


def planned_words(parts: Iterable[Counted]) -> str:
    """`Nummers: agenda 10–18, besluitenlijst 1–9`; of one series only `Genummerd 10–18`; "" for none."""
    found = _by_series(parts)
    if len(found) == 1:
        return f"Genummerd {row_of_numbers(next(iter(found.values())))}"
    said = (f"{SHORT[series].lower()} {row_of_numbers(numbers)}" for series, numbers in found.items())
    return f"Nummers: {', '.join(said)}" if found else ""


def issued_words(parts: Iterable[Counted]) -> str:
    """`9 exemplaren genummerd 1–9 en 4 bladen genummerd 1–4`; "" when nothing had a number."""
    said = []
    for series, numbers in _by_series(parts).items():
        units = _UNITS.get(series, ("exemplaar", "exemplaren"))
        said.append(f"{counted(len(numbers), *units)} genummerd {row_of_numbers(numbers)}")
    return listed(said)


def _by_series(parts: Iterable[Counted]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for paper, copies in parts:
        if copies:
            found.setdefault(paper.series, []).extend(copy.number for copy in copies)
    return found
