"""The large-print edition: letters of 14 points in one column, on as many pages as that takes (ux §2.1).

The same builders as for one page, in their `large` form; only the pouring differs. The first page has the
whole head, the pages after it one line; every page says what it is, whose copy, and which of how many. It
is never refused for its length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casusdesk.documents.columns import on_top, stacked_height
from casusdesk.documents.copies import CONFIDENTIAL, confidential_label
from casusdesk.documents.flow import AIR, Filled, Format, LostTextError, draw_page, stacked, words_on
from casusdesk.documents.page import Colour, Face, FitReport, Page, Role
from casusdesk.documents.split import split_over_pages
from casusdesk.documents.typeset import (
    LEFT,
    RIGHT,
    Align,
    Band,
    Cell,
    Entry,
    Place,
    SetEntry,
    Setting,
    Stroke,
)
from casusdesk.documents.words import Span
from casusdesk.documents.wrap import paragraph
from casusdesk.errors import DoesNotFitError

SIZE: Final = 14.0
"""Points; nothing of the text is smaller, heads and feet are 12 (ux §2.1)."""
BODY: Final = Setting(SIZE, 1.32, 2.2)
_PADDINGS: Final = (BODY.padding, 1.8, 1.4)
"""Room around an entry in mm; less of it where that saves a page, for a page with one line is a poor page."""
HEAD: Final = Setting(SIZE, 1.32, 1.4)
SMALL: Final = Setting(12.0, 1.3, 1.2)
LAYOUT: Final = "G"
MOST_PAGES: Final = 20
TOO_LONG: Final = (
    f"In grote letter wordt dit stuk langer dan {MOST_PAGES} bladen. Maak teksten korter, of druk het in "
    "delen af."
)
HEADING_SCALE: Final = 1.2
TITLE_SCALE: Final = 1.65
_LABEL_AT: Final = Place(1.0, mm=-44.0)
_BESIDE_LABEL: Final = Place(1.0, mm=-47.0)
_SMALL_SCALE: Final = SMALL.size / SIZE
_ACCENT: Final = Stroke(1.2, Colour.ACCENT)


@dataclass(frozen=True, slots=True)
class LargeSheet:
    """What stands on it: `header` on the first page, `running` on those after it, `foot` on all.

    `foot` gets the number of the page and of all pages; its height may not depend on them.
    """

    header: tuple[Entry, ...]
    running: tuple[Entry, ...]
    body: tuple[Entry, ...]
    foot: Callable[[int, int], tuple[Entry, ...]]


def large_format(title: str) -> Format:
    """The sheet of paper, with more white around it than an ordinary page has."""
    return Format(title, side=18.0, top=14.0, bottom=11.0)


def large_title(title: str, version: str, *, confidential: bool = True) -> tuple[Entry, ...]:
    """The head of the first page: the title, and below it which copy this is and that it is confidential."""
    first = Cell(paragraph(Span(title, Face.BOLD)), scale=TITLE_SCALE)
    told = " · ".join(filter(None, (version, CONFIDENTIAL.lower() if confidential else "")))
    head = Entry((Band((first,)),), Role.TITLE, text=title, level=1, before=0, after=0.4)
    strip = _strip(Span(version, Face.SEMIBOLD), confidential=confidential)
    return (head, Entry((strip,), Role.PARAGRAPH, text=told, before=0, after=0.8)) if told else (head,)


def running_head(title: str, version: str, *, confidential: bool = True) -> tuple[Entry, ...]:
    """Above every page after the first: what it is, that it is confidential, and whose copy."""
    bands = [_strip(Span(title, Face.BOLD), confidential=confidential)]
    if version:
        bands.append(Band((Cell(paragraph(Span(version, colour=Colour.GREY)), scale=_SMALL_SCALE),)))
    return (Entry(tuple(bands), Role.ARTIFACT, before=0, after=1.2, rule_below=_ACCENT),)


def _strip(words: Span, *, confidential: bool) -> Band:
    left = Cell(paragraph(words), right=_BESIDE_LABEL if confidential else RIGHT, scale=_SMALL_SCALE)
    label = replace(confidential_label(), left=_LABEL_AT, scale=_SMALL_SCALE)
    return Band((left, label) if confidential else (left,))


def large_foot(rows: Sequence[tuple[str, str]], number: int, total: int) -> tuple[Entry, ...]:
    """Rows of words at the left and at the right, the first at the right with `pagina 2 van 4`."""
    (left, right), *below = rows
    page = ", ".join(filter(None, (right, f"pagina {number} van {total}")))
    return foot_rows(((left, page), *below))


def foot_rows(rows: Sequence[tuple[str, str]]) -> tuple[Entry, ...]:
    """Rows of words at the left and at the right, under a hairline; not read aloud."""
    bands = tuple(_foot_band(words, aside) for words, aside in rows)
    return (Entry(bands, Role.ARTIFACT, before=1.2, after=0, rule_above=Stroke(0.5, Colour.RULE)),)


def _foot_band(words: str, aside: str) -> Band:
    """The words at the right get the room they take; those at the left run on below each other."""
    side = paragraph(Span(aside, colour=Colour.GREY, together=True))
    start = Place(1.0, ems=-side.natural_width / 1000 - 0.05)
    left = paragraph(Span(words, colour=Colour.GREY))
    return Band((Cell(left, LEFT, replace(start, mm=-3.0)), Cell(side, start, RIGHT, Align.RIGHT)))


def lay_out_large(sheet: LargeSheet, paper: Format) -> tuple[Page, ...]:
    """The whole of it, on as many pages as it takes.

    Raises:
        DoesNotFitError: it takes more than 20 pages.
        UnprintableError: a character is in no font.
    """
    heads = [stacked(entries, paper.measure, HEAD) for entries in (sheet.header, sheet.running)]
    foot = stacked(sheet.foot(1, MOST_PAGES), paper.measure, SMALL)
    body = [enlarged(entry) for entry in sheet.body]
    frame = paper.height - paper.top - paper.bottom - 2 * AIR - stacked_height(foot, SMALL.padding)
    rooms = [frame - stacked_height(head, HEAD.padding) for head in heads]
    poured = [
        (setting, _pour(stacked(body, paper.measure, setting), setting.padding, *rooms))
        for setting in (replace(BODY, padding=padding) for padding in _PADDINGS)
    ]
    setting, best = min(poured, key=lambda found: len(found[1]))
    pages = tuple(_drawn(sheet, paper, heads, best, setting, rooms))
    _check(pages, sheet, body)
    return pages


def enlarged(entry: Entry) -> Entry:
    """Headings stand out, and nothing is smaller than the body."""
    least = HEADING_SCALE if entry.role is Role.HEADING else 1.0
    bands = tuple(
        replace(band, cells=tuple(replace(cell, scale=max(cell.scale, least)) for cell in band.cells))
        for band in entry.bands
    )
    return replace(entry, bands=bands)


def _pour(body: Sequence[SetEntry], padding: float, first: float, other: float) -> list[list[SetEntry]]:
    """The body over pages with room for `first` mm, and `other` mm on every page after it.

    A heading stays with what follows it; an entry shorter than half a page stays whole.
    """
    pages: list[list[SetEntry]] = [[]]
    waiting = list(reversed(body))
    while waiting:
        following = waiting.pop()
        entry = following if pages[-1] else on_top(following)
        room = (other if len(pages) > 1 else first) - stacked_height(pages[-1], padding)
        if entry.outer_height(padding) <= room:
            pages[-1].append(entry)
            continue
        alone = not _without_headings(pages[-1])
        parts = None
        if alone or entry.outer_height(padding) > other / 2:
            parts = split_over_pages(entry, room, padding)
        if parts is not None:
            pages[-1].append(parts[0])
            waiting.append(parts[1])
            pages.append([])
        elif alone and len(pages) > 1:
            raise LostTextError("an entry is higher than a page and cannot be parted")
        else:
            kept = _without_headings(pages[-1])
            waiting += [following, *reversed(pages[-1][len(kept) :])]
            pages[-1] = kept
            pages.append([])
        if len(pages) > MOST_PAGES:
            raise DoesNotFitError(TOO_LONG)
    return pages


def _without_headings(page: Sequence[SetEntry]) -> list[SetEntry]:
    """The entries of a page but for the headings at its end."""
    end = len(page)
    while end and page[end - 1].entry.keep_with_next:
        end -= 1
    return list(page[:end])


def _drawn(
    sheet: LargeSheet,
    paper: Format,
    heads: Sequence[tuple[SetEntry, ...]],
    poured: Sequence[list[SetEntry]],
    setting: Setting,
    rooms: Sequence[float],
) -> Iterator[Page]:
    for number, entries in enumerate(poured, start=1):
        later = number > 1
        foot = stacked(sheet.foot(number, len(poured)), paper.measure, SMALL)
        used = stacked_height(entries, setting.padding)
        # The white between entries is the same on every page: what is left stays at the foot.
        filled = Filled(heads[later], (tuple(entries),), foot, setting, used)
        report = FitReport(SIZE, LAYOUT, round(100 * used / rooms[later], 1))
        yield draw_page(filled, paper, 1, report, number, len(poured), whole=False)


def _check(pages: Sequence[Page], sheet: LargeSheet, body: Sequence[Entry]) -> None:
    """Every word of the body is on the pages, in order, between head and foot."""
    found: list[str] = []
    for page in pages:
        head = _words(sheet.running if page.number > 1 else sheet.header)
        foot = _words(sheet.foot(page.number, page.total))
        words = words_on(page)
        if words[: len(head)] != head or words[len(words) - len(foot) :] != foot:
            raise LostTextError("a word of head or foot is not on the page")
        found += words[len(head) : len(words) - len(foot)]
    if found != _words(body):
        raise LostTextError("a word of the text is not on the pages")


def _words(entries: Sequence[Entry]) -> list[str]:
    return [word for entry in entries for word in entry.words]
