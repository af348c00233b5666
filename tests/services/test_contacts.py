"""What the register does for the rest of the desk: fresh meetings, names of readers, who hears of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from casusdesk.domain.coalition import Coalition
from casusdesk.domain.contacts import Absence, Contact
from casusdesk.domain.meeting import Presence
from casusdesk.services.access import open_empty_practice
from casusdesk.services.changes import Change
from casusdesk.services.desk import Desk

ON = date(2027, 1, 7)
AWAY = (Absence(ON, date(2027, 1, 20), "b"),)
COACH = Contact("a", "WC", "Wijkteam", "Noord", "Contact een", absences=AWAY)
NURSE = Contact("b", "JV", "JGZ")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_empty_practice(tmp_path / "oefening", today=ON) as opened:
        opened.save_coalition(Coalition(first_meeting=date(2027, 1, 14)))
        yield opened


def coach_at(desk: Desk, day: date) -> tuple[Presence, str]:
    meeting = desk.meetings.or_filled(day)
    found = next(person for person in meeting.attendance if person.role == "WC")
    return found.presence, found.note


def test_a_fresh_meeting_knows_who_is_away_and_a_kept_one_stays(desk: Desk) -> None:
    desk.contacts.record(COACH, NURSE)
    meeting = desk.meetings.upcoming()
    assert coach_at(desk, meeting.held_on) == (
        Presence.REPLACED,
        "verlof; vervanger jeugdverpleegkundige, JGZ",
    )
    after = desk.meetings.following(meeting)
    assert next(p for p in after.attendance if p.role == "WC").presence is Presence.PRESENT
    desk.meetings.record(meeting)
    desk.contacts.delete("b")
    assert desk.meetings.upcoming() == meeting, "what was kept is not changed behind her back"


def test_a_kept_meeting_is_marked_when_it_is_asked(desk: Desk) -> None:
    meeting = desk.meetings.upcoming()
    desk.meetings.record(meeting)
    desk.contacts.record(COACH, NURSE)
    assert desk.meetings.upcoming() == meeting
    marked = desk.meetings.with_absences(meeting)
    assert [p.role for p, q in zip(meeting.attendance, marked.attendance, strict=True) if p != q] == ["WC"]


def test_everybody_hears_of_a_change_once(desk: Desk) -> None:
    heard: list[Change] = []
    desk.changes.subscribe(heard.append)
    desk.contacts.record(COACH, NURSE)
    desk.contacts.exchange([replace(COACH, area="Zuid")], ["b"])
    assert heard == [Change(contacts=True)] * 2
    assert [contact.area for contact in desk.contacts.all()] == ["Zuid"]


def test_what_others_ask_of_the_register(desk: Desk) -> None:
    gone = Contact("c", "WC", "Oud team", valid_until=ON - timedelta(days=1))
    desk.contacts.record(COACH, NURSE, gone)
    assert desk.contacts.organisations(ON) == ("JGZ", "Wijkteam")
    assert desk.contacts.known_as("WC", ON) == {"WC", "Wijkteam"}
    assert desk.contacts.get("a") == COACH
    assert desk.contacts.get("weg") is None
