"""The printed code: read leniently, and one error at any position is caught and pointed at."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casusdesk.errors import InvalidInputError
from casusdesk.store.recovery_code import ALPHABET, RecoveryCode

NUMBERS = st.integers(min_value=0, max_value=2**130 - 1)


@given(NUMBERS)
def test_what_is_printed_reads_back(number: int) -> None:
    code = RecoveryCode.of_number(number)
    assert RecoveryCode.parse(code.text) == code
    assert RecoveryCode.parse("\n".join(code.lines).lower()) == code
    assert int.from_bytes(code.secret, "big") == number


def test_shape_on_paper() -> None:
    code = RecoveryCode.random()
    assert len(code.groups) == 8
    assert {len(group) for group in code.groups} == {4}
    assert [len(line) for line in code.lines] == [19, 19]
    assert " ".join(code.groups) == " ".join(code.lines)
    assert code.characters not in repr(code)


def test_letters_that_look_like_digits_are_understood() -> None:
    code = RecoveryCode.of_number(0x1_0000_1000_0200_0010_0001)
    assert "0" in code.text
    assert "1" in code.text
    for written in (
        code.text.replace("0", "O").replace("1", "l"),
        code.text.replace("0", "o").replace("1", "I"),
    ):
        assert RecoveryCode.parse(written) == code


@pytest.mark.parametrize("seed", range(4))
def test_one_error_at_every_position_is_caught_and_located(seed: int) -> None:
    code = RecoveryCode.of_number(random.Random(seed).getrandbits(130))
    for place, right in enumerate(code.characters):
        where = f"Teken {place % 4 + 1} van groep {place % 16 // 4 + 1} op regel {place // 16 + 1}"
        for wrong in ALPHABET.replace(right, "") + "U*":
            typed = code.characters[:place] + wrong + code.characters[place + 1 :]
            with pytest.raises(InvalidInputError, match=where):
                RecoveryCode.parse(typed)


def test_swapped_neighbours_are_caught() -> None:
    code = RecoveryCode.of_number(random.Random(9).getrandbits(130))
    for place in range(31):
        swapped = list(code.characters)
        swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
        if "".join(swapped) != code.characters:
            with pytest.raises(InvalidInputError, match=f"regel {place // 16 + 1}"):
                RecoveryCode.parse("".join(swapped))


@settings(max_examples=200)
@given(NUMBERS, st.sets(st.integers(0, 15), min_size=2, max_size=3), st.randoms(use_true_random=False))
def test_two_or_three_errors_in_a_line_are_caught(
    number: int, places: set[int], chance: random.Random
) -> None:
    code = RecoveryCode.of_number(number)
    typed = list(code.characters)
    for place in places:
        typed[place] = chance.choice(ALPHABET.replace(typed[place], ""))
    with pytest.raises(InvalidInputError, match="regel 1"):
        RecoveryCode.parse("".join(typed))


def test_missing_and_extra_characters_are_counted() -> None:
    code = RecoveryCode.random()
    for typed, count in ((code.text[:-1], 31), (code.text + "A", 33), ("", 0)):
        with pytest.raises(InvalidInputError, match=f"32 tekens; je hebt er {count}"):
            RecoveryCode.parse(typed)


def test_typing_a_group_back() -> None:
    code = RecoveryCode.random()
    assert code.confirm(3, f" {code.groups[3].lower()} ")
    assert not code.confirm(3, code.groups[3][::-1] + "A")
    assert not code.confirm(3, "")
    assert not code.confirm(3, "é€😀")
