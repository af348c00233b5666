"""What stands in the list of Papier, row by row: domain in, words out, no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from casusdesk.domain.catalog import Catalog
from casusdesk.domain.paper import PARENTS, CopyState, PaperCopy, Print
from casusdesk.domain.paper_ledger import Known, Lot, overdue
from casusdesk.domain.wording import day_month
from casusdesk.ui.meetings.rows import Chip, Row, RowKind

NO_ROLE = "zonder rol"


def lot_rows(lots: Iterable[Lot], catalog: Catalog, today: date) -> Iterator[Row]:
    """Each series under its heading; keys pass over headings, so the first row says it too."""
    for lot in lots:
        yield Row(RowKind.HEADING, lot.name, meta=lot.words)
        rows = [_row(known, catalog, today) for known in lot.copies]
        yield replace(rows[0], heard=f"{lot.name}, {lot.words}")
        yield from rows[1:]


def copy_key(known: Known) -> str:
    """Tells a copy from every other."""
    made, copy = known
    return f"{made.id}/{copy.number.number}"


def holder_words(copy: PaperCopy, catalog: Catalog) -> str:
    """Who has it, in words."""
    role = copy.number.role
    return role if role == PARENTS else catalog.agency_label(role) or NO_ROLE


def state_words(copy: PaperCopy) -> str:
    """Where it is; what parents got stays with them."""
    kept = copy.state is CopyState.IN_FILE and copy.number.role == PARENTS
    return f"bij de {PARENTS}" if kept else copy.state.label


def print_words(made: Print) -> str:
    """`afdruk 14 januari`, or `PDF 14 januari`."""
    return f"{'PDF' if made.saved else 'afdruk'} {day_month(made.printed_on)}"


def accounted(copy: PaperCopy) -> bool:
    """Whether its box is ticked: back, destroyed, or where it may stay."""
    return copy.state in (CopyState.RETURNED, CopyState.DESTROYED, CopyState.IN_FILE)


def _row(known: Known, catalog: Catalog, today: date) -> Row:
    made, copy = known
    late = overdue(made, copy, today)
    chips = [Chip.TO_SHRED] if late else [Chip.MISSING] if copy.state is CopyState.MISSING else []
    about = [holder_words(copy, catalog), print_words(made)]
    if not made.paper.comes_back or len(made.codes) == 1:
        about.insert(1, ", ".join(made.codes))
    note = f"moest uiterlijk {day_month(made.shred_by)} door de versnipperaar" if late else ""
    since = day_month(copy.since)
    return Row(
        RowKind.CASE,
        copy.number.label,
        meta=" · ".join(part for part in about if part),
        note=note,
        side=f"sinds {since}" if Chip.MISSING in chips else f"{state_words(copy)} · {since}",
        code=copy_key(known),
        chips=tuple(chips),
        addable=False,
        tick=accounted(copy),
    )
