"""The ladder that makes a document fit: the largest letters and the most open layout that go in (ux §2.2).

Each rung is tried in turn, best first. What a document gives up on the way down is declared in the rungs
themselves, so that nothing can be left out without being announced in the report.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, wraps
from math import ceil
from typing import Final, ParamSpec, TypeVar

from casusdesk.documents.columns import Columns, balance, pour, stacked_height
from casusdesk.documents.flow import AIR, Filled, Format, Sheet, draw_page, stacked
from casusdesk.documents.page import FitReport, Page
from casusdesk.documents.typeset import SetEntry, Setting, set_entry

LARGEST: Final = 11.0
SMALLEST: Final = 9.0
SMALL_TYPE: Final = 8.5
"""Points; only after a person allowed it. Its x-height of 1.46 mm is just above the floor of 1.4 mm."""

_OPEN: Final = (1.30, 2.6)
_TIGHT: Final = (1.24, 1.3)
_DENSE: Final = (1.17, 0.5)
_DENSEST: Final = (1.15, 0.28)


@dataclass(frozen=True, slots=True)
class Rung:
    """One way to set the document. `narrow` takes the narrow margins of the format.

    `forms` are the Dutch phrases for what this rung gives up.
    """

    setting: Setting
    layout: str
    columns: int = 1
    narrow: bool = False
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overfull:
    """How far a document is from fitting at the smallest rung, in mm and in lines of that rung."""

    rung: Rung
    excess: float

    @property
    def lines(self) -> int:
        """Lines too many, at least 1."""
        return max(1, ceil(self.excess / self.rung.setting.pitch))


def rung_setting(size: float) -> Setting:
    """The setting of a letter size: pitch and padding go from open at 11 to tight at 9 points and below."""
    share = max(0.0, min(1.0, (size - SMALLEST) / (LARGEST - SMALLEST)))
    leading = _TIGHT[0] + share * (_OPEN[0] - _TIGHT[0])
    padding = _TIGHT[1] + share * (_OPEN[1] - _TIGHT[1])
    return Setting(size, leading, padding / 2)


def dense_setting(size: float, *, least: bool = False) -> Setting:
    """A tight setting of a size, `least` with the least room between entries.

    9 points stand on 3.65 mm, above the 3 mm of the readability guideline.
    """
    return Setting(size, *(_DENSEST if least else _DENSE))


def ladder(sizes: Sequence[float], layouts: Sequence[str]) -> Iterator[Rung]:
    """Every size with each of the layouts, in that order."""
    for size in sizes:
        for layout in layouts:
            yield Rung(rung_setting(size), layout)


_P = ParamSpec("_P")
_R = TypeVar("_R")


def undisturbed(work: Callable[_P, _R]) -> Callable[_P, _R]:
    """`work` without the search for unreachable objects in the middle of it.

    A fit makes many objects and hardly ever a circle of them; searching among all that a window holds takes
    60 ms and more, and comes at the 25th key as likely as at the first.
    """

    @wraps(work)
    def done(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        searching = gc.isenabled()
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            if searching:
                gc.enable()

    return done


@undisturbed
def fit(
    rungs: Sequence[Rung], draft: Callable[[Rung], Sheet], paper: Format, pages: int = 1
) -> tuple[Page, ...] | Overfull:
    """The document on at most `pages` pages at the first rung that holds it, else how much is too much.

    `draft` gives the sheet for a rung; it is asked once per rung.
    Raises UnprintableError for a character no font has.
    """
    draft = cache(draft)
    rung = first_to_hold(rungs, draft, paper, pages)
    if isinstance(rung, Overfull):
        return rung
    margins = paper.narrow if rung.narrow else paper
    return _draw(_filled(rung, draft(rung), margins, pages), rung, margins)


def first_to_hold(
    rungs: Sequence[Rung], draft: Callable[[Rung], Sheet], paper: Format, pages: int = 1
) -> Rung | Overfull:
    """As `fit`, but only says at which rung: for who asks what would help, nothing is drawn."""
    smallest = {_kind(rung): rung for rung in rungs}
    holds: dict[_Kind, bool] = {}
    for rung in rungs:
        kind = _kind(rung)
        margins = paper.narrow if rung.narrow else paper
        # A layout that fails at its smallest letter need not be tried at the larger ones.
        if kind not in holds:
            last = smallest[kind]
            holds[kind] = _poured(last, draft(last), margins, pages) is not None
        if not holds[kind]:
            continue
        if rung is smallest[kind] or _poured(rung, draft(rung), margins, pages) is not None:
            return rung
    last = rungs[-1]
    margins = paper.narrow if last.narrow else paper
    return Overfull(last, _excess(last, draft(last), margins, pages))


def lines_over(rung: Rung, sheet: Sheet, paper: Format, pages: int = 1) -> int:
    """How many lines of `rung` the sheet is too long for `pages`; 0 or less is how many are left over."""
    margins = paper.narrow if rung.narrow else paper
    return ceil(_excess(rung, sheet, margins, pages) / rung.setting.pitch)


_Kind = tuple[str, int, bool, tuple[str, ...]]


def _kind(rung: Rung) -> _Kind:
    """What a rung has in common with those that differ in size alone."""
    return rung.layout, rung.columns, rung.narrow, rung.forms


def _frame(
    sheet: Sheet, paper: Format
) -> tuple[tuple[SetEntry, ...], tuple[tuple[SetEntry, ...], ...], float]:
    """Header and footers as set, and the height in mm left for the body."""
    header = stacked(sheet.header, paper.measure, sheet.header_setting)
    footers = tuple(stacked(entries, paper.measure, sheet.footer_setting) for entries in sheet.footers)
    around = stacked_height(header, sheet.header_setting.padding)
    around += max((stacked_height(f, sheet.footer_setting.padding) for f in footers), default=0.0)
    return header, footers, paper.height - paper.top - paper.bottom - 2 * AIR - around


def _poured(rung: Rung, sheet: Sheet, paper: Format, pages: int) -> Columns | None:
    """The body in columns, each as full as can be; None when it does not go in."""
    available = _frame(sheet, paper)[2]
    padding, columns = rung.setting.padding, rung.columns * pages
    body: list[SetEntry] = []
    room = available * columns
    for entry in sheet.body:
        body.append(set_entry(entry, paper.column(rung.columns), rung.setting))
        room -= body[-1].outer_height(padding)
        if room < -1.0:
            return None
    found = pour(body, padding, available, columns)
    if found is None and pages == 1 and columns > 1:
        found = pour(body, padding, available, columns, split=True)
    return found


def _filled(rung: Rung, sheet: Sheet, paper: Format, pages: int) -> list[Filled]:
    """What stands on each page, for a rung that holds it; the columns of a single page come out even."""
    header, footers, available = _frame(sheet, paper)
    padding, columns = rung.setting.padding, rung.columns * pages
    body = stacked(sheet.body, paper.column(rung.columns), rung.setting)
    poured: Columns | None
    if pages == 1:
        poured = balance(body, padding, available, columns) or balance(
            body, padding, available, columns, split=True
        )
    else:
        poured = pour(body, padding, available, columns)
    assert poured is not None, "the ladder asked whether it goes in"
    sides = [poured[i : i + rung.columns] for i in range(0, len(poured), rung.columns)]
    if len(sides) > 1:
        before = sum(len(column) for side in sides[:-1] for column in side)
        sides[-1] = balance(body[before:], padding, available, rung.columns) or sides[-1]
    feet = [footers[min(i, len(footers) - 1)] if footers else () for i in range(len(sides))]
    first, *others = [
        Filled(header, side, foot, rung.setting, available) for side, foot in zip(sides, feet, strict=True)
    ]
    return [first, *(replace(side, most=first.padding) for side in others)]


def _excess(rung: Rung, sheet: Sheet, paper: Format, pages: int) -> float:
    _, _, available = _frame(sheet, paper)
    body = stacked(sheet.body, paper.column(rung.columns), rung.setting)
    return stacked_height(body, rung.setting.padding) - available * rung.columns * pages


def _draw(sides: list[Filled], rung: Rung, paper: Format) -> tuple[Page, ...]:
    used = sum(side.used for side in sides) / sum(side.available for side in sides)
    report = FitReport(rung.setting.size, rung.layout, round(100 * used, 1), rung.forms)
    return tuple(
        draw_page(side, paper, rung.columns, report, number, len(sides))
        for number, side in enumerate(sides, start=1)
    )
