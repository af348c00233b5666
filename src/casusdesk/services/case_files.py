"""Case lists as Dutch Excel writes them (CSV with semicolons), read whole and imported once.

Good rows are never lost to a bad one: every bad row is named with its line, column and reason. Two
rows are the same case when their code is, or, without a code, when everything typed in them is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from casusdesk.domain.case import Case
from casusdesk.domain.case_row import COLUMNS, ColumnProblem, read_row
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.code import new_code
from casusdesk.errors import CasusdeskError, InvalidInputError

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk

LARGEST_FILE: Final = 5_000_000
"""Bytes; a list of thousands of cases is under one million."""
_NEEDED: Final = ("uitgerekende_datum", "geboortedatum_kind")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that could not be read: line of the file (the header is 1), column and Dutch reason."""

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        """As shown to the user."""
        return f"Regel {self.line}, kolom {self.column}: {self.reason}"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What a file holds: cases with their codes, and the rows that need mending."""

    cases: tuple[Case, ...]
    problems: tuple[RowProblem, ...]
    doubles: tuple[int, ...]
    """Lines that repeat an earlier row of the file, or a case already listed."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did; nothing of a row named in `problems` or `doubles` was stored."""

    added: tuple[str, ...]
    problems: tuple[RowProblem, ...]
    doubles: tuple[int, ...]
    overlong: tuple[str, ...]
    """Dutch sentences about texts that were kept whole but must be shortened before printing."""


def read_cases(path: Path, catalog: Catalog, on: date, listed: Iterable[Case] = ()) -> CaseFile:
    """The cases in the CSV file at `path` that are not in `listed` yet, read on the day `on`.

    Raises:
        CasusdeskError: the file is not there, not a CSV with the columns of `COLUMNS`, or too large.
    """
    known = list(listed)
    codes = {case.code for case in known}
    seen = {_typed(case) for case in known}
    cases: list[Case] = []
    problems: list[RowProblem] = []
    doubles: list[int] = []
    for line, values in _rows(_text(path)):
        outcome: Case | tuple[ColumnProblem, ...] = read_row(values, catalog, on)
        if not isinstance(outcome, Case):
            problems += [RowProblem(line, p.column, p.reason) for p in outcome]
        elif outcome.code in codes or (not outcome.code and _typed(outcome) in seen):
            doubles.append(line)
        else:
            case = outcome if outcome.code else replace(outcome, code=new_code(codes))
            codes.add(case.code)
            seen.add(_typed(case))
            cases.append(case)
    return CaseFile(tuple(cases), tuple(problems), tuple(doubles))


def import_cases(desk: Desk, path: Path) -> ImportReport:
    """Put the cases of the file on the list of `desk`, all good rows in one transaction.

    Raises:
        CasusdeskError: see `read_cases`; or the store cannot be written, and then nothing is.
    """
    listed = (*desk.cases.all(), *desk.cases.deleted())
    found = read_cases(path, desk.catalog, desk.today(), listed)
    desk.cases.add_all(found.cases)
    return ImportReport(
        added=tuple(case.code for case in found.cases),
        problems=found.problems,
        doubles=found.doubles,
        overlong=tuple(overlong_sentences(found.cases)),
    )


def overlong_sentences(cases: Iterable[Case]) -> Iterator[str]:
    """One Dutch sentence for every text in `cases` that is over its limit."""
    for case in cases:
        for name, over in case.overlong:
            unit = "teken" if over == 1 else "tekens"
            yield f"{case.code}: '{name}' is {over} {unit} te lang. Kort de tekst in voor je afdrukt."


def _typed(case: Case) -> tuple[object, ...]:
    """What makes two rows without a code the same: all that was typed, not the day it was read."""
    return (
        case.due_date,
        case.birth_date,
        case.age_at_referral,
        case.first_child,
        case.referral_route,
        case.brought_by_role,
        case.brought_by_organisation,
        case.question,
    )


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise CasusdeskError("Dit bestand is te groot voor een casuslijst. Kies een ander bestand.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise CasusdeskError("Dit bestand bestaat niet. Controleer de naam en de map.") from None
    except OSError:
        raise CasusdeskError(
            "Dit bestand is niet te lezen. Sluit het in Excel en probeer het opnieuw."
        ) from None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Every filled row with the line it starts on, its values by column."""
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=";")
    try:
        header, start = _header(reader)
        for cells in reader:
            line, start = start + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            padded = cells + [""] * (len(header) - len(cells))
            yield line, dict(zip(header, padded, strict=False))
    except csv.Error:
        message = "Dit bestand is geen CSV. Sla de lijst in Excel op als CSV (gescheiden door puntkomma)."
        raise CasusdeskError(message) from None


def _header(reader: Iterator[list[str]]) -> tuple[list[str], int]:
    """The column names and the line they end on; Excel's own first line `sep=;` is passed over."""
    line = 0
    for cells in reader:
        line += 1
        names = [cell.strip().casefold().replace(" ", "_") for cell in cells]
        if not any(names) or names[0].startswith("sep="):
            continue
        _check_columns(names)
        return names, line
    raise CasusdeskError("Dit bestand is leeg. Kies een bestand met casussen.")


def _check_columns(names: list[str]) -> None:
    if not set(names) & set(COLUMNS):
        raise CasusdeskError(
            "De eerste regel noemt de kolommen niet. Sla de lijst in Excel op als CSV, gescheiden door "
            "puntkomma, met op de eerste regel: " + ";".join(COLUMNS)
        )
    if not any(name in names for name in _NEEDED):
        raise InvalidInputError("De kolom uitgerekende_datum ontbreekt. Voeg hem toe.", field=_NEEDED[0])
    for name in names:
        if name and name not in COLUMNS:
            raise InvalidInputError(
                f"De kolom '{name}' is niet bekend. Haal hem weg of kies uit: " + ", ".join(COLUMNS),
                field=name,
            )
        if name and names.count(name) > 1:
            raise InvalidInputError(f"De kolom '{name}' staat er twee keer. Haal er een weg.", field=name)
