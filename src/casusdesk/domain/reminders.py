"""Whom to ask for what: afspraken by person and by date, inbrengers to chase, with a text ready to send.

The texts go by ordinary mail, so they hold codes and days and nothing else (domain US2, US17).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final, TypeVar

from casusdesk.domain.action import Action
from casusdesk.domain.agenda import case_milestones
from casusdesk.domain.arrange import on_agenda
from casusdesk.domain.case import Case, CaseKind
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.consent import ConsentState
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.paper_rights import mail_right
from casusdesk.domain.progress import answered
from casusdesk.domain.wording import counted, day_month, long_date

K = TypeVar("K")

RECENT: Final = 30
"""Days during which something that was finished can still be shown beside what is open."""
_FAR: Final = 300
"""Days from which a date is said with its year."""
_CLOSING = "Mail geen gegevens over het gezin; bel mij liever.\n\nGroet,\nde projectleider"


def actions_by_person(actions: Iterable[Action]) -> Mapping[str, tuple[Action, ...]]:
    """Open actions by role, the role with the earliest one first; "" for those without anybody."""
    return _grouped(actions, lambda action: action.who)


def _grouped(actions: Iterable[Action], key: Callable[[Action], K]) -> dict[K, tuple[Action, ...]]:
    found: defaultdict[K, list[Action]] = defaultdict(list)
    for action in sorted((a for a in actions if a.open), key=_by_day):
        found[key(action)].append(action)
    return {group: tuple(rows) for group, rows in found.items()}


def _by_day(action: Action) -> tuple[date, str]:
    return action.due or date.max, action.case_code


class Moment(Enum):
    """When an action has to be done, seen from today and the next meeting; the value is the heading."""

    LATE = "Te laat"
    THIS_WEEK = "Deze week"
    BEFORE_MEETING = "Vóór het overleg"
    LATER = "Later"
    NO_DAY = "Zonder datum"


def moment_of(action: Action, today: date, meeting_day: date) -> Moment:
    """Where `action` stands; a week ends on Sunday, and what is due on the meeting is due before it."""
    if action.due is None:
        return Moment.NO_DAY
    if action.due < today:
        return Moment.LATE
    if action.due <= today + timedelta(days=6 - today.weekday()):
        return Moment.THIS_WEEK
    return Moment.BEFORE_MEETING if action.due <= meeting_day else Moment.LATER


def actions_by_moment(
    actions: Iterable[Action], today: date, meeting_day: date
) -> Mapping[Moment, tuple[Action, ...]]:
    """Open actions under the headings of `Moment`, in that order; empty ones are left out (US17)."""
    grouped = _grouped(actions, lambda action: moment_of(action, today, meeting_day))
    return {moment: grouped[moment] for moment in Moment if moment in grouped}


def recently_done(actions: Iterable[Action], today: date) -> tuple[Action, ...]:
    """What was finished in the last `RECENT` days, the newest first."""
    since = today - timedelta(days=RECENT)
    done = [(a.done_on, a) for a in actions if a.done_on is not None and a.done_on >= since]
    return tuple(a for _, a in sorted(done, key=lambda pair: (-pair[0].toordinal(), pair[1].case_code)))


def due_words(action: Action, today: date) -> str:
    """`was voor 26 november`, `vandaag`, `uiterlijk 20 januari`, `zonder datum`."""
    if action.due is None:
        return "zonder datum"
    near = {0: "vandaag", 1: "morgen"}.get((action.due - today).days)
    if near:
        return near
    said = day_month(action.due)
    if abs((action.due - today).days) >= _FAR:
        said += f" {action.due.year}"
    return f"was voor {said}" if action.due < today else f"uiterlijk {said}"


def may_be_mailed(
    actions: Iterable[Action],
    cases: Iterable[Case],
    on: date,
    known_as: Callable[[str], Iterable[str]] = lambda role: (role,),
) -> tuple[Action, ...]:
    """The actions whose case may leave the building at all, to who does them: not after a refusal (R8), nor
    after a pregnancy that ended (domain §4.8). `known_as` gives the names of a role in a consent.
    """
    listed = {case.code: case for case in cases}
    return tuple(
        action
        for action in actions
        if (case := listed.get(action.case_code)) and mail_right(case, known_as(action.who), on)
    )


def action_reminder(
    role: str,
    actions: Sequence[Action],
    meeting: Meeting,
    catalog: Catalog,
    today: date | None = None,
    *,
    planned: bool = True,
) -> str:
    """A mail to one role about her open afspraken: codes and days, not what was agreed.

    With `today`, a day that has passed is said so. Unless `planned` the day of the meeting stays out of it.
    """
    by = long_date(meeting.held_on) if planned else "het volgende casusoverleg"
    lines = [f"- {a.case_code}{_until(a, today)}" for a in actions]
    count = counted(len(actions), "afspraak", "afspraken")
    return (
        f"Beste {catalog.agency_label(role) if role else 'collega'},\n\n"
        f"Uit het casusoverleg {'staat' if len(actions) == 1 else 'staan'} nog {count} bij je open:\n"
        + "\n".join(lines)
        + f"\n\nLaat je me vóór {by} weten of dit klaar is? "
        + _CLOSING
    )


def _until(action: Action, today: date | None) -> str:
    if action.due is None:
        return ""
    return f", {'was ' if today and action.due < today else ''}voor {day_month(action.due)}"


@dataclass(frozen=True, slots=True)
class Chase:
    """One inbrenger to ask for news: role, organisation, and per code what is still missing (Dutch)."""

    role: str
    organisation: str
    missing: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The cases it is about."""
        return tuple(code for code, _ in self.missing)


