"""The window of a bug: it shows exactly what it would save, sends nothing, and holds no content."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer, qWarning
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from casusdesk import __version__, logs
from casusdesk.ui import crash
from casusdesk.ui.crash import SAVED, CrashBox, CrashTeller
from casusdesk.ui.crash_report import FILE
from casusdesk.ui.dialogs import Dialogs

SECRET = "Sterrewijn-KT472"


class Answers(Dialogs):
    """Saves where a test says."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.proposed: list[str] = []

    def choose_save_file(
        self, parent: QWidget | None, proposal: str, kinds: str = "", folder: Path | None = None
    ) -> Path | None:
        self.proposed.append(proposal)
        return self.path


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def teller(qapp: QApplication, answers: Answers) -> Iterator[CrashTeller]:
    made = CrashTeller(dialogs=answers)
    yield made
    made.stop()
    for box in [one for one in qapp.topLevelWidgets() if isinstance(one, CrashBox)]:
        box.close()
        box.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def bug() -> None:
    raise LookupError(f"no question for {SECRET}")


def told_by(teller: CrashTeller, qtbot: QtBot) -> CrashBox:
    """The window, once a bug went through the hook of this process."""
    try:
        bug()
    except LookupError as error:
        sys.excepthook(LookupError, error, error.__traceback__)
    qtbot.waitUntil(lambda: teller.box is not None and teller.box.isVisible())
    assert teller.box is not None
    return teller.box


def test_it_shows_versions_system_class_place_and_the_last_events(teller: CrashTeller, qtbot: QtBot) -> None:
    logs.log_event("window.shown")
    qWarning(f"a widget that says {SECRET}")
    shown = told_by(teller, qtbot).told.toPlainText()
    assert f"Programma: casusdesk {__version__}\n" in shown
    assert "Soort fout: LookupError\n" in shown
    assert "Plaats in het programma: test_crash:" in shown
    assert "INFO window.shown\n" in shown
    assert "qt.warning\n" in shown
    assert "Qt: 6." in shown
    assert SECRET not in shown
    assert os.uname().nodename not in shown
    assert str(Path.home()) not in shown


def test_the_file_is_byte_for_byte_what_was_shown(
    teller: CrashTeller, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    box = told_by(teller, qtbot)
    shown = box.told.toPlainText()
    answers.path = tmp_path / "fout.txt"
    logs.log_event("backup.made")  # what happens after it was shown does not come into the file
    QTest.mouseClick(box.save, Qt.MouseButton.LeftButton)
    assert answers.path.read_bytes() == shown.encode("utf-8")
    assert answers.proposed == [FILE]
    assert box.outcome.text() == SAVED
    assert answers.path.stat().st_mode & 0o077 == 0


def test_a_disk_that_refuses_is_said_and_the_text_stays(
    teller: CrashTeller, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    box = told_by(teller, qtbot)
    shown = box.told.toPlainText()
    answers.path = Path("/dev/full") if Path("/dev/full").exists() else tmp_path
    QTest.mouseClick(box.save, Qt.MouseButton.LeftButton)
    assert box.outcome.isVisible()
    assert "Kies een andere naam" in box.outcome.text() or "schijf is vol" in box.outcome.text()
    assert box.told.toPlainText() == shown
    answers.path = None
    QTest.mouseClick(box.save, Qt.MouseButton.LeftButton)
    assert box.isVisible()


def test_it_is_shown_when_nothing_can_be_written_at_all(
    teller: CrashTeller, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "log").touch()
    assert logs.start_log(tmp_path / "log") is None
    assert "Soort fout: LookupError" in told_by(teller, qtbot).told.toPlainText()


def test_a_bug_in_a_slot_and_in_a_thread_come_to_the_same_window(
    teller: CrashTeller, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    with qtbot.captureExceptions() as _seen:  # pytest-qt listens too; ours is put back for this one
        _put_back(teller)
        QTimer.singleShot(0, bug)
        qtbot.waitUntil(lambda: teller.box is not None)
    assert teller.box is not None
    teller.box.close()
    worker = threading.Thread(target=bug)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: teller.box is not None and teller.box.isVisible())
    assert SECRET not in "".join(capfd.readouterr()) + "\n".join(logs.recent_lines())


def _put_back(teller: CrashTeller) -> None:
    """Our own hook, in the place of that of pytest-qt."""
    teller._undo()
    teller._undo = logs.install_hooks(teller._caught.emit)


def test_a_bug_in_the_telling_itself_does_not_go_round_for_ever(
    teller: CrashTeller, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def broken(kind: str, _place: str, _moment: object) -> str:
        tried.append(kind)
        raise RuntimeError(SECRET)

    monkeypatch.setattr(crash, "report", broken)
    with qtbot.captureExceptions():
        _put_back(teller)
        QTimer.singleShot(0, bug)
        qtbot.wait(200)
    assert tried == ["LookupError"]
    assert teller.box is None


def test_a_second_bug_adds_no_window_and_the_keyboard_reaches_all(teller: CrashTeller, qtbot: QtBot) -> None:
    box = told_by(teller, qtbot)
    assert told_by(teller, qtbot) is box
    names = [child.accessibleName() for child in box.findChildren(QPlainTextEdit)]
    assert names == ["Wat het programma van de fout weet"]
    assert box.told.tabChangesFocus()
    assert not box.isModal()
    assert box.windowTitle() == "casusdesk"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()
