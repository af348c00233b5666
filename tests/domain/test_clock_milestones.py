"""The milestones against the meeting and the next one: states, rules and the cases of domain §7."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusdesk.domain.catalog import Catalog, MilestoneKind, MilestoneRule, load_catalog
from casusdesk.domain.clock import ClockFacts, Milestone, MilestoneMark, MilestoneState, date_of, milestones
from casusdesk.domain.pregnancy import TimePoint

CATALOG: Catalog = load_catalog(Path(__file__).parents[2] / "resources" / "catalog")
RULES = CATALOG.milestones
KEYS = {rule.key for rule in RULES}
MEETING, NEXT = date(2027, 1, 14), date(2027, 2, 11)
DONE = MilestoneMark(MilestoneState.DONE)
NOT_NEEDED = MilestoneMark(MilestoneState.NOT_NEEDED)
LATE, LAST, PLAN = MilestoneState.LATE, MilestoneState.LAST_CHANCE, MilestoneState.PLAN_NOW


def all_but(*open_keys: str) -> dict[str, MilestoneMark]:
    """Everything settled except `open_keys` ("overige mijlpalen afgevinkt")."""
    assert set(open_keys) <= KEYS
    return dict.fromkeys(KEYS - set(open_keys), DONE)


def at(facts: ClockFacts, on: date = MEETING, following: date = NEXT) -> dict[str, Milestone]:
    return {m.key: m for m in milestones(facts, RULES, on, following)}


def pressing(facts: ClockFacts) -> dict[str, tuple[MilestoneState, date]]:
    """What is not settled and not hidden as "later"."""
    hidden = (MilestoneState.DONE, MilestoneState.NOT_NEEDED, MilestoneState.LATER)
    return {key: (m.state, m.end) for key, m in at(facts).items() if m.state not in hidden}


KT472 = ClockFacts(
    due_date=date(2027, 4, 15),
    first_child=True,
    age_at_referral=19,
    low_education=True,
    speaks_some_dutch=True,
    will_move=False,
    settled=all_but("home_visit_week_30", "voorzorg", "stevig_ouderschap"),
)
BX385 = ClockFacts(
    due_date=date(2027, 3, 1),
    settled=all_but("home_visit_week_30", "support_arranged", "birth_plan", "introduction_planned"),
)
RM264 = ClockFacts(birth_date=date(2027, 1, 9), settled=all_but("warm_handover"))
ND638 = ClockFacts(
    due_date=date(2027, 7, 22),
    first_child=True,
    age_at_referral=24,
    settled=all_but("maternity_care_registered", "voorzorg", "stevig_ouderschap"),
)
PC853 = ClockFacts(birth_date=date(2025, 2, 1), settled=all_but("end_of_scope"))
FV582 = ClockFacts(due_date=date(2026, 12, 28))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (
            KT472,
            {
                "home_visit_week_30": (LAST, date(2027, 2, 10)),
                "voorzorg": (LAST, date(2027, 1, 21)),
            },
        ),
        (
            BX385,
            {
                "home_visit_week_30": (LATE, date(2026, 12, 27)),
                "support_arranged": (LAST, date(2027, 1, 18)),
                "birth_plan": (LAST, date(2027, 2, 1)),
                "introduction_planned": (LAST, date(2027, 2, 8)),
            },
        ),
        (RM264, {"warm_handover": (LAST, date(2027, 1, 17))}),
        (
            ND638,
            {
                "maternity_care_registered": (LAST, date(2027, 2, 4)),
                "voorzorg": (PLAN, date(2027, 4, 29)),
            },
        ),
        (PC853, {"end_of_scope": (LAST, date(2027, 2, 1))}),
        (FV582, {}),
    ],
    ids=["KT472", "BX385", "RM264", "ND638", "PC853", "FV582"],
)
def test_the_cases_of_the_acceptance_set(
    facts: ClockFacts, expected: Mapping[str, tuple[MilestoneState, date]]
) -> None:
    assert pressing(facts) == expected


def test_the_windows_of_the_acceptance_set() -> None:
    visit = at(KT472)["home_visit_week_30"]
    assert (visit.start, visit.target, visit.end) == (date(2027, 1, 28), date(2027, 2, 4), date(2027, 2, 10))
    assert at(KT472)["voorzorg"].unknown == ()
    handover = at(RM264)["warm_handover"]
    assert (handover.start, handover.end, handover.latest) == (
        date(2027, 1, 14),
        date(2027, 1, 17),
        date(2027, 1, 19),
    )
    opens = at(ND638)["voorzorg"]
    assert (opens.start, opens.unknown) == (date(2027, 1, 21), ("opleiding", "taal", "verhuizing"))


def test_nothing_is_late_or_last_chance_for_an_ended_case() -> None:
    for facts in (KT472, RM264):
        ended = ClockFacts(due_date=facts.due_date, birth_date=facts.birth_date, ended=True)
        assert milestones(ended, RULES, MEETING, NEXT) == ()


def test_beyond_42_weeks_nothing_but_the_prompt() -> None:
    due = MEETING - timedelta(days=14)
    assert at(ClockFacts(due_date=due, listed_on=date(2026, 6, 1)))
    assert at(ClockFacts(due_date=due - timedelta(days=1), listed_on=date(2026, 6, 1))) == {}


def test_birth_ends_the_prenatal_milestones_and_starts_the_others() -> None:
    due, birth = date(2027, 1, 20), date(2027, 1, 9)
    before = at(ClockFacts(due_date=due, listed_on=date(2026, 9, 1)), date(2027, 1, 8))
    after = at(ClockFacts(due_date=due, birth_date=birth, listed_on=date(2026, 9, 1)))
    assert before["home_visit_week_30"].state is LATE
    assert "warm_handover" not in before
    assert "home_visit_week_30" not in after
    assert after["warm_handover"].state is LAST
    assert after["child_health_home_visit"].state is LAST
    assert after["end_of_scope"].state is MilestoneState.LATER


def test_inactive_rules_do_not_appear() -> None:
    shown = set(at(ClockFacts(due_date=date(2027, 4, 1)))) | set(at(ClockFacts(birth_date=date(2026, 6, 1))))
    assert not shown & {"recognition", "maternal_pertussis_vaccination", "jmw_evaluation", "due_date"}


@given(
    due=st.dates(date(2024, 12, 1), date(2027, 11, 1)),
    born_after=st.none() | st.integers(-126, 21),
    listed=st.none() | st.dates(date(2025, 1, 1), date(2027, 1, 14)),
)
def test_every_milestone_follows_the_rule_of_its_kind(
    due: date, born_after: int | None, listed: date | None
) -> None:
    birth = None if born_after is None else due + timedelta(days=born_after)
    facts = ClockFacts(due_date=due, birth_date=birth, listed_on=listed)
    found = milestones(facts, RULES, MEETING, NEXT)
    assert len({m.key for m in found}) == len(found)
    assert [m.end for m in found] == sorted(m.end for m in found)
    for m in found:
        assert m.start <= m.target <= m.end
        info = m.kind is MilestoneKind.INFO
        assert (m.state is LAST) == (not info and MEETING <= m.end < NEXT)
        assert (m.state is LATE) == (m.kind is MilestoneKind.OBLIGATION and m.end < MEETING)
        assert m.is_warning == (m.state in (LATE, LAST))
        if m.state is MilestoneState.LATER:
            assert m.start > NEXT


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (-30, -1, LATE),
        (-30, 0, LAST),
        (-30, 27, LAST),
        (27, 27, LAST),
        (-30, 28, PLAN),
        (28, 28, PLAN),
        (28, 90, PLAN),
        (29, 90, MilestoneState.LATER),
    ],
)
def test_states_at_their_boundaries(start: int, end: int, expected: MilestoneState) -> None:
    """Days counted from the meeting; the next meeting is on day 28."""
    due = MEETING + timedelta(days=70)
    rule = MilestoneRule(
        key="x",
        label="x",
        source="test",
        kind=MilestoneKind.OBLIGATION,
        start=TimePoint.parse(f"U{start - 70:+d}"),
        end=TimePoint.parse(f"U{end - 70:+d}"),
    )
    (found,) = milestones(ClockFacts(due_date=due), [rule], MEETING, NEXT)
    assert found.state is expected
    assert expected.label in {"te laat", "laatste kans", "nu plannen", "later"}


@pytest.mark.parametrize(
    ("kind", "end", "expected"),
    [
        (MilestoneKind.OFFER, -1, None),
        (MilestoneKind.OFFER, 0, LAST),
        (MilestoneKind.INFO, -1, None),
        (MilestoneKind.INFO, 0, PLAN),
        (MilestoneKind.INFO, 27, PLAN),
    ],
)
def test_offers_close_and_information_never_presses(
    kind: MilestoneKind, end: int, expected: MilestoneState | None
) -> None:
    rule = MilestoneRule(
        key="x",
        label="x",
        source="test",
        kind=kind,
        start=TimePoint.parse("14+0"),
        end=TimePoint.parse(f"U{end - 70:+d}"),
    )
    found = milestones(ClockFacts(due_date=MEETING + timedelta(days=70)), [rule], MEETING, NEXT)
    assert [m.state for m in found] == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("age", "expected"),
    [((26, 6), MilestoneState.LATER), ((27, 0), PLAN)],
)
def test_the_30th_week_is_announced_from_27_weeks(age: tuple[int, int], expected: MilestoneState) -> None:
    """Even when the next meeting comes before the window opens (domain §4.8, U-91)."""
    facts = ClockFacts(due_date=date(2027, 4, 15))
    on = date_of(date(2027, 4, 15), *age)
    assert at(facts, on, on + timedelta(days=7))["home_visit_week_30"].state is expected


@pytest.mark.parametrize(("mark", "state"), [(DONE, "gedaan"), (NOT_NEEDED, "niet meer nodig")])
def test_a_tick_takes_the_warning_away(mark: MilestoneMark, state: str) -> None:
    facts = ClockFacts(due_date=date(2027, 3, 1), settled={"home_visit_week_30": mark})
    visit = at(facts)["home_visit_week_30"]
    assert visit.state.label == state
    assert not visit.is_warning


def test_a_mark_is_done_or_not_needed() -> None:
    with pytest.raises(ValueError, match="LATE"):
        MilestoneMark(MilestoneState.LATE)


@pytest.mark.parametrize(
    ("listed", "marked", "start", "state"),
    [
        (date(2026, 9, 1), None, date(2027, 3, 1), MilestoneState.LATER),
        (date(2026, 8, 11), None, date(2027, 2, 11), PLAN),
        (date(2026, 7, 1), None, date(2027, 1, 1), PLAN),
        (date(2026, 7, 1), date(2026, 12, 10), date(2027, 6, 10), MilestoneState.LATER),
        (date(2025, 7, 1), None, date(2027, 1, 1), PLAN),
    ],
)
def test_still_needed_comes_back_every_six_months(
    listed: date, marked: date | None, start: date, state: MilestoneState
) -> None:
    settled = {} if marked is None else {"still_needed": MilestoneMark(MilestoneState.DONE, marked)}
    found = at(ClockFacts(due_date=date(2027, 4, 1), listed_on=listed, settled=settled))["still_needed"]
    assert (found.start, found.state) == (start, state)


def test_leap_day_child_leaves_the_scope_on_28_february() -> None:
    facts = ClockFacts(birth_date=date(2024, 2, 29))
    assert at(facts, date(2026, 2, 10), date(2026, 3, 10))["end_of_scope"].end == date(2026, 2, 28)
