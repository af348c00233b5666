"""The practice month: the agenda warns of exactly what domain §7 expects, and everything prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from casusdesk.domain.agenda import Agenda, AgendaEntry
from casusdesk.domain.case import CaseKind
from casusdesk.domain.clock import MilestoneState
from casusdesk.domain.handover import HandoverType
from casusdesk.paths import resource
from casusdesk.services.access import open_empty_practice, open_practice
from casusdesk.services.desk import Desk

LATE, LAST = MilestoneState.LATE, MilestoneState.LAST_CHANCE

# code -> phase, asks "geboren?", (milestone, state, last day) of every warning in rubriek D
EXPECTED: dict[str, tuple[str, bool, set[tuple[str, MilestoneState, date]]]] = {
    "KT472": (
        "27+0",
        False,
        {
            ("voorzorg", LAST, date(2027, 1, 21)),
            ("home_visit_week_30", LAST, date(2027, 2, 10)),
        },
    ),
    "BX385": (
        "33+3",
        False,
        {
            ("home_visit_week_30", LATE, date(2026, 12, 27)),
            ("support_arranged", LAST, date(2027, 1, 18)),
            ("birth_plan", LAST, date(2027, 2, 1)),
            ("introduction_planned", LAST, date(2027, 2, 8)),
        },
    ),
    "RM264": ("kind 5 dgn", False, set()),
    "ND638": ("13+0", False, {("maternity_care_registered", LAST, date(2027, 2, 4))}),
    "PC853": ("kind 23 mnd", False, {("end_of_scope", LAST, date(2027, 2, 1))}),
    "ZL496": ("22+0", False, set()),
    "FV582": ("42+3", True, set()),
}


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with open_practice() as desk:
        yield desk


@pytest.fixture(scope="module")
def agenda(desk: Desk) -> Agenda:
    return desk.meetings.agenda(desk.meetings.upcoming())


def entry_of(agenda: Agenda, code: str) -> AgendaEntry:
    return next(entry for entry in agenda.entries if entry.case.code == code)


def test_the_meeting_is_the_one_of_the_set(agenda: Agenda) -> None:
    meeting = agenda.meeting
    assert (meeting.held_on, meeting.next_on, meeting.minutes) == (date(2027, 1, 14), date(2027, 2, 11), 135)
    assert agenda.minutes_per_case == 17
    assert len(meeting.general) == 3


@pytest.mark.parametrize("code", EXPECTED)
def test_each_case_warns_of_exactly_what_is_expected(agenda: Agenda, code: str) -> None:
    phase, born, warnings = EXPECTED[code]
    entry = entry_of(agenda, code)
    assert (entry.phase, entry.ask_born) == (phase, born)
    found = {
        (r.milestone.key, r.milestone.state, r.milestone.end) for r in agenda.deadlines if r.code == code
    }
    assert found == warnings


def test_all_eight_are_listed_and_the_refused_one_is_nowhere_on_paper(desk: Desk, agenda: Agenda) -> None:
    assert {case.code for case in desk.cases.all()} == {*EXPECTED, "HW729"}
    assert {entry.case.code for entry in agenda.entries} == set(EXPECTED)
    assert agenda.withheld == ("HW729",)
    rows = [*agenda.deadlines, *agenda.handovers]
    assert "HW729" not in {row.code for row in rows} | {row.action.case_code for row in agenda.look_back}
    meeting = agenda.meeting
    pages = [*desk.papers.agenda_pages(meeting), *desk.papers.handover_pages(desk.handovers.all())]
    assert all("HW729" not in page.plain_text() for page in pages)


def test_the_fresh_baby_is_on_top_of_rubriek_e(agenda: Agenda) -> None:
    first = agenda.handovers[0]
    assert first.code == "RM264"
    assert first.handover is not None
    assert first.handover.type is HandoverType.A
    assert first.deadline is not None
    days = (first.deadline.start, first.deadline.end, first.deadline.latest)
    assert days == (date(2027, 1, 14), date(2027, 1, 17), date(2027, 1, 19))


def test_the_stuck_case_has_no_lead_and_asks_for_a_breakthrough(agenda: Agenda) -> None:
    assert entry_of(agenda, "ZL496").case.lead.role is None
    assert {row.action.case_code for row in agenda.look_back if row.action.stuck} == {"ZL496"}


def test_voorzorg_opens_for_nd638_with_three_unknowns(desk: Desk, agenda: Agenda) -> None:
    from casusdesk.domain.agenda import case_milestones

    found = case_milestones(desk.cases.get("ND638"), desk.catalog, agenda.meeting)
    offer = next(milestone for milestone in found if milestone.key == "voorzorg")
    assert offer.start == date(2027, 1, 21)
    assert offer.unknown == ("opleiding", "taal", "verhuizing")


def test_new_before_follow_up_and_the_urgent_case_first(agenda: Agenda) -> None:
    assert [entry.case.code for entry in agenda.new] == ["BX385", "KT472", "ND638"]
    assert agenda.follow_up[0].case.code == "ZL496"
    assert {entry.case.kind for entry in agenda.follow_up} == {CaseKind.FOLLOW_UP}


def test_nothing_blocks_printing_and_everything_fits(desk: Desk, agenda: Agenda) -> None:
    sheets = desk.handovers.all()
    assert {(h.case_code, h.type.value) for h in sheets} == {("RM264", "A"), ("BX385", "A"), ("PC853", "E")}
    assert desk.papers.problems(agenda.meeting, sheets) == ()
    assert len(desk.papers.agenda_pages(agenda.meeting)) == 1
    assert len(desk.papers.handover_pages(sheets)) == 3
    for case in desk.cases.all():
        assert case.overlong == ()


def test_every_word_of_the_file_is_in_the_catalogue(desk: Desk) -> None:
    catalog = desk.catalog
    for case in desk.cases.all():
        assert catalog.find_route(case.referral_route), case.code
        roles = [case.brought_by_role, *(i.agency for i in case.agencies), *case.consent.names]
        assert all(catalog.find_agency(role) for role in [*roles, case.lead.role or "VK"]), case.code
        assert all(catalog.find_life_domain(concern.life_domain) for concern in case.concerns)
        assert all(catalog.find_factor(factor) for factor in case.factors), case.code
        assert all(catalog.find_intervention(key) for key in case.support.interventions), case.code
        assert all(catalog.find_milestone(key) for key in case.settled), case.code


def test_nothing_in_the_practice_month_can_point_to_a_person() -> None:
    text = resource("demo", "practice.toml").read_text(encoding="utf-8")
    assert not re.search(r"@|\b0\d{8,9}\b|\b\d{9}\b|\b\d{4} ?[A-Z]{2}\b", text)


def test_the_practice_store_is_sound_and_gone_afterwards(tmp_path: Path) -> None:
    folder = tmp_path / "oefening"
    with open_practice(folder) as desk:
        assert desk.practice
        assert desk.today() == date(2027, 1, 12)
        assert desk.check() == []
        stored = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
        assert b"KT472" not in stored
        assert b"VoorZorg" not in stored
    assert not folder.exists()


def test_an_empty_practice_desk_has_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    with open_empty_practice(today=date(2027, 1, 14)) as desk:
        assert desk.cases.all() == ()
        assert desk.meetings.all() == ()
        assert desk.meetings.upcoming().held_on == date(2027, 1, 14)
