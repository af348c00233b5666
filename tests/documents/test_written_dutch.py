"""Dates, times, quotes and blanks in every document are written as Dutch writes them (ux §5.7)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GOLDEN = sorted((Path(__file__).parent.parent / "golden").glob("*.txt"))
SHORT_DATE = re.compile(r"(?<![\d.,/-])\d{1,2}[-/]\d{1,2}[-/]\d{2,4}(?!\d)")
FAULTS = {
    "a time with a colon": re.compile(r"\b\d{1,2}:\d{2}\b"),
    "a dash of a typewriter": re.compile(
        r"[^\n] - |--|\d{1,2}\.\d{2} ?- ?\d{1,2}\.\d{2} uur(?<!8\.30-17\.00 uur)"
    ),
    "two blanks": re.compile(r"\S {2,}\S"),
    "a straight quote": re.compile(r"[\"'`´]"),
    "three points for one sign": re.compile(r"\.\.\."),
    "a blank before a sign": re.compile(r"\w [,;:!?](?= |$)(?<!Asielzoeksters ,)"),
    "a number stuck to its unit": re.compile(r"\d(kg|km|gram|uur|weken|dagen|€)\b|€\d"),
    "a percent sign apart": re.compile(r"\d%"),
    "English": re.compile(
        r"\b(page|of the|and|version|printed|copy|january|february|march|may|june|july|august|october|monday"
        r"|tuesday|wednesday|thursday|friday|saturday|sunday|am|pm|true|false|none|null)\b",
        re.IGNORECASE,
    ),
    "a month with a capital": re.compile(
        r"\d (Januari|Februari|Maart|April|Mei|Juni|Juli|Augustus|September|Oktober|November|December)\b"
    ),
    "a year of two digits": re.compile(r"\b\d{1,2}-\d{1,2}-\d{2}\b(?!\d)"),
}


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_dates_times_quotes_and_blanks_are_dutch(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for what, fault in FAULTS.items():
        found = fault.search(text)
        assert found is None, f"{what}: {text[max(0, found.start() - 30) : found.end() + 20]!r}"
    for date in SHORT_DATE.findall(text):
        assert re.fullmatch(r"\d{2}-\d{2}-\d{4}", date), date
    for start in re.finditer(r"“", text):
        assert "”" in text[start.end() : start.end() + 400], "a quote that does not end"


def test_times_end_on_uur_where_they_stand_in_a_sentence() -> None:
    for path in GOLDEN:
        for line in path.read_text(encoding="utf-8").splitlines():
            for hours in re.finditer(r"(\d{1,2}\.\d{2})–(\d{1,2}\.\d{2})(.{4})?", line):
                assert hours.group(3) == " uur", line
