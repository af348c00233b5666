"""The handover as an introduction: what who receives a family takes home, and what the mother reads.

Each test is a user story of domain §6 or a rule of §3.3, by keyboard alone on a real store.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from afterwards import DAY_AFTER, decide, saved
from answers import text_of
from hands import wait_for
from month import MEETING, Month
from overheard import of_others
from pypdf import PdfReader
from reading import content, everything, listed, to_row

from casusdesk.domain.case import CaseStatus, LeadAgreement
from casusdesk.domain.handover import Handover, HandoverStep, HandoverType

PRINTED = date(2027, 1, 14)
SHRED = "vóór 13-02-2027"
"""Thirty days after the day of the meeting."""


def sheet_of(month: Month, code: str) -> Handover:
    """The sheet of the case as it is kept."""
    (sheet,) = month.desk.handovers.for_case(code)
    return sheet


def open_sheet(month: Month, code: str) -> None:
    """Overdrachten, and the sheet of this case in the editor."""
    month.hands.press("Alt+4")
    if "← Terug naar lijst" in everything():
        month.hands.push("← Terug naar lijst")
    month.hands.tab_to(f"Overdrachten, {len(month.desk.handovers.all())} overdrachten")
    to_row(month.hands, code)
    month.hands.press("Return")
    month.hands.see(f"Overdracht {code}")


def paper_of(month: Month, code: str, tab: int = 0) -> list[str]:
    """The words on the receiver's copy of the sheet (0) or on the parents' version (1), as it was saved."""
    hands = month.hands
    open_sheet(month, code)
    if tab:
        hands.tab_to("Papier bij deze overdracht", keys="Shift+Tab")
        hands.press("Left", 2)  # the tab of last time may still be in sight
        hands.press("Right", tab)
    hands.press("Ctrl+P")
    hands.see("Voorbeeld en afdrukken")
    pages = saved(month)
    hands.press("Escape")
    return pages if tab else pages[-1:]  # who gives gets the first copy


def test_us22_one_sheet_for_each_family_with_the_appointment_on_top(month: Month) -> None:
    """US22: als jeugdverpleegkundige krijg ik één A4 per gezin, met de kennismaking bovenaan."""
    hands = month.hands
    month.on(MEETING)
    open_sheet(month, "BX385")
    assert "Nog geen kennismaking gepland" in everything()
    hands.push("Neem 8 februari over als kennismaking")
    wait_for(lambda: sheet_of(month, "BX385").introduction.on == date(2027, 2, 8), "the day taken over")
    hands.push("← Terug naar lijst")
    hands.push("Per ontvanger")
    assert "jeugdverpleegkundige" in listed("Overdrachten")[0]
    hands.push("Bladen voor jeugdverpleegkundige afdrukken (3)")
    hands.push("6 overdrachtsbladen afdrukken")
    hands.see("Staan in Papier")
    printed = text_of(month.answers.printed[-1])
    assert len(printed) == 6, "a copy for who gives, and one for who receives"
    pages = [page for page in printed if "voor: jeugdverpleegkundige" in page]
    assert len(pages) == 3
    days = {"RM264": "vrijdag 15 januari 2027, 10.30 uur", "BX385": "maandag 8 februari 2027"}
    days["PC853"] = "donderdag 28 januari 2027, 14.00 uur"
    for code, day in days.items():
        (page,) = [page for page in pages if f"Code {code}" in page]
        assert page.index("KENNISMAKING") < page.index(day) < page.index("Waarom nu")
        assert of_others(month, code, page) == set()
        assert "pagina" not in page.casefold()  # it is one page, so nothing to count


def test_us23_24_25_consent_wishes_who_to_call_and_when_to_shred(month: Month) -> None:
    """US23-25: did she agree, what does she want, who has the lead from when, and until when I keep it."""
    month.on(MEETING)
    sheet, consent = sheet_of(month, "RM264"), month.case("RM264").consent
    (page,) = paper_of(month, "RM264")
    assert consent.given_on is not None
    assert f"Toestemming Op naam, gevraagd op {consent.given_on:%d-%m-%Y}" in page
    assert "voor jeugdverpleegkundige, kraamzorg" in page
    assert sheet.consent_statement in page
    assert f"Wat willen ouders “{sheet.parents_want}”" in page
    assert "Regie nu verloskundige" in page
    assert "Regie na overdracht jeugdverpleegkundige per 18-01-2027" in page
    assert f"Bij zorgen {sheet.attention} {sheet.fallback}" in page
    assert "Veilig Thuis 0800-2000" in page
    assert "neem het op in je eigen dossier of lever het in" in page
    assert page.index("Vernietig papier (versnipperaar P-4)") < page.index(SHRED)
    assert f"Afgedrukt op {PRINTED:%d-%m-%Y}" in page
    assert page.endswith(f"{SHRED}.")
    assert month.case("RM264").question not in page


def smaller_than(path: Path, points: float, opens: str) -> str:
    """The words in a PDF that opens with `opens` whose letters are smaller than this, one after the other."""
    found: list[str] = []

    def note(words: str, _page: object, matrix: list[float], _font: object, size: float) -> None:
        if round(size * abs(matrix[3]), 1) < points:
            found.append(words.strip())

    for page in PdfReader(path, password=opens).pages:
        page.extract_text(visitor_text=note)
    return " ".join(word for word in found if word)


def test_us28_the_mother_reads_the_same_in_her_own_language(month: Month) -> None:
    """US28: als moeder krijg ik dezelfde afspraken in gewone taal: u, 14 punt, geen zorgen."""
    month.on(MEETING)
    for code in ("RM264", "BX385"):
        sheet = sheet_of(month, code)
        pages = paper_of(month, code, tab=1)
        assert month.answers.saved[-1].name == "ouderversies.pdf"
        page = " ".join(pages)
        assert page.startswith("Onze afspraken") or "Onze afspraken" in page[:120]
        for agreement in sheet.agreements:
            assert agreement.what in page
        assert sheet.parents_want in page
        assert sheet.fallback in page
        for concern in sheet.concerns:
            assert concern.facts not in page
        assert "zorgen (feiten)" not in page.casefold()
        assert of_others(month, code, page) == set()
        assert re.search(r"\b[Uu]w?\b", page)
        ours = page
        agreed = [agreement.what for agreement in sheet.agreements]
        for said in (sheet.parents_want, sheet.fallback, *sheet.going_well, *agreed):
            ours = ours.replace(said, "")
        assert not re.search(r"\b(je|jij|jouw|jullie)\b", ours.casefold())
        small = smaller_than(month.answers.saved[-1], 14, month.answers.words)
        foot = f"Verantwoordelijk voor uw gegevens: {month.desk.coalition.controller}. "
        number, _, rest = small.partition("blad ")
        assert re.fullmatch(r"VERTROUWELIJK – exemplaar (\d)O van \1 – voor: ouder\(s\) ", number)
        assert rest == f"{code}, pagina 1 van 1 {foot}".strip()  # only what is no part of the agreements


def test_the_lead_goes_over_when_it_is_taken_over_and_somebody_says_yes(month: Month) -> None:
    """Domain §3.3 no. 4 and pain 8: gepland, kennisgemaakt, overgenomen; the lead never moves by itself."""
    hands = month.hands
    month.on(date(2027, 1, 15))
    before = month.case("RM264")
    open_sheet(month, "RM264")
    assert sheet_of(month, "RM264").introduction.step is HandoverStep.PLANNED
    hands.push("Kennisgemaakt")
    wait_for(lambda: sheet_of(month, "RM264").introduction.met_on == date(2027, 1, 15), "the meeting noted")
    assert month.case("RM264").lead == before.lead

    month.on(date(2027, 1, 18))
    open_sheet(month, "RM264")
    hands.see("Bij overgenomen: regie naar jeugdverpleegkundige per maandag 18 januari 2027. Klopt dat?")
    hands.push("Overgenomen")
    assert "Kies eerst wat er met de regie gebeurt." in hands.read_problem()
    assert sheet_of(month, "RM264").introduction.taken_over_on is None
    assert month.case("RM264").lead == before.lead
    hands.push("Ja, jeugdverpleegkundige is akkoord")
    assert month.case("RM264").lead == before.lead  # said, not done yet
    hands.push("Overgenomen")
    wait_for(lambda: sheet_of(month, "RM264").introduction.taken_over_on, "taken over")
    lead = month.case("RM264").lead
    assert (lead.role, lead.agreement, lead.since) == ("JV", LeadAgreement.AGREED, date(2027, 1, 18))
    assert month.case("RM264").status is CaseStatus.HANDING_OVER  # closing is asked, never done
    hands.see("Klaar? Naar casus RM264 om af te sluiten")
    hands.press("Ctrl+Z")
    assert month.case("RM264").lead == before.lead
    assert sheet_of(month, "RM264").introduction.step is HandoverStep.INTRODUCED


def test_every_discussed_case_asks_for_a_sheet_and_leaving_it_out_takes_a_reason(month: Month) -> None:
    """Domain §1 no. 36: a warm handover is the rule; leaving it out needs a reason, at the table or later."""
    hands = month.hands
    month.on(MEETING)
    reason = "Moeder wil eerst zelf bellen."
    hands.press("F11")
    hands.see("BX385")
    hands.press("1")
    hands.press("O")
    hands.press("Space")
    hands.tab_to("Waarom geen overdracht?")
    hands.press("Tab")
    assert "Vul in waarom er geen overdracht komt." in hands.read_problem()
    hands.press("L")
    hands.see("waarom geen overdracht?")
    hands.press("Escape")
    hands.fill("Waarom geen overdracht?", reason)
    hands.press("Escape")
    hands.press("Escape")
    kept = next(d for d in month.desk.decisions.of(MEETING) if d.case_code == "BX385")
    assert (kept.handover, kept.no_handover_reason) == (False, reason)
    decide(month, KT472="4", ND638="D", RM264="D")

    month.on(DAY_AFTER)
    hands.press("Alt+4")
    hands.see("Nog te maken (3)")  # FV582, KT472 and ZL496: the others have one, moved, or have a reason
    hands.push("Geen overdracht voor ZL496…")
    hands.press("Return")
    assert "Schrijf waarom er geen overdracht komt." in hands.read_problem()
    hands.type("Eerst kiest het overleg wie de regie heeft.")
    hands.press("Return")
    hands.see("Nog te maken (2)")
    kept = next(d for d in month.desk.decisions.of(MEETING) if d.case_code == "ZL496")
    assert (kept.handover, kept.no_handover_reason) == (False, "Eerst kiest het overleg wie de regie heeft.")
    hands.push("Alle bladen maken (2)")
    hands.see("2 bladen gemaakt.")
    assert {one.case_code for one in month.desk.handovers.all()} >= {"KT472", "FV582"}
    assert "Nog te maken" not in everything()
    hands.press("Ctrl+Z")
    hands.see("Nog te maken (2)")


def test_nothing_of_the_case_is_on_the_sheet_until_somebody_ticks_it(month: Month) -> None:
    """Ux §7.7: nothing is copied unasked; each concern is asked for by itself."""
    hands = month.hands
    month.on(MEETING)
    written = {words for words in content(month.desk) if len(words) > 3}
    hands.press("Alt+4")
    hands.choose("Overdracht maken voor", "KT472")
    hands.press("Ctrl+Return")
    hands.see("Overdracht KT472")
    sheet = sheet_of(month, "KT472")
    (page,) = paper_of(month, "KT472")
    assert not [words for words in written if words.casefold() in page.casefold()]

    case = month.case("KT472")
    home = next(concern.note for concern in case.concerns if concern.life_domain == "W")
    open_sheet(month, "KT472")
    hands.push("Overnemen uit casus…")
    hands.see("Overnemen uit de casus")
    assert not sheet_of(month, "KT472").concerns
    hands.push(f"Wonen: {home}")
    hands.push(case.strengths[0])
    hands.push("Aangevinkte regels overnemen")
    wait_for(lambda: sheet_of(month, "KT472").concerns, "the ticked concern")
    taken = sheet_of(month, "KT472")
    assert [concern.facts for concern in taken.concerns] == [home]
    assert taken.going_well == case.strengths[:1]
    assert (taken.running, taken.agreements, taken.consent_statement) == ((), (), "")
    hands.press("Ctrl+Z")
    assert sheet_of(month, "KT472") == sheet


def test_the_days_of_the_clock_are_taken_over_only_when_they_are_pressed(month: Month) -> None:
    """Domain §4.8: kraamweek and JGZ from the clock, as an offer beside the form."""
    hands = month.hands
    month.on(MEETING)
    open_sheet(month, "RM264")
    before = sheet_of(month, "RM264")
    said = everything()
    assert "Kraamweek: overdracht 14 t/m 17 januari, uiterlijk 19 januari" in said
    assert "JGZ-huisbezoek rond 21-23 januari" in said
    month.on(DAY_AFTER)
    assert sheet_of(month, "RM264") == before
    open_sheet(month, "BX385")
    bare = sheet_of(month, "BX385")
    hands.push("Neem over als afspraak")
    wait_for(lambda: sheet_of(month, "BX385") != bare, "the afspraak taken over")
    added = sheet_of(month, "BX385").agreements[-1]
    assert (added.what, added.who, added.due) == (
        "Eerste huisbezoek door de jeugdverpleegkundige",
        "JV",
        date(2027, 3, 15),
    )
    assert sheet_of(month, "BX385").introduction == bare.introduction
    hands.press("Ctrl+Z")
    assert sheet_of(month, "BX385") == bare


def test_every_type_has_its_own_fields_and_says_itself_on_paper(month: Month) -> None:
    """Domain §3.3: types A to E, chosen by key; what only A asks goes out of sight and comes back."""
    hands = month.hands
    month.on(MEETING)
    kept = sheet_of(month, "RM264")
    open_sheet(month, "RM264")
    asks_newborn = "Hielprik en gehoortest"
    assert asks_newborn in everything()
    for kind in (HandoverType.B, HandoverType.C, HandoverType.D, HandoverType.E, HandoverType.A):
        hands.tab_to("Soort overdracht")
        hands.press("Home")
        hands.press("Down", list(HandoverType).index(kind))
        wait_for(lambda kind=kind: sheet_of(month, "RM264").type is kind, f"type {kind.value}")  # type: ignore[misc]
        assert (asks_newborn in everything()) is (kind is HandoverType.A)
        (page,) = paper_of(month, "RM264")
        assert f"Type {kind.value}:" in page
        assert (asks_newborn in page) is (kind is HandoverType.A)
        open_sheet(month, "RM264")
    assert sheet_of(month, "RM264") == kept
