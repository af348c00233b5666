"""Numbered paper: the kinds there are, every copy that left the printer, and where it is (domain R16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from casusdesk.domain.handover import SHRED_AFTER_DAYS

PARENTS: Final = "ouder(s)"
"""Who holds a parents' copy; no role of the catalogue."""


class Paper(Enum):
    """The kinds of paper, in the order of printing."""

    AGENDA = "agenda"
    ADVANCE = "vooraf"
    DECISIONS = "besluitenlijst"
    SINGLE = "casus"
    HANDOVER = "overdrachten"
    PARENTS = "ouderversies"
    FEEDBACK = "terugkoppelstroken"
    SOCIAL_MAP = "sociale-kaart"
    ROUTE = "route-bij-een-signaal"
    FIGURES = "tellingen"

    @property
    def title(self) -> str:
        """A neutral title for file and document: no codes, no names (domain R7)."""
        return _TITLES[self]

    @property
    def numbered(self) -> bool:
        """Whether every copy has a number: all paper with a case on it, but for what goes by mail."""
        return self.about_clients and self is not Paper.ADVANCE

    @property
    def about_clients(self) -> bool:
        """Whether a case stands on it, if only by its code: such a file is saved with a password (R17)."""
        return self not in WITHOUT_CLIENT

    @property
    def comes_back(self) -> bool:
        """Whether it is called in after the meeting; a sheet or a slip stays with its receiver."""
        return self in (Paper.AGENDA, Paper.DECISIONS, Paper.SINGLE)

    @property
    def series(self) -> str:
        """Kinds that share their numbers: the parents' version runs on in those of the sheets (§3.3)."""
        return Paper.HANDOVER.value if self is Paper.PARENTS else self.value

    @property
    def suffix(self) -> str:
        """The letter behind the number of a parents' version (§3.3)."""
        return "O" if self is Paper.PARENTS else ""


WITHOUT_CLIENT: Final = (Paper.SOCIAL_MAP, Paper.ROUTE, Paper.FIGURES)
"""Paper that never says anything of a case (domain §1 no. 13): no number, no holder, no password."""
_TITLES: Final = {
    Paper.AGENDA: "Agenda casusoverleg",
    Paper.ADVANCE: "Agenda casusoverleg, vooraf",
    Paper.DECISIONS: "Besluitenlijst casusoverleg",
    Paper.SINGLE: "Eén casus",
    Paper.HANDOVER: "Warme overdracht",
    Paper.PARENTS: "Onze afspraken",
    Paper.FEEDBACK: "Terugkoppelstroken",
    Paper.SOCIAL_MAP: "Sociale kaart",
    Paper.ROUTE: "Route bij een signaal",
    Paper.FIGURES: "Tellingen",
}


class CopyState(Enum):
    """Where a copy is (domain R16). Only HANDED_OUT waits for something."""

    HANDED_OUT = "handed_out"
    RETURNED = "returned"
    DESTROYED = "destroyed"
    IN_FILE = "in_file"
    MISSING = "missing"

    @property
    def label(self) -> str:
        """The Dutch word on screen."""
        return {
            "handed_out": "uitgedeeld",
            "returned": "retour",
            "destroyed": "vernietigd",
            "in_file": "bij ontvanger in dossier",
            "missing": "vermist",
        }[self.value]


def possible_states(paper: Paper) -> tuple[CopyState, ...]:
    """What can become of a copy: nobody keeps an agenda or a besluitenlijst in a file (domain §3.1)."""
    return tuple(s for s in CopyState if s is not CopyState.IN_FILE or not paper.comes_back)


@dataclass(frozen=True, slots=True)
class CopyNumber:
    """What stands on a page: `number` of `total`, for the holder `role` (catalogue key, or words)."""

    number: int
    total: int
    role: str = ""
    suffix: str = ""

    @property
    def label(self) -> str:
        """`3`, or `3O` for a parents' version."""
        return f"{self.number}{self.suffix}"


@dataclass(frozen=True, slots=True)
class PaperCopy:
    """One copy of a print: its number, who holds it, where it is since `since`."""

    number: CopyNumber
    state: CopyState
    since: date


@dataclass(frozen=True, slots=True)
class Print:
    """One paper that was printed or saved in numbered copies. `codes` are the cases on any of them.

    `held_on` is the day of the meeting it was made for; its numbers run on within the series of that day.
    """

    id: str
    paper: Paper
    held_on: date
    printed_on: date
    codes: tuple[str, ...]
    copies: tuple[PaperCopy, ...]
    saved: bool = False
    """Whether it was saved as a file, and not printed."""

    @property
    def waiting(self) -> tuple[PaperCopy, ...]:
        """The copies of which nobody said what became of them."""
        return tuple(copy for copy in self.copies if copy.state is CopyState.HANDED_OUT)

    @property
    def shred_by(self) -> date:
        """The last day a receiver keeps it on paper (domain §3.3 no. 16)."""
        return self.printed_on + timedelta(days=SHRED_AFTER_DAYS)


def next_number(prints: tuple[Print, ...], paper: Paper, held_on: date) -> int:
    """The first number of the next copy in the series of `paper` for the meeting on `held_on`, from 1."""
    used = [
        copy.number.number
        for made in prints
        if made.held_on == held_on and made.paper.series == paper.series
        for copy in made.copies
    ]
    return max(used, default=0) + 1


def numbered(*roles: str) -> tuple[CopyNumber, ...]:
    """A copy for each of `roles`, numbered from 1."""
    return tuple(CopyNumber(number, len(roles), role) for number, role in enumerate(roles, start=1))


def first_state(paper: Paper, role: str = "") -> CopyState:
    """Where a fresh copy is: with whom it was made for; the parents keep theirs."""
    kept = paper is Paper.PARENTS or role == PARENTS
    return CopyState.IN_FILE if kept else CopyState.HANDED_OUT


def not_called_in(prints: tuple[Print, ...], before: date) -> tuple[Print, ...]:
    """Prints of meetings before the day `before` that should have come back and have not (domain R16)."""
    return tuple(p for p in prints if p.held_on < before and p.paper.comes_back and p.waiting)


def to_recall(prints: tuple[Print, ...], code: str) -> tuple[tuple[Print, PaperCopy], ...]:
    """Every copy with this case on it that still exists or may: to call in when consent goes (domain R9)."""
    return tuple(
        (made, copy)
        for made in prints
        if code in made.codes
        for copy in made.copies
        if copy.state is not CopyState.DESTROYED
    )
