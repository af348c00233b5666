"""Unlocking a real store: the right passphrase, wrong ones, the wait, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from casusdesk.app import Program
from casusdesk.domain.coalition import Coalition
from casusdesk.services.access import Access, AccessState
from casusdesk.ui.unlock.entry_window import EntryWindow
from casusdesk.ui.unlock.recover_page import RecoverPage
from casusdesk.ui.unlock.trouble_page import TroublePage
from casusdesk.ui.unlock.troubles import Way
from casusdesk.ui.unlock.unlock_page import UnlockPage

PASSPHRASE = "lantaarn draagt zeven blauwe knopen"
Show = Callable[[AccessState], EntryWindow]


@pytest.fixture
def code(access: Access) -> str:
    """A store with this passphrase; gives its recovery code."""
    setup = access.prepare(PASSPHRASE)
    first, second = setup.asked_groups
    assert setup.confirms(setup.recovery_groups[first], setup.recovery_groups[second])
    setup.finish(Coalition()).close()
    return "\n".join(setup.recovery_lines)


def unlock_page(window: EntryWindow) -> UnlockPage:
    page = window.page
    assert isinstance(page, UnlockPage)
    return page


def attempt(qtbot: QtBot, program: Program, page: UnlockPage, words: str) -> None:
    qtbot.keyClicks(page.field.line, words)
    qtbot.keyClick(page.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not program.tasks.busy, timeout=20_000)


def test_the_right_passphrase_opens(qtbot: QtBot, entry: Show, program: Program, code: str) -> None:
    page = unlock_page(entry(AccessState.LOCKED))
    assert page.window().focusWidget() is page.field.line
    attempt(qtbot, program, page, PASSPHRASE)
    assert program.window is not None
    assert program.window.isVisible()


def test_a_wrong_one_is_said_below_the_field(qtbot: QtBot, entry: Show, program: Program, code: str) -> None:
    page = unlock_page(entry(AccessState.LOCKED))
    attempt(qtbot, program, page, "dit is hem niet")
    assert program.window is None
    assert "klopt niet" in page.field.problem
    assert page.field.problem in page.field.line.accessibleDescription()
    assert page.window().focusWidget() is page.field.line
    assert page.field.line.selectedText() != ""


def test_too_many_wrong_ones_must_wait_in_words(
    qtbot: QtBot, entry: Show, program: Program, code: str
) -> None:
    page = unlock_page(entry(AccessState.LOCKED))
    for _ in range(5):
        attempt(qtbot, program, page, "dit is hem niet")
    assert "Wacht nog" in page.field.problem
    page._wait = 1
    page._tick()
    assert "opnieuw proberen" in page.field.problem


def test_an_empty_field_asks_nothing_of_the_store(qtbot: QtBot, entry: Show, code: str) -> None:
    page = unlock_page(entry(AccessState.LOCKED))
    qtbot.keyClick(page.field.line, Qt.Key.Key_Return)
    assert page.field.problem == "Typ je wachtwoordzin."
    assert not page.is_busy


def test_toon_shows_what_is_typed(qtbot: QtBot, entry: Show, code: str) -> None:
    page = unlock_page(entry(AccessState.LOCKED))
    assert page.field.line.echoMode() is QLineEdit.EchoMode.Password
    page.field.show_box.click()
    assert page.field.line.echoMode() is QLineEdit.EchoMode.Normal


def test_caps_lock_is_said_in_words(qtbot: QtBot, entry: Show, code: str) -> None:
    page = unlock_page(entry(AccessState.LOCKED))
    qtbot.keyClick(page.field.line, "a")
    assert not page.field.caps.isVisible()
    # With Caps Lock a capital arrives without Shift; QTest adds no Shift for a key given by its code.
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtGui import QKeyEvent

    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier, "B")
    QCoreApplication.sendEvent(page.field.line, event)
    assert page.field.caps.isVisible()
    assert "Caps Lock" in page.field.caps.text()


def test_the_recovery_sheet_opens_with_a_new_passphrase(
    qtbot: QtBot, entry: Show, program: Program, access: Access, code: str
) -> None:
    window = entry(AccessState.LOCKED)
    unlock_page(window).recover.click()
    page = window.page
    assert isinstance(page, RecoverPage)
    assert window.focusWidget() is page.code.area
    qtbot.keyClicks(page.code.area, code.replace("\n", " ").lower())
    new = "vier nieuwe woorden van vandaag"
    qtbot.keyClicks(page.new.first.line, new)
    qtbot.keyClicks(page.new.second.line, new)
    qtbot.keyClick(page.new.second.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    program.finish()
    access.unlock(new).close()


def test_a_typing_error_in_the_code_is_said_at_the_code(
    qtbot: QtBot, entry: Show, program: Program, code: str
) -> None:
    window = entry(AccessState.LOCKED)
    unlock_page(window).recover.click()
    page = window.page
    assert isinstance(page, RecoverPage)
    page.code.area.setPlainText(code[:-1])
    for line in (page.new.first.line, page.new.second.line):
        qtbot.keyClicks(line, PASSPHRASE)
    qtbot.keyClick(page.new.second.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not program.tasks.busy, timeout=20_000)
    assert page.code.problem
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert isinstance(window.page, UnlockPage)


def test_an_emptied_store_says_so_before_anything_is_typed(
    qtbot: QtBot, entry: Show, vault_folder: Path, code: str
) -> None:
    for store in vault_folder.rglob("*.db"):
        store.write_bytes(b"")
    window = entry(AccessState.LOCKED)
    qtbot.waitUntil(lambda: isinstance(window.page, TroublePage))
    page = window.page
    assert isinstance(page, TroublePage)
    assert "leeg" in page.heading.text()
    assert "Zet een reservekopie terug" in page.sentence.text()
    assert window.focusWidget() is page.buttons_of[Way.RESTORE]
