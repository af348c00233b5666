"""The recovery sheet and the keyring in the settings: checked, made anew, with or without, by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from casusdesk.app import Program
from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.coalition import Coalition
from casusdesk.services.access import Access
from casusdesk.ui.places import SETTINGS
from casusdesk.ui.settings.lock_form import LockForm
from casusdesk.ui.settings.recovery_sheet import CheckForm
from casusdesk.ui.settings.screen import SettingsScreen
from casusdesk.ui.settings.security import SecurityBox
from casusdesk.ui.settings.standing_in_steps import SheetStep
from casusdesk.ui.unlock.keyring_wait import KeyringWait

FOUR = "lantaarn draagt blauwe knopen"
FIVE = "lantaarn draagt zeven blauwe knopen"


@pytest.fixture
def code(access: Access, program: Program) -> str:
    """The code of a store with a lock, open in the window."""
    setup = access.prepare(FOUR)
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    program.open_desk(setup.finish(Coalition())).resize(1280, 800)
    return "-".join(setup.recovery_groups)


@pytest.fixture
def box(program: Program, code: str) -> SecurityBox:
    assert program.window is not None
    screen = program.window.show_place(SETTINGS)
    assert isinstance(screen, SettingsScreen)
    program.window.show()
    return screen.security


def settled(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not program.tasks.busy, timeout=20_000)


def events(program: Program) -> list[AuditEvent]:
    assert program.window is not None
    return [row.event for row in program.window.context.desk.audit.all()]


def test_checking_the_sheet(box: SecurityBox, program: Program, code: str) -> None:
    check = box.sheet.check
    check.begin.click()
    form = check.step
    assert isinstance(form, CheckForm)
    form.go_on.click()
    assert "Typ de code" in form.code.problem
    wrong = "0" if code[0] != "0" else "1"
    form.code.area.setPlainText(wrong + code[1:])
    form.go_on.click()
    assert form.code.problem.startswith("Teken 1 van groep 1 op regel 1")
    form.code.area.setPlainText("0" * 32)
    form.go_on.click()
    assert "hoort niet bij deze kluis" in form.code.problem
    form.code.area.setPlainText(f" {code.lower()}\r\n")
    form.go_on.click()
    assert check.step is None
    assert events(program)[-1] is AuditEvent.CODE_CHECKED


def test_a_lost_sheet_leads_to_a_new_one(
    box: SecurityBox, program: Program, code: str, qtbot: QtBot, access: Access
) -> None:
    box.sheet.check.begin.click()
    assert isinstance(box.sheet.check.step, CheckForm)
    box.sheet.check.step.gone.click()
    form = box.sheet.renew.step
    assert isinstance(form, LockForm)
    form.current.line.setText("dit is hem niet")
    form.go_on.click()
    settled(program, qtbot)
    assert "klopt niet" in form.current.problem
    qtbot.keyClicks(form.current.line, FOUR)  # what was wrong stands selected
    qtbot.keyClick(form.current.line, Qt.Key.Key_Return)
    settled(program, qtbot)
    step, made = box.sheet.renew.step, box.sheet.renew._made
    assert isinstance(step, SheetStep)
    assert made is not None
    step.box.first.set_text("0000")
    step.go_on.click()
    assert box.sheet.renew.step is step
    groups = [made.recovery_groups[place] for place in made.asked_groups]
    step.box.first.set_text(groups[0].lower())
    step.box.second.set_text(groups[1])
    step.go_on.click()
    settled(program, qtbot)
    assert box.sheet.renew.step is None
    assert program.window is not None
    assert program.window.isEnabled()
    desk = program.window.context.desk
    desk.code_check.check("-".join(made.recovery_groups))
    assert AuditEvent.ROTATED in events(program)


def test_a_sheet_that_is_left_changes_nothing(
    box: SecurityBox, program: Program, code: str, qtbot: QtBot
) -> None:
    box.sheet.renew.begin.click()
    form = box.sheet.renew.step
    assert isinstance(form, LockForm)
    form.current.line.setText(FOUR)
    form.go_on.click()
    settled(program, qtbot)
    assert isinstance(box.sheet.renew.step, SheetStep)
    box.sheet.renew.step.cancel.click()
    assert program.window is not None
    program.window.context.desk.code_check.check(code)
    assert AuditEvent.ROTATED not in events(program)


def test_without_the_keyring_and_back(
    box: SecurityBox, program: Program, qtbot: QtBot, vault_folder: Path
) -> None:
    keyring = box.keyring

    def fill(current: str, new: str) -> LockForm:
        if keyring.step is None:
            keyring.begin.click()
        form = keyring.step
        assert isinstance(form, LockForm)
        assert form.new is not None
        for field, words in ((form.current, current), (form.new.first, new), (form.new.second, new)):
            field.line.setText(words)
        form.go_on.click()
        settled(program, qtbot)
        return form

    assert keyring.begin.text() == "Openen zonder sleutelbos van deze computer…"
    form = fill(FOUR, FOUR)
    assert form.new is not None
    assert "5 verschillende woorden" in form.new.first.problem
    fill(FOUR, FIVE)
    assert keyring.step is None
    assert keyring.begin.text() == "De sleutelbos van deze computer gebruiken…"
    fill(FIVE, FOUR)
    assert keyring.begin.text() == "Openen zonder sleutelbos van deze computer…"
    assert events(program).count(AuditEvent.NEW_PASSPHRASE) == 2


def test_by_keys_alone(box: SecurityBox, program: Program, qtbot: QtBot) -> None:
    qtbot.keyClick(box.keyring.begin, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert isinstance(box.keyring.step, LockForm)
    assert focused is box.keyring.step.current.line
    box.keyring.step.cancel.click()
    assert QApplication.focusWidget() is box.keyring.begin


class Waiter:
    """Waits for a keyring until it is stopped."""

    def __init__(self) -> None:
        self.waiting = False
        self.stopped = 0

    def stop_waiting(self) -> None:
        self.stopped += 1
        self.waiting = False


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[Waiter], KeyringWait]:
    def show(who: Waiter) -> KeyringWait:
        made = KeyringWait(who)
        qtbot.addWidget(made)
        return made

    return show


def test_waiting_for_the_keyring_is_said_and_can_be_stopped(
    qtbot: QtBot, shown: Callable[[Waiter], KeyringWait]
) -> None:
    who = Waiter()
    wait = shown(who)
    for _ in range(20):
        wait._look()
    assert wait.isHidden()
    who.waiting = True
    wait._look()
    assert wait.isHidden(), "usually it answers at once"
    qtbot.waitUntil(lambda: not wait.isHidden(), timeout=5_000)
    assert "20 seconden" in wait.words.text()
    wait.stop.click()
    assert who.stopped == 1
    qtbot.waitUntil(wait.isHidden, timeout=5_000)


def test_esc_leaves_a_step_and_the_focus_goes_back(box: SecurityBox, qtbot: QtBot) -> None:
    for part in (box.sheet.check, box.sheet.renew, box.keyring):
        part.begin.click()
        assert part.step is not None
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert part.step is None
        assert part.begin.isVisible()
        assert part.begin.hasFocus()
    box.change.click()
    qtbot.keyClick(box.form.current.line, Qt.Key.Key_Escape)
    assert box.form.isHidden()
    assert box.change.hasFocus()
