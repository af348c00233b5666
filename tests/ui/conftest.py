"""What tests of the frame share: a scripted set of dialogs, a keyring in memory, and the whole program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casusdesk.app import Program
from casusdesk.errors import KeyringEntryMissingError, KeyringError
from casusdesk.preferences import Preferences
from casusdesk.services.access import Access, AccessState, open_practice
from casusdesk.store.keys import KdfCost
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.dutch import speak_dutch
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.theme import Look
from casusdesk.ui.unlock.entry_window import EntryWindow

CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)


@dataclass
class Script(Dialogs):
    """Answers what a test says, and remembers what was asked."""

    yes: bool = True
    save_as: Path | None = None
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
def window(program: Program, qtbot: QtBot) -> MainWindow:
    """The main window on the practice cases."""
    shown = program.open_desk(open_practice())
    shown.resize(1280, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    return shown
