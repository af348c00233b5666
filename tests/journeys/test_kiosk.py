"""An attendee prints her own sheets at the print screen, by keyboard alone, and takes home what she needs.

US22-US25 of domain §6, read from the paper that comes out of the printer.
"""

from __future__ import annotations

from answers import text_of
from counting import MouseWatch
from hands import name_of
from month import MEETING, Month
from overheard import of_others, overheard
from PySide6.QtTest import QSignalSpy
from reading import everything
from test_month_handover import SHRED, open_sheet, sheet_of

PHONE = "06-12 34 56 78"
HALF_A_MINUTE = 120
"""Words that somebody reads in half a minute."""


def to_the_kiosk(month: Month) -> QSignalSpy:
    """Papier, and the print screen for attendees over the window; the spy hears it lock."""
    hands = month.hands
    hands.press("Alt+6")
    hands.push("Afdrukscherm voor deelnemers…")
    hands.see("Wie ben je?")
    return QSignalSpy(month.window.lock_asked)


def print_all(month: Month, role: str, count: int) -> list[str]:
    """Choose this role, print each of its sheets, and go back to the roles; the paper, sheet by sheet."""
    hands, before = month.hands, len(month.answers.printed)
    hands.push(role)
    for number in range(1, count + 1):
        if count > 1:
            hands.see(f"Blad {number} van {count}")
        hands.push("Dit blad afdrukken")
        hands.see("naar de printer gestuurd.")
        if number < count:
            hands.push("Volgend blad →")
    hands.push("Andere rol")
    hands.see("Wie ben je?")
    pages = [text_of(path) for path in month.answers.printed[before:]]
    assert all(len(page) == 1 for page in pages), "one A4 for each family"
    return [page for (page,) in pages]


def test_a_jeugdverpleegkundige_prints_her_sheets_and_locks(month: Month, mouse: MouseWatch) -> None:
    """US22: one A4 per family I receive, understood in a minute, with the appointment to meet on top."""
    month.on(MEETING)
    spy = to_the_kiosk(month)
    pages = print_all(month, "Jeugdverpleegkundige", 3)
    days = {"RM264": "vrijdag 15 januari 2027, 10.30 uur", "PC853": "donderdag 28 januari 2027, 14.00 uur"}
    seen = set()
    for number, page in enumerate(pages, start=1):
        (code,) = (one.code for one in month.desk.cases.all() if f"Code {one.code}" in page)
        seen.add(code)
        assert page.index("KENNISMAKING") < page.index("Waarom nu")
        if code in days:
            assert page.index("KENNISMAKING") < page.index(days[code]) < page.index("Waarom nu")
        first = page.partition("Warme overdracht")[2].partition("Wat loopt al")[0]
        assert len(first.split()) <= HALF_A_MINUTE, "whom, when, who leads and why, before all else"
        assert of_others(month, code, page) == set()
        assert f"exemplaar {number} van {number}" in page
        assert "voor: jeugdverpleegkundige" in page
    assert seen == {"RM264", "BX385", "PC853"}
    copies = [copy for made in month.desk.register.all() for copy in made.copies]
    assert [(copy.number.label, copy.number.role) for copy in copies] == [(str(n), "JV") for n in (1, 2, 3)]

    month.hands.push("Klaar")
    assert spy.count() == 1
    assert not any(case.code in overheard() for case in month.desk.cases.all())
    assert mouse.used == 0


def test_us23_24_25_are_on_the_paper_she_takes_home(month: Month, mouse: MouseWatch) -> None:
    """US23-25: did the mother agree, what does she want, whom do I call, who has the lead, until when."""
    hands = month.hands
    month.on(MEETING)
    open_sheet(month, "RM264")
    hands.fill("Van: telefoon", PHONE)
    hands.press("Tab")
    to_the_kiosk(month)
    page = next(p for p in print_all(month, "Jeugdverpleegkundige", 3) if "Code RM264" in p)
    sheet, consent = sheet_of(month, "RM264"), month.case("RM264").consent
    assert consent.given_on is not None
    assert f"Toestemming Op naam, gevraagd op {consent.given_on:%d-%m-%Y}" in page
    assert sheet.consent_statement in page
    assert sheet.parents_want in page
    assert f"Oefenpraktijk verloskunde, tel. {PHONE}" in page
    assert sheet.fallback in page
    assert "Veilig Thuis 0800-2000" in page
    assert "Regie nu verloskundige" in page
    assert "Regie na overdracht jeugdverpleegkundige per 18-01-2027" in page
    assert "neem het op in je eigen dossier of lever het in" in page
    assert page.index("Vernietig papier") < page.index(SHRED)
    shred = {f"vóór {made.shred_by:%d-%m-%Y}" for made in month.desk.register.all()}
    assert shred == {SHRED}, "the register knows the same day"
    assert mouse.used == 0


def test_who_comes_next_begins_at_the_roles(month: Month, mouse: MouseWatch) -> None:
    """R14: a verloskundige after a wijkcoach; neither finds anything of the other, and Esc locks."""
    hands = month.hands
    month.on(MEETING)
    spy = to_the_kiosk(month)
    for role, code in (("Wijkcoach", "BX385"), ("Verloskundige", "RM264")):
        (page,) = print_all(month, role, 1)
        assert f"Code {code}" in page
        assert of_others(month, code, page) == set()
        assert code not in overheard()
    hands.push("Verloskundige")
    assert name_of(hands.on) == "Jouw blad, zoals het uit de printer komt"
    assert of_others(month, "RM264", overheard()) == set()
    hands.press("Ctrl+F")
    hands.type("BX385")
    assert "BX385" not in everything()
    hands.press("Escape")
    assert spy.count() == 1
    assert "RM264" not in overheard()
    assert mouse.used == 0
