"""Numbered paper through a month: printed by role, ticked off the day after, one missing, the next agenda.

Each test is a user story of domain §6, by keyboard alone on a real store whose calendar is turned.
"""

from __future__ import annotations

from datetime import date

from afterwards import DAY_AFTER, decide, saved
from answers import text_of
from counting import CountingHands, MouseWatch, Tally
from month import MEETING, Month
from overheard import overheard
from reading import copied, links, listed, to_row, until

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.paper import CopyState

PREPARING = date(2027, 2, 4)
"""A week before the meeting of February."""
MOST_KEYS = 8
"""For ticking off three copies from anywhere: to Papier, three numbers, Enter."""
ROLES = ("projectleider", "verloskundige", "kraamzorg", "medisch maatschappelijk werk ZGT",
         "jeugdverpleegkundige", "wijkcoach", "jonge moederwerk Avedan")  # fmt: skip


def states(month: Month) -> list[str]:
    """Where the copies of the agenda of January are, by number."""
    found = [made for made in month.desk.register.all() if made.held_on == MEETING]
    return [copy.state.label for made in found for copy in made.copies]


def print_the_agenda(month: Month) -> None:
    """Ctrl+P, Ctrl+Enter: a copy for everyone who comes."""
    month.hands.press("Ctrl+P")
    month.hands.see("7 exemplaren afdrukken")
    month.hands.press("Ctrl+Return")
    month.hands.see("7 exemplaren genummerd 1–7. Staan in Papier (Alt+6).")
    month.hands.press("Escape")


def test_us9_seven_numbered_copies_by_role_in_one_action(month: Month, mouse: MouseWatch) -> None:
    """US9: I print N numbered copies by attendee role in one click."""
    hands = month.hands
    hands.press("Ctrl+P")
    hands.see("Samen 7 exemplaren. Genummerd 1–7.")
    hands.press("Ctrl+Return")
    hands.see("7 exemplaren genummerd 1–7. Staan in Papier (Alt+6).")
    pages = text_of(month.answers.printed[-1])
    assert len(pages) == 7
    for number, (role, page) in enumerate(zip(ROLES, pages, strict=True), start=1):
        assert f"exemplaar {number} van 7 – voor: {role}" in page
    hands.see("Samen 7 exemplaren. Genummerd 8–14.")  # a reprint runs on
    hands.press("Alt+6")
    assert listed("Exemplaren")[1].startswith(
        "Agenda 14 januari, uitgedeeld 7, retour 0, vernietigd 0, open 7, 1, projectleider"
    )
    assert not mouse.used


def test_us14_from_three_four_seven_to_a_closed_list(month: Month, tally: Tally, mouse: MouseWatch) -> None:
    """US14: tick copies retour/vernietigd; a missing one leads to its steps; the next agenda warns."""
    print_the_agenda(month)
    month.on(MEETING)
    decide(month)

    month.hands = hands = CountingHands()
    month.on(DAY_AFTER)
    assert "Sluit de papierlijst van 14 januari" in links()
    hands.press("Alt+6")
    begun = hands.keys
    hands.type("3 4 7")
    hands.press("Return")
    hands.see("Exemplaren 3, 4 en 7 zijn retour.")
    keys = hands.keys - begun + 1
    tally.lines.append(f"Papier: drie exemplaren retour: {keys} (hoogstens {MOST_KEYS})")
    assert keys <= MOST_KEYS
    hands.type("1 2 4")
    hands.press("Return")
    assert hands.read_problem() == "Nummer 4 is al retour."
    hands.press("Ctrl+A")
    hands.type("1-2")
    hands.press("Return")
    assert states(month) == ["retour"] * 4 + ["uitgedeeld"] * 2 + ["retour"]

    hands.press("Ctrl+3")  # vermist: an agenda goes in nobody's file
    hands.press("Ctrl+4")
    hands.type("6")
    hands.press("Return")
    hands.see("Exemplaar 6 is vermist: doe dit nu")
    hands.see("Melden bij de AP kan tot maandag 18 januari 2027, 9.00 uur (72 uur).")
    hands.push("Tekst voor de FG kopiëren")
    assert "Agenda 14 januari, exemplaar 6 van 7" in copied()
    assert not any(case.code in copied() for case in month.desk.cases.all())
    assert [row.event for row in month.desk.audit.all()].count(AuditEvent.COPY_MISSING) == 1
    hands.press("Alt+1")
    assert "Doe de stappen voor vermist papier: Agenda 14 januari, exemplaar 6" in links()

    # Weeks later the next agenda is made, and number 5 is still with somebody.
    month.on(PREPARING)
    hands.press("Alt+3")
    hands.see("Van 14 januari is nog 1 exemplaar open: 5.")
    hands.press("Ctrl+P")
    hands.see("Van 14 januari is nog 1 exemplaar open: 5.")
    hands.press("Ctrl+Return")
    hands.see("8 exemplaren genummerd 1–8.")
    assert month.answers.told[-1].startswith("Van 14 januari is nog 1 exemplaar open: 5.")
    hands.press("Ctrl+Return")  # asked once
    hands.see("8 exemplaren genummerd 9–16.")
    assert sum("nog 1 exemplaar open" in said for said in month.answers.told) == 1
    rows = [row for row in month.desk.audit.all() if row.event is AuditEvent.OPEN_PAPER]
    assert [row.reason for row in rows] == ["Van 14 januari is nog 1 exemplaar open: 5"]

    hands.push("Naar Papier")
    hands.see("Uitgedeeld 7, retour 5, vernietigd 0, vermist 1, open 1.")
    hands.type("5")
    hands.press("Return")
    hands.see("Exemplaar 5 is retour.")
    hands.push("Alles wat retour is, is vernietigd")
    hands.see("Exemplaren 1, 2, 3, 4, 5 en 7 zijn vernietigd.")
    hands.press("Ctrl+Z")
    assert "vernietigd" not in states(month)
    hands.press("Ctrl+Y")
    hands.tab_to("Exemplaren, 16 exemplaren open")
    to_row(hands, "vermist, sinds")
    hands.press("Ctrl+2")  # number 6 was found, and went through the shredder
    assert set(states(month)) == {CopyState.DESTROYED.label}
    hands.press("Alt+3")
    until(lambda: "Van 14 januari" not in overheard(), "the warning gone")
    assert not mouse.used


def test_us16_decisions_for_the_mail_without_numbers(month: Month, mouse: MouseWatch) -> None:
    """US16: besluitenlijst to the team, with codes, without a number, and nothing to call in."""
    hands = month.hands
    month.on(MEETING)
    decide(month)
    month.on(DAY_AFTER)
    hands.press("Ctrl+P")
    hands.push("Agenda (tafelversie)")
    hands.push("Besluitenlijst voor de mail, zonder nummers")
    hands.see("1 stuk zonder nummer afdrukken")
    pages = saved(month)
    assert "Besluiten" in pages[0]
    assert "BX385" in " ".join(pages)
    assert not any("exemplaar" in page for page in pages)
    assert month.answers.saved[-1].name == "besluitenlijst-2027-01-14.pdf"
    hands.press("Alt+6")
    hands.see("Alles is terug. Mooi.")
    assert month.desk.register.all() == ()
    assert not mouse.used
