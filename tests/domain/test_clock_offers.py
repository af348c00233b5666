"""VoorZorg and Stevig Ouderschap: offers with a window, where missing facts are asked and never a no."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casusdesk.domain.catalog import Catalog, load_catalog
from casusdesk.domain.clock import ClockFacts, Milestone, MilestoneMark, MilestoneState, milestones

CATALOG: Catalog = load_catalog(Path(__file__).parents[2] / "resources" / "catalog")
MEETING, NEXT = date(2027, 1, 14), date(2027, 2, 11)
DONE = MilestoneMark(MilestoneState.DONE)
NOT_NEEDED = MilestoneMark(MilestoneState.NOT_NEEDED)


def at(facts: ClockFacts) -> dict[str, Milestone]:
    return {m.key: m for m in milestones(facts, CATALOG.milestones, MEETING, NEXT)}


EVERYTHING_UNKNOWN = ("eerste kind", "leeftijd", "opleiding", "taal", "verhuizing")


@pytest.mark.parametrize(
    ("known", "unknown"),
    [
        ({}, EVERYTHING_UNKNOWN),
        ({"age_at_referral": 25}, ("eerste kind", "opleiding", "taal", "verhuizing")),
        ({"first_child": True, "will_move": False}, ("leeftijd", "opleiding", "taal")),
        ({"first_child": False}, None),
        ({"age_at_referral": 26}, None),
        ({"low_education": False}, None),
        ({"speaks_some_dutch": False}, None),
        ({"will_move": True}, None),
    ],
)
def test_voorzorg_asks_and_never_assumes_no(
    known: dict[str, object], unknown: tuple[str, ...] | None
) -> None:
    facts = ClockFacts(due_date=date(2027, 5, 1), **known)  # type: ignore[arg-type]
    found = at(facts)
    assert (found["voorzorg"].unknown if "voorzorg" in found else None) == unknown


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        (ClockFacts(due_date=date(2027, 5, 1)), False),
        (ClockFacts(due_date=date(2027, 5, 1), first_child=False), True),
        (ClockFacts(due_date=date(2027, 5, 1), settled={"voorzorg": NOT_NEEDED}), True),
        (ClockFacts(due_date=date(2027, 5, 1), settled={"voorzorg": DONE}), False),
        (ClockFacts(due_date=date(2027, 3, 1)), True),
        (ClockFacts(birth_date=date(2026, 12, 1)), True),
        (ClockFacts(due_date=date(2027, 4, 20), birth_date=date(2027, 1, 12)), True),
        (ClockFacts(birth_date=date(2026, 7, 13)), False),
    ],
    ids=[
        "voorzorg open",
        "not for her",
        "not needed",
        "taken up",
        "voorzorg closed",
        "born",
        "born before voorzorg closed",
        "over 6 months",
    ],
)
def test_stevig_ouderschap_comes_when_voorzorg_cannot(facts: ClockFacts, shown: bool) -> None:
    assert ("stevig_ouderschap" in at(facts)) is shown


def test_stevig_ouderschap_has_its_last_chance_before_six_months() -> None:
    found = at(ClockFacts(birth_date=date(2026, 7, 20)))["stevig_ouderschap"]
    assert (found.state, found.end) == (MilestoneState.LAST_CHANCE, date(2027, 1, 20))
