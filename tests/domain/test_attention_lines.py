"""What stands out on the practice month (domain §7, US6), in words; and what is said of an empty list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from casusdesk.domain.agenda import Agenda
from casusdesk.domain.attention import attention
from casusdesk.domain.attention_lines import AttentionList, attention_lists
from casusdesk.domain.case import Lead
from casusdesk.domain.course import LastSeen
from casusdesk.domain.meeting_round import MeetingRound
from casusdesk.domain.todo import Place
from casusdesk.services.desk import Desk
from casusdesk.services.month import round_of
from casusdesk.services.practice import practice_desk


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    made = practice_desk()
    yield made
    made.close()


def of(month: MeetingRound) -> tuple[AttentionList, ...]:
    return attention_lists(attention(month.agenda, month.cases, month.decisions), month)


def said(found: AttentionList) -> list[str]:
    return [f"{line.code} {'; '.join(line.why)}" for line in found.lines]


def bare(month: MeetingRound) -> Agenda:
    """An agenda on which nothing presses."""
    return replace(month.agenda, deadlines=(), handovers=())


def test_the_practice_month(desk: Desk) -> None:
    last_chance, without_lead, untold, unseen, nobody = of(round_of(desk))
    assert {line.code: line.why for line in last_chance.lines} == {
        "BX385": (
            "te laat: 30e-wk huisbezoek, moest uiterlijk 27 december, verloskundige",
            "indicatie/maatwerk klaar: uiterlijk 18 januari, wijkcoach",
            "plan rond bevalling: uiterlijk 1 februari, wijkcoach",
            "kennismaking JGZ plannen: uiterlijk 8 februari, jeugdverpleegkundige",
        ),
        "RM264": ("warme overdracht: uiterlijk 17 januari, verloskundige",),
        "KT472": (
            "VoorZorg aanmelden: uiterlijk 21 januari, verloskundige",
            "30e-wk huisbezoek: uiterlijk 10 februari, verloskundige",
        ),
        "PC853": ("afsluiten of overdragen: uiterlijk 1 februari, jonge moederwerk Avedan",),
        "ND638": ("kraamzorg aanmelden: uiterlijk 4 februari, verloskundige",),
    }
    assert [line.code for line in last_chance.lines] == ["BX385", "RM264", "KT472", "PC853", "ND638"]
    assert [line.late for line in last_chance.lines] == [True] + [False] * 4
    assert last_chance.note == "Na 14 januari is het volgende overleg pas op 11 februari."
    assert said(without_lead) == ["ZL496 ingebracht door ambulante begeleiding, op de lijst sinds 8 oktober"]
    assert said(untold) == ["ZL496 ambulante begeleiding, besproken op 10 december"]
    assert said(unseen) == []
    assert said(nobody) == ["ND638 praktijkondersteuner verloskundigen: afwezig, geen vervanger"]
    assert "HW729" not in " ".join(line for found in of(round_of(desk)) for line in said(found))


def test_a_day_in_the_past_is_late_today_not_only_at_the_meeting(desk: Desk) -> None:
    month = replace(round_of(desk), today=date(2026, 12, 20))
    assert said(of(month)[0])[0].startswith("BX385 30e-wk huisbezoek: uiterlijk 27 december, verloskundige")


def test_a_day_of_long_ago_has_its_year(desk: Desk) -> None:
    found = round_of(desk)
    case = replace(desk.cases.get("PC853"), lead=Lead())
    without_lead = of(replace(found, agenda=bare(found), cases=(case,)))[1]
    assert said(without_lead) == [
        "PC853 ingebracht door jeugdverpleegkundige, op de lijst sinds 20 maart 2025"
    ]


def test_not_seen_for_six_weeks_says_since_when_and_by_whom(desk: Desk) -> None:
    def month(seen: LastSeen) -> MeetingRound:
        found = round_of(desk)
        case = replace(desk.cases.get("ZL496"), last_seen=seen)
        return replace(found, agenda=bare(found), cases=(case,))

    assert said(of(month(LastSeen(date(2026, 11, 2), "AB")))[3]) == [
        "ZL496 laatst gezien op 2 november door ambulante begeleiding"
    ]
    assert said(of(month(LastSeen(date(2026, 11, 2))))[3]) == ["ZL496 laatst gezien op 2 november"]
    assert said(of(month(LastSeen()))[3]) == ["ZL496 op de lijst sinds 8 oktober, niet gezien"]
    assert said(of(month(LastSeen(date(2027, 1, 6), "AB")))[3]) == []


def test_every_list_leads_somewhere_and_an_empty_one_is_kind(desk: Desk) -> None:
    month = round_of(desk)
    found = of(replace(month, agenda=bare(month), cases=()))
    assert [one.lines for one in found] == [()] * 5
    assert all(one.nothing.endswith(".") for one in found)
    assert [(one.place, one.part) for one in found] == [
        (Place.CASES, "last_chance"),
        (Place.CASES, "no_lead"),
        (Place.FOLLOW_UP, "feedback"),
        (Place.CASES, "unseen"),
        (Place.CONTACTS, "missing_lead"),
    ]
