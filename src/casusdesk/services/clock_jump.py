"""A clock that was set wrong wipes nothing: after a jump the trash waits for a day that fits (vault §2)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from casusdesk.store.state import StateStore

LONGEST_AWAY: Final = 31
"""Days between two openings that go without a word; more is a jump of the clock, or a long leave."""
_OPENED_ON: Final = "opened_on"
JUMPED: Final = (
    "Volgens de klok werkte je hier meer dan een maand niet, of de klok is verzet. Kijk of de datum van "
    "vandaag klopt. De prullenbak wordt pas de volgende keer geleegd."
)


def jump_since_last(state: StateStore, today: date) -> str | None:
    """What to say of a clock that went back, or over a month on, since the store was last opened; else None.

    The day is remembered, so that the next opening measures from it.
    """
    told = state.setting(_OPENED_ON)
    if told != today.isoformat():
        state.put_setting(_OPENED_ON, today.isoformat())
    try:
        days = (today - date.fromisoformat(told)).days if told else 0
    except ValueError:
        return JUMPED
    return None if 0 <= days <= LONGEST_AWAY else JUMPED
