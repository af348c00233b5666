"""Quick entry of copy numbers: what may be typed, and what is said of what may not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusdesk.domain.copy_entry import read_numbers
from casusdesk.domain.paper import PARENTS, CopyNumber, CopyState, Paper, PaperCopy, Print
from casusdesk.domain.paper_ledger import Lot, lots

DAY = date(2027, 1, 14)
RETURNED, DESTROYED, MISSING = CopyState.RETURNED, CopyState.DESTROYED, CopyState.MISSING


def agenda(count: int = 9, **states: CopyState) -> Lot:
    """An agenda of `count` copies, all handed out but those in `states`: `n3=RETURNED`."""
    copies = tuple(
        PaperCopy(CopyNumber(n, count, "VK"), states.get(f"n{n}", CopyState.HANDED_OUT), DAY)
        for n in range(1, count + 1)
    )
    (lot,) = lots([Print("p", Paper.AGENDA, DAY, DAY, ("KT472",), copies)])
    return lot


def sheets() -> Lot:
    """Sheets 1 and 2, and the parents' version 3O."""
    sheet = Print("s", Paper.HANDOVER, DAY, DAY, ("KT472",), (
        PaperCopy(CopyNumber(1, 3, "VK"), CopyState.HANDED_OUT, DAY),
        PaperCopy(CopyNumber(2, 3, "JV"), CopyState.HANDED_OUT, DAY),
    ))  # fmt: skip
    kept = PaperCopy(CopyNumber(3, 3, PARENTS, "O"), CopyState.IN_FILE, DAY)
    (lot,) = lots([sheet, Print("o", Paper.PARENTS, DAY, DAY, ("KT472",), (kept,))])
    return lot


def numbers(typed: str, lot: Lot | None = None, wanted: CopyState = RETURNED) -> list[int]:
    found = read_numbers(typed, lot or agenda(), wanted)
    assert found.problem == ""
    return [copy.number.number for _, copy in found.copies]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3 4 7", [3, 4, 7]),
        ("3,4,7", [3, 4, 7]),
        (" 3 ; 4 en 7. ", [3, 4, 7]),
        ("3-5", [3, 4, 5]),
        ("3 – 5", [3, 4, 5]),
        ("3 t/m 5, 9", [3, 4, 5, 9]),
        ("3 tot en met 5", [3, 4, 5]),
        ("5-3", [3, 4, 5]),
        ("7 7 7", [7]),
        ("nr3 #4", [3, 4]),
        ("3/9 4/9", [3, 4]),
        ("007", [7]),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, meant: list[int]) -> None:
    assert numbers(typed) == meant


def test_a_parents_version_is_found_by_its_letter_or_without_it() -> None:
    for typed in ("3O", "3o", "3"):
        assert numbers(typed, sheets()) == [3]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Typ de nummers van de exemplaren, zoals 3 4 7 of 3-5."),
        ("3 12", "Nummer 12 bestaat niet; kies uit 1 tot en met 9."),
        ("10 11", "Nummers 10 en 11 bestaan niet; kies uit 1 tot en met 9."),
        ("8-99", "Nummer 99 bestaat niet; kies uit 1 tot en met 9."),
        ("1-9999", "Nummer 9999 bestaat niet; kies uit 1 tot en met 9."),
        ("0", "Nummer 0 bestaat niet; kies uit 1 tot en met 9."),
        ("3O", "Nummer 3O bestaat niet; kies uit 1 tot en met 9."),
        ("3 vier", "‘vier’ is geen nummer."),
        ("99999", "‘99999’ is geen nummer."),
        ("3-", "‘3-’ is geen nummer."),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_done(typed: str, said: str) -> None:
    found = read_numbers(typed, agenda(), RETURNED)
    assert (found.copies, found.problem) == ((), said)


def test_what_is_back_already_is_named() -> None:
    lot = agenda(n3=RETURNED, n4=DESTROYED, n5=RETURNED)
    assert read_numbers("3", lot, RETURNED).problem == "Nummer 3 is al retour."
    assert read_numbers("2-5", lot, RETURNED).problem == (
        "Nummers 3 en 5 zijn al retour. Nummer 4 is al vernietigd."
    )
    assert read_numbers("4", lot, MISSING).problem == "Nummer 4 is al vernietigd."
    assert numbers("3 5", lot, DESTROYED) == [3, 5]


def test_a_missing_copy_that_is_found_can_come_back() -> None:
    assert numbers("6", agenda(n6=MISSING)) == [6]


@given(st.text(max_size=40), st.sampled_from(CopyState))
def test_whatever_is_typed_is_done_whole_or_not_at_all(typed: str, wanted: CopyState) -> None:
    lot = agenda(n3=RETURNED, n4=DESTROYED)
    found = read_numbers(typed, lot, wanted)
    assert bool(found.copies) != bool(found.problem)
    assert set(found.copies) <= set(lot.copies)
    assert len(set(found.copies)) == len(found.copies)
    assert all(copy.state not in (wanted, DESTROYED) for _, copy in found.copies)


@given(
    st.lists(st.integers(1, 9), min_size=1),
    st.sampled_from([" ", ",", ", ", ";", "  ", " en "]),
)
def test_any_row_of_numbers_that_exist_means_those(chosen: list[int], between: str) -> None:
    assert numbers(between.join(map(str, chosen))) == list(dict.fromkeys(chosen))


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from(["-", "–", " - ", " t/m "]))
def test_a_range_means_every_number_in_it(first: int, last: int, dash: str) -> None:
    low, high = sorted((first, last))
    assert numbers(f"{first}{dash}{last}") == list(range(low, high + 1))


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_a_number_that_does_not_exist_is_named(inside: int, other: int) -> None:
    lot = agenda()
    found = read_numbers(f"{inside} {other}", lot, RETURNED)
    for number in {inside, other} - set(range(1, 10)):
        assert str(number) in found.problem
        assert found.copies == ()
