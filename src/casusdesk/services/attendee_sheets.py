"""What an attendee may see and print for herself: the open sheets her role gives or receives (domain R14)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from casusdesk.domain.handover import Handover, HandoverStep
from casusdesk.errors import CasusdeskError
from casusdesk.services.print_job import PrintJob

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk


def sheets_by_role(desk: Desk) -> Mapping[str, tuple[Handover, ...]]:
    """The sheets each role can take home now; a role without one is left out, roles in order of their words.

    Open means not taken over yet. What consent, a missing lead or a text too long keeps off paper is left
    out too, without a word: why is the business of the project leader.
    """
    found: dict[str, list[Handover]] = {}
    for handover in desk.handovers.all():
        if handover.introduction.step is HandoverStep.TAKEN_OVER or not _printable(desk, handover):
            continue
        for role in dict.fromkeys((handover.giver.role, handover.receiver.role)):
            if role and desk.papers.readers.may_hold(handover, role):
                found.setdefault(role, []).append(handover)
    ordered = sorted(found, key=lambda role: desk.catalog.agency_label(role).casefold())
    return {role: tuple(found[role]) for role in ordered}


def sheet_job(desk: Desk, handover: Handover, role: str) -> PrintJob:
    """One sheet in one copy, of which `role` is the only holder."""
    return PrintJob(desk.meetings.upcoming(), handovers=(handover,), only_for=role)


def _printable(desk: Desk, handover: Handover) -> bool:
    try:
        desk.papers.handover_pages([handover])
    except CasusdeskError:
        return False
    return True
