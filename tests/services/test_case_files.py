"""Case lists from Excel: encodings, line numbers, doubles, and files that are something else."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from casusdesk.domain.case_row import COLUMNS
from casusdesk.domain.catalog import Catalog, load_catalog
from casusdesk.errors import CasusdeskError
from casusdesk.services.case_files import overlong_sentences, read_cases

ON = date(2027, 1, 7)
HEADER = ";".join(COLUMNS)
GOOD = "KT472;15-04-2027;;ja;19;Mind2Care;VK;;nieuw;Café én rust: wat is nodig?;zus helpt;W!,F;VK,WC;;WC;"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(Path(__file__).parents[2] / "resources" / "catalog")


def written(folder: Path, *lines: str, encoding: str = "utf-8", end: str = "\r\n") -> Path:
    path = folder / "lijst.csv"
    path.write_bytes(end.join(lines).encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_every_way_excel_saves_reads_the_same(
    tmp_path: Path, catalog: Catalog, encoding: str, end: str
) -> None:
    found = read_cases(written(tmp_path, HEADER, GOOD, "", encoding=encoding, end=end), catalog, ON)
    assert found.problems == ()
    assert [case.question for case in found.cases] == ["Café én rust: wat is nodig?"]


def test_bad_rows_are_named_by_the_line_excel_shows_and_good_rows_stay(
    tmp_path: Path, catalog: Catalog
) -> None:
    split = 'RM264;;09-01-2027;;;;VK;;nieuw;"Wat nu?\nEn daarna?";;;;;;'
    bad = ";32-01-2027;;;x;;;;;;;;;;;"
    path = written(tmp_path, "sep=;", HEADER, split, "", bad, GOOD, end="\n")
    found = read_cases(path, catalog, ON)
    assert [case.code for case in found.cases] == ["RM264", "KT472"]
    assert found.cases[0].question == "Wat nu? En daarna?"
    assert [(p.line, p.column) for p in found.problems] == [(6, "uitgerekende_datum"), (6, "leeftijd")]
    assert str(found.problems[0]).startswith("Regel 6, kolom uitgerekende_datum: '32-01-2027' is geen datum.")


def test_nothing_is_imported_twice(tmp_path: Path, catalog: Catalog) -> None:
    nameless = ";15-04-2027;;ja;19;;VK;;nieuw;Zelfde vraag;;;;;;"
    path = written(tmp_path, HEADER, GOOD, GOOD, nameless, nameless)
    first = read_cases(path, catalog, ON)
    assert len(first.cases) == 2
    assert first.doubles == (3, 5)
    again = read_cases(path, catalog, date(2027, 2, 1), listed=first.cases)
    assert again.cases == ()
    assert again.doubles == (2, 3, 4, 5)


def test_columns_may_come_in_any_order_and_be_left_out(tmp_path: Path, catalog: Catalog) -> None:
    found = read_cases(written(tmp_path, "Vraag;Uitgerekende datum", "Wat nu?;1-3-2027"), catalog, ON)
    assert found.cases[0].due_date == date(2027, 3, 1)
    assert found.cases[0].question == "Wat nu?"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("",), "leeg"),
        (("a;b;c", "1;2;3"), "eerste regel"),
        (("vraag,uitgerekende_datum", "x,1-3-2027"), "eerste regel"),
        (("vraag;leeftijd", "x;19"), "uitgerekende_datum ontbreekt"),
        (("uitgerekende_datum;naam", "1-3-2027;x"), "'naam'"),
        (("uitgerekende_datum;vraag;vraag", "1-3-2027;x;y"), "twee keer"),
    ],
)
def test_a_file_that_is_no_case_list_is_refused_in_words(
    tmp_path: Path, catalog: Catalog, lines: tuple[str, ...], words: str
) -> None:
    with pytest.raises(CasusdeskError, match=words):
        read_cases(written(tmp_path, *lines), catalog, ON)


def test_a_missing_file_a_folder_and_a_giant_are_refused(tmp_path: Path, catalog: Catalog) -> None:
    with pytest.raises(CasusdeskError, match="bestaat niet"):
        read_cases(tmp_path / "weg.csv", catalog, ON)
    with pytest.raises(CasusdeskError, match="geen bestand"):
        read_cases(tmp_path, catalog, ON)
    giant = tmp_path / "groot.csv"
    giant.write_bytes(b"x" * 5_000_001)
    with pytest.raises(CasusdeskError, match="te groot"):
        read_cases(giant, catalog, ON)


def test_a_long_text_is_kept_whole_and_said(tmp_path: Path, catalog: Catalog) -> None:
    row = f"KT472;15-04-2027;;;;;;;;{'b' * 121};;;;;;"
    found = read_cases(written(tmp_path, HEADER, row), catalog, ON)
    assert len(found.cases[0].question) == 121
    assert list(overlong_sentences(found.cases)) == [
        "KT472: 'vraag' is 1 teken te lang. Kort de tekst in voor je afdrukt."
    ]


def test_damaged_bytes_never_end_in_a_traceback(tmp_path: Path, catalog: Catalog) -> None:
    dice = random.Random(1)
    whole = f"{HEADER}\r\n{GOOD}\r\n{GOOD}\r\n".encode()
    path = tmp_path / "lijst.csv"
    refused = 0
    for _ in range(500):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 12)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        path.write_bytes(data)
        try:
            read_cases(path, catalog, ON)
        except CasusdeskError:
            refused += 1
    assert 0 < refused < 500
