"""Nothing typed is lost by a lock: what no form kept goes into the store, and comes back (vault §1).

Screens say what they hold that is not kept (`Screen.drafts`), where somebody stands in them
(`Screen.whereabouts`), and open a form with a draft in it again (`Screen.take_draft`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from casusdesk.domain.draft import Draft
from casusdesk.errors import CasusdeskError
from casusdesk.ui.context import WindowContext
from casusdesk.ui.fields import Field
from casusdesk.ui.places import (
    CASES,
    CONTACTS,
    FOLLOW_UP,
    HANDOVERS,
    KIOSK,
    MEETING,
    MODE,
    REGISTER,
    SETTINGS,
)
from casusdesk.ui.screen import Screen

AGAIN: Final = "Je was nog bezig. Wat je typte staat er weer."
_WHERE: Final = "where"
_ROOMS: Final = {
    "cases": CASES,
    "handovers": HANDOVERS,
    "mode": MODE,
    "meeting": MEETING,
    "follow_up": FOLLOW_UP,
    "register": REGISTER,
    "contacts": CONTACTS,
    "settings": SETTINGS,
}
"""The first word of a draft's kind says which screen it belongs to."""


class Frame(Protocol):
    """What the drafts need of the main window."""

    context: WindowContext
    place: int
    screens: dict[int, Screen]

    def show_place(self, place: int, *, enter: bool = True) -> Screen: ...


class DraftBook(QObject):
    """The drafts of one window. Made once; `bring_back` after unlocking, `keep` before a lock or the end."""

    def __init__(self, window: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._desk = window.context.desk
        self._back: dict[tuple[str, str, str], Draft] = {}

    def keep(self, *, standing: bool) -> bool:
        """Put into the store what no form kept, and when `standing` where she stands; whether that worked."""
        _leave_field()
        found = list(self._found())
        kept = {draft.place for draft in found}
        waiting = self._window.context.unsaved
        here = self._whereabouts() if standing else None
        try:
            self._desk.drafts.remove(draft for place, draft in self._back.items() if place not in kept)
            self._desk.drafts.keep(found if here is None else [*found, here])
        except (CasusdeskError, OSError):
            return False
        self._back = {draft.place: draft for draft in found}
        return bool(found) or not waiting

    def bring_back(self) -> bool:
        """Open every form that was not done, the one that was in sight last; whether there were any."""
        drafts = self._desk.drafts.all()
        here = next((draft for draft in drafts if draft.kind == _WHERE), None)
        self._desk.drafts.remove([draft for draft in drafts if draft.kind == _WHERE])
        forms = [draft for draft in drafts if draft.kind != _WHERE]
        front = None if here is None else _unpacked(here)
        forms.sort(key=lambda draft: front is not None and draft.place == front.place)
        for draft in forms:
            if self._take(draft):
                self._back[draft.place] = draft
            elif not draft.case_code:
                self._desk.drafts.remove([draft])  # what it was about is gone for good
        if front is not None and front.place not in self._back:
            self._take(front)
        if self._back:
            self._window.context.toast(AGAIN)
            self._watch()
        return bool(self._back) or front is not None

    def _take(self, draft: Draft) -> bool:
        place = _ROOMS.get(draft.kind.partition(".")[0])
        if place is None:
            return False
        try:
            return self._window.show_place(place, enter=not draft.content).take_draft(draft)
        except CasusdeskError:
            return False

    def _found(self) -> Iterator[Draft]:
        for screen in tuple(self._window.screens.values()):
            yield from screen.drafts()

    def _whereabouts(self) -> Draft | None:
        """Nobody comes back into the print screen for attendees: behind it anyone may stand."""
        place, screens = self._window.place, self._window.screens
        here = screens[place].whereabouts() if place in screens and place != KIOSK else None
        if here is None:
            return None
        return Draft(_WHERE, here.case_code, "", {"kind": here.kind, "key": here.key})

    def _watch(self) -> None:
        """A draft goes from the store once its form was kept or emptied."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._tidy)
        self.destroyed.connect(self._desk.changes.subscribe(lambda _change: self._tidy()))

    def _tidy(self, *_what: object) -> None:
        if not self._back:
            return
        still = {draft.place for draft in self._found()}
        done = [draft for place, draft in self._back.items() if place not in still]
        if done:
            try:
                self._desk.drafts.remove(done)
            except (CasusdeskError, OSError):
                return  # tried again at the next step
            for draft in done:
                del self._back[draft.place]


def _unpacked(here: Draft) -> Draft:
    return Draft(here.content.get("kind", ""), here.case_code, here.content.get("key", ""))


def _leave_field() -> None:
    """The field that is being typed in says what is wrong with it, as if she left it."""
    widget: QWidget | None = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, Field):
        widget = widget.parentWidget()
    if isinstance(widget, Field):
        widget.left.emit()
