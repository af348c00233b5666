"""The head, the strip of danger and the foot of the two sheets without clients: sociale kaart and route."""

from __future__ import annotations

from datetime import date
from typing import Final

from casusdesk.documents.copies import version_cell
from casusdesk.documents.handover_parts import words
from casusdesk.documents.large_print import LargeSheet, foot_rows, large_foot, large_title, running_head
from casusdesk.documents.page import Colour, Face, Role
from casusdesk.documents.typeset import Band, Cell, Entry, Place, Setting, Stroke
from casusdesk.documents.words import WIDE, Span
from casusdesk.documents.wrap import paragraph
from casusdesk.domain.escalation import VEILIG_THUIS_PHONE
from casusdesk.domain.wording import short_date

HEADER: Final = Setting(10.0, 1.25, 0.8)
FOOTER: Final = Setting(8.0, 1.22, 0.6)
NO_CLIENTS: Final = "Geen gegevens van gezinnen"
VEILIG_THUIS: Final = f"Veilig Thuis {VEILIG_THUIS_PHONE}"
_ACCENT: Final = Stroke(1.2, Colour.ACCENT)
_LEFT_PART = Place(0.5, mm=-2)


def head(title: str, about: str, aside: str, *, large: bool = False) -> tuple[Entry, ...]:
    """The title, and below it what it belongs to with `aside` at the right, or under it in large print."""
    if large:
        cells = [words(about, Face.SEMIBOLD), words(aside)]
        bands = tuple(Band((Cell(text),)) for text in cells if text.words)
        below = Entry(bands, Role.PARAGRAPH, before=0, after=1.4, rule_below=_ACCENT)
        return (*large_title(title, "", confidential=False), below)
    first = Band((Cell(words(title, Face.BOLD), scale=1.7),))
    second = Band((Cell(words(about, Face.SEMIBOLD), right=_LEFT_PART), *version_cell(aside, 0.9)))
    return (
        Entry((first,), Role.TITLE, text=title, level=1, before=0, after=0.2),
        Entry((second,), Role.PARAGRAPH, before=0, after=1.4, rule_below=_ACCENT),
    )


def danger() -> Entry:
    """What to call when nothing can wait; it stands on its own and never changes (W21)."""
    spans = (
        Span("Direct gevaar:", Face.SEMIBOLD, together=True),
        Span("112", Face.BOLD),
        Span("Onveilig thuis:", Face.SEMIBOLD, gap=2 * WIDE, together=True),
        Span(VEILIG_THUIS, Face.BOLD, together=True),
        Span("(gratis, dag en nacht)", together=True),
    )
    cell = Cell(paragraph(*spans), Place(mm=3), Place(1.0, mm=-3), scale=1.15)
    return Entry((Band((cell,)),), Role.PARAGRAPH, before=1.6, after=1.6, fill=Colour.TINT)


def map_heading(title: str) -> Entry:
    """The head of a part, with a rule under it."""
    return Entry(
        (Band((Cell(words(title, Face.BOLD, Colour.ACCENT)),)),),
        Role.HEADING,
        text=title,
        level=2,
        before=2.0,
        after=0.4,
        rule_below=Stroke(0.7, Colour.ACCENT),
        keep_with_next=True,
    )


def feet(controller: str, on: date, pages: int) -> tuple[tuple[Entry, ...], ...]:
    """The foot of each of `pages`; with more than one it says which."""
    return tuple(
        foot(controller, on, f"pagina {number} van {pages}" if pages > 1 else "")
        for number in range(1, pages + 1)
    )


def foot(controller: str, on: date, side: str = "") -> tuple[Entry, ...]:
    """That no client is on it, who keeps it, of which day it is, and which `side` this is."""
    return foot_rows(((_kept(controller), ", ".join(filter(None, (_printed(on), side)))),))


def _kept(controller: str) -> str:
    behalf = f", namens {controller}" if controller else ""
    return f"{NO_CLIENTS}. Bijgehouden door de projectleider{behalf}. Klopt er iets niet? Geef het door."


def _printed(on: date) -> str:
    return f"Afgedrukt op {short_date(on)}"


def wall_paper_large(
    title: str, header: tuple[Entry, ...], body: tuple[Entry, ...], controller: str, on: date
) -> LargeSheet:
    """One of the two sheets in large print."""
    rows = ((_printed(on), ""), (_kept(controller), ""))
    running = running_head(title, "", confidential=False)
    return LargeSheet(header, running, body, lambda number, total: large_foot(rows, number, total))
