"""What the store itself asks of her: a backup that failed, a copy elsewhere, her recovery sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final

from casusdesk.domain.dates import relative_day

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk

COPY_EVERY: Final = timedelta(days=31)
"""Once a month, after the meeting (ux §6 no. 33)."""


class CareKind(Enum):
    """Which group of the settings it leads to."""

    BACKUPS = "backups"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Care:
    """One thing to see to. `urgent`: something went wrong; otherwise it is time again."""

    kind: CareKind
    words: str
    urgent: bool = False


def cares(desk: Desk) -> tuple[Care, ...]:
    """What there is to see to, what went wrong first; nothing in practice, nor before there is a case."""
    found = []
    backups = desk.backups
    if backups is not None:
        if backups.problem:
            words = f"De laatste reservekopie is mislukt. {backups.problem}"
            found.append(Care(CareKind.BACKUPS, words, urgent=True))
        if desk.cases.all():
            found += _copy_elsewhere(desk)
    if desk.code_check.due:
        found.append(Care(CareKind.CODE, "Controleer of je herstelblad er nog is en klopt"))
    return tuple(found)


def _copy_elsewhere(desk: Desk) -> list[Care]:
    assert desk.backups is not None, "no practice"
    copied, today = desk.backups.external, desk.today()
    if copied is None:
        return [Care(CareKind.BACKUPS, "Zet een reservekopie op een stick of netwerkmap: er is er nog geen")]
    day = copied.astimezone().date()
    if timedelta() <= today - day < COPY_EVERY:
        return []
    when = relative_day(min(day, today), today)
    return [
        Care(CareKind.BACKUPS, f"Zet weer een reservekopie op een stick of netwerkmap (de vorige: {when})")
    ]
