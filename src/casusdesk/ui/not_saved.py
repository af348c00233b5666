"""What is said when a change was not saved: short, because the top bar has little room (ux §5.3)."""

from __future__ import annotations

from typing import Final

from casusdesk.errors import CasusdeskError, DiskFullError

_FULL: Final = "schijf vol. Maak ruimte vrij."
_REFUSED: Final = "de schijf weigert. Maak ruimte vrij."
_SAID: Final = "; je laatste wijziging is nog niet bewaard"
"""What the store says of it too; the first words say it already."""


def not_saved(error: CasusdeskError | OSError) -> str:
    """`Niet bewaard – schijf vol. Maak ruimte vrij.`"""
    if isinstance(error, DiskFullError):
        reason = _FULL
    elif isinstance(error, CasusdeskError):
        reason = str(error).replace(_SAID, "")
        reason = f"{reason[:1].lower()}{reason[1:]}"
    else:
        reason = _REFUSED
    return f"Niet bewaard – {reason}"
