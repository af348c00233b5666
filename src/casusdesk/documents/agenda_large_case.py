"""One case on the agenda in large print: a line for every answer, its name in a column before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from casusdesk.documents import agenda_answers as answers
from casusdesk.documents.agenda_view import CODE_AT, View, cell, label, plain
from casusdesk.documents.reading import Kind
from casusdesk.documents.typeset import Band, Place
from casusdesk.documents.words import Span
from casusdesk.domain.agenda import AgendaEntry
from casusdesk.domain.milestone import Milestone

_VALUE: Final = 8.3
"""Ems from the name of an answer to the answer."""
_QUESTION_TO: Final = Place(1.0, ems=-1.7)
_AIR: Final = 0.22
"""Ems above the first answer, so that the question stands alone."""


def answer_band(spans: Sequence[Span], at: Place = CODE_AT, space: float = 0.0) -> Band:
    """A line of which the first span names what the others say."""
    name, *said = spans
    value = Place(ems=at.ems + _VALUE)
    first = cell(name, left=at, right=Place(ems=value.ems - 0.4), kind=Kind.TEXT)
    return Band((first, cell(*said, left=value, kind=Kind.JOIN)), space=space)


def large_bands(
    view: View, entry: AgendaEntry, *, new: bool, milestone: Milestone | None
) -> tuple[Band, ...]:
    """Everything below the first line; `milestone` is the one that comes next in a follow-up case."""
    case = entry.case
    asked = cell(answers.question(case), left=CODE_AT, right=_QUESTION_TO, kind=Kind.TEXT)
    question = Band((asked,), space=0.06)
    if new:
        found = [
            *([list(_strengths(entry))] if view.for_parents else []),
            list(answers.origin(case, view)),
            list(answers.concerns(case, view)),
            *([] if view.for_parents else [list(_strengths(entry))]),
            list(answers.agencies(case, view)),
            list(answers.support(case, view)),
            list(answers.lead(case, view)),
        ]
    else:
        found = [
            list(answers.lead(case, view, "regie")),
            list(answers.news(case, view)),
            list(answers.decision(case)),
            list(answers.next_milestone(milestone, view)),
        ]
    lines = [*filter(None, found), *_offers(view, entry)]
    bands = [answer_band(spans, space=0.0 if place else _AIR) for place, spans in enumerate(lines)]
    return (question, *bands)


def _strengths(entry: AgendaEntry) -> Iterator[Span]:
    if entry.case.strengths:
        yield label("wat gaat goed")
        yield plain("; ".join(entry.case.strengths))


def _offers(view: View, entry: AgendaEntry) -> Iterator[list[Span]]:
    """An offer that opens has a longer name: it stands with what is said of it."""
    for offer in entry.opening:
        opens = f"{view.milestone(offer)} opent {view.day(offer.start)}"
        unknown = f", nog onbekend: {', '.join(offer.unknown)}" if offer.unknown else ""
        yield [label("aanbod"), plain(opens + unknown)]
