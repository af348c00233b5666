"""Case lists that something went wrong with: nothing is dropped without a word, nothing comes twice."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from casusdesk.domain.case_row import COLUMNS
from casusdesk.errors import CasusdeskError
from casusdesk.services.access import open_empty_practice
from casusdesk.services.case_files import ImportReport, import_cases, read_cases
from casusdesk.services.desk import Desk
from casusdesk.services.list_text import split_rows

ON = date(2027, 1, 14)
HEADER = ";".join(COLUMNS)
DUE = "15-04-2027"


Import = Callable[..., ImportReport]


def row(**cells: str) -> str:
    filled = {"uitgerekende_datum": DUE} | cells
    return ";".join(filled.get(column, "") for column in COLUMNS)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_empty_practice(tmp_path / "oefening", today=ON) as opened:
        yield opened


@pytest.fixture
def imported(desk: Desk, tmp_path: Path) -> Import:
    def of(*lines: str | bytes, header: str = HEADER, end: bytes = b"\r\n") -> ImportReport:
        path = tmp_path / "lijst.csv"
        raw = [line if isinstance(line, bytes) else line.encode() for line in (header, *lines)]
        path.write_bytes(end.join(raw))
        return import_cases(desk, path)

    return of


def questions(desk: Desk) -> set[str]:
    return {case.question for case in desk.cases.all()}


def test_a_quote_without_an_end_costs_its_own_row_only(desk: Desk, imported: Import) -> None:
    report = imported(row(vraag="een"), row(vraag='"open'), row(vraag="twee"), row(vraag='"drie; heel"'))
    assert questions(desk) == {"een", "twee", "drie; heel"}
    assert [(p.line, p.column) for p in report.problems] == [(3, "vraag")]
    assert "heeft geen einde" in report.problems[0].reason


def test_two_open_quotes_do_not_glue_rows_together(desk: Desk, imported: Import) -> None:
    report = imported(row(vraag='"een'), row(vraag="goed"), row(vraag='"twee'), row(vraag="beter"))
    assert questions(desk) == {"goed", "beter"}
    assert [p.line for p in report.problems] == [2, 4]
    narrow = imported(f'{DUE};"drie', f'{DUE};"vier"', f'{DUE};"a\nb; c"', header="uitgerekende_datum;vraag")
    assert [p.line for p in narrow.problems] == [2]
    assert {"vier", "a b; c"} <= questions(desk)


def test_more_cells_than_columns_and_cells_without_a_column_are_said(desk: Desk, imported: Import) -> None:
    report = imported(row(vraag="a") + ";te;veel", row(vraag="b") + ";;")
    assert questions(desk) == {"b"}
    assert str(report.problems[0]).startswith("Regel 2, kolom 17: Deze regel heeft meer cellen")
    report = imported(f"{DUE};c;weg", header="uitgerekende_datum;vraag;")
    assert "Boven deze cel staat geen kolomnaam" in str(report.problems[0])


def test_a_list_saved_in_two_ways_reads_right_and_lost_characters_are_said(
    desk: Desk, imported: Import
) -> None:
    report = imported(
        row(vraag="één"), row(vraag="zoë").encode("cp1252"), row(vraag="a\x81b").encode("latin-1")
    )
    assert questions(desk) == {"één", "zoë"}
    assert [(p.line, p.column) for p in report.problems] == [(4, "vraag")]


def test_utf_16_without_its_mark(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(f"{HEADER}\r\n{row(vraag='Łódź: één?')}\r\n".encode("utf-16-le"))
    import_cases(desk, path)
    assert questions(desk) == {"Łódź: één?"}


def test_a_giant_cell_is_kept_whole_and_said(desk: Desk, imported: Import) -> None:
    report = imported(row(vraag="x" * 200_000), row(vraag="goed"))
    assert len(report.added) == 2
    assert "tekens te lang" in report.overlong[0]
    assert {len(question) for question in questions(desk)} == {200_000, 4}


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"leeftijd": "9" * 5000}, "leeftijd"),
        ({"leeftijd": "²"}, "leeftijd"),
        ({"geboortedatum_kind": "01-01-0001"}, "geboortedatum_kind"),
        ({"uitgerekende_datum": "31-12-9999"}, "uitgerekende_datum"),
        ({"uitgerekende_datum": "30-02-2027"}, "uitgerekende_datum"),
    ],
)
def test_numbers_no_case_has_are_named(imported: Import, cells: dict[str, str], column: str) -> None:
    report = imported(row(**cells))
    assert report.added == ()
    assert [problem.column for problem in report.problems] == [column]


def test_a_question_in_the_wrong_column_is_not_repeated(imported: Import) -> None:
    report = imported(row(leeftijd="dit is een hele vraag over een gezin"))
    assert "over een gezin" not in str(report.problems[0])


def test_what_was_changed_in_the_window_does_not_come_a_second_time(desk: Desk, imported: Import) -> None:
    lines = [row(vraag="v" * 130), row(code="KT472", vraag="eerste vraag")]
    imported(*lines)
    for case in desk.cases.all():
        desk.cases.record(replace(case, question="ingekort", interpreter="Pools"))
    report = imported(*lines)
    assert (report.added, report.doubles, report.problems) == ((), (2, 3), ())
    assert questions(desk) == {"ingekort"}


def test_a_code_that_is_taken_by_another_case_is_said(desk: Desk, imported: Import) -> None:
    report = imported(
        row(code="KT472", vraag="een"), row(code="kt472", vraag="ander"), row(code="KT472", vraag="een")
    )
    assert report.doubles == (4,)
    assert "KT472 staat ook op regel 2, met andere gegevens" in str(report.problems[0])
    report = imported(row(code="KT472", vraag="nieuwe tekst"))
    assert "staat al op de lijst, met andere gegevens" in str(report.problems[0])
    assert questions(desk) == {"een"}


@pytest.mark.parametrize(
    "edit", [{"zorgen": "W!"}, {"vraag": "iets anders"}, {"uitgerekende_datum": "16-04-2027"}]
)
def test_one_edited_cell_is_named_and_nothing_comes_twice(
    desk: Desk, imported: Import, edit: dict[str, str]
) -> None:
    cells = {"leeftijd": "19", "inbrenger_rol": "VK", "vraag": "wat nu?", "steun": "nee"}
    imported(row(**cells))
    report = imported(row(**(cells | edit)))
    assert report.added == ()
    assert [problem.column for problem in report.problems] == list(edit)
    code = desk.cases.all()[0].code
    assert code in str(report.problems[0])
    assert imported(row(**(cells | edit | {"code": "BX385"}))).added == ("BX385",)


def test_two_women_who_differ_in_one_cell_of_one_file_both_come(imported: Import) -> None:
    cells = {"leeftijd": "19", "inbrenger_rol": "VK", "steun": "nee"}
    assert len(imported(row(**cells, vraag="een"), row(**cells, vraag="twee")).added) == 2


def test_what_is_in_the_trash_is_said_to_be_there(desk: Desk, imported: Import) -> None:
    lines = [row(code="KT472", vraag="een"), row(vraag="twee")]
    imported(*lines)
    for case in desk.cases.all():
        desk.cases.delete(case.code)
    report = imported(*lines)
    assert (report.added, report.doubles) == ((), ())
    assert ["prullenbak" in problem.reason for problem in report.problems] == [True, True]
    desk.cases.restore("KT472")
    assert imported(lines[0]).doubles == (2,)


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
def test_line_ends_and_line_numbers(desk: Desk, imported: Import, end: bytes) -> None:
    report = imported(
        "", row(vraag="een"), row(uitgerekende_datum="x"), end=end, header="\ufeffsep=;" + "\n" + HEADER
    )
    assert questions(desk) == {"een"}
    assert [problem.line for problem in report.problems] == [5]


def test_mutations_give_a_sentence_and_keep_to_their_time(desk: Desk, tmp_path: Path) -> None:
    dice = random.Random(2)
    good = row(code="KT472", leeftijd="19", vraag="één; rust").replace("één; rust", '"één; rust"')
    whole = f"{HEADER}\r\n{good}\r\n{row(vraag='b', zorgen='W!,F')}\r\n".encode()
    path, outcomes = tmp_path / "lijst.csv", {"read": 0, "refused": 0}
    pieces = [
        b'"',
        b";",
        b"\r",
        b"\n",
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x1f",
        b"=1+1",
        b"9" * 5000,
        b'"' * 3,
    ]
    for _ in range(1500):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            place = dice.randrange(len(data) + 1)
            data[place : place + dice.choice((0, 0, 1, 30))] = dice.choice((*pieces, dice.randbytes(3)))
        path.write_bytes(data)
        try:
            read_cases(path, desk.catalog, ON)
            outcomes["read"] += 1
        except CasusdeskError:
            outcomes["refused"] += 1
    assert min(outcomes.values()) > 100


def test_a_file_of_quotes_alone_does_not_take_the_day(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("uitgerekende_datum;vraag;krachten\n" + f'{DUE};"x;y\n' * 30_000, encoding="utf-8")
    found = read_cases(path, desk.catalog, ON)
    assert len(found.problems) + len(found.doubles) + len(found.cases) >= 15_000


def test_quotes_that_open_again_on_every_line_are_read_in_one_go() -> None:
    """Each line ends within quotes, whichever way it began: reading went to the end for every one."""

    class Counted(list[str]):
        read = 0

        def __getitem__(self, at: object) -> str:  # type: ignore[override]
            self.read += 1
            return super().__getitem__(at)  # type: ignore[index,no-any-return]

    lines = Counted(['a";"b\n'] * 5000)
    rows = list(split_rows(lines, 0, 2))
    assert [begin for begin, _, _ in rows] == list(range(5000))
    assert all(swallows for _, _, swallows in rows)
    assert lines.read <= 5000 * 100
