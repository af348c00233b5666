"""Where a line of the overview leads: the places of the rules, as the window knows them."""

from __future__ import annotations

from datetime import date

from casusdesk.domain.todo import Place
from casusdesk.ui.context import WindowContext


def go_to(context: WindowContext, place: Place, key: str) -> None:
    """Go there; `key` as in `Todo`."""
    match place:
        case Place.CASE:
            context.open_case(key)
        case Place.CASES:
            context.open_cases(key)
        case Place.HANDOVERS:
            context.open_handover(key)
        case Place.FOLLOW_UP:
            context.open_follow_up(key)
        case Place.MEETING_MODE:
            context.open_meeting_mode(key)
        case Place.SETTINGS:
            context.open_settings()
        case Place.SIGNAL:
            context.add_signal()
        case Place.REGISTER:
            context.open_register(date.fromisoformat(key) if key else None)
        case Place.CONTACTS:
            context.open_contacts(key)
        case Place.MEETING:
            context.open_meeting()
