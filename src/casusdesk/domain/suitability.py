"""Why a form of support might fit: reasons for a person to weigh, never a score or a decision.

What is not known is named and never counts against it (domain §4.6); the screen always adds NOTICE. What is
not proposed now is never a "no" either: `aside` says in neutral words when or for whom it is meant.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from casusdesk.domain.catalog_entries import Criteria, Intervention, Season
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

    False only when a known fact rules it out. `reasons`, `unknown` and `aside` are Dutch fragments, to be
    joined by commas: "zwanger, 27+0", "eerste kind"; "opleiding"; "vanaf 21-01-2027".
    """

    fits: bool | None
    reasons: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()

    @property
    def proposed(self) -> bool:
        """Whether it is shown among the suggestions; if not, it stands under the other possibilities."""
        return self.fits is not False and not self.aside


@dataclass(frozen=True, slots=True)
class Known:
    """What else may be known: the grade a person chose, whether the mother said yes, how often an afspraak
    stood open, and the next meeting `until` (what opens before then is proposed now).
    """

    grade: str = ""
    consent: bool = False
    stuck: int = 0
    until: date | None = None


_NOTHING: Final = Known()


@dataclass(slots=True)
class _Found:
    """Words gathered on the way; `verdicts` as `Suitability.fits`."""

    reasons: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    verdicts: list[bool | None] = field(default_factory=list)


def suitability(
    intervention: Intervention,
    facts: ClockFacts,
    concerns: Collection[str],
    on: date,
    urgent: Collection[str] = (),
    names: Mapping[str, str] = _NO_NAMES,
    known: Known = _NOTHING,
) -> Suitability:
    """Hold `intervention` against what is known on the day `on`.

    `concerns` are abbreviations of life domains with a concern, `urgent` those that are urgent;
    `names` gives the words for an abbreviation, of a life domain or a grade. A domain without concern
    is no reason against.
    """
    if facts.ended:
        return Suitability(False)
    found = _Found()
    found.verdicts.append(_season(intervention, facts, on, found))
    found.verdicts.append(_window(intervention, facts, on, known.until, found))
    found.verdicts.append(_concerns(intervention, concerns, urgent, names, found))
    weighing = weigh(intervention.applies, facts)
    found.reasons += weighing.met + weighing.failed
    found.unknown += weighing.unknown
    if weighing.failed:
        found.verdicts.append(False)
        found.aside.append("bedoeld voor " + _meant_for(intervention.applies))
    _people(intervention, known, names, found)
    if False in found.verdicts:
        fits: bool | None = False
    else:
        fits = True if not found.unknown and None not in found.verdicts and found.reasons else None
    return Suitability(fits, tuple(found.reasons), tuple(found.unknown), tuple(found.aside))


def _people(intervention: Intervention, known: Known, names: Mapping[str, str], found: _Found) -> None:
    """What people chose or said: the grade, her consent, and whether things are stuck."""
    if intervention.grades:
        if not known.grade:
            found.unknown.append("gradatie")
        elif known.grade in intervention.grades:
            found.reasons.append(f"gradatie {names.get(known.grade, known.grade)}")
        else:
            found.aside.append("vooral bij " + _listed([names.get(key, key) for key in intervention.grades]))
    if intervention.needs_consent and not known.consent:
        found.unknown.append("toestemming")
    if intervention.when_stuck:
        if known.stuck:
            found.reasons.append(f"dezelfde afspraak stond {known.stuck} keer open")
        else:
            found.aside.append("als een afspraak twee keer open blijft staan")
            found.verdicts.append(None)
    if not intervention.proposed:
        found.aside.append(intervention.hint or "op verzoek")
        found.verdicts.append(None)


def _meant_for(criteria: Criteria) -> str:
    """For whom it is meant, whoever she is: `een eerste kind, tot en met 25 jaar`."""
    words = [] if criteria.max_age is None else [f"tot en met {criteria.max_age} jaar"]
    for wanted, yes, no in (
        (criteria.first_child, "een eerste kind", "een volgend kind"),
        (criteria.low_education, "weinig opleiding", "meer opleiding"),
        (criteria.speaks_some_dutch, "enig Nederlands", "nog geen Nederlands"),
        (criteria.will_move, "wie verhuist", "wie niet verhuist"),
    ):
        if wanted is not None:
            words.append(yes if wanted else no)
    return ", ".join(words)


def _listed(words: list[str]) -> str:
    """`a, b of c`."""
    return " of ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _season(intervention: Intervention, facts: ClockFacts, on: date, found: _Found) -> bool | None:
    """Whether mother is pregnant or the child born, as the intervention asks."""
    asks = intervention.season is not Season.ALWAYS or intervention.opens or intervention.closes
    if not asks:
        return True
    born = facts.born_by(on) is not None
    if not born and facts.due_date is None:
        found.unknown.append("fase")
        return None
    phase = phase_label(facts, on)
    found.reasons.append(phase if born else f"zwanger, {phase}")
    if intervention.season is Season.PREGNANT and born:
        found.aside.append("tijdens de zwangerschap")
        return False
    if intervention.season is Season.CHILD and not born:
        found.reasons.append("pas na de geboorte")
        found.aside.append("later, na de geboorte")
        return None
    return True


def _window(
    intervention: Intervention, facts: ClockFacts, on: date, until: date | None, found: _Found
) -> bool | None:
    """Whether the day lies in the window; a window still to open is "not yet", not "no"."""
    opens, closes = _day(intervention.opens, facts, on), _day(intervention.closes, facts, on)
    if closes is not None and closes < on:
        said = f"kon tot en met {short_date(closes)}"
        found.reasons.append(said)
        found.aside.append(said)
        return False
    if opens is not None and on < opens:
        found.reasons.append(f"kan vanaf {short_date(opens)}")
        if until is None or opens >= until:
            found.aside.append(f"vanaf {short_date(opens)}")
        elif closes is not None:
            found.reasons.append(f"tot en met {short_date(closes)}")
        return None
    estimated = intervention.closes is not None and (
        intervention.closes.anchor is Anchor.BIRTH and facts.born_by(on) is None
    )
    if closes is not None and not estimated:
        found.reasons.append(f"kan tot en met {short_date(closes)}")
    return True


def _day(point: TimePoint | None, facts: ClockFacts, on: date) -> date | None:
    return None if point is None else date_of_point(point, facts, on)


def _concerns(
    intervention: Intervention,
    concerns: Collection[str],
    urgent: Collection[str],
    names: Mapping[str, str],
    found: _Found,
) -> bool | None:
    """Whether a concern calls for it; without one it may still fit, so None."""
    if not intervention.life_domains:
        return True
    wanted = urgent if intervention.urgent_only else {*concerns, *urgent}
    matched = [domain for domain in intervention.life_domains if domain in wanted]
    for domain in matched:
        word = "urgente zorg" if domain in urgent else "zorg"
        found.reasons.append(f"{word}: {names.get(domain, domain)}")
    if matched:
        return True
    asked = "een urgente zorg" if intervention.urgent_only else "een zorg"
    said = _listed([names.get(domain, domain).lower() for domain in intervention.life_domains])
    found.aside.append(f"bij {asked} over {said}")
    return None
