"""The one door into the kiosk. Behind it the frame is sealed: the only way out is the lock."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import SignalInstance

from casusdesk.ui.context import WindowContext
from casusdesk.ui.help_panel import HelpPanel
from casusdesk.ui.menus import Menus
from casusdesk.ui.places import KIOSK
from casusdesk.ui.screen import Screen

QUESTION: Final = (
    "Het afdrukscherm laat een deelnemer alleen de bladen van de eigen rol zien. "
    "Je komt er alleen uit door te vergrendelen. Nu openen?"
)
PRACTICE: Final = (
    "Het afdrukscherm laat een deelnemer alleen de bladen van de eigen rol zien. "
    "Je komt er alleen uit door te vergrendelen; dan sluit ook de oefening. Nu openen?"
)
UNSAVED: Final = "Niet alles is bewaard. Los dat eerst op; daarna kan het afdrukscherm open."
STILL_WORK: Final = frozenset(("lock", "larger", "smaller", "normal"))
"""The commands of the frame an attendee may use."""
STILL_ASKED: Final = frozenset(("lock_asked", "hush_asked", "saving_asked"))
"""What a screen may still ask of the frame; every other wish of `WindowContext` is about another place."""


class Sealed(Protocol):
    """What sealing needs of the main window."""

    context: WindowContext
    menus: Menus
    help: HelpPanel
    lock_asked: SignalInstance

    def show_place(self, place: int, *, enter: bool = True) -> Screen: ...


def open_kiosk(window: Sealed) -> None:
    """Ask, for there is no way back; then seal the frame and show the roles."""
    from casusdesk.ui.kiosk.screen import KioskScreen

    context = window.context
    context.save_all()
    if context.unsaved:
        context.toast(UNSAVED)
        return
    question = PRACTICE if context.desk.practice else QUESTION
    if not context.dialogs.ask(window, question, "Afdrukscherm openen"):  # type: ignore[arg-type]
        return
    _seal(window)
    screen = window.show_place(KIOSK)
    assert isinstance(screen, KioskScreen)
    window.lock_asked.connect(screen.forget)


def _seal(window: Sealed) -> None:
    """No command, no message of before, no step back, and nobody who can ask for another place."""
    context = window.context
    context.hush()
    context.undo.clear()
    window.help.hide()
    for name, action in window.menus.actions.items():
        action.setEnabled(name in STILL_WORK)
    for name in vars(WindowContext):
        if name.endswith("_asked") and name not in STILL_ASKED:
            getattr(context, name).disconnect()
