"""The places of the navigation, each made the first time it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from casusdesk.ui.context import WindowContext
from casusdesk.ui.navigation import Entry
from casusdesk.ui.screen import Screen

MODE: Final = -1
"""Overlegmodus: no place of the navigation, for it fills the window."""
KIOSK: Final = -2
"""The print screen for attendees: it fills the window too, and is never left but through the lock."""
FILLING: Final = (MODE, KIOSK)
"""What has nothing of the frame around it."""
OVERVIEW, CASES, MEETING, HANDOVERS, FOLLOW_UP, REGISTER, CONTACTS, SETTINGS = range(8)

ENTRIES: Final = (
    Entry("Overzicht", "overview"),
    Entry("Casussen", "cases", 0),
    Entry("Overleg", "meeting", 0),
    Entry("Overdrachten", "handover", 0),
    Entry("Afspraken", "check", 0),
    Entry("Papier", "paper", 0),
    Entry("Contacten", "contacts"),
    Entry("Instellingen", "settings"),
)


def _overview(context: WindowContext) -> Screen:
    from casusdesk.ui.overview.screen import OverviewScreen

    return OverviewScreen(context)


def _cases(context: WindowContext) -> Screen:
    from casusdesk.ui.cases.screen import CasesScreen

    return CasesScreen(context)


def _meeting(context: WindowContext) -> Screen:
    from casusdesk.ui.meetings.screen import MeetingScreen

    return MeetingScreen(context)


def _handovers(context: WindowContext) -> Screen:
    from casusdesk.ui.handovers.screen import HandoversScreen

    return HandoversScreen(context)


def _follow_up(context: WindowContext) -> Screen:
    from casusdesk.ui.follow_up.screen import FollowUpScreen

    return FollowUpScreen(context)


def _register(context: WindowContext) -> Screen:
    from casusdesk.ui.register.screen import RegisterScreen

    return RegisterScreen(context)


def _contacts(context: WindowContext) -> Screen:
    from casusdesk.ui.contacts.screen import ContactsScreen

    return ContactsScreen(context)


def _settings(context: WindowContext) -> Screen:
    from casusdesk.ui.settings.screen import SettingsScreen

    return SettingsScreen(context)


MAKERS: Final[tuple[Callable[[WindowContext], Screen], ...]] = (
    _overview,
    _cases,
    _meeting,
    _handovers,
    _follow_up,
    _register,
    _contacts,
    _settings,
)


def make(place: int, context: WindowContext) -> Screen:
    """The screen of this place, Overlegmodus and kiosk included."""
    if place not in FILLING:
        return MAKERS[place](context)
    if place == KIOSK:
        from casusdesk.ui.kiosk.screen import KioskScreen

        return KioskScreen(context)
    from casusdesk.ui.meeting_mode.screen import MeetingModeScreen

    return MeetingModeScreen(context)


def title_of(place: int) -> str:
    """What the place is called."""
    names = {MODE: "Overlegmodus", KIOSK: "Afdrukscherm voor deelnemers"}
    return names[place] if place in names else ENTRIES[place].title
