"""The list of handovers, row by row: who to whom, where the introduction stands, and what presses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casusdesk.domain.catalog import Catalog
from casusdesk.domain.handover import Handover, HandoverStep, HandoverType, Introduction
from casusdesk.domain.handover_press import Press
from casusdesk.domain.wording import clock_time, counted, day_month
from casusdesk.ui.meetings.rows import Chip, Row, RowKind

NOBODY = "nog geen ontvanger"
PARENTS = "ouder(s) zelf"


def handover_rows(
    pressing: Sequence[Press], catalog: Catalog, *, by_receiver: bool = False
) -> tuple[Row, ...]:
    """Running ones in the order given, those taken over below their own heading.

    `by_receiver` puts the running ones under who receives them. The `code` of a row is the id.
    """
    running = [p for p in pressing if p.handover.introduction.step is not HandoverStep.TAKEN_OVER]
    done = [p for p in pressing if p not in running]
    rows: list[Row] = []
    if by_receiver:
        for receiver, found in receivers(running, catalog).items():
            rows.append(Row(RowKind.HEADING, receiver, meta=counted(len(found), "blad", "bladen")))
            rows += [_row(one, catalog) for one in found]
    else:
        rows += [_row(one, catalog) for one in running]
    if done:
        rows += [Row(RowKind.HEADING, f"Overgenomen ({len(done)})")]
        rows += [_row(one, catalog) for one in done]
    return tuple(rows)


def receivers(pressing: Iterable[Press], catalog: Catalog) -> dict[str, list[Press]]:
    """The handovers by the full name of who receives them, in the order of the alphabet; nobody last."""
    found: dict[str, list[Press]] = {}
    for one in pressing:
        found.setdefault(receiver_name(one.handover, catalog), []).append(one)
    return dict(sorted(found.items(), key=lambda pair: (pair[0] == NOBODY, pair[0])))


def receiver_name(handover: Handover, catalog: Catalog) -> str:
    """The role that receives the sheet, in full; for type E without one the parents themselves."""
    name = catalog.agency_label(handover.receiver.role)
    return name or (PARENTS if handover.type is HandoverType.E else NOBODY)


def _row(pressing: Press, catalog: Catalog) -> Row:
    handover = pressing.handover
    giver = catalog.agency_label(handover.giver.role) or "nog onbekend"
    meet = handover.introduction
    planned = meet.on is not None or meet.step in (HandoverStep.INTRODUCED, HandoverStep.TAKEN_OVER)
    chips = [] if planned else [Chip.NO_INTRODUCTION]
    if pressing.late:
        chips.append(Chip.LATE)
    return Row(
        RowKind.CASE,
        handover.case_code,
        meta=f"type {handover.type.value}",
        detail=f"{giver} naar {receiver_name(handover, catalog)}",
        note=_note(pressing),
        code=handover.id,
        chips=tuple(chips),
        addable=False,
    )


def _note(pressing: Press) -> str:
    """Where it stands, and by when the next step is due."""
    meet = pressing.handover.introduction
    stands = progress(meet)
    if pressing.due is None or meet.step is HandoverStep.PLANNED:
        return f"{stands}: is er kennisgemaakt?" if pressing.late else stands
    due = day_month(pressing.due)
    if meet.step is HandoverStep.TO_PLAN:
        return f"{stands}, {'had gekund tot' if pressing.late else 'uiterlijk'} {due}"
    return f"{stands}; regie over per {due}" if pressing.handover.lead_from else stands


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
