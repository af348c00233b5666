"""The herstelblad: the whole code readable, numbered, and nothing of any case."""

from __future__ import annotations

from datetime import date

import pytest

from casusdesk.documents.page import TextRun
from casusdesk.documents.recovery_sheet import recovery_page
from casusdesk.errors import DoesNotFitError

LINES = ("7K3M 9QXR 2HTV W4PZ", "C0N8 DJ6Y EFB5 GS1A")


def test_the_code_stands_large_in_columns_with_the_number_of_its_line() -> None:
    page = recovery_page(LINES, made_on=date(2026, 11, 22))
    groups = [run for run in page.runs() if run.size > 20 and len(run.text) == 4]
    assert [run.text for run in groups] == " ".join(LINES).split()
    assert len({round(run.x, 2) for run in groups}) == 4
    assert page.total == 1
    read = page.plain_text()
    assert f"Regel 1: {LINES[0]}" in read
    assert f"Regel 2: {LINES[1]}" in read


def test_it_says_what_it_is_for_and_where_to_keep_it_and_from_when_it_is() -> None:
    page = recovery_page(LINES, made_on=date(2026, 11, 22))
    read = page.plain_text()
    for wanted in (
        "zondag 22 november 2026",
        "wachtwoordzin kwijt",
        "kluis",
        "geen foto",
        "Herstelblad gebruiken",
    ):
        assert wanted in read
    assert all(isinstance(run, TextRun) and run.size >= 9 for run in page.runs())
    assert LINES[0][:4] not in page.title


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(DoesNotFitError):
        recovery_page(["7K3M 9QXR"] * 40, made_on=date(2026, 11, 22))
