"""The head and the foot of the papers of a meeting: which one, who is there, what to do with the paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from casusdesk.documents.agenda_view import Layout, PageView, label, plain
from casusdesk.documents.copies import COPY_AT, LABEL_AT, confidential_label, version_cell
from casusdesk.documents.page import Colour, Face, Role
from casusdesk.documents.typeset import RIGHT, Align, Band, Cell, Entry, Place, Setting, Stroke
from casusdesk.documents.words import WIDE, Span
from casusdesk.documents.wrap import paragraph
from casusdesk.domain.meeting import Meeting, Presence
from casusdesk.domain.wording import clock_time, counted, day_month, long_date, short_date

HEADER: Final = Setting(9.0, 1.25, 0.8)
FOOTER: Final = Setting(8.0, 1.22, 0.6)
_SHORT_FACTS: Final = 24
"""Characters that go behind the rules on one line of the foot; longer facts get the second line."""
RULES_OF_PAPER: Final = "Na afloop inleveren en vernietigen. Geen foto’s. Geen namen noteren."
"""Of what lies on the table."""
RULES_AFTERWARDS: Final = "Neem je afspraken over en vernietig dit blad. Geen foto’s. Geen namen noteren."
"""Of what goes round when the meeting is over."""
RULES_WITH_PARENTS: Final = "Dit blad gaat over één gezin. Professionals leveren het na afloop in."
_BEFORE_LABEL: Final = Place(LABEL_AT.share, mm=LABEL_AT.mm - 3)
_BEFORE_COPY: Final = Place(COPY_AT.share, mm=-3)


def header(view: PageView, heading: str, version: str) -> tuple[Entry, ...]:
    """Two lines and the attendance; on a crowded page in smaller letters and running on.

    `version` says which copy this is, or what kind of paper without a number.
    """
    source = (view.meeting, version)
    return view.memory.part(("header", heading), source, lambda: _header(view, heading, version))


def _header(view: PageView, heading: str, version: str) -> tuple[Entry, ...]:
    meeting = view.meeting
    crowded = view.in_columns
    title = Cell(
        paragraph(Span(heading, Face.BOLD)), right=_BEFORE_LABEL, scale=13 / 9 if crowded else 17 / 9
    )
    first = Band((title, confidential_label()))
    when = paragraph(Span(held_when(meeting), Face.SEMIBOLD))
    scale = 1.0 if crowded else 10.5 / 9
    second = Band((Cell(when, right=_BEFORE_COPY if version else RIGHT, scale=scale), *version_cell(version)))
    about, presence = list(about_spans(view)), list(attendance_spans(view))
    lines = [[*about, *presence]] if crowded else [about, presence]
    bands = [Band((Cell(paragraph(*spans)),), space=0.05) for spans in lines if spans]
    heads = (Entry((first,), Role.TITLE, text=heading, before=0, after=0),)
    words = " · ".join(filter(None, [held_when(meeting), "vertrouwelijk", version]))
    details = " · ".join(paragraph(*spans).text for spans in (about, presence) if spans)
    return (
        *heads,
        Entry((second,), Role.PARAGRAPH, text=words, before=0, after=0),
        Entry(
            tuple(bands),
            Role.PARAGRAPH,
            text=details,
            before=0,
            after=1.6,
            rule_below=Stroke(1.2, Colour.ACCENT),
        ),
    )


def agenda_title(meeting: Meeting, kind: str = "Agenda") -> str:
    """`Agenda casusoverleg Kansrijke Start`; `kind` is the word before the name of the meeting."""
    name = meeting.title
    return f"{kind} {name[:1].lower() + name[1:]}" if name.startswith("Casus") else f"{kind} {name}"


def held_when(meeting: Meeting) -> str:
    """`donderdag 14 januari 2027, 9.30–11.45 uur`."""
    day = long_date(meeting.held_on)
    if meeting.starts is None:
        return day
    end = f"–{clock_time(meeting.ends)}" if meeting.ends else ""
    return f"{day}, {clock_time(meeting.starts)}{end} uur"


def about_spans(view: PageView) -> Iterator[Span]:
    """Where it is held, who leads it and when the next one is."""
    meeting = view.meeting
    if meeting.place:
        yield Span(meeting.place, colour=Colour.GREY)
    if meeting.chair:
        role = view.catalog.find_agency(meeting.chair)
        chair = role.label if role else meeting.chair
        yield Span(f"voorzitter: {chair}", colour=Colour.GREY, gap=WIDE, together=True)
    following = f"volgend overleg: {day_month(meeting.next_on)}"
    yield Span(following, colour=Colour.GREY, gap=WIDE, together=True)


def attendance_spans(view: PageView) -> Iterator[Span]:
    """Roles as abbreviations; who is absent or replaced with the reason."""
    attendance = view.meeting.attendance
    if not attendance:
        return
    present = [view.agency(a.role) for a in attendance if a.presence is Presence.PRESENT]
    yield label("Aanwezig:", WIDE)
    yield plain((", " if view.in_words else " ").join(filter(None, present)) or "–")
    for presence, word in ((Presence.REPLACED, "Vervanger:"), (Presence.ABSENT, "Afwezig:")):
        there = [a for a in attendance if a.presence is presence]
        if there:
            yield label(word, WIDE)
            notes = (f"{view.agency(a.role)} ({a.note})" if a.note else view.agency(a.role) for a in there)
            *others, last = notes
            for note in others:
                yield Span(f"{note},", together=True)
            yield Span(last, together=True)


def footers(
    view: PageView,
    printed_at: datetime | None,
    pages: int,
    minutes: int | None = None,
    rules: str = RULES_OF_PAPER,
) -> tuple[tuple[Entry, ...], ...]:
    """Two small lines for each page; `minutes` is the time for a case, `rules` what to do with the paper."""
    rules = RULES_WITH_PARENTS if view.for_parents else rules
    source = (view.meeting, printed_at, minutes)

    def made() -> tuple[tuple[Entry, ...], ...]:
        places = [(number, pages) for number in range(1, pages + 1)]
        return tuple(_footer(view, printed_at, place, minutes, rules) for place in places)

    return view.memory.part(("footers", pages, rules), source, made)


def _footer(
    view: PageView, printed_at: datetime | None, place: tuple[int, int], minutes: int | None, rules: str
) -> tuple[Entry, ...]:
    meeting, (number, pages) = view.meeting, place
    version = f"versie {meeting.version}"
    if printed_at is not None:
        version += f", {short_date(printed_at.date())} {clock_time(printed_at.time())}"
    side = f"pagina {number} van {pages}"
    if pages > 1 and number == 1:
        side += ", zie ook achterzijde"
    responsible = f"Verantwoordelijk: {meeting.controller}" if meeting.controller else ""
    time = f"{counted(minutes, 'minuut', 'minuten')} per casus" if minutes else ""
    facts = " · ".join(filter(None, (responsible, time)))
    lines, edge = [(rules, version), (facts, side)], 0.69
    if view.layout is Layout.DENSE and len(facts) <= _SHORT_FACTS:
        lines, edge = [(" ".join(filter(None, (rules, facts))), f"{version}, {side}")], 0.7
    bands = tuple(Band((_small(left, edge), _small(right, edge, Align.RIGHT))) for left, right in lines)
    return (Entry(bands, Role.ARTIFACT, before=1.2, after=0, rule_above=Stroke(0.5, Colour.RULE)),)


def _small(text: str, edge: float, align: Align = Align.LEFT) -> Cell:
    left, right = (0.0, edge) if align is Align.LEFT else (edge, 1.0)
    return Cell(paragraph(Span(text, colour=Colour.GREY)), Place(left), Place(right), align)
