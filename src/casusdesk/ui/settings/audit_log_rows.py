"""What stands in the list of the Logboek, row by row: domain in, words out, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from casusdesk.domain.audit import AuditEvent, AuditRow, ChainReport
from casusdesk.domain.wording import clock_time, counted, day_month

EVERYTHING: Final = "alles"
_WRONG: Final = "klopt niet"
_WHAT_TO_DO: Final = (
    "Iets buiten casusdesk om heeft die regel veranderd, verplaatst, weggehaald of ertussen gezet. Sla "
    "het logboek op, zet je laatste reservekopieën apart en meld het bij je functionaris gegevensbescherming "
    "(FG)."
)


@dataclass(frozen=True, slots=True)
class LogRow:
    """One row: its number from 1, what happened, about what, and when, in words."""

    number: int
    event: str
    about: str
    moment: str
    wrong: bool = False

    @property
    def spoken(self) -> str:
        """The row as it is read aloud."""
        parts = (self.event, self.about, self.moment, f"regel {self.number}", _WRONG if self.wrong else "")
        return ", ".join(part for part in parts if part)

    @property
    def side(self) -> str:
        """The muted line below: when, and which row."""
        return f"{self.moment} · regel {self.number}" + (f" · {_WRONG}" if self.wrong else "")


def log_rows(rows: Sequence[AuditRow], report: ChainReport) -> list[LogRow]:
    """Every row in local time, the newest first."""
    found = [_row(number, row, report.broken_at) for number, row in enumerate(rows, start=1)]
    return found[::-1]


def choices(rows: Sequence[AuditRow]) -> list[tuple[str, str]]:
    """What can be chosen to see: everything, or one of the events that are there."""
    there = {row.event for row in rows}
    return [("", EVERYTHING), *((event.label, event.label) for event in AuditEvent if event in there)]


def verdict(report: ChainReport) -> str:
    """Whether the chain is whole, in words, with what to do when it is not."""
    if report.broken_at is not None:
        return f"Het logboek klopt niet meer vanaf regel {report.broken_at}. {_WHAT_TO_DO}"
    if not report.rows:
        return ""
    sealed = f"Het logboek is heel: {counted(report.rows, 'regel', 'regels')}, elk verzegeld aan de vorige."
    older = counted(report.unsealed, "regel is", "regels zijn")
    return sealed + (f" De eerste {older} van voor de zegels." if report.unsealed else "")


def _row(number: int, row: AuditRow, broken_at: int | None) -> LogRow:
    at = row.at.astimezone()
    moment = f"{day_month(at)} {at.year}, {clock_time(at.time())} uur"
    about = " · ".join(part for part in (row.subject, row.reason, row.person) if part)
    return LogRow(number, row.event.label, about, moment, number == broken_at)
