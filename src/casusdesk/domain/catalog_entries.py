"""What stands in the catalogue: one frozen dataclass per kind of entry of domain §4.

Every entry has a stable `key`, a Dutch `label`, its `source` (number of the seed document or the
norm in domain.md) and `active`: what is not used in Almelo stays in the file and out of sight.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from casusdesk.domain.pregnancy import TimePoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry has. `aliases` are other names that import recognises."""

    key: str
    label: str
    source: str
    short: str = ""
    active: bool = True
    note: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def short_label(self) -> str:
        """The name where paper is narrow."""
        return self.short or self.label

    @property
    def names(self) -> tuple[str, ...]:
        """Everything this entry is called in a file that is imported."""
        return tuple(name for name in (self.key, self.label, self.short, *self.aliases) if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeDomain(Entry):
    """One life domain; `key` is the abbreviation on paper (domain §4.1). No scores, ever (W8)."""

    think_of: str = ""
    zrm: str = ""
    positive_health: str = ""
    samen_starten: str = ""

    @property
    def abbreviation(self) -> str:
        """One letter, as on the agenda."""
        return self.key


class FactorKind(Enum):
    """What a factor does for the balance (domain §1 no. 19)."""

    VULNERABILITY = "vulnerability"
    PROTECTIVE = "protective"


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor(Entry):
    """A vulnerability or protective factor; `region` is the list it comes from (domain §4.2, §4.3)."""

    kind: FactorKind
    region: str
    urgent: bool = False


class Circle(Enum):
    """How near an agency stands to the meeting (domain §1 no. 5 and 6)."""

    CORE = "core"
    WIDE = "wide"
    NOT_YET = "not_yet"

    @property
    def label(self) -> str:
        """The Dutch word on screen."""
        return {"core": "kernteam", "wide": "brede kring", "not_yet": "nog niet betrokken"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency(Entry):
    """A role or agency; `key` is the abbreviation on paper (domain §4.5).

    `may_be_role`: can bring a case, attend or have the lead. `may_be_agency`: can be involved with a
    family. Not `printable` means it is on no paper at all (reclassering, AVG art. 10). `parents` is what
    parents call it, where its label is a word of the trade.
    """

    group: str
    circle: Circle
    may_be_role: bool = True
    may_be_agency: bool = True
    printable: bool = True
    parents: str = ""

    @property
    def abbreviation(self) -> str:
        """Two to four letters, as on the agenda."""
        return self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Entry):
    """How a case came to the coalition; `short` has at most 10 characters (domain §3.1, §4.5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """Conditions on the mother that an offer sets; None means that the offer does not ask for it."""

    first_child: bool | None = None
    max_age: int | None = None
    low_education: bool | None = None
    speaks_some_dutch: bool | None = None
    will_move: bool | None = None


class Season(Enum):
    """In which part of the line from pregnancy to second birthday something is done."""

    ALWAYS = "always"
    PREGNANT = "pregnant"
    CHILD = "child"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention(Entry):
    """A form of support; `weight` orders light to heavy (domain §4.6). A hint is never a decision.

    `heavy` asks first what was tried that is lighter (§1 no. 9). `grades` are the grades it is usual for.
    Not `proposed`: only when somebody thinks of it, such as on the mother's own request. `needs_consent`:
    her yes must be known. `when_stuck`: only where an afspraak stood open at two meetings.
    """

    weight: int
    heavy: bool = False
    proposed: bool = True
    needs_consent: bool = False
    when_stuck: bool = False
    grades: tuple[str, ...] = ()
    hint: str = ""
    check: tuple[str, ...] = ()
    agency: str = ""
    life_domains: tuple[str, ...] = ()
    urgent_only: bool = False
    season: Season = Season.ALWAYS
    opens: TimePoint | None = None
    closes: TimePoint | None = None
    applies: Criteria = Criteria()


@dataclass(frozen=True, slots=True, kw_only=True)
class CarePathway(Entry):
    """One of the 17 zorgpaden (domain §4.7). Not `storable`: reference only, never kept per case."""

    trigger: str
    factors: tuple[str, ...] = ()
    life_domains: tuple[str, ...] = ()
    storable: bool = True
    contact: str = ""


class MilestoneKind(Enum):
    """What it means when the last day has passed.

    OBLIGATION: it stays "te laat" until done or not needed. OFFER: the door is shut, there is nothing
    left to do late, so it leaves the line. INFO: orientation only, never late or last chance.
    """

    OBLIGATION = "obligation"
    OFFER = "offer"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRule(Entry):
    """When something must be arranged, as data (domain §4.8); `short` has at most 24 characters.

    `responsible` is the abbreviation of who normally does it; empty means whoever has the lead.
    `latest` is the outer limit after `end`, for information. `fallback_for` names the rule that goes
    first. `repeat_months` above 0: the window comes back every so many months.
    """

    kind: MilestoneKind
    start: TimePoint
    end: TimePoint
    target: TimePoint | None = None
    latest: TimePoint | None = None
    announce: TimePoint | None = None
    responsible: str = ""
    fallback_for: str = ""
    repeat_months: int = 0
    applies: Criteria = Criteria()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup(Entry):
    """One choice of a small list (domain §4.4, §4.9)."""
