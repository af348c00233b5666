"""Copies to call in when consent goes: which one, who has it, and what to do about it (domain R9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from casusdesk.domain.catalog import Catalog
from casusdesk.domain.paper import CopyState, PaperCopy, Print
from casusdesk.domain.paper_ledger import Known
from casusdesk.domain.withdrawal import Withdrawal
from casusdesk.domain.wording import counted, day_month, listed, row_date

_TO_DO: Final = {
    CopyState.HANDED_OUT: "Vraag het terug en vernietig het.",
    CopyState.RETURNED: "Vernietig het (versnipperaar P-4).",
    CopyState.IN_FILE: "Zeg de ontvanger dat de toestemming weg is; die beslist over het eigen dossier.",
    CopyState.MISSING: "Volg de stappen bij een datalek (Papier).",
}
_SAVED: Final = "Een PDF: laat het bestand overal wissen."


@dataclass(frozen=True, slots=True)
class RecallRow:
    """One copy: `title` says which paper and number, `where` who has it and since when, `to_do` what now."""

    known: Known
    title: str
    where: str
    to_do: str

    @property
    def may_return(self) -> bool:
        """Whether it is still out."""
        return self.known[1].state in (CopyState.HANDED_OUT, CopyState.MISSING)


def recall_rows(copies: Sequence[Known], catalog: Catalog) -> tuple[RecallRow, ...]:
    """A row for each copy, what is still out first."""
    ordered = sorted(copies, key=lambda known: list(_TO_DO).index(known[1].state))
    return tuple(_row(made, copy, catalog) for made, copy in ordered)


def _row(made: Print, copy: PaperCopy, catalog: Catalog) -> RecallRow:
    number = copy.number
    title = f"{made.paper.title} {day_month(made.held_on)}, exemplaar {number.label} van {number.total}"
    who = catalog.agency_label(number.role) if number.role else "zonder rol"
    where = f"{who} – {copy.state.label} sinds {row_date(copy.since)}"
    out = copy.state is CopyState.HANDED_OUT
    return RecallRow((made, copy), title, where, _SAVED if made.saved and out else _TO_DO[copy.state])


def removed_words(gone: Withdrawal, catalog: Catalog) -> str:
    """What was taken away at once, in one or two sentences; "" when there was nothing to take away."""
    said = []
    days = [day_month(off.held_on) for off in gone.agendas]
    if days:
        said.append(f"Van de agenda van {listed(days)} gehaald.")
    if gone.sheets:
        roles = dict.fromkeys(catalog.agency_label(sheet.receiver.role) for sheet in gone.sheets)
        whom = listed([role for role in roles if role])
        count = counted(len(gone.sheets), "overdrachtsblad", "overdrachtsbladen")
        said.append(f"{count}{f' voor {whom}' if whom else ''} naar de prullenbak.")
    return " ".join(said)
