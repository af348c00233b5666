"""After the meeting: who is asked for news, who hears back, what goes to the team, who leads what.

Each test is a user story of domain §6, by keyboard alone on a real store whose calendar is turned.
"""

from __future__ import annotations

from datetime import date

from afterwards import DAY_AFTER, decide, done, saved, shown_case
from month import MEETING, Month
from pypdf import PdfReader
from reading import content, copied, everything, links, listed, tab_names, to_row, until


def test_us2_inbrengers_to_chase_with_a_text_without_content(month: Month) -> None:
    """US2: I get a list of inbrengers to chase, with a neutral mail text (codes only)."""
    hands = month.hands
    month.on(date(2027, 1, 28))
    assert "Vraag 4 inbrengers om nieuws" in links()
    hands.push("Vraag 4 inbrengers om nieuws")
    assert "Inbrengers (4)" in tab_names()
    row = to_row(hands, "KT472")
    assert row == "KT472, Nog vragen: wat er is veranderd"
    hands.press("Ctrl+Return")
    hands.see("Tekst aan verloskundige, Oefenpraktijk verloskunde gekopieerd.")
    assert copied() == (
        "Beste verloskundige,\n\nOp donderdag 11 februari 2027 is het casusoverleg. "
        "Voor RM264 en KT472 mis ik nog iets van jou.\nBel je me deze week? Het kost een paar minuten. "
        "Mail geen gegevens over het gezin; bel mij liever.\n\nGroet,\nde projectleider"
    )
    assert not [words for words in content(month.desk) if words.casefold() in copied().casefold()]

    # She called: what changed is filled in, and nobody asks for it again.
    hands.press("Return")
    hands.see("Wat is er veranderd?")
    hands.press("Return")
    hands.type("Zij is aangemeld")
    hands.press("Escape")
    hands.press("Escape")
    assert month.case("KT472").since_last == "Zij is aangemeld"
    hands.press("Alt+5")
    assert not any("KT472" in row for row in listed("Inbrengers"))
    to_row(hands, "RM264")
    hands.press("Ctrl+Return")
    assert "Voor RM264 mis ik" in copied()


def test_us17_afspraken_chased_by_date_and_ticked_while_the_lead_stays(month: Month) -> None:
    """US17: chase list of afspraken by date; finishing one never clears who has the lead."""
    hands = month.hands
    month.on(DAY_AFTER)
    leads = {case.code: case.lead for case in month.desk.cases.all()}
    hands.press("Alt+5")
    hands.press("Ctrl+Tab")
    rows = listed("Afspraken")
    assert [row for row in rows if row.endswith(("afspraak", "afspraken"))] == [
        "Te laat, 2 afspraken",
        "Vóór het overleg, 1 afspraak",
    ]
    row = to_row(hands, "RM264")
    assert row.startswith("RM264, was voor 13 januari · verloskundige, te laat")
    hands.press("Ctrl+Return")
    assert copied().startswith(
        "Beste verloskundige,\n\nUit het casusoverleg staat nog 1 afspraak bij je open:\n"
        "- RM264, was voor 13 januari\n\nLaat je me vóór donderdag 11 februari 2027 weten of dit klaar is?"
    )
    assert not [words for words in content(month.desk) if words.casefold() in copied().casefold()]

    for code in ("RM264", "ZL496", "PC853"):
        to_row(hands, code)
        hands.press("Space")
        until(lambda code=code: done(month, code) == [DAY_AFTER], f"the afspraak of {code} ticked")  # type: ignore[misc]
    hands.see("Geen open afspraken")
    assert {case.code: case.lead for case in month.desk.cases.all()} == leads
    hands.press("Ctrl+Z")
    assert done(month, "PC853") == [None]
    assert {case.code: case.lead for case in month.desk.cases.all()} == leads


def test_us27_each_role_sees_her_regielast(month: Month) -> None:
    """US27: als wijkcoach zie ik mijn regielast; it follows what the table decides."""
    hands = month.hands
    month.on(MEETING)
    hands.press("Alt+5")
    assert "Wijkcoach, regie in 1 casus: BX385" in listed("Afspraken")
    hands.press("F11")
    hands.see("BX385")
    while "ZL496" not in shown_case(month):
        hands.press("Alt+Right")
    hands.press("R")
    hands.type("wijkc")
    hands.see("Akkoord van de nieuwe regievoerder?")
    hands.press("Escape")
    hands.press("F11")
    hands.press("Alt+5")
    assert "Wijkcoach, regie in 2 casussen: BX385, ZL496 (akkoord nog vragen)" in listed("Afspraken")
    to_row(hands, "BX385, regie sinds")
    hands.press("Return")
    hands.see("Casussen (8)")
    until(lambda: "regie: wijkcoach" in everything(), "the case")


