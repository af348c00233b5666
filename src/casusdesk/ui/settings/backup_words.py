"""How a backup is told: when it was made, how many cases are in it, and where the last copy went."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from casusdesk.domain.dates import relative_day
from casusdesk.domain.wording import clock_time, counted, day_month

if TYPE_CHECKING:
    from casusdesk.services.backups import Backup


def moment_words(moment: datetime, today: date) -> str:
    """`vandaag om 14.05`, `gisteren om 9.30`, `12 november om 16.00`, `3 maart 2026 om 9.00`."""
    local = moment.astimezone()
    day = local.date()
    if abs((day - today).days) < 2:
        words = relative_day(day, today)
    else:
        words = day_month(day) if day.year == today.year else f"{day_month(day)} {day.year}"
    return f"{words} om {clock_time(local.time())}"


def size_words(size: int) -> str:
    """`380 kB`, `1,2 MB`: in thousands, as a file manager does."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def backup_words(backup: Backup, today: date) -> str:
    """One line in a list of backups."""
    when = moment_words(backup.made_at, today)
    if not backup.whole:
        return f"{when}: beschadigd, niet te gebruiken"
    also = "" if backup.own else ", met een eerdere sleutel"
    return f"{when}: {counted(backup.cases, 'casus', 'casussen')}, {size_words(backup.size)}{also}"


def last_words(backup: Backup | None, today: date) -> str:
    """What there is now."""
    if backup is None:
        return "Er is nog geen reservekopie."
    return f"De laatste reservekopie is van {backup_words(backup, today)}. Gecontroleerd en in orde."


def copy_words(copied: datetime | None, folder: Path | None, today: date) -> str:
    """Where the last one outside this computer went."""
    if copied is None:
        return (
            "Er staat nog geen kopie op een andere plek. Raakt deze laptop weg, dan is alles weg. Zet er "
            "elke maand een op een USB-stick of een netwerkmap van je organisatie."
        )
    where = f", in {folder.name or folder}" if folder is not None else ""
    return f"De laatste kopie op een andere plek is van {moment_words(copied, today)}{where}."


def difference_words(added: int, changed: int) -> str:
    """How the cases of a backup differ from those of now."""
    other = f"{'is' if changed == 1 else 'zijn'} er {changed} anders dan nu"
    if added and changed:
        return f"Daarvan heb je er {added} nu niet en {other}."
    if added:
        return f"Daarvan heb je er {added} nu niet; de rest is gelijk aan nu."
    return f"Daarvan {other}." if changed else "Wat erin staat, is gelijk aan nu."
