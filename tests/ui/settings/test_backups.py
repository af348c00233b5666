"""Reservekopie in the settings: made, copied out, tried and put back, with what goes wrong said beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casusdesk.app import Program
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.signal import Signal
from casusdesk.services.access import Access
from casusdesk.services.care import cares
from casusdesk.services.desk import Desk
from casusdesk.store.keys import KdfCost
from casusdesk.ui.backup_clock import BackupClock
from casusdesk.ui.overview.screen import OverviewScreen
from casusdesk.ui.places import OVERVIEW, SETTINGS
from casusdesk.ui.settings.backup_restoring_steps import ChooseBackup, RestorePreview
from casusdesk.ui.settings.backup_words import backup_words, difference_words, moment_words, size_words
from casusdesk.ui.settings.backups import BackupsBox
from casusdesk.ui.settings.screen import SettingsScreen

PASSPHRASE = "lantaarn draagt zeven blauwe knopen"


@pytest.fixture
def own(access: Access) -> Desk:
    """Her own store, with one case."""
    setup = access.prepare(PASSPHRASE)
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    desk = setup.finish(Coalition())
    desk.cases.add_signal(Signal(due_date=date(2027, 4, 15)), "KT472")
    return desk


@pytest.fixture
def box(program: Program, own: Desk) -> BackupsBox:
    screen = program.open_desk(own).show_place(SETTINGS)
    assert isinstance(screen, SettingsScreen)
    return screen.backups


@pytest.fixture
def settled(program: Program, qtbot: QtBot) -> Callable[[], None]:
    """Wait for the worker."""
    return lambda: qtbot.waitUntil(lambda: not program.tasks.busy, timeout=20_000)


def test_the_first_one_is_made_and_told(
    box: BackupsBox, own: Desk, settled: Callable[[], None], qtbot: QtBot
) -> None:
    assert box.last.text() == "Er is nog geen reservekopie."
    box.make.setFocus()
    qtbot.keyClick(box.make, Qt.Key.Key_Return)
    settled()
    assert own.backups is not None
    (made,) = own.backups.all()
    assert made.cases == 1
    assert box.last.text().startswith("De laatste reservekopie is van vandaag om ")
    assert "1 casus" in box.last.text()
    assert box.said.text() == "De reservekopie is gemaakt en gecontroleerd."
    assert box.busy.isHidden()
    assert box.make.isEnabled()


def test_a_copy_elsewhere_is_remembered(
    box: BackupsBox, own: Desk, settled: Callable[[], None], stick: Path, script
) -> None:  # type: ignore[no-untyped-def]
    assert "nog geen kopie op een andere plek" in box.copied.text()
    script.folder = stick
    box.copy.click()
    settled()
    assert list(stick.rglob("*.tar"))
    assert box.copied.text().endswith("in stick.")
    assert "op de andere plek" in box.said.text()


def test_a_full_or_missing_place_is_said_and_nothing_stays(
    box: BackupsBox, settled: Callable[[], None], stick: Path, script
) -> None:  # type: ignore[no-untyped-def]
    script.folder = stick / "weg"
    box.copy.click()
    settled()
    assert box.said.property("kind") == "problem"
    assert "stick" in box.said.text()
    assert not list(stick.rglob("*"))


def test_one_that_fails_stays_in_sight(
    box: BackupsBox, program: Program, own: Desk, settled: Callable[[], None], vault_folder: Path
) -> None:
    (vault_folder / "backups").write_text("no folder")
    box.make.click()
    settled()
    assert box.problem.text().startswith("De laatste poging is mislukt. ")
    assert not box.problem.isHidden()
    assert program.window is not None
    overview = program.window.show_place(OVERVIEW)
    assert isinstance(overview, OverviewScreen)
    overview.care.refresh()
    assert overview.care.lines[0].text().startswith("De laatste reservekopie is mislukt.")  # type: ignore[attr-defined]
    (vault_folder / "backups").unlink()
    box.make.click()
    settled()
    assert box.problem.isHidden()
    overview.care.refresh()
    assert not any("mislukt" in care.words for care in cares(own))


def test_trying_one_out(box: BackupsBox, settled: Callable[[], None]) -> None:
    box.drill.click()
    settled()
    assert box.said.text() == "Er is nog geen reservekopie om te proberen. Maak er eerst een."
    box.make.click()
    settled()
    box.drill.click()
    settled()
    assert "op proef teruggezet en is in orde" in box.said.text()


def test_it_is_compared_put_back_and_locked(
    box: BackupsBox,
    own: Desk,
    program: Program,
    qtbot: QtBot,
    access: Access,
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(program._app, "exit", lambda _code: None)
    box.make.click()
    settled()
    for code in ("BX385", "FV582", "HW729"):
        own.cases.add_signal(Signal(due_date=date(2027, 4, 15)), code)
    assert box.restore is not None
    box.restore.begin.click()
    form = box.restore.step
    assert isinstance(form, ChooseBackup)
    assert form.which.combo.currentText().endswith("kB")
    qtbot.keyClick(form.go_on, Qt.Key.Key_Return)
    settled()
    step = box.restore.step
    assert isinstance(step, RestorePreview)
    assert step.sentence.text().endswith("1 casus, 3 minder dan nu.")
    assert step.lost.text() == ("Let op: 3 casussen van nu staan er niet in en verdwijnen uit je lijst.")
    assert not program.start_again
    step.go_on.click()
    qtbot.waitUntil(lambda: program.start_again, timeout=20_000)
    program.finish()
    with access.unlock(PASSPHRASE) as desk:
        assert [case.code for case in desk.cases.all()] == ["KT472"]
        assert desk.backups is not None
        assert max(backup.cases for backup in desk.backups.all()) == 4  # what was here is not lost


def test_cancel_leaves_all_as_it_was(
    box: BackupsBox, own: Desk, settled: Callable[[], None], vault_folder: Path
) -> None:
    box.make.click()
    settled()
    assert box.restore is not None
    box.restore.begin.click()
    assert isinstance(box.restore.step, ChooseBackup)
    box.restore.step.go_on.click()
    settled()
    assert isinstance(box.restore.step, RestorePreview)
    before = sorted(path.name for path in vault_folder.iterdir())
    box.restore.step.cancel.click()
    assert box.restore.step is None
    assert [case.code for case in own.cases.all()] == ["KT472"]
    assert sorted(path.name for path in vault_folder.iterdir()) == before
    assert not [one for one in vault_folder.parent.iterdir() if one.name.startswith(".vault.")]


def test_another_vaults_file_asks_for_its_key_and_a_broken_one_says_so(
    box: BackupsBox, settled: Callable[[], None], tmp_path: Path, keyring, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    cheap = KdfCost(memory_kib=64, iterations=1, lanes=1)

    other = Access(tmp_path / "andere", None, keyring, cheap)
    setup = other.prepare("heel andere zin voor later")
    code = setup.recovery_groups
    assert setup.confirms(*(code[place] for place in setup.asked_groups))
    with setup.finish(Coalition()) as desk:
        desk.cases.add_signal(Signal(due_date=date(2027, 4, 15)), "ND638")
        assert desk.backups is not None
        path = desk.backups.make("test").path
    assert box.restore is not None
    box.restore.begin.click()
    form = box.restore.step
    assert isinstance(form, ChooseBackup)
    assert form.which.isHidden()
    monkeypatch.setattr(box._context.dialogs, "choose_open_file", lambda *_: path, raising=False)
    form.other.click()
    form.go_on.click()
    settled()
    assert not form.field.isHidden()
    assert not form.code.isHidden()
    form.code.set_text("-".join((*code[:-1], "0000")))
    form.go_on.click()
    settled()
    assert "herstelcode" in form.code.problem
    form.code.set_text("-".join(code))
    form.go_on.click()
    settled()
    step = box.restore.step
    assert isinstance(step, RestorePreview)
    assert step.details.text() == "Daarvan heb je er 1 nu niet; de rest is gelijk aan nu."
    box.restore.close_steps()
    path.write_bytes(path.read_bytes()[:700])
    box.restore.begin.click()
    form = box.restore.step
    assert isinstance(form, ChooseBackup)
    form.other.click()
    form.go_on.click()
    settled()
    assert form.problem.text()
    assert not form.problem.isHidden()


def test_a_line_on_the_overview_leads_to_the_group(program: Program, own: Desk, qtbot: QtBot) -> None:
    window = program.open_desk(own)
    overview = window.show_place(OVERVIEW)
    assert isinstance(overview, OverviewScreen)
    assert [care.words for care in cares(own)] == [
        "Zet een reservekopie op een stick of netwerkmap: er is er nog geen"
    ]
    qtbot.keyClick(overview.care.lines[0], Qt.Key.Key_Return)
    assert window.place == SETTINGS
    screen = window.shown
    assert isinstance(screen, SettingsScreen)
    assert window.focusWidget() is screen.backups.copy


def test_when_it_is_time_again(own: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert own.backups is not None
    own.backups.copy_to(stick)
    assert cares(own) == ()
    day = datetime.now().astimezone() - timedelta(days=31)
    own.backups._state.put_setting("backup_copied_at", day.isoformat())
    (care,) = cares(own)
    assert care.words.endswith("(de vorige: 31 dagen geleden)")
    own.close()


def test_practice_asks_nothing(desk: Desk) -> None:
    assert cares(desk) == ()


def test_words_of_moments_and_sizes() -> None:
    today = date(2027, 1, 14)
    assert moment_words(datetime(2027, 1, 14, 14, 5).astimezone(), today) == "vandaag om 14.05"
    assert moment_words(datetime(2027, 1, 13, 9, 30).astimezone(), today) == "gisteren om 9.30"
    assert moment_words(datetime(2027, 1, 2, 9, 30).astimezone(), today) == "2 januari om 9.30"
    assert moment_words(datetime(2026, 12, 2, 9, 30).astimezone(), today) == "2 december 2026 om 9.30"
    assert [size_words(size) for size in (1, 380_000, 1_240_000)] == ["1 kB", "380 kB", "1,2 MB"]


def test_words_of_what_differs() -> None:
    assert difference_words(0, 0) == "Wat erin staat, is gelijk aan nu."
    assert difference_words(0, 1) == "Daarvan is er 1 anders dan nu."
    assert difference_words(2, 3) == "Daarvan heb je er 2 nu niet en zijn er 3 anders dan nu."


def test_a_damaged_one_and_one_of_before(own: Desk) -> None:
    from dataclasses import replace

    assert own.backups is not None
    made, today = own.backups.make("test"), own.today()
    assert backup_words(replace(made, whole=False), today).endswith("beschadigd, niet te gebruiken")
    assert backup_words(replace(made, own=False), today).endswith("met een eerdere sleutel")
    own.close()


def test_one_that_is_made_by_itself_is_seen_at_once_and_so_is_its_failure(
    program: Program, own: Desk, vault_folder: Path, settled: Callable[[], None]
) -> None:
    window = program.open_desk(own)
    screen, overview = window.show_place(SETTINGS), window.show_place(OVERVIEW)
    assert isinstance(screen, SettingsScreen)
    assert isinstance(overview, OverviewScreen)
    clock = window.findChild(BackupClock)
    assert clock is not None
    assert own.backups is not None
    own.backups._next_at = 0.0
    (vault_folder / "backups").write_text("no folder")
    clock.look()
    settled()
    assert overview.care.lines[0].text().startswith("De laatste reservekopie is mislukt.")  # type: ignore[attr-defined]
    (vault_folder / "backups").unlink()
    own.backups._next_at = 0.0
    clock.look()
    settled()
    assert len(overview.care.lines) == 1
    assert screen.backups.last.text().startswith("De laatste reservekopie is van vandaag om ")


def test_the_log_in_sight_follows_what_is_done(
    program: Program, own: Desk, stick: Path, settled: Callable[[], None], script
) -> None:  # type: ignore[no-untyped-def]
    window = program.open_desk(own)
    program.window.context.open_settings("Logboek")  # type: ignore[union-attr]
    screen = window.shown
    assert isinstance(screen, SettingsScreen)
    before = screen.log.model.rowCount()
    assert screen.log.isVisible()
    script.folder = stick
    screen.backups.copy.click()
    settled()
    assert screen.log.model.rowCount() == before + 1
