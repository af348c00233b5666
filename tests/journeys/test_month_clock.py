"""What the calendar brings: alerts on their day, cases that come back by themselves, and the days to reopen.

Each test is a user story of domain §6, by keyboard alone on a real store whose calendar is turned.
"""

from __future__ import annotations

from datetime import date

import pytest
from afterwards import DAY_AFTER, alerts, decide, find, says, shown_case
from month import MEETING, NEXT, Month
from reading import links, listed, to_row, until

from casusdesk.errors import CasusdeskError


def test_what_was_parked_moved_or_not_reached_comes_back_and_says_why(month: Month) -> None:
    """Domain §2 and pain 1: nothing that waited is lost, and nobody has to copy it over."""
    hands = month.hands
    month.on(MEETING)
    hands.press("Alt+3")
    hands.tab_to("Agenda, 7 casussen")
    to_row(hands, "ND638")
    hands.press("Ctrl+Shift+D")
    hands.see("ND638 staat op de parkeerlijst en komt terug op 11 februari.")
    hands.press("F11")
    first = shown_case(month)
    decided = []
    for _ in range(3):
        decided.append(shown_case(month))
        hands.press("1")
        hands.press("Alt+Right")
    moved = shown_case(month)
    hands.press("D")
    hands.see(f"{moved} komt vanzelf terug op 11 februari.")
    left = [item.code for item in month.desk.meetings.upcoming().items if item.code not in (*decided, moved)]
    assert first in decided
    assert len(left) == 2

    month.on(DAY_AFTER)
    hands.press("Alt+3")
    hands.see("Overleg donderdag 11 februari 2027")
    agenda = {item.code for item in month.desk.meetings.upcoming().items}
    assert month.desk.meetings.upcoming().held_on == NEXT
    assert agenda == {moved, "ND638", *left}
    rows = "\n".join(listed("Agenda"))
    why = {moved: "doorgeschoven op 14 januari", "ND638": "terug van de parkeerlijst"}
    why |= dict.fromkeys(left, "niet besproken op 14 januari")
    for code, words in why.items():
        assert any(code in row and words in row for row in rows.splitlines()), (code, rows)
    assert month.case(decided[0]).kind.label == "vervolg"


def test_us19_a_case_is_closed_with_what_was_learned_and_can_come_back_for_ninety_days(month: Month) -> None:
    """US19: sluit casus: reden, effect, leerpunt, heropenen tot; reopened in time, refused after it."""
    hands, lesson = month.hands, "Plan het laatste gesprek ruim voor de verjaardag."
    month.on(MEETING)
    decide(month, PC853="0")
    month.on(DAY_AFTER)
    hands.push("Rond de afsluiting van PC853 af")
    hands.push("Casus afsluiten…")
    hands.see("Casus PC853 afsluiten")
    hands.see("Afspraak: Met moeder het laatste gesprek plannen")
    hands.see("Heropenen kan tot en met 15 april 2027.")
    hands.press("Ctrl+Return")
    assert "Kies waarom" in hands.read_problem()
    hands.press("Space")
    hands.push("goede band: vragen zijn bespreekbaar")
    hands.fill("Leerpunt (mag leeg blijven)", lesson)
    hands.press("Ctrl+Return")
    hands.see("Casus PC853 is afgesloten.")
    closing = month.case("PC853").closing
    assert closing is not None
    assert (closing.on, closing.reason, closing.effects) == (DAY_AFTER, "self_reliant", ("good_bond",))
    assert [kept.text for kept in month.desk.closings.lessons()] == [lesson]
    assert not any("PC853" in row for row in listed("Casussen"))
    hands.press("Alt+1")
    # The signaller has not heard yet, closed or not.
    assert "Koppel terug naar 5 signaleerders" in links()
    assert alerts(month, "PC853") == ["PC853: jeugdverpleegkundige, besproken op 14 januari"]

    month.on(date(2027, 4, 15))
    find(month, "PC853")
    hands.see("Heropenen kan tot en met 15 april 2027.")
    hands.push("Heropenen")
    hands.see("Casus PC853 is heropend.")
    assert month.case("PC853").closing is None
    assert [kept.text for kept in month.desk.closings.lessons()] == [lesson]
    hands.press("Ctrl+Z")
    assert month.case("PC853").closing == closing

    month.on(date(2027, 4, 16))
    find(month, "PC853")
    hands.see("Heropenen kan niet meer. Voeg een nieuw signaal toe als er weer zorgen zijn.")
    assert not any(name.startswith("Heropenen") for name in links())
    with pytest.raises(CasusdeskError, match="15 april"):
        month.desk.closings.reopen("PC853")


