"""An afspraak made at a meeting: what, who, until when, and at how many meetings it stood open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

STUCK_AFTER: Final = 2
"""Meetings at which the same action stood open before a breakthrough is proposed (domain §1 no. 52)."""


@dataclass(frozen=True, slots=True)
class Action:
    """One action. `who` is a role of the catalogue; `text` at most 60 characters (domain §3.1 A).

    `open_at` lists the meeting dates at which the action was on the agenda and not done, oldest first.
    """

    id: str
    case_code: str
    text: str
    who: str = ""
    due: date | None = None
    agreed_on: date | None = None
    done_on: date | None = None
    open_at: tuple[date, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it still has to be done."""
        return self.done_on is None

    @property
    def stuck(self) -> bool:
        """Whether it stood open at two meetings or more: ask "doorbraak?"."""
        return self.open and len(self.open_at) >= STUCK_AFTER
