"""The meeting itself: one case in sight, few keys, a lead that says yes, parents at the table, the read-back.

Each test is a user story of domain §6, by keyboard alone on a real store whose calendar is turned.
"""

from __future__ import annotations

from datetime import date

from afterwards import DAY_AFTER, decide, saved, shown_case
from answers import text_of
from counting import CountingHands, Tally
from hands import wait_for
from month import MEETING, NEXT, Month
from overheard import of_others, overheard
from reading import everything, listed, to_row

from casusdesk.domain.case import LeadAgreement
from casusdesk.domain.decision import POSTPONE, Decision

MOST_KEYS = 25
"""For a decision with who and by when, apart from the free text: well within half a minute."""
ORDER = ["BX385", "KT472", "ND638", "ZL496", "PC853", "RM264", "FV582"]
"""The practice agenda."""


def to_case(month: Month, code: str) -> None:
    """Overlegmodus, and on until this case fills the window."""
    month.hands.press("F11")
    while shown_case(month) != code:
        month.hands.press("Alt+Right")


def decided(month: Month, code: str) -> Decision:
    """What was decided on the case at the meeting of the practice month."""
    return next(d for d in month.desk.decisions.of(MEETING) if d.case_code == code)


def test_us10_one_case_in_sight_and_a_decision_in_few_keys(month: Month, tally: Tally) -> None:
    """US10: one case, large, no list; besluit, wie, wanneer in under 30 s; doorschuiven is one key."""
    month.hands = hands = CountingHands()
    month.on(MEETING)
    hands.press("F11")
    hands.see("1 van 7")
    assert shown_case(month) == "BX385"
    assert month.case("BX385").question in overheard()
    assert of_others(month, "BX385", overheard()) == set()

    begun = hands.keys
    hands.press("5")
    hands.press("A")
    hands.write("Belt morgen de woningcorporatie")
    hands.press("Return")
    hands.type("wijkc")
    hands.press("Tab")
    hands.type("21-1")
    hands.press("Alt+Right")
    keys = hands.keys - begun
    tally.lines.append(f"Overlegmodus: besluit, afspraak, wie en uiterlijk: {keys} (hoogstens {MOST_KEYS})")
    assert keys <= MOST_KEYS
    assert hands.letters == len("Belt morgen de woningcorporatie")
    decision = decided(month, "BX385")
    assert (decision.kind, decision.who, decision.due) == ("district_team", "WC", date(2027, 1, 21))
    (action,) = [a for a in month.desk.cases.actions("BX385") if a.agreed_on == MEETING]
    assert (action.text, action.who, action.due) == (
        "Belt morgen de woningcorporatie",
        "WC",
        date(2027, 1, 21),
    )

    hands.see("2 van 7")
    assert of_others(month, "KT472", overheard()) == set()
    begun = hands.keys
    hands.press("D")
    assert hands.keys - begun == 1
    hands.see("KT472 komt vanzelf terug op 11 februari.")
    assert decided(month, "KT472").kind == POSTPONE
    assert shown_case(month) == "ND638"
    hands.press("Ctrl+Z")
    assert not any(d.case_code == "KT472" for d in month.desk.decisions.of(MEETING))
    hands.press("Ctrl+Y")
    month.on(DAY_AFTER)
    upcoming = month.desk.meetings.upcoming()
    assert upcoming.held_on == NEXT
    assert {item.code for item in upcoming.items} == set(ORDER) - {"BX385"}  # moved, or never reached
    hands.press("Alt+3")
    rows = "\n".join(listed("Agenda"))
    assert rows.count("doorgeschoven op 14 januari") == 1
    assert rows.count("niet besproken op 14 januari") == 5


