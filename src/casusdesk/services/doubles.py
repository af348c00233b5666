"""Whether a signal may be a case that is on the list already (domain US3): a warning, never a refusal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from casusdesk.domain.case import Case
from casusdesk.domain.signal import Signal
from casusdesk.services.search import folded

NEAR: Final = timedelta(days=7)
BORN_NEAR: Final = timedelta(days=21)
"""So far a child may be born from its due date, when one signal names the first and a case the second."""


def similar(signal: Signal, cases: Iterable[Case]) -> tuple[str, ...]:
    """Codes of active cases within seven days of the same date and from the same quarter.

    A child that was born is also held against due dates, within three weeks. The same quarter is the
    same organisation where both are known, otherwise the same role.
    """
    return tuple(
        case.code
        for case in cases
        if case.status.active and _same_days(signal, case) and _same_quarter(signal, case)
    )


def _same_days(signal: Signal, case: Case) -> bool:
    pairs = ((signal.due_date, case.due_date), (signal.birth_date, case.birth_date))
    born = case.birth_date is None and _near(signal.birth_date, case.due_date, BORN_NEAR)
    return born or any(_near(given, known, NEAR) for given, known in pairs)


def _near(given: date | None, known: date | None, apart: timedelta) -> bool:
    return given is not None and known is not None and abs(given - known) <= apart


def _same_quarter(signal: Signal, case: Case) -> bool:
    if signal.brought_by_organisation and case.brought_by_organisation:
        return folded(signal.brought_by_organisation.strip()) == folded(case.brought_by_organisation.strip())
    return bool(signal.brought_by_role) and signal.brought_by_role == case.brought_by_role
