"""The papers of a meeting in large print: agenda, vooraf-versie, besluitenlijst and one case by itself."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from casusdesk.documents.agenda_header import RULES_WITH_PARENTS, about_spans, attendance_spans, held_when
from casusdesk.documents.agenda_view import PageView
from casusdesk.documents.large_print import LargeSheet, large_foot, large_title, running_head
from casusdesk.documents.page import Colour, Face, Role
from casusdesk.documents.typeset import Band, Cell, Entry, Stroke
from casusdesk.documents.words import Span
from casusdesk.documents.wrap import paragraph
from casusdesk.domain.wording import clock_time, counted, short_date

_WHEN_SCALE: Final = 1.15


def meeting_sheet(
    view: PageView,
    heading: str,
    title: str,
    version: str,
    body: tuple[Entry, ...],
    rules: str,
    printed_at: datetime | None,
    minutes: int | None = None,
) -> LargeSheet:
    """`heading` stands above the first page, the neutral `title` above the others; see agenda_header."""
    rules = RULES_WITH_PARENTS if view.for_parents else rules
    rows = ((rules, ""), (_facts(view, minutes), _version(view, printed_at)))
    return LargeSheet(
        header=(*large_title(heading, version), *_details(view)),
        running=running_head(title, version),
        body=body,
        foot=lambda number, total: large_foot(rows, number, total),
    )


def _details(view: PageView) -> tuple[Entry, ...]:
    """When it is, where, and who is there; each on lines of its own."""
    bands = [Band((Cell(paragraph(Span(held_when(view.meeting), Face.SEMIBOLD)), scale=_WHEN_SCALE),))]
    lines = (paragraph(*spans) for spans in (about_spans(view), attendance_spans(view)))
    bands += [Band((Cell(line),), space=0.05) for line in lines if line.words]
    return (Entry(tuple(bands), Role.PARAGRAPH, before=0, after=1.6, rule_below=Stroke(1.2, Colour.ACCENT)),)


def _facts(view: PageView, minutes: int | None) -> str:
    controller = view.meeting.controller
    time = f"{counted(minutes, 'minuut', 'minuten')} per casus" if minutes else ""
    return " · ".join(filter(None, (f"Verantwoordelijk: {controller}" if controller else "", time)))


def _version(view: PageView, printed_at: datetime | None) -> str:
    words = f"versie {view.meeting.version}"
    if printed_at is not None:
        words += f", {short_date(printed_at.date())} {clock_time(printed_at.time())}"
    return words
