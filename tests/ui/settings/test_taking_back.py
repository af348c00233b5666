"""Taking back in the settings: compared first, nothing lost on the way, and locked at the end."""

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
from casusdesk.services.access import Access
from casusdesk.services.standing_in import hand_over
from casusdesk.ui.places import SETTINGS
from casusdesk.ui.settings.screen import SettingsScreen
from casusdesk.ui.settings.taking_back import TakeBackBox
from casusdesk.ui.settings.taking_back_steps import CompareStep, TakeBackForm

HERS = "lantaarn draagt zeven blauwe knopen"
BACK = "weer een andere lange zin terug"


@pytest.fixture
def box(program: Program, access: Access, stick: Path) -> TakeBackBox:
    """A store whose copy on the stick holds KT472, while here it was followed by BX385."""
    setup = access.prepare(HERS)
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    desk = setup.finish(Coalition())
    desk.cases.add_signal(Signal(due_date=date(2027, 4, 15)), "KT472")
    made = hand_over(desk, stick, BACK)
    assert made.confirms(*(made.recovery_groups[place] for place in made.asked_groups))
    made.finish()
    desk.cases.add_signal(Signal(due_date=date(2027, 4, 15)), "BX385")
    screen = program.open_desk(desk).show_place(SETTINGS)
    assert isinstance(screen, SettingsScreen)
    return screen.security.take_back


@pytest.fixture
def ask(box: TakeBackBox, program: Program, qtbot: QtBot, script, stick: Path) -> Callable[..., None]:  # type: ignore[no-untyped-def]
    """Fill in the form and wait for what comes of it."""

    def asked(passphrase: str = BACK) -> None:
        if box.step is None:
            box.begin.click()
        form = box.step
        assert isinstance(form, TakeBackForm)
        script.folder = stick
        form.folder.choose.click()
        form.field.line.selectAll()
        qtbot.keyClicks(form.field.line, passphrase)
        qtbot.keyClick(form.field.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not program.tasks.busy, timeout=20_000)

    return asked


def test_it_is_compared_taken_and_locked(
    box: TakeBackBox,
    ask: Callable[..., None],
    program: Program,
    qtbot: QtBot,
    access: Access,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(program._app, "exit", lambda _code: None)
    ask()
    step = box.step
    assert isinstance(step, CompareStep)
    assert step.there.text() == "Op de stick: 1 casus. 0 nieuw en 0 gewijzigd ten opzichte van hier."
    assert step.lost.text() == "Let op: 1 casus staat alleen hier en verdwijnt uit je lijst."
    assert not program.start_again
    step.go_on.click()
    qtbot.waitUntil(lambda: program.start_again, timeout=20_000)
    program.finish()
    with access.unlock(HERS) as desk:
        assert [case.code for case in desk.cases.all()] == ["KT472"]


def test_going_back_leaves_all_as_it_was(
    box: TakeBackBox, ask: Callable[..., None], program: Program, vault_folder: Path
) -> None:
    ask()
    step = box.step
    assert isinstance(step, CompareStep)
    step.cancel.click()
    assert len(box._context.desk.cases.all()) == 2
    assert not list(vault_folder.parent.glob(".vault.back-*"))
    assert not program.start_again


def test_a_wrong_passphrase_is_said_beside_it_and_damage_below(
    box: TakeBackBox, ask: Callable[..., None], stick: Path
) -> None:
    ask("dit is hem helemaal niet hoor")
    form = box.step
    assert isinstance(form, TakeBackForm)
    assert form.field.problem == "Deze wachtwoordzin klopt niet. Let op hoofdletters."
    assert form.problem.isHidden()
    next(stick.rglob("store.db")).write_bytes(b"")
    ask()
    assert box.step is form
    assert "De waarneming op deze stick is beschadigd" in form.problem.text()
    assert form.field.passphrase() == BACK


def test_what_could_not_be_saved_stops_it(
    box: TakeBackBox, ask: Callable[..., None], program: Program
) -> None:
    ask()
    step = box.step
    assert isinstance(step, CompareStep)
    box._context.mark_unsaved(box, waiting=True)
    step.go_on.click()
    assert "niet bewaard" in step.problem.text()
    assert step.go_on.isEnabled()
    assert not program.start_again
    box._context.mark_unsaved(box, waiting=False)
    step.cancel.click()


def test_folder_and_passphrase_are_both_needed(box: TakeBackBox, script, stick: Path) -> None:  # type: ignore[no-untyped-def]
    box.begin.click()
    form = box.step
    assert isinstance(form, TakeBackForm)
    form.go_on.click()
    assert form.folder.problem == "Kies eerst waar de kopie staat."
    script.folder = stick
    form.folder.choose.click()
    form.go_on.click()
    assert form.field.problem == "Typ de wachtwoordzin van deze kopie."
