"""Waarneming openen: from the first page of an empty laptop to everything that was handed over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casusdesk.app import Program
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.signal import Signal
from casusdesk.services.access import Access, AccessState
from casusdesk.services.standing_in import hand_over
from casusdesk.store.keys import KdfCost
from casusdesk.ui.unlock.entry_window import EntryWindow
from casusdesk.ui.unlock.stand_in_pages import OpenStandInPage, StoodInPage
from casusdesk.ui.unlock.unlock_page import UnlockPage
from casusdesk.ui.unlock.welcome_page import WelcomePage

HIS = "groene walvis danst zacht langs zee"
Show = Callable[[AccessState], EntryWindow]


@pytest.fixture
def stick(tmp_path: Path, keyring) -> Path:  # type: ignore[no-untyped-def]
    """Somebody's store with one case, handed over."""
    folder = tmp_path / "stick"
    folder.mkdir()
    cheap = KdfCost(memory_kib=64, iterations=1, lanes=1)
    setup = Access(tmp_path / "hers", None, keyring, cheap).prepare("lantaarn draagt zeven blauwe knopen")
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    with setup.finish(Coalition()) as desk:
        desk.cases.add_signal(Signal(due_date=date(2027, 4, 15)), "KT472")
        made = hand_over(desk, folder, HIS)
        assert made.confirms(*(made.recovery_groups[place] for place in made.asked_groups))
        made.finish()
    return folder


@pytest.fixture
def page(entry: Show, qtbot: QtBot, script, stick: Path) -> OpenStandInPage:  # type: ignore[no-untyped-def]
    """The page, with the stick chosen."""
    window = entry(AccessState.NEW)
    welcome = window.page
    assert isinstance(welcome, WelcomePage)
    welcome.stand_in_asked.emit()
    shown = window.page
    assert isinstance(shown, OpenStandInPage)
    assert window.focusWidget() is shown.folder.choose
    script.folder = stick
    shown.folder.choose.click()
    assert window.focusWidget() is shown.field.line
    return shown


def attempt(qtbot: QtBot, program: Program, page: OpenStandInPage, words: str) -> None:
    page.field.line.selectAll()
    qtbot.keyClicks(page.field.line, words)
    qtbot.keyClick(page.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not program.tasks.busy, timeout=20_000)


def test_it_opens_and_says_to_wipe_the_stick(
    qtbot: QtBot, program: Program, page: OpenStandInPage, access: Access
) -> None:
    window = page.window()
    assert isinstance(window, EntryWindow)
    attempt(qtbot, program, page, HIS)
    done = window.page
    assert isinstance(done, StoodInPage)
    assert window.focusWidget() is done._choices[-1]
    assert program.window is None
    qtbot.keyClick(done._choices[-1], Qt.Key.Key_Space)
    assert program.window is not None
    assert [case.code for case in program.window.context.desk.cases.all()] == ["KT472"]
    assert access.state() is AccessState.LOCKED


def test_closing_before_beginning_closes_the_store_too(
    qtbot: QtBot, program: Program, page: OpenStandInPage, access: Access
) -> None:
    window = page.window()
    attempt(qtbot, program, page, HIS)
    window.close()
    access.unlock(HIS).close()  # refused while it is open elsewhere


def test_nobody_who_goes_on_means_locked(
    qtbot: QtBot, program: Program, page: OpenStandInPage, access: Access
) -> None:
    window = page.window()
    assert isinstance(window, EntryWindow)
    attempt(qtbot, program, page, HIS)
    done = window.page
    assert isinstance(done, StoodInPage)
    assert done._nobody.isActive()
    done._nobody.setInterval(0)
    qtbot.waitUntil(lambda: isinstance(window.page, UnlockPage), timeout=5_000)
    access.unlock(HIS).close()  # refused while it is open elsewhere


def test_a_wrong_passphrase_is_said_beside_it(
    qtbot: QtBot, program: Program, page: OpenStandInPage, access: Access
) -> None:
    attempt(qtbot, program, page, "dit is hem helemaal niet hoor")
    assert page.field.problem == "Deze wachtwoordzin klopt niet. Let op hoofdletters."
    assert page.window().focusWidget() is page.field.line
    assert page.folder.folder() is not None
    assert access.state() is AccessState.NEW


def test_damage_is_another_sentence_than_a_wrong_passphrase(
    qtbot: QtBot, program: Program, page: OpenStandInPage, stick: Path, access: Access
) -> None:
    store = next(stick.rglob("store.db"))
    store.write_bytes(store.read_bytes()[:-4096])
    attempt(qtbot, program, page, HIS)
    assert "De waarneming op deze stick is beschadigd" in page.problem.text()
    assert page.field.problem == ""
    assert page.field.passphrase() == HIS
    assert access.state() is AccessState.NEW


def test_an_empty_folder_and_an_empty_field_are_said(
    qtbot: QtBot, program: Program, page: OpenStandInPage, script, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    qtbot.keyClick(page.field.line, Qt.Key.Key_Return)
    assert page.field.problem == "Typ je wachtwoordzin."
    (tmp_path / "leeg").mkdir()
    script.folder = tmp_path / "leeg"
    page.folder.choose.click()
    attempt(qtbot, program, page, HIS)
    assert "geen waarneming" in page.problem.text()


def test_without_a_folder_nothing_is_asked_and_escape_leads_back(
    entry: Show, qtbot: QtBot, program: Program
) -> None:
    window = entry(AccessState.NEW)
    window._open_stand_in()
    page = window.page
    assert isinstance(page, OpenStandInPage)
    qtbot.keyClick(page.field.line, Qt.Key.Key_Return)
    assert page.folder.problem == "Kies eerst de stick of de map."
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert isinstance(window.page, WelcomePage)
