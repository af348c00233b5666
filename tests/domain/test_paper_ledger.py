"""Numbered paper per meeting: counts, what is still out, and the sentences about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from casusdesk.domain.data_leak import leak_message, leak_steps, report_by
from casusdesk.domain.paper import (
    PARENTS,
    CopyNumber,
    CopyState,
    Paper,
    PaperCopy,
    Print,
    first_state,
    possible_states,
)
from casusdesk.domain.paper_ledger import lots, open_sentences, overdue, still_out
from casusdesk.domain.paper_words import issued_words, planned_words, row_of_numbers

DECEMBER, JANUARY = date(2026, 12, 10), date(2027, 1, 14)
OUT, BACK, GONE, LOST, KEPT = (
    CopyState.HANDED_OUT,
    CopyState.RETURNED,
    CopyState.DESTROYED,
    CopyState.MISSING,
    CopyState.IN_FILE,
)


def printed(paper: Paper, day: date, *states: CopyState, first: int = 1, role: str = "VK") -> Print:
    numbers = range(first, first + len(states))
    copies = tuple(
        PaperCopy(CopyNumber(n, numbers[-1], role, paper.suffix), state, day)
        for n, state in zip(numbers, states, strict=True)
    )
    return Print(f"{paper.value} {day} {first}", paper, day, day, ("KT472",), copies)


def test_nine_handed_out_seven_back() -> None:
    (lot,) = lots([printed(Paper.AGENDA, JANUARY, *[BACK] * 7, OUT, OUT)])
    assert lot.name == "Agenda 14 januari"
    assert lot.words == "uitgedeeld 9, retour 7, vernietigd 0, open 2"
    assert not lot.finished
    assert lot.states == (OUT, BACK, GONE, LOST)


def test_reprints_and_parents_versions_are_in_the_same_lot_by_number() -> None:
    sheet = printed(Paper.HANDOVER, JANUARY, OUT, KEPT)
    parents = printed(Paper.PARENTS, JANUARY, KEPT, first=3, role=PARENTS)
    again = printed(Paper.HANDOVER, JANUARY, GONE, first=4)
    (lot,) = lots([again, parents, sheet])
    assert [copy.number.label for _, copy in lot.copies] == ["1", "2", "3O", "4"]
    assert lot.words == "uitgedeeld 4, in dossier 2, retour 0, vernietigd 1, open 1"
    assert KEPT in lot.states


def test_the_newest_meeting_comes_first_in_the_order_of_printing() -> None:
    made = [
        printed(Paper.DECISIONS, DECEMBER, OUT),
        printed(Paper.FEEDBACK, JANUARY, OUT),
        printed(Paper.AGENDA, JANUARY, OUT),
        printed(Paper.AGENDA, DECEMBER, OUT),
    ]
    assert [lot.name for lot in lots(made)] == [
        "Agenda 14 januari",
        "Terugkoppelstroken 14 januari",
        "Agenda 10 december",
        "Besluitenlijst 10 december",
    ]


@pytest.mark.parametrize(
    ("states", "finished"),
    [((GONE, GONE), True), ((GONE, KEPT), True), ((GONE, BACK), False), ((GONE, LOST), False)],
)
def test_a_lot_is_finished_when_nothing_of_it_is_left_to_do(
    states: tuple[CopyState, ...], finished: bool
) -> None:
    (lot,) = lots([printed(Paper.HANDOVER, JANUARY, *states)])
    assert lot.finished is finished


def test_a_sheet_is_overdue_the_day_after_it_had_to_be_shredded() -> None:
    made = printed(Paper.HANDOVER, JANUARY, OUT, KEPT)
    late = made.shred_by + timedelta(days=1)
    assert [overdue(made, copy, late) for copy in made.copies] == [True, False]
    assert not overdue(made, made.copies[0], made.shred_by)
    agenda = printed(Paper.AGENDA, JANUARY, OUT)
    assert not overdue(agenda, agenda.copies[0], late)
    assert (still_out([made, agenda], JANUARY), still_out([made, agenda], late)) == (1, 2)


def test_what_is_open_is_said_per_meeting() -> None:
    agenda = printed(Paper.AGENDA, DECEMBER, BACK, BACK, OUT, BACK, GONE, BACK, OUT)
    assert open_sentences([agenda]) == ("Van 10 december zijn nog 2 exemplaren open: 3 en 7",)
    one = printed(Paper.AGENDA, DECEMBER, OUT, LOST)
    assert open_sentences([one]) == ("Van 10 december is nog 1 exemplaar open: 1",)
    both = [agenda, printed(Paper.DECISIONS, DECEMBER, OUT)]
    assert open_sentences(both) == (
        "Van 10 december zijn nog 3 exemplaren open: agenda 3 en 7, besluitenlijst 1",
    )
    assert open_sentences([printed(Paper.AGENDA, DECEMBER, BACK, LOST)]) == ()


def test_nobody_keeps_an_agenda_in_a_file_but_parents_keep_theirs() -> None:
    for paper in Paper:
        assert (KEPT in possible_states(paper)) is not paper.comes_back
    assert first_state(Paper.PARENTS) is KEPT
    assert first_state(Paper.SINGLE, PARENTS) is KEPT
    assert first_state(Paper.SINGLE, "VK") is OUT


def test_numbers_in_words() -> None:
    nine = [CopyNumber(n, 9) for n in range(1, 10)]
    sheets = [CopyNumber(n, 3) for n in (1, 2)]
    third = [CopyNumber(3, 3, PARENTS, "O")]
    assert row_of_numbers([3]) == "3"
    assert row_of_numbers([4, 1, 2, 9]) == "1–2, 4 en 9"
    assert planned_words([(Paper.AGENDA, nine)]) == "Genummerd 1–9"
    assert planned_words([(Paper.AGENDA, nine), (Paper.DECISIONS, sheets)]) == (
        "Nummers: agenda 1–9, besluitenlijst 1–2"
    )
    assert issued_words([(Paper.AGENDA, nine)]) == "9 exemplaren genummerd 1–9"
    assert issued_words([(Paper.HANDOVER, sheets), (Paper.PARENTS, third)]) == "3 bladen genummerd 1–3"
    assert issued_words([(Paper.ADVANCE, ())]) == ""


def test_seventy_two_hours_to_the_minute_also_over_a_weekend() -> None:
    winter = timezone(timedelta(hours=1))
    friday = datetime(2027, 1, 15, 16, 40, tzinfo=winter)
    assert report_by(friday) == datetime(2027, 1, 18, 16, 40, tzinfo=winter)
    said = " ".join(f"{step.title} {step.words}" for step in leak_steps("de gemeente", friday))
    assert "maandag 18 januari 2027, 16.40 uur" in said
    for word in ("72 uur", "FG", "de gemeente", "Autoriteit Persoonsgegevens", "datalekregister"):
        assert word in said
    assert "de verwerkingsverantwoordelijke" in leak_steps("", friday)[1].words


def test_the_text_for_the_mail_has_no_code() -> None:
    made = replace(printed(Paper.AGENDA, JANUARY, OUT), codes=("KT472", "BX385"))
    found = datetime(2027, 1, 15, 9, 0, tzinfo=timezone(timedelta(hours=1)))
    text = leak_message("Agenda 14 januari", "3", 9, len(made.codes), found)
    assert "exemplaar 3 van 9" in text
    assert "2 casussen" in text
    assert "maandag 18 januari 2027, 9.00 uur" in text
    assert not any(code in text for code in made.codes)