def chase_list(cases: Iterable[Case], meeting: Meeting, catalog: Catalog) -> tuple[Chase, ...]:
    """Who still has to tell something before `meeting`, whoever misses most first (domain US2)."""
    by_source: dict[tuple[str, str], list[tuple[str, tuple[str, ...]]]] = {}
    for case in cases:
        lacking = missing(case, meeting, catalog) if case.status.active else ()
        if lacking:
            source = (case.brought_by_role, case.brought_by_organisation)
            by_source.setdefault(source, []).append((case.code, lacking))
    found = [Chase(role, organisation, tuple(rows)) for (role, organisation), rows in by_source.items()]
    return tuple(sorted(found, key=lambda c: (-len(c.missing), c.role, c.organisation)))


def missing(case: Case, meeting: Meeting, catalog: Catalog) -> tuple[str, ...]:
    """What the inbrenger of `case` has not told yet, for this meeting, in Dutch fragments.

    A case whose mother refused, everybody or this inbrenger, is left alone; so is a follow-up that is not
    on the agenda and presses nowhere.
    """
    if not mail_right(case, {case.brought_by_role, case.brought_by_organisation}, meeting.held_on):
        return ()
    found: list[str] = []
    if case.consent.state_on(meeting.held_on) is ConsentState.NOT_ASKED:
        found.append("toestemming")
    if case.kind is CaseKind.NEW:
        found += [] if case.question.strip() else ["de vraag aan het overleg"]
        found += [] if answered(case) else ["de vier vragen"]
    elif on_agenda(meeting, case.code) or _presses(case, meeting, catalog):
        found += [] if case.since_last.strip() else ["wat er is veranderd"]
    return tuple(found)


def _presses(case: Case, meeting: Meeting, catalog: Catalog) -> bool:
    return any(m.is_warning for m in case_milestones(case, catalog, meeting))


def chase_text(chase: Chase, meeting: Meeting, catalog: Catalog, *, planned: bool = True) -> str:
    """A mail to one inbrenger: which codes, and by when; what is missing stays out of it.

    Unless `planned` nobody chose the day of the meeting yet, and it is not said.
    """
    codes = _listed(chase.codes)
    day = f"Op {long_date(meeting.held_on)}" if planned else "Binnenkort"
    return (
        f"Beste {catalog.agency_label(chase.role) if chase.role else 'collega'},\n\n"
        f"{day} is het casusoverleg. "
        f"Voor {codes} mis ik nog iets van jou.\n"
        "Bel je me deze week? Het kost een paar minuten. " + _CLOSING
    )


def _listed(words: Sequence[str]) -> str:
    """`KT472, BX385 en ND638`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} en {words[-1]}"