def test_us11_a_change_of_lead_asks_for_agreement_and_holds(month: Month) -> None:
    """US11: regie change asks "akkoord?"; the lead is the case's own from the day of the meeting on."""
    hands = month.hands
    month.on(MEETING)
    assert month.case("BX385").lead.role == "WC"
    to_case(month, "BX385")
    assert "Akkoord van de nieuwe regievoerder?" not in everything()
    hands.press("5")
    hands.press("R")
    hands.type("jeugdv")
    hands.see("Akkoord van de nieuwe regievoerder?")
    hands.press("Escape")
    lead = month.case("BX385").lead
    assert (lead.role, lead.agreement, lead.since) == ("JV", LeadAgreement.TO_ASK, MEETING)
    hands.press("L")
    hands.see("akkoord van de regievoerder nog vragen")
    hands.press("Escape")
    hands.press("R")
    hands.press("Tab")
    hands.press("Left")
    lead = month.case("BX385").lead
    assert (lead.role, lead.agreement, lead.since) == ("JV", LeadAgreement.AGREED, MEETING)
    hands.press("L")
    hands.see("Regie: jeugdverpleegkundige")
    assert "akkoord van de regievoerder nog vragen" not in everything()
    hands.press("Escape")
    hands.press("Right")
    hands.press("R")  # of KT472 nothing but the lead: that is read back too
    hands.type("wijkc")
    hands.press("Escape")
    hands.press("L")
    hands.see("Niet besproken: komt vanzelf terug op 11 februari. Regie: wijkcoach, akkoord nog vragen.")

    month.on(DAY_AFTER)
    assert month.case("BX385").lead == lead
    assert month.case("KT472").lead.role == "WC"
    hands.press("Alt+2")
    assert "regie jeugdverpleegkundige" in to_row(hands, "BX385")
    hands.press("Return")
    hands.see("regie: jeugdverpl.")
    assert "14-01-2027" in everything()  # since when, under question 4


def test_us12_a_parent_at_the_table_sees_and_gets_one_case(month: Month) -> None:
    """US12: ouder schuift aan: single-case screen and print."""
    hands = month.hands
    month.on(MEETING)
    hands.press("Alt+3")
    hands.tab_to("Agenda, 7 casussen")
    to_row(hands, "KT472")
    hands.press("Ctrl+Shift+O")
    wait_for(lambda: any("ouder schuift aan" in row for row in listed("Agenda")), "the mark in the list")
    hands.press("F11")
    hands.press("5")  # something that can be undone, of another case
    hands.press("D")  # and a message about it
    hands.see("Alleen deze casus is te zien.")
    assert shown_case(month) == "KT472"
    assert of_others(month, "KT472", overheard()) == set()
    for keys in ("Right", "Left", "Alt+Right", "L", "Escape", "F11", "Alt+2", "Ctrl+F", "Ctrl+Z", "Ctrl+P"):
        hands.press(keys)
        assert shown_case(month) == "KT472", keys
        assert of_others(month, "KT472", overheard()) == set(), keys
    assert decided(month, "BX385").kind == POSTPONE  # not taken back while they sit here
    hands.press("F1")
    assert of_others(month, "KT472", overheard()) == set()
    hands.press("Escape")

    hands.push("Deze casus afdrukken")
    hands.see("1 exemplaar afdrukken")
    assert of_others(month, "KT472", overheard()) == set()
    hands.press("Space")
    hands.see("1 exemplaar genummerd 1. Staat in Papier (Alt+6).")
    (page,) = text_of(month.answers.printed[-1])
    assert "KT472" in page
    assert month.case("KT472").question in page
    assert "Overleg met ouder(s)" in page
    assert of_others(month, "KT472", page) == set()
    hands.press("Escape")
    assert of_others(month, "KT472", overheard()) == set()
    hands.press("1")
    hands.push("Ouder is weg")
    hands.press("Right")
    hands.see("3 van 7")
    assert decided(month, "KT472").kind == "regular"


