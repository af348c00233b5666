"""The page Tellingen: the counts of a year beside those of the year before, on one A4 (US20, domain R22).

No case, no code and nothing that points at a family is on it: what is small is hidden before it comes here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from casusdesk.documents.copies import marked
from casusdesk.documents.fit import Overfull, Rung, dense_setting, fit, rung_setting
from casusdesk.documents.flow import Format, Sheet
from casusdesk.documents.handover_parts import words
from casusdesk.documents.large_print import large_format, lay_out_large
from casusdesk.documents.map_frame import FOOTER, HEADER, foot, head, map_heading, wall_paper_large
from casusdesk.documents.page import Colour, Face, Page, Role
from casusdesk.documents.reading import Kind
from casusdesk.documents.typeset import HAIRLINE, LEFT, RIGHT, Align, Band, Cell, Entry, Place
from casusdesk.documents.words import Span
from casusdesk.documents.wrap import paragraph
from casusdesk.domain.figures import Figures, Period, Row
from casusdesk.domain.paper import Paper
from casusdesk.domain.suppression import HIDDEN, SMALL
from casusdesk.domain.wording import MONTHS, long_date
from casusdesk.errors import DoesNotFitError

TITLE: Final = Paper.FIGURES.title
NOTE: Final = (
    f"Een aantal van 1 tot en met 9 staat er als {SMALL}, en een punt ({HIDDEN}) staat waar je zo’n aantal "
    "anders zou kunnen uitrekenen: zo is niemand te herkennen."
)
"""Why some counts are not there, in one sentence (domain R22)."""
NOTHING: Final = "Er is nog niets geteld"
TOO_LONG: Final = (
    "De tellingen passen niet op één pagina. Zet in Instellingen rollen en aanmeldroutes uit die niet meer "
    "gebruikt worden."
)
_SIZES: Final = (11.0, 10.5, 10.0, 9.5, 9.0)
_COLUMNS: Final = ((Place(1.0, ems=-12.0), Place(1.0, ems=-6.2)), (Place(1.0, ems=-5.8), RIGHT))
"""Where the two periods stand."""
_BEFORE: Final = Place(1.0, ems=-11.4)
_ROW: Final = 0.45
"""Paddings around a row."""


def fit_figures(
    counts: Figures, *, name: str, controller: str = "", practice: bool = False
) -> tuple[Page, ...]:
    """The page, as large as it goes; `name` is that of the coalition.

    Raises:
        DoesNotFitError: at 9 points there are lines too many.
        UnprintableError: a character is in no font.
    """
    sheet = Sheet(
        header=(*head(TITLE, name, _months(counts.periods[0])), *_about(counts)),
        body=tuple(_body(counts)),
        footers=(foot(controller, counts.counted_on),),
        header_setting=HEADER,
        footer_setting=FOOTER,
    )
    rungs = [Rung(rung_setting(size), "twee kolommen", 2) for size in _SIZES]
    rungs += [Rung(dense_setting(_SIZES[-1]), "twee volle kolommen", 2, narrow=True)]
    found = fit(rungs, lambda _rung: sheet, marked(Format(TITLE), None, practice=practice))
    if isinstance(found, Overfull):
        raise DoesNotFitError(TOO_LONG)
    return found


def fit_figures_large(
    counts: Figures, *, name: str, controller: str = "", practice: bool = False
) -> tuple[Page, ...]:
    """As `fit_figures`, in large print on as many pages as it takes. Raises as `lay_out_large`."""
    header = (*head(TITLE, name, _months(counts.periods[0]), large=True), *_about(counts))
    sheet = wall_paper_large(TITLE, header, tuple(_body(counts)), controller, counts.counted_on)
    return lay_out_large(sheet, marked(large_format(TITLE), None, practice=practice))


def _months(period: Period) -> str:
    """`november 2025 t/m oktober 2026`."""
    return f"{_month(period.first)} t/m {_month(period.last)}"


def _short(period: Period) -> tuple[str, ...]:
    """`nov 2025` and `t/m okt 2026`, or `2026` for a year from January."""
    first, last = period.first, period.last
    if first.year == last.year and (first.month, last.month) == (1, 12):
        return (str(first.year),)
    begin, end = (f"{MONTHS[day.month - 1][:3]} {day.year}" for day in (first, last))
    return begin, f"t/m {end}"


def _month(day: date) -> str:
    """`november 2025`: never the day itself, which is that of one family."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def _about(counts: Figures) -> Iterator[Entry]:
    """Of which day the counts are, since when there are any, and why some are hidden."""
    since = f"Er zijn cijfers sinds {_month(counts.since)}" if counts.since else NOTHING
    told = (
        f"Geteld op {long_date(counts.counted_on)} uit wat er in casusdesk staat. {since}. Gewiste en "
        "dubbele casussen tellen niet mee."
    )
    for text in (told, NOTE):
        cell = Cell(words(text, colour=Colour.GREY))
        # The first stands as far below the head as text does on every other paper.
        yield Entry((Band((cell,)),), Role.PARAGRAPH, before=1.6 if text is told else 0.4, after=0.4)


def _body(counts: Figures) -> Iterator[Entry]:
    yield from _table("Overleg", (counts.meetings,), None, counts.periods)
    for table in counts.tables:
        if table.rows:
            yield from _table(table.title, table.rows, table.total, counts.periods)


def _table(
    title: str, rows: tuple[Row, ...], total: Row | None, periods: tuple[Period, ...]
) -> Iterator[Entry]:
    """A head, the two periods above the columns, and the rows; a table is never parted."""
    yield map_heading(title)
    yield _heads(title, periods)
    last = rows[-1] if total is None else total
    for row in rows:
        yield _row(title, row, keep=row is not last)
    if total is not None:
        yield _row(title, total, face=Face.SEMIBOLD)


def _heads(title: str, periods: tuple[Period, ...]) -> Entry:
    cells = [Cell(paragraph(), right=_BEFORE, kind=Kind.COLUMN)]
    for period, (left, right) in zip(periods, _COLUMNS, strict=True):
        spans = [Span(part, colour=Colour.GREY, together=True) for part in _short(period)]
        cells.append(Cell(paragraph(*spans), left, right, Align.RIGHT, scale=0.9, kind=Kind.COLUMN))
    text = "; ".join(map(_months, periods))
    return Entry((Band(tuple(cells)),), text=text, before=_ROW, after=_ROW, keep_with_next=True, group=title)


def _row(title: str, row: Row, *, keep: bool = False, face: Face = Face.REGULAR) -> Entry:
    cells = [Cell(words(row.label, face), LEFT, _BEFORE, kind=Kind.HEAD)]
    for shown, (left, right) in zip(row.shown, _COLUMNS, strict=True):
        cells.append(Cell(words(shown, face), left, right, Align.RIGHT, kind=Kind.DATA))
    return Entry(
        (Band(tuple(cells)),),
        before=_ROW,
        after=_ROW,
        rule_above=HAIRLINE,
        keep_with_next=keep,
        group=title,
    )
