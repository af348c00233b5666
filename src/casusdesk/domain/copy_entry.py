"""Quick entry of copy numbers, "3 4 7 Enter" (ux §7.9): the copies meant, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casusdesk.domain.paper import CopyState
from casusdesk.domain.paper_ledger import Known, Lot
from casusdesk.domain.wording import listed

_DASHES: Final = re.compile(r"\s*(?:[-‐-―−]|t/m|\btot en met\b|\btot\b)\s*")
_BETWEEN: Final = re.compile(r"[\s,;.&+]+|\ben\b")
_ONE: Final = r"(?:nr|nummer|#)?(\d{1,4})(o?)(?:/\d{1,4})?"
_TOKEN: Final = re.compile(rf"{_ONE}(?:-{_ONE})?")
_NAMED: Final = 6
"""So many numbers are named in a problem; the rest of a long row is clear from those."""


@dataclass(frozen=True, slots=True)
class Reading:
    """`copies` in the order typed, each once; () while there is a `problem`, for then nothing is done."""

    copies: tuple[Known, ...] = ()
    problem: str = ""


def read_numbers(typed: str, lot: Lot, wanted: CopyState) -> Reading:
    """The copies of `lot` that were typed, to become `wanted`, or one Dutch text that says what is wrong.

    Numbers stand apart by blanks or commas; `3-5` is 3, 4 and 5; `3O` is a parents' version, and `3/9` is 3.
    """
    known = {copy.number.number: (made, copy) for made, copy in lot.copies}
    strange: list[str] = []
    missing: list[str] = []
    found: dict[int, Known] = {}
    for token in _tokens(typed):
        matched = _TOKEN.fullmatch(token)
        if matched is None:
            strange.append(token)
            continue
        for number, suffix in _numbers(matched, max(known)):
            copy = known.get(number)
            if copy is None or (suffix and suffix != copy[1].number.suffix):
                missing.append(f"{number}{suffix}")
            else:
                found[number] = copy
    problems = list(_problems(strange, missing, tuple(found.values()), wanted, lot))
    if not problems and not found:
        problems = ["Typ de nummers van de exemplaren, zoals 3 4 7 of 3-5."]
    return Reading(problem=" ".join(problems)) if problems else Reading(tuple(found.values()))


def _tokens(typed: str) -> list[str]:
    joined = _DASHES.sub("-", typed.casefold())
    return [token for token in _BETWEEN.split(joined) if token]


def _numbers(matched: re.Match[str], last: int) -> Iterator[tuple[int, str]]:
    """Every number of a token with its suffix; a row that goes past the last copy names its end."""
    first, suffix, end, end_suffix = matched.groups()
    if end is None:
        yield int(first), suffix.upper()
        return
    low, high = sorted((int(first), int(end)))
    for number in range(low, min(high, last) + 1):
        yield number, ""
    if high > last:
        yield high, (end_suffix if int(end) == high else suffix).upper()


def _problems(
    strange: list[str], missing: list[str], found: tuple[Known, ...], wanted: CopyState, lot: Lot
) -> Iterator[str]:
    for token in strange[:_NAMED]:
        yield f"‘{token[:12]}’ is geen nummer."
    if missing:
        labels = [copy.number.label for _, copy in lot.copies]
        there = f"kies {labels[0]}" if len(labels) == 1 else f"kies uit {labels[0]} tot en met {labels[-1]}"
        yield f"{_said(missing)} {'bestaat' if len(missing) == 1 else 'bestaan'} niet; {there}."
    done: dict[CopyState, list[str]] = {}
    for _, copy in found:
        if copy.state in (wanted, CopyState.DESTROYED):
            done.setdefault(copy.state, []).append(copy.number.label)
    for state, labels in done.items():
        yield f"{_said(labels)} {'is' if len(labels) == 1 else 'zijn'} al {state.label}."


def _said(labels: list[str]) -> str:
    named = list(dict.fromkeys(labels))
    return f"Nummer {named[0]}" if len(named) == 1 else f"Nummers {listed(named[:_NAMED])}"
