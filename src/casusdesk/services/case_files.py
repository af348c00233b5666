"""Case lists as Dutch Excel writes them (CSV with semicolons), read whole and imported once.

Good rows are never lost to a bad one: every bad row is named with its line, column and reason. What a
row says that is on the list already is told apart in `known_rows`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from casusdesk.domain.case import Case
from casusdesk.domain.case_row import ColumnProblem, read_row
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.code import new_code
from casusdesk.domain.wording import counted
from casusdesk.services.case_list_file import FileRow, read_rows
from casusdesk.services.known_rows import KnownRows, mark_of

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk


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
    marks: Mapping[str, str] = field(default_factory=dict)
    """The code of each case by the mark of the row it was read from."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did; nothing of a row named in `problems` or `doubles` was stored."""

    added: tuple[str, ...]
    problems: tuple[RowProblem, ...]
    doubles: tuple[int, ...]
    overlong: tuple[str, ...]
    """Dutch sentences about texts that were kept whole but must be shortened before printing."""


def read_cases(
    path: Path,
    catalog: Catalog,
    on: date,
    listed: Iterable[Case] = (),
    trash: Iterable[Case] = (),
    imported: Mapping[str, str] | None = None,
) -> CaseFile:
    """The cases in the CSV file at `path` that are not in `listed` yet, read on the day `on`.

    `imported` gives the code of the case that came from a row with that mark before.

    Raises:
        CasusdeskError: the file is not there, not a CSV with the columns of `COLUMNS`, or too large.
    """
    known = KnownRows(tuple(listed), tuple(trash), imported or {})
    codes = set(known.codes)
    cases: list[Case] = []
    problems: list[RowProblem] = []
    doubles: list[int] = []
    marks: dict[str, str] = {}
    for row in read_rows(path):
        outcome = _judged(row, catalog, on, known)
        if isinstance(outcome, Case):
            case = outcome if outcome.code else replace(outcome, code=new_code(codes))
            codes.add(case.code)
            marks[mark_of(row.values)] = case.code
            known.add(case, mark_of(row.values), row.line)
            cases.append(case)
        elif outcome:
            problems += [RowProblem(row.line, p.column, p.reason) for p in outcome]
        else:
            doubles.append(row.line)
    return CaseFile(tuple(cases), tuple(problems), tuple(doubles), marks)


def _judged(row: FileRow, catalog: Catalog, on: date, known: KnownRows) -> Case | tuple[ColumnProblem, ...]:
    """The new case in the row, its problems, or () when it is on the list already."""
    outcome = row.faults or read_row(row.values, catalog, on)
    if not isinstance(outcome, Case):
        return outcome
    verdict = known.verdict(outcome, mark_of(row.values))
    if isinstance(verdict, ColumnProblem):
        return (verdict,)
    return () if verdict else outcome


def import_cases(desk: Desk, path: Path) -> ImportReport:
    """Put the cases of the file on the list of `desk`, all good rows in one transaction.

    Raises:
        CasusdeskError: see `read_cases`; or the store cannot be written, and then nothing is.
    """
    found = read_cases(
        path,
        desk.catalog,
        desk.today(),
        listed=desk.cases.all(),
        trash=desk.cases.deleted(),
        imported=desk.cases.imported(),
    )
    desk.back_up_before("import")
    desk.cases.add_all(found.cases, marks=found.marks)
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
            excess = counted(over, "teken", "tekens")
            yield f"{case.code}: '{name}' is {excess} te lang. Kort de tekst in voor je afdrukt."
