"""How the agenda is being set: which layout, which announced forms, and the words of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import cache, cached_property
from typing import Final

from casusdesk.documents.marks import MarkKind
from casusdesk.documents.page import Colour, Face, Role
from casusdesk.documents.reading import Kind
from casusdesk.documents.row_memory import RowMemory, row_memory
from casusdesk.documents.typeset import LEFT, RIGHT, Band, Cell, Entry, Place, Stroke
from casusdesk.documents.words import WIDE, Span
from casusdesk.documents.wrap import paragraph
from casusdesk.domain.agenda import Agenda
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.milestone import Milestone
from casusdesk.domain.plain_dutch import for_parents
from casusdesk.domain.wording import WEEKDAYS, day_month, row_date

CODE_AT: Final = Place(ems=1.9)
TEXT_AT: Final = Place(ems=5.7)


class Layout(Enum):
    """How open the page is; the value is what the report calls it (ux §2.2).

    Own columns for the four questions; running answers behind the question; two newspaper columns; the
    same with narrow margins, and numbers for the four questions whose names then stand in the head. Large is
    the large-print edition: a line for each answer, nothing abbreviated.
    """

    TABLE = "A"
    RUNNING = "B"
    COLUMNS = "C"
    DENSE = "C+"
    LARGE = "G"


class Form(Enum):
    """What the ladder may do beyond setting, each announced; the value is the phrase for the user."""

    GROUPED = "afspraken, mijlpalen en overdrachten als doorlopende tekst"
    ONE_LINE = "vervolgcasussen zonder “sinds vorige keer”"
    NO_STRENGTHS = "nieuwe casussen zonder krachten"


@dataclass(frozen=True)
class PageView:
    """One way to set one paper of a meeting, with the words of the catalogue as it prints them."""

    meeting: Meeting
    catalog: Catalog
    layout: Layout
    forms: frozenset[Form] = frozenset()
    for_parents: bool = False
    """Whether parents read it: then roles and agencies are in their words."""

    @cached_property
    def memory(self) -> RowMemory:
        """What was made before in this layout, by whoever set the same paper."""
        return row_memory(self.catalog, self.layout, self.forms, self.for_parents)

    @property
    def abbreviated(self) -> bool:
        """Whether roles stand as abbreviations."""
        return self.layout not in (Layout.TABLE, Layout.LARGE)

    @property
    def large(self) -> bool:
        """Whether this is the large-print edition."""
        return self.layout is Layout.LARGE

    @property
    def in_words(self) -> bool:
        """Whether everything has its name in full, where other papers have the abbreviations of the trade."""
        return self.large or self.for_parents

    @property
    def in_columns(self) -> bool:
        """Whether this is one of the two newspaper layouts."""
        return self.layout in (Layout.COLUMNS, Layout.DENSE)

    def role(self, key: str) -> str:
        """A role as printed; a word the catalogue does not know is printed as it is."""
        names = self.memory.roles
        name = names.get(key)
        if name is None and self.for_parents:
            name = names[key] = for_parents(key, self.catalog)
        if name is None:
            agency = self.catalog.find_agency(key) if key else None
            name = key
            if agency is not None:
                name = agency.abbreviation if self.abbreviated else agency.short_label
                name = agency.label if self.large else name
            names[key] = name
        return name

    def agency(self, key: str) -> str:
        """An agency as printed, its abbreviation; empty when it may be on no paper (domain §4.5)."""
        if self.for_parents:
            return self.role(key)
        names = self.memory.agencies
        name = names.get(key)
        if name is None:
            agency = self.catalog.find_agency(key)
            name = key
            if agency is not None:
                name = agency.label if self.large else agency.abbreviation
                name = name if agency.printable else ""
            names[key] = name
        return name

    def route(self, key: str) -> str:
        """A referral route in at most ten characters."""
        route = self.catalog.find_route(key) if key else None
        if route is None:
            return key
        return route.label if self.large else route.short_label

    def life_domain(self, key: str) -> str:
        """A life domain by its name."""
        domain = self.catalog.find_life_domain(key)
        return domain.label.lower() if domain else key

    def intervention(self, key: str) -> str:
        """A form of support by its short name; in full where parents read it."""
        intervention = self.catalog.find_intervention(key)
        if intervention is None:
            return key
        return _within(intervention.label) if self.in_words else intervention.short_label

    def milestone(self, milestone: Milestone) -> str:
        """A milestone by its short name; in full in large print."""
        return milestone.label if self.large else milestone.short_label

    def day(self, day: date) -> str:
        """`21-01`; `21 januari` in large print."""
        return day_month(day) if self.large else row_date(day)

    def weekday(self, day: date) -> str:
        """`do 21-01`, or `donderdag 21 januari`: days in a weekend are not shifted (domain §7)."""
        return f"{WEEKDAYS[day.weekday()]} {day_month(day)}" if self.large else weekday_date(day)


@dataclass(frozen=True)
class View(PageView):
    """One way to set one agenda."""

    agenda: Agenda = field(kw_only=True)

    @cached_property
    def new_codes(self) -> frozenset[str]:
        """The codes of rubriek B, whose rows have the four questions."""
        return frozenset(entry.case.code for entry in self.agenda.new)

    @classmethod
    def of(cls, agenda: Agenda, layout: str, forms: Iterable[str] = ()) -> View:
        """The view for a layout and forms by their values, as a rung names them."""
        found = frozenset(Form(form) for form in forms)
        words = agenda.meeting, agenda.catalog, Layout(layout), found, agenda.with_parents
        return cls(*words, agenda=agenda)


def _within(name: str) -> str:
    """`huisbezoek in de 30e week`, as it stands in a sentence; `Stevig Ouderschap` is a name and stays."""
    first, _, rest = name.partition(" ")
    own_name = rest[:1].isupper() or not first[1:].islower()
    return name if own_name else name[:1].lower() + name[1:]


def label(text: str, gap: float | None = None) -> Span:
    """A grey word that says what follows."""
    return Span(text, colour=Colour.GREY, gap=gap, together=True, tied=True)


def strong(text: str, gap: float | None = None) -> Span:
    """What the eye looks for first."""
    return Span(text, Face.SEMIBOLD, gap=gap, together=True)


def plain(text: str, gap: float | None = None) -> Span:
    """Ordinary words."""
    return Span(text, gap=gap)


def cell(*spans: Span, left: Place = LEFT, right: Place = RIGHT, kind: Kind | None = None) -> Cell:
    """A cell of these spans."""
    return Cell(paragraph(*spans), left, right, kind=kind)


def as_data(spans: Sequence[Span]) -> list[Span]:
    """The spans as what a row says behind its head, where both stand in one paragraph."""
    return [replace(span, kind=Kind.DATA) if place == 0 else span for place, span in enumerate(spans)]


def _sign(words: str, mark: MarkKind, spoken: str = "") -> Span:
    return Span(words, Face.SEMIBOLD, mark=mark, gap=WIDE * 0.35, together=True, tied=True, spoken=spoken)


LATE: Final = _sign("te laat", MarkKind.WARNING)
LAST_CHANCE: Final = _sign("laatste kans", MarkKind.FLAG)
LAST_CHANCE_MARK: Final = _sign("", MarkKind.FLAG, "laatste kans")
"""The sign alone, where lines are full: the head of rubriek D says what it means."""


@cache
def heading(letter: str, *titles: Span) -> Entry:
    """The head of a rubriek; a sign in it is at the same time the key to that sign in the rows."""
    letters = Span(letter, Face.BOLD, Colour.ACCENT)
    spans = [replace(title, face=Face.BOLD, colour=Colour.ACCENT) for title in titles]
    cells = (cell(letters, right=CODE_AT), cell(*spans, left=CODE_AT))
    title = paragraph(*spans).text
    return Entry(
        (Band(cells),),
        Role.HEADING,
        text=f"{letter} {title}",
        level=2,
        before=2.3,
        after=0.5,
        rule_below=Stroke(0.7, Colour.ACCENT),
        keep_with_next=True,
    )


def rows(letter: str, title: str | tuple[Span, ...], entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """A rubriek: its head and its rows with hairlines between them; nothing at all without rows."""
    if not entries:
        return ()
    ruled = [entries[0], *(entry.ruled for entry in entries[1:])]
    titles = (plain(title),) if isinstance(title, str) else title
    return (heading(letter, *titles), *ruled)


def weekday_date(day: date) -> str:
    """`do 21-01`: the weekday, because days in a weekend are not shifted (domain §7)."""
    return f"{WEEKDAYS[day.weekday()][:2]} {row_date(day)}"
