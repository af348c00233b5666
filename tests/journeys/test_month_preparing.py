"""What the preparation leans on: what comes along by itself, what is suggested, what never goes on paper.

Each test is a rule of the month of domain §6, by keyboard alone on a real store whose calendar is turned.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from afterwards import DAY_AFTER, alerts, decide, find, saved
from icalendar import Calendar
from month import MEETING, Month
from preparing import at
from PySide6.QtWidgets import QCheckBox
from reading import content, everything, in_sight, link_with, listed, to_row

A_NO = re.compile(
    r"\b(nee|ongeschikt|afgewezen|uitgesloten|niet (passend|geschikt|mogelijk)|geen (recht|indicatie))\b",
    re.IGNORECASE,
)


def on_agenda(month: Month) -> list[str]:
    """The codes of the coming meeting, in order."""
    return [item.code for item in month.desk.meetings.upcoming().items]


def test_open_afspraken_and_the_last_agenda_come_along(month: Month) -> None:
    """Pain 1: the agenda is not copied from last month; carry-over by rule, one key per case."""
    hands = month.hands
    month.on(MEETING)
    decide(month)
    month.on(date(2027, 1, 28))
    hands.press("Alt+3")
    hands.see("Overleg donderdag 11 februari 2027")
    assert on_agenda(month) == []
    assert any("A  Terugblik open afspraken, 3 komen vanzelf mee" in row for row in listed("Agenda"))

    hands.push("Vorige agenda overnemen…")
    hands.see("Van de agenda van 14 januari")
    for code, key in (("FV582", "Ctrl+D"), ("PC853", "Del")):
        to_row(hands, code)
        hands.press(key)
    hands.see("5 casussen overnemen")
    hands.press("Ctrl+Return")
    assert set(on_agenda(month)) == {"KT472", "BX385", "RM264", "ND638", "ZL496"}
    march = month.desk.meetings.all()[-1]
    assert [item.code for item in march.items] == ["FV582"]
    hands.press("Ctrl+P")
    hands.see("exemplaren afdrukken")
    page = saved(month)[0]
    for action in month.desk.cases.actions():
        assert (action.text in page) is (action.open and action.case_code != "FV582"), action.text


def test_the_parking_list_holds_what_waits(month: Month) -> None:
    """Domain §2: parked from the agenda, in sight on its own list, and back with the same key."""
    hands = month.hands
    hands.press("Alt+3")
    hands.tab_to("Agenda, 7 casussen")
    to_row(hands, "ND638")
    hands.press("Ctrl+Shift+D")
    hands.see("ND638 staat op de parkeerlijst en komt terug op 11 februari.")
    assert "ND638" not in on_agenda(month)
    assert any("Parkeerlijst (1)" in row for row in listed("Beschikbaar"))
    hands.tab_to("Beschikbaar, 2 casussen", "Shift+Tab")  # HW729 refused, and stays there
    to_row(hands, "ND638")
    hands.press("Ctrl+Shift+D")
    hands.see("ND638 staat niet meer op de parkeerlijst.")
    hands.press("Ctrl+Return")
    assert "ND638" in on_agenda(month)
    assert month.desk.meetings.upcoming().parked == ()


def test_the_grade_is_chosen_by_a_person_and_on_no_paper(month: Month) -> None:
    """Domain §4.4: "internal only; not on paper": in the window, and on none of the six papers."""
    hands = month.hands
    find(month, "KT472")
    hands.push("Vragen doorlopen")
    hands.press("Ctrl+PgDown", 3)
    at(hands, "Extra ondersteuning wenselijk?")
    hands.press("Return", 2)
    hands.type("4")
    hands.press("Escape")
    assert month.case("KT472").grade == "very_vulnerable"
    hands.see("zeer kwetsbaar – alleen intern")

    month.on(MEETING)
    decide(month)
    hands.press("Escape", 2)
    hands.press("Alt+3")
    hands.press("Ctrl+P")
    hands.see("Besluitenlijst van 14 januari")
    hands.push("Besluitenlijst van 14 januari")
    paper = " ".join(saved(month))
    desk, meeting = month.desk, month.desk.meetings.upcoming()
    sheets = desk.handovers.make(tuple(case.code for case in desk.decisions.handovers_wanted(MEETING)))
    assert "KT472" in {sheet.case_code for sheet in sheets}
    printed = [*desk.papers.feedback_pages(desk.decisions.feedback_due())]
    printed += desk.papers.single_case_pages(meeting, "KT472")
    for sheet in sheets:
        printed += [desk.handovers.page(sheet), *desk.handovers.parents_page(sheet)]
    paper += " ".join(page.plain_text() for page in printed)
    assert paper.count("KT472") > 5
    for grade in desk.catalog.lookups["grade"]:
        assert grade.label not in paper.lower()
    assert "gradatie" not in paper.lower()


def test_suggestions_say_why_and_never_say_no(month: Month) -> None:
    """Domain §4.6: light to heavy, with reasons and what is still unknown; "hint, geen besluit"."""
    hands = month.hands
    order = [entry.label for entry in month.desk.catalog.interventions]
    for code in ("ND638", "KT472", "ZL496"):
        find(month, code)
        hands.push("Vragen doorlopen")
        hands.press("Ctrl+PgDown", 3 if month.case(code).kind.value == "new" else 4)
        at(hands, "Extra ondersteuning wenselijk?")
        proposed = suggestions()
        assert proposed, code
        places = [order.index(label) for label in proposed]
        assert places == sorted(places), "light to heavy"
        hands.push(link_with("Overige mogelijkheden ("))
        for label, why in suggestions().items():
            assert not A_NO.search(why), (code, label, why)
        assert set(suggestions()) >= set(proposed), "nothing is taken away"
        if code == "ND638":
            assert "nog onbekend: opleiding" in suggestions()["VoorZorg"]
        hands.press("Escape")


def suggestions() -> dict[str, str]:
    """Every form of support in sight, and what is said of it."""
    boxes = [box for box in in_sight(QCheckBox) if isinstance(box, QCheckBox)]
    return {box.text(): box.accessibleDescription() for box in boxes}


def test_a_care_pathway_is_named_with_the_local_contact(month: Month) -> None:
    """Domain §4.7: trigger and pathway, and whom to call here, as it was filled in in Instellingen."""
    hands = month.hands
    concerns(month, "KT472")
    hands.see("Zorgpad Inkomen: contact nog niet ingevuld (Instellingen)")
    hands.press("Escape")
    hands.press("Alt+8")
    hands.fill("Zoek een zorgpad", "inkomen")
    hands.fill("Inkomen", "het loket inkomen, 0546 000 000")
    hands.press("Alt+1")
    concerns(month, "KT472")
    hands.see("Zorgpad Inkomen: bel het loket inkomen, 0546 000 000")


def concerns(month: Month, code: str) -> None:
    """The page of the life domains of this case."""
    find(month, code)
    month.hands.push("Vragen doorlopen")
    month.hands.press("Ctrl+PgDown")
    at(month.hands, "Zorgen op een of meer levensgebieden?")


def test_the_same_afspraak_open_at_two_meetings_asks_for_a_doorbraak(month: Month) -> None:
    """Pain 4: same cases discussed without progress: asked for a doorbraak, and to whom one goes up."""
    hands = month.hands
    month.on(DAY_AFTER)
    assert not any("doorbraak" in name for name in alerts(month, "RM264"))
    find(month, "RM264")
    assert "Doorbraak?" not in everything()
    hands.push("Op agenda zetten")
    assert "RM264" in on_agenda(month)

    month.on(date(2027, 2, 12))  # the second meeting at which it was open
    find(month, "RM264")
    hands.see("Doorbraak?")
    hands.see("Dezelfde afspraak stond 2 keer open.")
    hands.see("Opschalen?")
    hands.see("Wacht niet op het volgende overleg: bel vandaag.")
    hands.fill("Welke regel of wet zit in de weg?", "Geen indicatie zonder adres")
    hands.push(link_with("Doorbraak op de agenda van"))
    assert month.case("RM264").obstacle == "Geen indicatie zonder adres"
    assert "RM264" in on_agenda(month)


def test_the_invitation_holds_day_time_and_place_alone(month: Month) -> None:
    """Domain §2: .ics of the meeting without content, to send with a mail."""
    hands = month.hands
    hands.push("Agenda-uitnodiging bewaren (.ics)")
    hands.see("De uitnodiging is bewaard: alleen dag, tijd en plaats.")
    (path,) = month.answers.saved
    assert path.name == "casusoverleg.ics"
    text = path.read_text(encoding="utf-8")
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert event.decoded("dtstart") == datetime(2027, 1, 14, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert str(event["location"]) == "overlegkamer 2"
    plain = text.replace("\r\n ", "")
    assert not [case.code for case in month.desk.cases.all() if case.code in plain]
    assert not [words for words in content(month.desk) if words in plain]
