"""What the commands of the frame do; the main window itself only holds the parts together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Protocol

from PySide6.QtCore import SignalInstance

from casusdesk.preferences import TEXT_SIZES
from casusdesk.ui.context import WindowContext
from casusdesk.ui.help_panel import HelpPanel
from casusdesk.ui.menus import Menus
from casusdesk.ui.panes import Panes
from casusdesk.ui.papers.request import PaperRequest
from casusdesk.ui.places import (
    CASES,
    CONTACTS,
    ENTRIES,
    FOLLOW_UP,
    HANDOVERS,
    MEETING,
    MODE,
    REGISTER,
    SETTINGS,
)
from casusdesk.ui.privacy import PrivacyScreen
from casusdesk.ui.screen import Screen
from casusdesk.ui.top_bar import TopBar


class Frame(Protocol):
    """What the commands need of the main window."""

    context: WindowContext
    place: int
    screens: dict[int, Screen]
    top: TopBar
    panes: Panes
    menus: Menus
    help: HelpPanel
    lock_asked: SignalInstance
    privacy: PrivacyScreen

    @property
    def shown(self) -> Screen: ...

    def show_place(self, place: int, *, enter: bool = True) -> Screen: ...

    def show_help(self) -> None: ...

    def close(self) -> bool: ...


class FrameActions:
    """One method per command of `shortcuts.COMMANDS`."""

    def __init__(self, window: Frame) -> None:
        self._window = window
        self._context = window.context

    def table(self) -> dict[str, Callable[[], object]]:
        """Every command by its name."""
        window, undo = self._window, self._context.undo
        goes = {
            f"screen_{place + 1}": lambda place=place: window.show_place(place)
            for place in range(len(ENTRIES))
        }
        return {
            **goes,
            "preview": lambda: self._on_paper("preview"),
            "save_pdf": lambda: self._on_paper("save_pdf"),
            "saved": self.say_saved,
            "lock": window.lock_asked.emit,
            "quit": window.close,
            "undo": lambda: self._step(undo.undo, back=True),
            "redo": lambda: self._step(undo.redo, back=False),
            "find": self.find,
            "add_signal": self.add_signal,
            "primary": self.primary,
            "open_meeting": lambda: window.show_place(MEETING),
            "meeting_mode": self.toggle_meeting_mode,
            "kiosk": self.open_kiosk,
            "next_pane": lambda: window.panes.step(1),
            "previous_pane": lambda: window.panes.step(-1),
            "larger": lambda: self._zoom(1),
            "smaller": lambda: self._zoom(-1),
            "normal": lambda: self._set_text_size(TEXT_SIZES[0]),
            "privacy": self.toggle_privacy,
            "help": window.show_help,
            "about": lambda: window.show_place(SETTINGS),
        }

    def open_case(self, code: str) -> None:
        """The case screen with this case open."""
        from casusdesk.ui.cases.screen import CasesScreen

        asked_at, words = self._window.place, self._window.shown.way_back()
        screen = self._window.show_place(CASES)
        assert isinstance(screen, CasesScreen)
        if words:
            screen.detail.away.lead(words, lambda: self._go_back(asked_at, words))
        screen.open_case(code)

    def open_cases(self, part: str) -> None:
        """The case screen with one part of its list in sight."""
        from casusdesk.ui.cases.screen import CasesScreen

        screen = self._window.show_place(CASES)
        assert isinstance(screen, CasesScreen)
        screen.show_part(part)

    def open_handover(self, handover_id: str, field: str = "") -> None:
        """The handover screen, with this one open unless the id is empty, at a field of its sheet."""
        from casusdesk.ui.handovers.screen import HandoversScreen

        screen = self._window.show_place(HANDOVERS)
        assert isinstance(screen, HandoversScreen)
        if handover_id:
            screen.open(handover_id, field)

    def show_papers(self, request: PaperRequest) -> None:
        """These papers in the preview of the meeting; going back leads to the screen that asked."""
        from casusdesk.ui.meetings.screen import MeetingScreen

        asked_at = self._window.place
        screen = self._window.show_place(MEETING, enter=False)
        assert isinstance(screen, MeetingScreen)
        screen.show_papers(request, None if asked_at == MEETING else self._return_to(asked_at))

    def _return_to(self, place: int) -> Callable[[], object]:
        return lambda: self._window.show_place(place)

    def _go_back(self, place: int, words: str) -> None:
        self._window.show_place(place)
        self._context.announce(f"Je bent {words[0].lower()}{words[1:].replace(' naar ', ' in ')}.")

    def open_meeting_mode(self, code: str) -> None:
        """One case of the meeting over the whole window."""
        from casusdesk.ui.meeting_mode.screen import MeetingModeScreen

        self._context.save_all()
        screen = self._window.show_place(MODE, enter=False)
        assert isinstance(screen, MeetingModeScreen)
        screen.open(code)

    def toggle_meeting_mode(self) -> None:
        """F11: in, and out again."""
        from casusdesk.ui.meeting_mode.screen import MeetingModeScreen

        shown = self._window.shown
        if isinstance(shown, MeetingModeScreen):
            shown.leave()
        else:
            self.open_meeting_mode("")

    def open_kiosk(self) -> None:
        """The print screen for attendees, which ends locked."""
        from casusdesk.ui.kiosk.opening import open_kiosk

        open_kiosk(self._window)

    def open_questions(self, code: str, key: str = "") -> None:
        """The case screen with the four questions of this case, at one of them."""
        from casusdesk.ui.cases.screen import CasesScreen

        screen = self._window.show_place(CASES, enter=False)
        assert isinstance(screen, CasesScreen)
        screen.open_questions(code, None, key)

    def open_follow_up(self, tab: str) -> None:
        """Afspraken, with one of its tabs in sight."""
        from casusdesk.ui.follow_up.screen import FollowUpScreen

        screen = self._window.show_place(FOLLOW_UP, enter=False)
        assert isinstance(screen, FollowUpScreen)
        screen.go_to(tab)
        screen.activate()

    def open_settings(self, group: str) -> None:
        """The settings, at the group with this heading."""
        from casusdesk.ui.settings.screen import SettingsScreen

        screen = self._window.show_place(SETTINGS)
        if group and isinstance(screen, SettingsScreen):
            screen.show_group(group)

    def open_register(self, day: date | None) -> None:
        """Papier, at what is open of this meeting."""
        from casusdesk.ui.register.screen import RegisterScreen

        screen = self._window.show_place(REGISTER)
        assert isinstance(screen, RegisterScreen)
        if day is not None:
            screen.open_day(day)

    def open_contacts(self, key: str) -> None:
        """Contacten, with this contact open unless the key is empty."""
        from casusdesk.ui.contacts.screen import ContactsScreen

        screen = self._window.show_place(CONTACTS)
        assert isinstance(screen, ContactsScreen)
        if key:
            screen.open(key)

    def add_signal(self) -> None:
        """The case screen with the quick add open."""
        from casusdesk.ui.cases.screen import CasesScreen

        screen = self._window.show_place(CASES, enter=False)
        assert isinstance(screen, CasesScreen)
        screen.add_signal()

    def toggle_privacy(self) -> None:
        """F9: hide every word, and show them again."""
        self._window.privacy.toggle()

    def primary(self) -> None:
        """The main button of the visible screen."""
        self._window.shown.primary()

    def find(self) -> None:
        """The focus to the search field."""
        search = self._window.top.search
        search.setFocus()
        search.selectAll()

    def search(self, text: str) -> None:
        """Searching is done in the case list, while the focus stays in the search field."""
        if text.strip() and self._window.place != CASES:
            self._window.show_place(CASES, enter=False)
        if CASES in self._window.screens:
            self._window.screens[CASES].search(text)

    def say_saved(self) -> None:
        """Ctrl+S: there is nothing to do for it."""
        self._context.save_all()
        if not self._context.unsaved:
            self._context.toast("Alles is bewaard.")

    def _step(self, act: Callable[[], object], *, back: bool) -> None:
        """What was typed last is a step of its own, made before going back; the screen may refuse."""
        self._context.save_all()
        undo = self._context.undo
        if self._window.shown.may_step(undo.command(undo.index() - int(back))):
            act()

    def _on_paper(self, what: str) -> None:
        """The visible screen prints what it shows; the others lead to the agenda."""
        screen = self._window.shown
        if not hasattr(screen, what):
            screen = self._window.show_place(MEETING)
        getattr(screen, what)()

    def _zoom(self, by: int) -> None:
        place = min(
            range(len(TEXT_SIZES)), key=lambda i: abs(TEXT_SIZES[i] - self._context.preferences.text_size)
        )
        self._set_text_size(TEXT_SIZES[min(max(place + by, 0), len(TEXT_SIZES) - 1)])

    def _set_text_size(self, size: int) -> None:
        self._context.prefer(replace(self._context.preferences, text_size=size))
        self._context.announce(f"Tekst {size} procent")
