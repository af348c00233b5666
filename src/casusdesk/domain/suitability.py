"""Why a form of support might fit: reasons for a person to weigh, never a score or a decision.

What is not known is named and never counts against it (domain §4.6); the screen always adds NOTICE.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from casusdesk.domain.catalog_entries import Intervention, Season
from casusdesk.domain.clock import ClockFacts, phase_label
from casusdesk.domain.clock_facts import weigh
from casusdesk.domain.milestone import date_of_point
from casusdesk.domain.pregnancy import Anchor, TimePoint
from casusdesk.domain.wording import short_date

NOTICE: Final = "mogelijk passend, check bij de uitvoerder"
"""Shown with every hint (domain §4.6)."""
_NO_NAMES: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Suitability:
    """`fits` True: all that can be checked agrees. None: something is unknown or not yet there.

    False only when a known fact rules it out. `reasons` and `unknown` are Dutch fragments, to be
    joined by commas: "zwanger, 27+0", "eerste kind"; "opleiding".
    """

    fits: bool | None
    reasons: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def suitability(
    intervention: Intervention,
    facts: ClockFacts,
    concerns: Collection[str],
    on: date,
    urgent: Collection[str] = (),
    names: Mapping[str, str] = _NO_NAMES,
) -> Suitability:
    """Hold `intervention` against what is known on the day `on`.

    `concerns` are abbreviations of life domains with a concern, `urgent` those that are urgent;
    `names` gives the words for an abbreviation. A domain without concern is no reason against.
    """
    if facts.ended:
        return Suitability(False)
    reasons: list[str] = []
    unknown: list[str] = []
    verdicts = [
        _season(intervention, facts, on, reasons, unknown),
        _window(intervention, facts, on, reasons),
        _concerns(intervention, concerns, urgent, names, reasons),
    ]
    weighing = weigh(intervention.applies, facts)
    reasons += weighing.met + weighing.failed
    unknown += weighing.unknown
    if weighing.failed or False in verdicts:
        return Suitability(False, tuple(reasons), tuple(unknown))
    certain = not unknown and None not in verdicts and bool(reasons)
    return Suitability(True if certain else None, tuple(reasons), tuple(unknown))


def _season(
    intervention: Intervention, facts: ClockFacts, on: date, reasons: list[str], unknown: list[str]
) -> bool | None:
    """Whether mother is pregnant or the child born, as the intervention asks."""
    asks = intervention.season is not Season.ALWAYS or intervention.opens or intervention.closes
    if not asks:
        return True
    born = facts.born_by(on) is not None
    if not born and facts.due_date is None:
        unknown.append("fase")
        return None
    phase = phase_label(facts, on)
    reasons.append(phase if born else f"zwanger, {phase}")
    if intervention.season is Season.PREGNANT and born:
        return False
    if intervention.season is Season.CHILD and not born:
        reasons.append("pas na de geboorte")
        return None
    return True


def _window(intervention: Intervention, facts: ClockFacts, on: date, reasons: list[str]) -> bool | None:
    """Whether the day lies in the window; a window still to open is "not yet", not "no"."""
    opens, closes = _day(intervention.opens, facts, on), _day(intervention.closes, facts, on)
    if closes is not None and closes < on:
        reasons.append(f"kon tot en met {short_date(closes)}")
        return False
    if opens is not None and on < opens:
        reasons.append(f"kan vanaf {short_date(opens)}")
        return None
    estimated = intervention.closes is not None and (
        intervention.closes.anchor is Anchor.BIRTH and facts.born_by(on) is None
    )
    if closes is not None and not estimated:
        reasons.append(f"kan tot en met {short_date(closes)}")
    return True


def _day(point: TimePoint | None, facts: ClockFacts, on: date) -> date | None:
    return None if point is None else date_of_point(point, facts, on)


def _concerns(
    intervention: Intervention,
    concerns: Collection[str],
    urgent: Collection[str],
    names: Mapping[str, str],
    reasons: list[str],
) -> bool | None:
    """Whether a concern calls for it; without one it may still fit, so None."""
    if not intervention.life_domains:
        return True
    wanted = urgent if intervention.urgent_only else {*concerns, *urgent}
    matched = [domain for domain in intervention.life_domains if domain in wanted]
    for domain in matched:
        word = "urgente zorg" if domain in urgent else "zorg"
        reasons.append(f"{word}: {names.get(domain, domain)}")
    return True if matched else None
