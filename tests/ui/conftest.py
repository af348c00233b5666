"""What tests of the window share: scripted dialogs, a keyring in memory, the whole program, or one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casusdesk.app import Program
from casusdesk.errors import KeyringEntryMissingError, KeyringError
from casusdesk.preferences import Preferences
from casusdesk.services.access import Access, AccessState
from casusdesk.services.desk import Desk
from casusdesk.services.practice import empty_desk
from casusdesk.store.keys import KdfCost
from casusdesk.ui.autosave import AutoSave
from casusdesk.ui.context import WindowContext
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.dutch import speak_dutch
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.screen import Screen
from casusdesk.ui.theme import Look
from casusdesk.ui.unlock.entry_window import EntryWindow
from practice_copy import PracticeCopies

CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)


@dataclass
class Script(Dialogs):
    """Answers what a test says, and remembers what was asked."""

    yes: bool = True
    save_as: Path | None = None
    folder: Path | None = None
    asked: list[str] = field(default_factory=list)

    def warn(self, parent: QWidget | None, text: str) -> None:
        self.asked.append(text)

    def ask(self, parent: QWidget | None, text: str, yes: str, no: str = "Annuleren") -> bool:
        self.asked.append(text)
        return self.yes

    def choose_save_file(
        self, parent: QWidget | None, proposal: str, kinds: str = "", folder: Path | None = None
    ) -> Path | None:
        self.asked.append(proposal)
        return self.save_as

    def choose_folder(self, parent: QWidget | None, folder: Path | None = None) -> Path | None:
        return self.folder


class MemoryKeyring:
    """A keyring that works, or says what it is told to say."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.problem: str | None = None

    def available(self) -> None:
        if self.problem is not None:
            raise KeyringError(self.problem)

    def store(self, vault_id: str, secret: bytes) -> None:
        self.available()
        self.kept[vault_id] = secret

    def fetch(self, vault_id: str) -> bytes:
        self.available()
        if vault_id not in self.kept:
            raise KeyringEntryMissingError("De sleutelbos kent deze kluis niet. Gebruik je herstelblad.")
        return self.kept[vault_id]

    def forget(self, vault_id: str) -> None:
        self.kept.pop(vault_id, None)

    waiting = False

    def cancel(self) -> None:
        """Nothing ever waits here."""


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
def keyring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def access(vault_folder: Path, keyring: MemoryKeyring) -> Access:
    return Access(vault_folder, None, keyring, CHEAP)  # type: ignore[arg-type]


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, access: Access, script: Script) -> Iterator[Program]:
    """The whole program on a folder of its own; whatever it opened is closed afterwards."""
    speak_dutch(qapp)
    made = Program(qapp, access, script, preferences=Preferences())
    yield made
    made.finish()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # before a look goes past every widget
    Look(qapp).apply(Preferences())


@pytest.fixture
def entry(program: Program, qtbot: QtBot) -> Callable[[AccessState], EntryWindow]:
    def show(expected: AccessState) -> EntryWindow:
        window = program.begin(expected)
        assert isinstance(window, EntryWindow)
        with qtbot.waitExposed(window):
            window.show()
        qtbot.waitUntil(lambda: not program.tasks.busy)
        window.activateWindow()
        return window

    return show


@pytest.fixture
def open_window(program: Program, qtbot: QtBot) -> Callable[[Desk], MainWindow]:
    """The main window on this desk: what a test fills it with costs a fraction before a window follows it."""

    def show(desk: Desk) -> MainWindow:
        shown = program.open_desk(desk)
        shown.resize(1280, 800)
        with qtbot.waitExposed(shown):
            shown.show()
        shown.activateWindow()
        return shown

    return show


@pytest.fixture
def window(open_window: Callable[[Desk], MainWindow], practice_copies: PracticeCopies) -> MainWindow:
    """The main window on the practice cases."""
    return open_window(practice_copies.desk())


@pytest.fixture
def empty() -> Iterator[Desk]:
    """A real store with nothing in it."""
    made = empty_desk()
    yield made
    made.close()


@pytest.fixture
def toasts() -> list[tuple[str, object]]:
    """What a screen asked to show for ten seconds."""
    return []


@pytest.fixture
def said() -> list[str]:
    """What a screen reader was told."""
    return []


@pytest.fixture
def make_screen(
    qtbot: QtBot,
    qapp: QApplication,
    screen_kind: type[Screen],
    toasts: list[tuple[str, object]],
    said: list[str],
) -> Iterator[Callable[..., Screen]]:
    """Shows the screen of this room, in a window of its own; `screen_kind` says which."""
    look = Look(qapp)
    made: list[tuple[Screen, Callable[[], object]]] = []

    def make(desk: Desk, width: int = 1280, height: int = 800, text_size: int = 100) -> Screen:
        look.apply(Preferences(text_size=text_size))
        context = WindowContext(desk)
        context.toast_asked.connect(lambda words, undo: toasts.append((words, undo)))
        context.announced.connect(said.append)
        screen = screen_kind(context)
        context.setParent(screen)
        made.append((screen, desk.changes.subscribe(screen.refresh)))
        screen.resize(width, height)
        qtbot.addWidget(screen)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        screen.activate()
        return screen

    yield make
    for screen, unsubscribe in made:
        unsubscribe()
        screen.context.clipboard.clear()  # as the window does when it goes
        for save in screen.findChildren(AutoSave):
            save.forget()
    look.apply(Preferences())


@pytest.fixture
def screen(make_screen: Callable[..., Screen], desk: Desk) -> Screen:
    return make_screen(desk)
