"""Composing an agenda: order, times, what consent withholds, and which rubriek says what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from casusdesk.domain.action import Action
from casusdesk.domain.agenda import Agenda, compose, sorted_items
from casusdesk.domain.case import Case, CaseKind, CaseStatus, Concern, ConcernState, Lead
from casusdesk.domain.catalog import Catalog, load_catalog
from casusdesk.domain.clock import MilestoneMark, MilestoneState
from casusdesk.domain.consent import Consent, ConsentState
from casusdesk.domain.handover import Handover, HandoverType, Introduction
from casusdesk.domain.meeting import AgendaForm, AgendaItem, Meeting

DAY = date(2027, 1, 14)
NEXT = date(2027, 2, 11)
MEETING = Meeting(held_on=DAY, next_on=NEXT, starts=time(9, 30), ends=time(11, 45))


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(Path(__file__).parents[2] / "resources" / "catalog")


def settled(catalog: Catalog, *but: str) -> dict[str, MilestoneMark]:
    mark = MilestoneMark(MilestoneState.DONE, DAY)
    return {rule.key: mark for rule in catalog.milestones if rule.key not in but}


def quiet(catalog: Catalog, code: str, *but: str, **facts: object) -> Case:
    """A case with nothing pressing but the milestones named in `but`."""
    given = {"due_date": date(2027, 4, 15), **facts}
    case = Case(code, date(2026, 12, 1), settled=settled(catalog, *but), lead=Lead("VK"))
    return replace(case, **given)  # type: ignore[arg-type]


def agenda(
    catalog: Catalog,
    cases: Iterable[Case],
    actions: Iterable[Action] = (),
    handovers: Iterable[Handover] = (),
) -> Agenda:
    listed = tuple(cases)
    planned = replace(MEETING, items=sorted_items(listed, catalog, MEETING))
    return compose(planned, listed, actions, handovers, catalog)


def test_order_is_urgent_then_without_lead_then_pressing_then_oldest(catalog: Catalog) -> None:
    urgent = quiet(catalog, "EE555", concerns=(Concern("W", ConcernState.URGENT),))
    no_lead = quiet(catalog, "DD444", lead=Lead())
    pressing = quiet(catalog, "CC333", "home_visit_week_30")
    oldest = quiet(catalog, "BB222", referred_on=date(2026, 1, 1))
    newest = quiet(catalog, "AA222")
    follow_up = quiet(catalog, "AA333", kind=CaseKind.FOLLOW_UP, concerns=urgent.concerns)
    found = agenda(catalog, [newest, follow_up, oldest, pressing, no_lead, urgent])
    assert [e.case.code for e in found.new] == ["EE555", "DD444", "CC333", "BB222", "AA222"]
    assert [e.case.code for e in found.follow_up] == ["AA333"]


def test_refused_consent_keeps_a_case_out_of_every_rubriek(catalog: Catalog) -> None:
    refused = quiet(catalog, "HW729", "home_visit_week_30", consent=Consent(state=ConsentState.REFUSED))
    action = Action("1", "HW729", "belt", open_at=(DAY,))
    handover = Handover("1", "HW729", HandoverType.A)
    found = agenda(catalog, [refused], [action], [handover])
    assert (found.entries, found.look_back, found.deadlines, found.handovers) == ((), (), (), ())
    assert found.withheld == ("HW729",)


@pytest.mark.parametrize("status", [CaseStatus.CLOSED, CaseStatus.ENDED])
def test_a_closed_or_ended_case_is_silent_everywhere(catalog: Catalog, status: CaseStatus) -> None:
    case = quiet(catalog, "AA222", "home_visit_week_30")
    found = agenda(catalog, [replace(case, status=status)], [Action("1", "AA222", "belt")])
    assert (found.entries, found.look_back, found.deadlines, found.withheld) == ((), (), (), ())


def test_time_is_divided_over_the_cases_in_full_form(catalog: Catalog) -> None:
    cases = [quiet(catalog, code) for code in ("AA222", "BB222", "CC222")]
    items = tuple(
        AgendaItem(c.code, c.kind, AgendaForm.HAMMER if c.code == "BB222" else AgendaForm.FULL) for c in cases
    )
    found = compose(replace(MEETING, items=items), cases, (), (), catalog)
    assert found.minutes_per_case == 60
    assert [e.starts_at for e in found.new] == [time(9, 37), None, time(10, 37)]
    untimed = compose(replace(MEETING, ends=None, items=items), cases, (), (), catalog)
    assert (untimed.minutes_per_case, untimed.new[0].starts_at) == (None, None)


def test_a_case_not_chosen_still_warns_in_d(catalog: Catalog) -> None:
    case = quiet(catalog, "AA222", "home_visit_week_30")
    found = compose(MEETING, [case], (), (), catalog)
    assert found.entries == ()
    assert [(r.code, r.milestone.state) for r in found.deadlines] == [("AA222", MilestoneState.LAST_CHANCE)]


def test_late_ones_come_first_in_d(catalog: Catalog) -> None:
    late = quiet(catalog, "BB222", "home_visit_week_30", "support_arranged", due_date=date(2027, 3, 1))
    soon = quiet(catalog, "AA222", "home_visit_week_30")
    rows = agenda(catalog, [soon, late]).deadlines
    assert [(r.code, r.milestone.key) for r in rows] == [
        ("BB222", "home_visit_week_30"),
        ("BB222", "support_arranged"),
        ("AA222", "home_visit_week_30"),
    ]


def test_the_kraamweek_stands_on_top_of_e_with_its_sheet_and_not_in_d(catalog: Catalog) -> None:
    born = quiet(catalog, "RM264", "warm_handover", due_date=None, birth_date=date(2027, 1, 9))
    other = quiet(catalog, "AA222")
    planned = Handover("2", "AA222", HandoverType.B, introduction=Introduction(on=date(2027, 1, 15)))
    sheet = Handover("1", "RM264", HandoverType.A)
    done = Handover("3", "AA222", HandoverType.B, introduction=Introduction(taken_over_on=DAY))
    found = agenda(catalog, [born, other], handovers=[planned, done, sheet])
    assert [(r.code, r.handover) for r in found.handovers] == [("RM264", sheet), ("AA222", planned)]
    assert found.handovers[0].deadline is not None
    assert found.handovers[0].deadline.end == date(2027, 1, 17)
    assert found.deadlines == ()
    without_sheet = agenda(catalog, [born])
    assert [(r.code, r.handover) for r in without_sheet.handovers] == [("RM264", None)]


def test_open_actions_look_back_by_date_and_closed_ones_do_not(catalog: Catalog) -> None:
    cases = [quiet(catalog, "AA222"), quiet(catalog, "BB222")]
    actions = [
        Action("1", "AA222", "belt", due=date(2027, 1, 10)),
        Action(
            "2", "BB222", "mailt", due=date(2026, 12, 20), open_at=(date(2026, 11, 12), date(2026, 12, 10))
        ),
        Action("3", "AA222", "klaar", done_on=DAY),
    ]
    found = agenda(catalog, cases, actions)
    assert [(row.action.id, row.action.stuck) for row in found.look_back] == [("2", True), ("1", False)]
