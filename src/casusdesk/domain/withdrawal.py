"""Consent that goes: whom it keeps from paper, what leaves the agendas, and how that comes back (domain R9).

Pure. What the desk does with it is said in services.consents.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from casusdesk.domain.audit import AuditRow
from casusdesk.domain.consent import Consent, plain_name
from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import AgendaItem, Meeting


@dataclass(frozen=True, slots=True)
class Denial:
    """Whom a consent keeps from all paper: everybody (`whole`), or the receivers in `names`."""

    whole: bool = False
    names: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.whole or bool(self.names)

    def bars(self, names: Iterable[str]) -> bool:
        """Whether a reader known by any of `names` may see nothing."""
        return self.whole or not {*map(plain_name, self.names)}.isdisjoint(map(plain_name, names))

    def exceeds(self, before: Denial) -> bool:
        """Whether somebody is kept from paper now who was not before."""
        return (self.whole and not before.whole) or (not before.whole and bool(self.names - before.names))


def said_no(consent: Consent) -> Denial:
    """To whom the mother said no, also where somebody decided to go on without her."""
    if consent.state.denied:
        return Denial(whole=True)
    refused = (r.name for r in consent.receivers if r.state is not None and r.state.denied)
    return Denial(names=frozenset(refused))


def denial(consent: Consent) -> Denial:
    """Whom the consent keeps from paper; a complete override takes that away (domain R8)."""
    return Denial() if consent.overridden else said_no(consent)


@dataclass(frozen=True, slots=True)
class OffAgenda:
    """Where a case stood at one meeting: its item at `place`, or on the parking list at `parked`, from 0."""

    held_on: date
    item: AgendaItem | None = None
    place: int = 0
    parked: int | None = None


def stood(meeting: Meeting, code: str) -> OffAgenda | None:
    """Where the case stands at this meeting; None when it is not there at all."""
    place = next((at for at, item in enumerate(meeting.items) if item.code == code), None)
    parked = meeting.parked.index(code) if code in meeting.parked else None
    if place is None and parked is None:
        return None
    item = None if place is None else meeting.items[place]
    return OffAgenda(meeting.held_on, item, place or 0, parked)


def without(meeting: Meeting, code: str) -> Meeting:
    """The meeting with the case neither on its agenda nor on its parking list."""
    items = tuple(item for item in meeting.items if item.code != code)
    parked = tuple(known for known in meeting.parked if known != code)
    return replace(meeting, items=items, parked=parked, version=meeting.version + 1)


def back_on(meeting: Meeting, off: OffAgenda, code: str) -> Meeting:
    """The case where it stood; unchanged when somebody put it there meanwhile."""
    if stood(meeting, code) is not None:
        return meeting
    items, parked = list(meeting.items), list(meeting.parked)
    if off.item is not None:
        items.insert(off.place, off.item)
    if off.parked is not None:
        parked.insert(off.parked, code)
    return replace(meeting, items=tuple(items), parked=tuple(parked), version=meeting.version + 1)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What was removed because consent went: places on agendas, and open sheets (now in the trash).

    `before` is the consent as it was, `after` as it is.
    """

    code: str
    before: Consent
    after: Consent
    agendas: tuple[OffAgenda, ...] = ()
    sheets: tuple[Handover, ...] = ()


@dataclass(frozen=True, slots=True)
class Consequences:
    """What must be kept in one transaction with the cases whose consent changed."""

    meetings: tuple[Meeting, ...] = ()
    to_trash: tuple[str, ...] = ()
    from_trash: tuple[str, ...] = ()
    audit: tuple[AuditRow, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    """Of each case whose consent changed what is removed by now; without any when all came back."""

    def __bool__(self) -> bool:
        return bool(self.withdrawals)
