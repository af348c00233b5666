"""The list of handovers in words: from whom to whom, and where the introduction stands."""

from __future__ import annotations

from collections.abc import Iterable

from casusdesk.domain.catalog import Catalog
from casusdesk.domain.handover import Handover, HandoverStep, Introduction
from casusdesk.domain.wording import clock_time, day_month
from casusdesk.ui.meetings.rows import Chip, Row, RowKind, role_name


def handover_rows(handovers: Iterable[Handover], catalog: Catalog) -> tuple[Row, ...]:
    """Open ones first, those taken over below their own heading. The `code` of a row is the id."""
    listed = list(handovers)
    done = [h for h in listed if h.introduction.step is HandoverStep.TAKEN_OVER]
    rows = [_row(handover, catalog) for handover in listed if handover not in done]
    if done:
        rows += [Row(RowKind.HEADING, f"Overgenomen ({len(done)})")]
        rows += [_row(handover, catalog) for handover in done]
    return tuple(rows)


def _row(handover: Handover, catalog: Catalog) -> Row:
    giver = role_name(catalog, handover.giver.role) or "nog onbekend"
    receiver = role_name(catalog, handover.receiver.role) or "nog onbekend"
    planned = handover.introduction.on is not None or handover.introduction.met_on is not None
    return Row(
        RowKind.CASE,
        handover.case_code,
        meta=f"type {handover.type.value}",
        detail=f"{giver} naar {receiver}",
        note=progress(handover.introduction),
        code=handover.id,
        chips=() if planned or handover.introduction.taken_over_on else (Chip.NO_INTRODUCTION,),
        addable=False,
    )


def progress(meet: Introduction) -> str:
    """Where it stands, with its day."""
    match meet.step:
        case HandoverStep.TAKEN_OVER:
            day = meet.taken_over_on
        case HandoverStep.INTRODUCED:
            day = meet.met_on
        case _:
            day = meet.on
    if day is None:
        return meet.step.label
    at = f", {clock_time(meet.at)} uur" if meet.at and meet.step is HandoverStep.PLANNED else ""
    when = "voor" if meet.step is HandoverStep.PLANNED else "op"
    return f"{meet.step.label} {when} {day_month(day)}{at}"
