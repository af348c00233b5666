"""The kinds of question a wizard can ask, as data: the window draws one widget per kind, not per question.

A question reads its answer from a `Case` and gives back the `Case` with another answer, so that the
whole wizard can be walked, tested and resumed without a window (architecture §3.2).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from casusdesk.domain.action import Action
from casusdesk.domain.case import Case
from casusdesk.domain.catalog import Catalog, FactorKind
from casusdesk.domain.decision import Decision
from casusdesk.domain.meeting import Meeting

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk

_NO_CONTACTS: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Asking:
    """What an answer is held against: the words, the day of today and the coming meeting.

    Of the case itself: its afspraken, and what was decided `last`. `contacts` are those of the care pathways.
    """

    catalog: Catalog
    today: date
    meeting: Meeting
    actions: tuple[Action, ...] = ()
    last: Decision | None = None
    contacts: Mapping[str, str] = field(default_factory=lambda: _NO_CONTACTS)


def asking_of(desk: Desk, code: str = "") -> Asking:
    """What the answers of this case are held against now; without a code, of no case in particular."""
    meeting = desk.meetings.upcoming()
    return Asking(
        catalog=desk.catalog,
        today=desk.today(),
        meeting=meeting,
        actions=desk.cases.actions(code) if code else (),
        last=desk.decisions.last(code, meeting.held_on) if code else None,
        contacts=desk.coalition.contacts,
    )


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: the value that is kept, the Dutch words, and a note behind them."""

    value: str
    label: str
    note: str = ""


def _always(_case: Case, _asking: Asking) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What every kind has.

    `summary` gives the answer in Dutch words, empty when there is none. `visible` says whether the
    question matters for this case; what is not visible is neither asked nor missed.
    """

    key: str
    label: str
    summary: Callable[[Case, Asking], str]
    hint: str = ""
    group: str = ""
    visible: Callable[[Case, Asking], bool] = _always


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceQuestion(Question):
    """One of a few options, as radio buttons, or as a list to choose from (`from_list`).

    `advice` is a sentence that comes with the answer, after the hint.
    """

    options: Callable[[Case, Asking], tuple[Option, ...]]
    get: Callable[[Case], str]
    put: Callable[[Case, str, Asking], Case]
    from_list: bool = False
    advice: Callable[[Case], str] = lambda _case: ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuestion(Question):
    """Free text on one line, `limit` in characters; `advised` is the length the counter shows.

    Where `separator` parts one thing from the next, each of them may be as long as `limit`. `problem` says
    what is wrong with the answer beside the others, "" when nothing is.
    """

    limit: int
    get: Callable[[Case], str]
    put: Callable[[Case, str], Case]
    advised: int | None = None
    separator: str = ""
    problem: Callable[[Case], str] = lambda _case: ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberQuestion(Question):
    """A whole number from `least` to `most`, or nothing."""

    least: int
    most: int
    get: Callable[[Case], int | None]
    put: Callable[[Case, int | None], Case]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateQuestion(Question):
    """A day, or nothing. With `yes` and `no` filled it is asked as "ja, op …" or "nog niet"."""

    get: Callable[[Case], date | None]
    put: Callable[[Case, date | None], Case]
    yes: str = ""
    no: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiversQuestion(Question):
    """The organisations that may know, from the list of agencies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainsQuestion(Question):
    """The life domains, each with four states and a note (domain §4.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorsQuestion(Question):
    """What protects, or what makes vulnerable: ticks without any text (domain §4.2, §4.3)."""

    kind: FactorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwaysQuestion(Question):
    """Asks nothing: the care pathways that belong to what was ticked, and who to call (domain §4.7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvolvementsQuestion(Question):
    """The agencies around the family, each with one word for what and until when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OffersQuestion(Question):
    """The forms of support, light to heavy, with the reason why one might suit (domain §4.6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadQuestion(Question):
    """Who has the lead: whoever brought the case, somebody else, or still to be decided."""