def test_us15_slips_for_everybody_who_hears_back_printed_and_ticked(month: Month) -> None:
    """US15: terugkoppelstroken, on paper and ticked off one by one (pain 7: signaleerder hears nothing)."""
    hands = month.hands
    month.on(MEETING)
    decide(month, RM264="D")
    month.on(DAY_AFTER)
    hands.push("Koppel terug naar 5 signaleerders")
    assert "Terugkoppelen (6)" in tab_names()
    codes = [row[:5] for row in listed("Terugkoppelen")]
    assert sorted(codes) == ["BX385", "FV582", "KT472", "ND638", "PC853", "ZL496"]

    hands.press("Ctrl+P")
    hands.see("6 stroken afdrukken")
    pages = saved(month)
    assert month.answers.saved[-1].name == "terugkoppelstroken.pdf"
    assert len(pages) == 2  # three on a page, to cut apart
    paper = " ".join(pages)
    for code in codes:
        assert f"Uw signaal {code} is besproken op 14 januari 2027." in paper
    assert "RM264" not in paper
    assert not [words for words in content(month.desk) if words in paper]

    hands.press("Ctrl+Return")
    hands.see("6 stroken genummerd 7–12.")  # the file had the first six
    (printed,) = month.answers.printed
    assert len(PdfReader(printed).pages) == 2

    hands.press("Escape")
    for left in range(5, -1, -1):
        to_row(hands, f"{codes[5 - left]},")
        hands.press("Space")
        until(lambda left=left: len(month.desk.decisions.feedback_due()) == left, f"{left} to tell")  # type: ignore[misc]
    hands.see("Iedereen heeft het gehoord")
    told = {d.feedback.done_on for d in month.desk.decisions.of(MEETING) if d.discussed}
    assert told == {DAY_AFTER}
    hands.press("Alt+1")
    assert not any("Koppel terug" in name for name in links())
    hands.see("Iedereen die een signaal gaf, heeft iets gehoord.")


def test_us16_besluitenlijst_to_the_team_has_codes_and_no_content(month: Month) -> None:
    """US16: the besluitenlijst on one A4, by code, of the meeting that was held."""
    hands = month.hands
    month.on(MEETING)
    decide(month, RM264="D", PC853="0")
    month.on(DAY_AFTER)
    hands.press("Alt+3")
    hands.press("Ctrl+P")
    hands.see("Terugkoppelstroken")
    hands.push("Agenda (tafelversie)")
    hands.push("Besluitenlijst van 14 januari")
    hands.see("8 exemplaren afdrukken")
    pages = saved(month)
    assert month.answers.saved[-1].name == "besluitenlijst-2027-01-14.pdf"
    assert month.answers.told == []
    assert len(pages) == 8  # one page for each that was there
    (page,) = {page.split("overlegkamer 2", 1)[1] for page in pages}  # above it stands whose copy it is
    for row in (
        "KT472 27+0 oppakken binnen regulier – – verloskundige verloskundige ja",
        "ZL496 22+0 oppakken binnen regulier – – te bepalen amb. begeleid. ja",
        "PC853 kind 23 mnd afsluiten",
        "Doorgeschoven naar 11 februari: RM264",
    ):
        assert row in page, page
    assert "HW729" not in page
    assert not [words for words in content(month.desk) if len(words) > 12 and words in page]


def test_us26_the_midwife_hears_what_happened_with_her_signal(month: Month) -> None:
    """US26: als verloskundige hoor ik wat er met mijn signaal gebeurde: her slip, and nothing of others."""
    hands = month.hands
    month.on(MEETING)
    hands.press("F11")
    while shown_case(month) != "KT472":
        hands.press("Alt+Right")
    hands.press("1")
    hands.press("R")
    hands.type("jonge")
    hands.push("nog vragen")
    hands.press("Left")
    hands.press("T")
    hands.tab_to("Uw rol nu (voor de signaleerder)")
    hands.type("stelt de begeleider aan haar voor")
    hands.press("Return")
    month.on(DAY_AFTER)
    hands.push("Koppel terug naar 2 signaleerders")
    to_row(hands, "KT472")
    hands.see("Uw rol nu: stelt de begeleider aan haar voor.")
    hands.push("Strook afdrukken")
    hands.see("1 strook afdrukken")
    (slip,) = saved(month)
    assert slip.endswith(
        "Terugkoppeling VERTROUWELIJK Aan: verloskundige exemplaar 1 van 1 – voor: verloskundige "
        "Uw signaal KT472 is besproken op 14 januari 2027. De regie ligt bij: jonge moederwerk Avedan. "
        "Uw rol nu: stelt de begeleider aan haar voor. "
        "Van: projectleider, namens de gemeente (oefening). Vrijdag 15 januari 2027."
    )
    hands.press("Escape")
    hands.push("Teruggekoppeld")
    until(lambda: not month.desk.decisions.feedback_due()[1:], "one fewer to tell")
    hands.press("Alt+2")
    to_row(hands, "KT472")
    hands.press("Return")
    until(lambda: "op 15 januari aan de verloskundige door de projectleider" in everything(), "who told her")
    hands.see("15 oktober t/m 21 januari")  # VoorZorg is not gone while it can still be asked for
    month.on(date(2027, 1, 22))
    hands.press("Alt+2")
    to_row(hands, "KT472")
    hands.press("Return")
    hands.see("15 oktober 2026 t/m 15 oktober 2027")  # the same day of two years is no single day
