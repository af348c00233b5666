"""Handing over from the settings: what is typed stays, what went wrong is said, nothing half is left."""

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
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.places import SETTINGS
from casusdesk.ui.settings.screen import SettingsScreen
from casusdesk.ui.settings.standing_in import StandInBox
from casusdesk.ui.settings.standing_in_form import HandOverForm
from casusdesk.ui.settings.standing_in_steps import DoneStep, SheetStep

HERS = "lantaarn draagt zeven blauwe knopen"
HIS = "groene walvis danst zacht langs zee"
NAME = "casusdesk-waarneming"


@pytest.fixture
def box(program: Program, access: Access, qtbot: QtBot) -> StandInBox:
    """The box in the settings of a store with a lock."""
    setup = access.prepare(HERS)
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    shown = program.open_desk(setup.finish(Coalition()))
    shown.resize(1280, 800)
    screen = shown.show_place(SETTINGS)
    assert isinstance(screen, SettingsScreen)
    return screen.security.stand_in


@pytest.fixture
def ask(box: StandInBox, program: Program, qtbot: QtBot, script, stick: Path) -> Callable[..., None]:  # type: ignore[no-untyped-def]
    """Fill in the form and wait for what comes of it."""

    def asked(passphrase: str = HIS, again: str | None = None) -> None:
        if box.step is None:
            box.begin.click()
        script.folder = stick
        new = form_of(box).new
        form_of(box).folder.choose.click()
        for field, words in ((new.first, passphrase), (new.second, again or passphrase)):
            field.line.selectAll()
            qtbot.keyClicks(field.line, words)
        qtbot.keyClick(new.second.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not program.tasks.busy, timeout=20_000)

    return asked


def form_of(box: StandInBox) -> HandOverForm:
    assert isinstance(box.step, HandOverForm)
    return box.step


def type_back(box: StandInBox) -> None:
    made, step = box._made, box.step
    assert made is not None
    assert isinstance(step, SheetStep)
    first, second = (made.recovery_groups[place] for place in made.asked_groups)
    step.box.first.set_text(first.lower())
    step.box.second.set_text(second)
    step.go_on.click()


def test_from_the_button_to_the_stick(box: StandInBox, ask: Callable[..., None], stick: Path) -> None:
    ask()
    assert isinstance(box.step, SheetStep)
    assert QApplication.focusWidget() is box.step.box.print_button
    assert not (stick / NAME).exists()
    type_back(box)
    done = box.step
    assert isinstance(done, DoneStep)
    assert [path.name for path in stick.iterdir()] == [NAME]
    assert [row.event for row in box._context.desk.audit.all()] == [AuditEvent.STAND_IN]
    done.close_button.click()
    assert QApplication.focusWidget() is box.begin
    assert (stick / NAME).exists()


def test_wrong_groups_leave_it_without_a_name(
    box: StandInBox, ask: Callable[..., None], stick: Path, qtbot: QtBot
) -> None:
    ask()
    step = box.step
    assert isinstance(step, SheetStep)
    qtbot.keyClicks(step.box.first.line, "AAAA")
    qtbot.keyClicks(step.box.second.line, "BBBB")
    qtbot.keyClick(step.box.second.line, Qt.Key.Key_Return)
    assert "niet wat er op het blad staat" in step.box.first.problem
    assert not (stick / NAME).exists()
    step.cancel.click()
    assert list(stick.iterdir()) == []
    assert box.begin.isVisible()


@pytest.mark.parametrize(
    ("passphrase", "again", "where", "sentence"),
    [
        ("vier woorden lange zin", None, "first", "5 verschillende woorden"),
        (HIS, HIS + "!", "second", "niet dezelfde wachtwoordzin"),
    ],
)
def test_a_passphrase_that_will_not_do_is_said_beside_it(
    box: StandInBox,
    ask: Callable[..., None],
    stick: Path,
    passphrase: str,
    again: str,
    where: str,
    sentence: str,
) -> None:
    ask(passphrase, again)
    assert sentence in getattr(form_of(box).new, where).problem
    assert form_of(box).new.first.passphrase() == passphrase
    assert list(stick.iterdir()) == []


def test_five_words_can_be_made_and_read(
    box: StandInBox, program: Program, qtbot: QtBot, script, stick: Path
) -> None:  # type: ignore[no-untyped-def]
    box.begin.click()
    script.folder = stick
    form = form_of(box)
    form.folder.choose.click()
    form.propose.click()
    made = form.new.first.passphrase()
    assert len(set(made.split())) == 5
    assert form.new.first.line.echoMode() is QLineEdit.EchoMode.Normal
    assert form.new.verdict.text() == "Dit is een sterke wachtwoordzin."
    form.propose.click()
    assert form.new.first.passphrase() != made
    form.go_on.click()
    qtbot.waitUntil(lambda: not program.tasks.busy, timeout=20_000)
    assert isinstance(box.step, SheetStep)


def test_a_folder_comes_first(box: StandInBox, qtbot: QtBot, script) -> None:  # type: ignore[no-untyped-def]
    box.begin.click()
    form_of(box).folder.choose.click()  # and back again, without choosing
    assert form_of(box).folder.folder() is None
    form_of(box).go_on.click()
    assert form_of(box).folder.problem == "Kies eerst waar de kopie komt."
    assert form_of(box).folder.problem in form_of(box).folder.choose.accessibleDescription()


def test_what_is_in_the_way_is_said_and_everything_typed_stays(
    box: StandInBox, ask: Callable[..., None], stick: Path
) -> None:
    (stick / NAME).mkdir()
    ask()
    assert "al een map casusdesk-waarneming" in form_of(box).problem.text()
    assert form_of(box).problem.isVisible()
    assert form_of(box).new.first.passphrase() == form_of(box).new.second.passphrase() == HIS
    assert form_of(box).folder.chosen.text() == "Gekozen: stick"
    assert form_of(box).go_on.isEnabled()
    (stick / NAME).rmdir()
    ask()
    assert isinstance(box.step, SheetStep)


def test_a_stick_that_was_pulled_out_is_said_with_the_sheet_still_there(
    box: StandInBox, ask: Callable[..., None], stick: Path
) -> None:
    ask()
    stick.rename(stick.with_name("weg"))
    type_back(box)
    step = box.step
    assert isinstance(step, SheetStep)
    assert "Steek de stick er weer in" in step.problem.text()
    stick.with_name("weg").rename(stick)
    type_back(box)
    assert isinstance(box.step, DoneStep)


def test_the_sheet_is_not_saved_beside_the_copy(
    box: StandInBox, ask: Callable[..., None], stick: Path, script, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    ask()
    step = box.step
    assert isinstance(step, SheetStep)
    script.save_as = stick / "herstelblad.pdf"
    step.box.save_button.click()
    assert "niet bij de kopie" in step.problem.text()
    assert not script.save_as.exists()
    script.save_as = tmp_path / "herstelblad.pdf"
    step.box.save_button.click()
    assert step.problem.isHidden()
    assert script.save_as.read_bytes().startswith(b"%PDF-")


def test_the_end_of_the_program_takes_an_unfinished_copy_away(
    box: StandInBox, ask: Callable[..., None], stick: Path, qapp: QApplication
) -> None:
    ask()
    assert list(stick.iterdir())
    qapp.aboutToQuit.emit()
    assert list(stick.iterdir()) == []


def test_the_practice_cases_have_no_such_button(window: MainWindow) -> None:
    screen = window.show_place(SETTINGS)
    assert not screen.findChildren(StandInBox)