def test_us13_all_is_read_back_on_one_page_and_the_sheets_are_printed(month: Month) -> None:
    """US13: read-back list on screen, handover sheets print for the receivers."""
    hands = month.hands
    month.on(MEETING)
    decide(month, KT472="4", ND638="5", ZL496="7", RM264="D")
    made = {d.case_code: d for d in month.desk.decisions.of(MEETING)}
    assert set(made) == set(ORDER)
    said = everything()
    for words in ("Doorgeschoven: komt vanzelf terug op 11 februari.", "6 besluiten · 1 doorgeschoven"):
        assert words in said
    kinds = {entry.key: entry.label for entry in month.desk.catalog.lookups["decision"]}
    for code, decision in made.items():
        assert f"Wijzigen: {code}" in said
        assert decision.kind == POSTPONE or kinds[decision.kind].casefold() in said.casefold()

    hands.push("Besluitenlijst afdrukken")
    hands.see("7 exemplaren afdrukken")
    pages = saved(month)
    assert len(pages) == 7  # one page for each who is there
    for code, decision in made.items():
        assert all(code in page for page in pages)
        assert decision.kind == POSTPONE or kinds[decision.kind].casefold() in pages[0].casefold()

    hands.press("Escape")
    hands.see("Teruglezen")
    wanted = {case.code for case in month.desk.decisions.handovers_wanted(MEETING)}
    assert wanted == {"KT472", "ND638", "ZL496", "FV582"}  # BX385 and PC853 have a sheet, RM264 waits
    hands.push("Overdrachten maken en afdrukken (4)")
    hands.see("8 overdrachtsbladen afdrukken")
    assert {sheet.case_code for sheet in month.desk.handovers.all()} == set(ORDER)
    hands.push("8 overdrachtsbladen afdrukken")
    wait_for(lambda: month.answers.printed, "the printer")
    paper = text_of(month.answers.printed[-1])
    assert len(paper) == 8  # for who gives and for who receives
    for code in wanted:
        sheet, _ = [page for page in paper if f"Code {code}" in page]
        assert of_others(month, code, sheet) == set()
        case = month.case(code)
        assert not [words for words in (case.question, *case.strengths) if words in sheet]
    assert month.answers.told == []
    hands.press("Escape")
    hands.see("Overdrachten maken en afdrukken (0)")
    hands.push("Overleg afsluiten")
    hands.press("Alt+4")
    hands.push("Per ontvanger")
    hands.push("Bladen voor jeugdverpleegkundige afdrukken (7)")
    hands.push("14 overdrachtsbladen afdrukken")
    wait_for(lambda: len(month.answers.printed) == 2, "the printer")
    paper = text_of(month.answers.printed[-1])
    assert sorted(code for page in paper for code in ORDER if f"Code {code}" in page) == sorted(
        [*ORDER, *ORDER]
    )


def test_finishing_an_afspraak_anywhere_never_clears_the_lead(month: Month) -> None:
    """Domain §0: in the old list a finished afspraak took the lead with it; here nothing does."""
    hands = month.hands
    month.on(MEETING)
    leads = {case.code: case.lead for case in month.desk.cases.all()}

    def unchanged(where: str) -> None:
        assert {case.code: case.lead for case in month.desk.cases.all()} == leads, where

    hands.press("Alt+2")
    to_row(hands, "RM264")
    hands.press("Return")
    hands.push("Klaar: Afspraak maken voor de kennismaking met de JGZ")
    wait_for(lambda: not any(a.open for a in month.desk.cases.actions("RM264")), "the afspraak finished")
    unchanged("in the case")
    hands.press("Alt+5")
    to_row(hands, "PC853")
    hands.press("Space")
    wait_for(lambda: not any(a.open for a in month.desk.cases.actions("PC853")), "the afspraak finished")
    unchanged("in Afspraken")

    to_case(month, "RM264")
    hands.press("1")
    hands.press("A")
    hands.type("Belt haar vrijdag")
    hands.press("Return")
    hands.type("verlosk")
    hands.press("Escape")
    wait_for(lambda: any(a.open for a in month.desk.cases.actions("RM264")), "the new afspraak")
    unchanged("deciding with an afspraak")
    hands.press("A")
    hands.press("Ctrl+A")
    hands.press("Delete")
    hands.press("Escape")
    hands.press("W")
    hands.press("Home")
    hands.press("Escape")
    hands.press("8")
    wait_for(lambda: not any(a.open for a in month.desk.cases.actions("RM264")), "no afspraak any more")
    unchanged("when the table wants no afspraak after all")
    hands.press("0")
    hands.press("D")
    unchanged("closing and moving on")
    month.on(DAY_AFTER)
    unchanged("the next day")
