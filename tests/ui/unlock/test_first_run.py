"""From an empty laptop to an open list, with nothing but the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from casusdesk.app import Program
from casusdesk.domain.coalition import Rhythm
from casusdesk.services.access import AccessState
from casusdesk.ui.unlock.entry_window import EntryWindow
from casusdesk.ui.unlock.recovery_page import RecoveryPage
from casusdesk.ui.unlock.setup_pages import BeginPage, ChoosePassphrasePage, CoalitionPage
from casusdesk.ui.unlock.unlock_page import UnlockPage
from casusdesk.ui.unlock.welcome_page import WelcomePage

PASSPHRASE = "lantaarn draagt zeven blauwe knopen"
Show = Callable[[AccessState], EntryWindow]


def type_in(qtbot: QtBot, window: EntryWindow, words: str, *, then_enter: bool = False) -> None:
    """Type where the focus is."""
    focused = window.focusWidget()
    assert isinstance(focused, QLineEdit), focused
    qtbot.keyClicks(focused, words)
    if then_enter:
        qtbot.keyClick(focused, Qt.Key.Key_Return)


def press(qtbot: QtBot, window: EntryWindow, key: Qt.Key) -> None:
    focused = window.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def to_recovery(qtbot: QtBot, window: EntryWindow) -> RecoveryPage:
    press(qtbot, window, Qt.Key.Key_Space)  # "Begin" has the focus
    assert isinstance(window.page, ChoosePassphrasePage)
    type_in(qtbot, window, PASSPHRASE, then_enter=True)
    type_in(qtbot, window, PASSPHRASE, then_enter=True)
    qtbot.waitUntil(lambda: isinstance(window.page, RecoveryPage), timeout=20_000)
    page = window.page
    assert isinstance(page, RecoveryPage)
    return page


def test_the_whole_way_by_keyboard(qtbot: QtBot, entry: Show, program: Program) -> None:
    window = entry(AccessState.NEW)
    assert isinstance(window.page, WelcomePage)
    page = to_recovery(qtbot, window)
    setup = window._setup
    assert setup is not None
    first, second = (setup.recovery_groups[place] for place in setup.asked_groups)
    page.box.first.setFocus()
    type_in(qtbot, window, first.lower(), then_enter=True)
    type_in(qtbot, window, second, then_enter=True)
    coalition = window.page
    assert isinstance(coalition, CoalitionPage)
    coalition.form.first.setFocus()
    type_in(qtbot, window, "14-1-2027")
    coalition.form.rhythm.button(Rhythm.MONTHLY.value).setFocus()
    coalition._choices[-1].setFocus()
    press(qtbot, window, Qt.Key.Key_Space)
    assert isinstance(window.page, BeginPage)
    press(qtbot, window, Qt.Key.Key_Space)  # "Begin leeg" has the focus
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    assert program.window is not None
    desk = program.window.context.desk
    assert not desk.practice
    assert desk.cases.all() == ()
    assert f"{desk.coalition.first_meeting}" == "2027-01-14"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_begin_as_space_does(qtbot: QtBot, entry: Show, key: Qt.Key) -> None:
    window = entry(AccessState.NEW)
    press(qtbot, window, key)
    assert isinstance(window.page, ChoosePassphrasePage)


def test_ctrl_q_closes_the_window(qtbot: QtBot, entry: Show) -> None:
    window = entry(AccessState.NEW)
    focused = window.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()


def test_wrong_groups_go_no_further(qtbot: QtBot, entry: Show) -> None:
    window = entry(AccessState.NEW)
    page = to_recovery(qtbot, window)
    page.box.first.setFocus()
    type_in(qtbot, window, "AAAA", then_enter=True)
    type_in(qtbot, window, "BBBB", then_enter=True)
    assert window.page is page
    assert "niet wat er op het blad staat" in page.box.first.problem
    assert window.focusWidget() is page.box.first.line


def test_the_sheet_is_saved_as_pdf_with_the_whole_code(qtbot: QtBot, entry: Show, script, tmp_path) -> None:  # type: ignore[no-untyped-def]
    script.save_as = tmp_path / "blad.pdf"
    window = entry(AccessState.NEW)
    page = to_recovery(qtbot, window)
    page.box.save_button.click()
    text = pypdf.PdfReader(script.save_as).pages[0].extract_text()
    setup = window._setup
    assert setup is not None
    assert all(group in text for group in setup.recovery_groups)
    assert page.box.said.isVisible()


def test_a_weak_passphrase_is_said_while_typing(qtbot: QtBot, entry: Show) -> None:
    window = entry(AccessState.NEW)
    press(qtbot, window, Qt.Key.Key_Space)
    page = window.page
    assert isinstance(page, ChoosePassphrasePage)
    type_in(qtbot, window, "kort")
    assert page.new.verdict.isVisible()
    assert "Gebruik minstens" in page.new.verdict.text()
    qtbot.keyClicks(page.new.first.line, "e lantaarn zonder haast")
    assert "sterke" in page.new.verdict.text()


def test_two_different_passphrases_are_refused(qtbot: QtBot, entry: Show) -> None:
    window = entry(AccessState.NEW)
    press(qtbot, window, Qt.Key.Key_Space)
    type_in(qtbot, window, PASSPHRASE, then_enter=True)
    type_in(qtbot, window, PASSPHRASE + "!", then_enter=True)
    page = window.page
    assert isinstance(page, ChoosePassphrasePage)
    assert "niet dezelfde" in page.new.second.problem


def test_without_a_keyring_five_words_are_asked(qtbot: QtBot, entry: Show, keyring) -> None:  # type: ignore[no-untyped-def]
    keyring.problem = "Casusdesk vindt op deze computer geen sleutelbos. Zet hem aan."
    window = entry(AccessState.NEW)
    press(qtbot, window, Qt.Key.Key_Space)
    page = window.page
    assert isinstance(page, ChoosePassphrasePage)
    qtbot.waitUntil(page.keyring.isVisible)
    assert "enige slot" in page.keyring.text()
    type_in(qtbot, window, "vier losse woorden samen")
    assert "5 verschillende woorden" in page.new.verdict.text()


def test_looking_around_opens_practice_and_leaves_nothing(
    qtbot: QtBot, entry: Show, program: Program, vault_folder
) -> None:  # type: ignore[no-untyped-def]
    window = entry(AccessState.NEW)
    page = window.page
    assert isinstance(page, WelcomePage)
    page.practice_asked.emit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    assert program.window is not None
    assert program.window.context.desk.practice
    assert not vault_folder.exists()


def test_closing_half_way_leaves_no_store(qtbot: QtBot, entry: Show, vault_folder) -> None:  # type: ignore[no-untyped-def]
    window = entry(AccessState.NEW)
    to_recovery(qtbot, window)
    window.close()
    again = entry(AccessState.LOCKED)  # a wrong glance: there is nothing, so it is the first run again
    qtbot.waitUntil(lambda: isinstance(again.page, WelcomePage))
    assert not isinstance(again.page, UnlockPage)
