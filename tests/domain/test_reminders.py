"""Whom to ask for what: groups by person and by moment, and mails that hold codes and days only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from casusdesk.domain.action import Action
from casusdesk.domain.case import Case, CaseKind
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.consent import Consent, ConsentState
from casusdesk.domain.reminders import (
    Chase,
    Moment,
    action_reminder,
    actions_by_moment,
    actions_by_person,
    chase_list,
    chase_text,
    due_words,
    may_be_mailed,
    moment_of,
    recently_done,
)
from casusdesk.services.desk import Desk
from casusdesk.services.practice import practice_desk

TODAY = date(2027, 1, 12)  # a Tuesday
MEETING = date(2027, 1, 21)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return practice_desk()


@pytest.fixture(scope="module")
def catalog(desk: Desk) -> Catalog:
    return desk.catalog


def action(days: int | None = 0, code: str = "KT472", who: str = "VK", **more: object) -> Action:
    due = None if days is None else TODAY + timedelta(days=days)
    return Action(f"{code}{days}", code, "Belt de woningcorporatie", who, due, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "moment"),
    [
        (-1, Moment.LATE),
        (0, Moment.THIS_WEEK),
        (5, Moment.THIS_WEEK),  # Sunday
        (6, Moment.BEFORE_MEETING),
        (9, Moment.BEFORE_MEETING),  # the day of the meeting itself
        (10, Moment.LATER),
        (None, Moment.NO_DAY),
    ],
)
def test_each_action_stands_under_one_moment(days: int | None, moment: Moment) -> None:
    assert moment_of(action(days), TODAY, MEETING) is moment


def test_moments_come_in_order_and_only_when_something_is_open() -> None:
    done = replace(action(-3), done_on=TODAY)
    found = actions_by_moment([action(None), action(20), done, action(1)], TODAY, MEETING)
    assert list(found) == [Moment.THIS_WEEK, Moment.LATER, Moment.NO_DAY]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-47, "was voor 26 november"),
        (-400, "was voor 8 december 2025"),
        (0, "vandaag"),
        (1, "morgen"),
        (8, "uiterlijk 20 januari"),
        (None, "zonder datum"),
    ],
)
def test_the_day_in_words(days: int | None, words: str) -> None:
    assert due_words(action(days), TODAY) == words


def test_who_has_the_earliest_one_comes_first() -> None:
    found = actions_by_person([action(9, who="JV"), action(None, who=""), action(-2, who="WC")])
    assert list(found) == ["WC", "JV", ""]


def test_recently_done_is_the_last_thirty_days_newest_first() -> None:
    ended = [replace(action(-n), done_on=TODAY - timedelta(days=n)) for n in (31, 30, 2)]
    assert recently_done([*ended, action(3)], TODAY) == (ended[2], ended[1])


def test_a_reminder_holds_codes_and_days_and_nothing_of_the_case(desk: Desk, catalog: Catalog) -> None:
    meeting = desk.meetings.upcoming()
    told = action_reminder("WC", [action(-47), action(None, "BX385")], meeting, catalog, TODAY)
    assert "- KT472, was voor 26 november\n- BX385\n" in told
    assert "staan nog 2 afspraken bij je open" in told
    assert "woningcorporatie" not in told
    assert told.startswith("Beste wijkcoach,")


def test_a_refusal_keeps_its_code_out_of_the_mail(desk: Desk) -> None:
    allowed, refused = action(1, "KT472"), action(1, "HW729")
    assert may_be_mailed([allowed, refused], desk.cases.all(), TODAY) == (allowed,)


def test_who_misses_most_is_chased_first_and_the_mail_says_not_what(desk: Desk, catalog: Catalog) -> None:
    meeting = desk.meetings.upcoming()
    base = desk.cases.get("ND638")
    fresh = replace(base, kind=CaseKind.NEW, question="", concerns=(), agencies=(), consent=Consent())
    one = replace(fresh, code="AA111", brought_by_role="KZ", brought_by_organisation="Oefenkraam")
    two = [replace(fresh, code=code) for code in ("BB222", "CC333")]
    found = chase_list([one, *two], meeting, catalog)
    assert [chase.codes for chase in found] == [("BB222", "CC333"), ("AA111",)]
    assert found[0].missing[0][1][:2] == ("toestemming", "de vraag aan het overleg")
    told = chase_text(found[0], meeting, catalog)
    assert "Voor BB222 en CC333 mis ik nog iets" in told
    assert "toestemming" not in told


def test_a_day_that_nobody_chose_is_not_said(desk: Desk, catalog: Catalog) -> None:
    meeting = desk.meetings.upcoming()
    chased = chase_text(Chase("VK", "", (("AA111", ("toestemming",)),)), meeting, catalog, planned=False)
    assert "Binnenkort is het casusoverleg. Voor AA111 mis ik nog iets van jou." in chased
    reminded = action_reminder("WC", [action(3)], meeting, catalog, TODAY, planned=False)
    assert "Laat je me vóór het volgende casusoverleg weten" in reminded
    assert "14 januari" not in chased + reminded


def test_a_refused_case_is_left_alone(desk: Desk, catalog: Catalog) -> None:
    refused: Case = replace(desk.cases.get("HW729"), question="")
    assert refused.consent.state is ConsentState.REFUSED
    assert chase_list([refused], desk.meetings.upcoming(), catalog) == ()
