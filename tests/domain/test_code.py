"""Case codes: random, readable, never twice (R6)."""

from __future__ import annotations

import pytest

from casusdesk.domain.code import DIGITS, LETTERS, codes_in, new_code, parse_code
from casusdesk.errors import InvalidInputError


def test_new_codes_have_the_form_and_avoid_what_is_taken() -> None:
    taken: set[str] = set()
    for _ in range(500):
        code = new_code(taken)
        assert parse_code(code) == code
        assert code not in taken
        taken.add(code)


def test_only_the_free_code_is_left() -> None:
    class AllBut:
        def __contains__(self, code: object) -> bool:
            return isinstance(code, str) and code[:3] != "KT4"

    assert new_code(AllBut()).startswith("KT4")


@pytest.mark.parametrize("text", ["", "K472", "KTT72", "IK472", "KO472", "KT012", "KT4722", "KT47é"])
def test_other_forms_are_refused_in_words(text: str) -> None:
    with pytest.raises(InvalidInputError, match="twee letters"):
        parse_code(text)


def test_typing_is_forgiving() -> None:
    assert parse_code(" kt472 ") == "KT472"


def test_no_letter_or_digit_that_reads_as_another() -> None:
    assert not set("IO") & set(LETTERS)
    assert not set("01") & set(DIGITS)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Zie ook KT472 en kt 472.", ("KT472",)),
        ("bx-385, Bx.385 en BX385", ("BX385",)),
        ("KT4721 is er geen, XKT472 ook niet, KT172 evenmin", ()),
        ("KT\u00ad472", ("KT472",)),
        ("", ()),
    ],
)
def test_a_code_is_found_as_somebody_types_it(text: str, codes: tuple[str, ...]) -> None:
    assert codes_in(text) == codes