def test_us18_the_visit_of_the_30th_week_is_announced_in_time_and_told_when_late(empty_month: Month) -> None:
    """US18: 30e-week alert, measured against the next meeting (pain 3: window missed)."""
    month, hands, visit = empty_month, empty_month.hands, "30e-wk huisbezoek"
    month.begin_empty(date(2026, 12, 9), date(2026, 12, 10))
    hands.press("Ctrl+N")
    hands.see("Signaal toevoegen")
    hands.fill("Uitgerekende datum (dd-mm-jjjj)", "15-4-2027")
    hands.choose("Inbrenger (rol)", "verlos")
    hands.fill("Vraag aan het overleg", "Wie trekt er met haar op?")
    hands.press("Return")
    hands.see("Signaal toegevoegd als casus")
    (case,) = month.desk.cases.all()
    for settled in ("Kraamzorg aangemeld", "Prenataal huisbezoek JGZ gepland"):
        hands.push(f"Gedaan: {settled}")
    hands.press("Alt+1")
    assert not says(month, case.code, visit)  # nothing before 14 January is too late for it

    for today in (date(2026, 12, 11), MEETING):
        month.on(today)
        assert says(month, case.code, f"{visit}: uiterlijk 10 februari, verloskundige")
        assert not says(month, case.code, f"Bespreek {case.code}")
    month.on(date(2027, 1, 28))  # the window opens; the next meeting comes too late
    assert f"Bespreek {case.code} vóór het overleg: {visit} moet uiterlijk 10 februari" in links()
    month.on(NEXT)
    assert f"Bespreek {case.code} vóór het overleg: {visit} moest uiterlijk 10 februari" in links()
    assert says(month, case.code, f"te laat: {visit}, moest uiterlijk 10 februari")

    hands.push(f"Bespreek {case.code} vóór het overleg: {visit} moest uiterlijk 10 februari")
    hands.push("Gedaan: Huisbezoek in de 30e week")
    hands.press("Alt+1")
    until(lambda: not says(month, case.code, visit), "the alert gone")


def test_us18_the_kraamweek_asks_for_its_handover_from_the_birth_until_it_is_done(month: Month) -> None:
    """US18: kraamweek alert: a birth is told, and from that day the handover presses."""
    hands = month.hands
    prompt, make = "Vraag of de baby van FV582 er is", "Maak de overdracht van FV582: uiterlijk 18 januari"
    assert make not in links()
    hands.push(prompt)
    hands.push("Wijzigen: Toestemming en signaal")
    hands.fill("Geboortedatum kind (dd-mm-jjjj)", "10-1-2027")
    hands.press("Escape")
    hands.press("Alt+1")
    until(lambda: prompt not in links(), "the prompt gone")
    assert make in links()
    month.on(date(2027, 1, 19))
    assert "Maak de overdracht van FV582: moest uiterlijk 18 januari" in links()

    late = "Rond de overdracht van RM264 af: moest uiterlijk 17 januari"
    hands.push(late)
    hands.see("Overdracht RM264")
    hands.push("Kennisgemaakt")
    hands.see("Overgenomen op")
    hands.push("Ja, jeugdverpleegkundige is akkoord")
    hands.push("Overgenomen")
    until(lambda: month.case("RM264").lead.role == "JV", "the lead gone over")
    hands.press("Alt+1")
    until(lambda: late not in links(), "the alert gone")


def test_a_parked_case_waits_for_the_first_meeting_there_is_however_late_it_is(month: Month) -> None:
    """Nothing is lost when nobody opened the program for a month and a half."""
    hands = month.hands
    hands.press("Alt+3")
    to_row(hands, "KT472")
    hands.press("Ctrl+Shift+D")
    hands.see("KT472 staat op de parkeerlijst en komt terug op 11 februari.")
    assert any("KT472" in row and "geparkeerd, terug op 11 februari" in row for row in listed("Beschikbaar"))

    month.on(date(2027, 3, 1))
    hands.press("Alt+3")
    hands.see("Overleg donderdag 11 maart 2027")
    (row,) = (row for row in listed("Agenda") if row.startswith("1. "))
    assert row.startswith("1. KT472")
    assert "terug van de parkeerlijst" in row
    assert [item.code for item in month.desk.meetings.upcoming().items] == ["KT472"]

    # Opening it once more brings nothing twice; taken off by hand it stays off.
    hands.press("Del")
    month.on(date(2027, 3, 2))
    assert month.desk.meetings.upcoming().items == ()
