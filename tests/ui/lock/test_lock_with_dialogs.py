"""The lock gets through whatever is open: a dialog, a menu, a question on a question, a job (vault §1)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QWidget

from casusdesk.app import Program
from casusdesk.services.desk import Desk
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.lock_guard import LockGuard
from casusdesk.ui.lock_warning import WARNING, LockWarning
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.places import CASES
from practice_copy import PracticeCopies

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def desk(practice_copies: PracticeCopies) -> Desk:
    return practice_copies.desk()


@pytest.fixture
def window(open_window: Callable[[Desk], MainWindow], desk: Desk) -> MainWindow:
    return open_window(desk)


def message(window: QWidget) -> object:
    return Dialogs().ask(window, "Weet je het zeker?", "Ja")


def save_file(window: QWidget) -> object:
    return Dialogs().choose_save_file(window, "agenda.pdf", folder=Path.cwd())


def open_file(window: QWidget) -> object:
    return Dialogs().choose_open_file(window, "Alles (*)")


def folder(window: QWidget) -> object:
    return Dialogs().choose_folder(window, Path.cwd())


def printing(window: QWidget) -> object:
    printer = QPrinter()  # it must outlive its dialog
    dialog = QPrintDialog(printer, window)
    return dialog.exec()


def menu(window: QWidget) -> object:
    made = QMenu(window)
    made.addAction("Doorschuiven")
    return made.exec(window.mapToGlobal(QPoint(50, 50)))


def two(window: QWidget) -> object:
    """A question above a question."""
    box = QMessageBox(window)
    QTimer.singleShot(50, box, lambda: Dialogs().warn(box, "Nog iets."))
    return box.exec()


DIALOGS = (message, save_file, open_file, folder, printing, menu, two)


@pytest.mark.parametrize("show", DIALOGS, ids=[show.__name__ for show in DIALOGS])
def test_the_lock_ends_the_program_out_of_every_dialog(
    qapp: QApplication, program: Program, window: MainWindow, desk: Desk, show: Callable[[QWidget], object]
) -> None:
    answers: list[object] = []
    loops: list[bool] = []
    window.actions_of_frame.add_signal()
    window.screens[CASES].form.question.line.setText("Wie kan helpen?")

    def lock() -> None:
        open_now = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        loops.append(open_now is not None)
        program.lock(asked=False)

    QTimer.singleShot(0, window, lambda: answers.append(show(window)))
    QTimer.singleShot(400, window, lock)
    QTimer.singleShot(20_000, window, lambda: qapp.exit(99))
    assert qapp.exec() == 0
    assert loops == [True], "it was open when the lock came"
    assert len(answers) == 1, "its loop ended too"
    assert not answers[0], "and it means no"
    assert program.start_again
    assert not [shown for shown in QApplication.topLevelWidgets() if shown.isVisible()]
    assert [draft.kind for draft in desk.drafts.all() if draft.kind != "where"] == ["cases.signal"]


def test_a_job_that_runs_is_waited_for_and_its_answer_is_not(
    qapp: QApplication, program: Program, window: MainWindow
) -> None:
    began, may_end = threading.Event(), threading.Event()
    answers: list[object] = []

    def work(_job: object) -> bool:
        began.set()
        return may_end.wait(10)

    program.tasks.submit(work, answers.append)
    assert began.wait(5)
    QTimer.singleShot(0, window, lambda: program.lock(asked=False))
    assert qapp.exec() == 0
    threading.Timer(0.2, may_end.set).start()
    program.finish()
    assert answers == []
    assert may_end.is_set()


def test_a_lock_during_a_lock_is_one_lock(qapp: QApplication, program: Program, window: MainWindow) -> None:
    leaving: list[bool] = []
    program.leaving.connect(lambda: leaving.append(True))
    QTimer.singleShot(0, window, lambda: program.lock(asked=False))
    QTimer.singleShot(0, window, lambda: program.lock(asked=False))
    assert qapp.exec() == 0
    assert leaving == [True]


@pytest.mark.parametrize("show", [message, save_file, menu], ids=["message", "file", "menu"])
def test_the_warning_is_seen_above_a_dialog_and_goes_with_a_key(
    qapp: QApplication, window: MainWindow, show: Callable[[QWidget], object]
) -> None:
    guard = LockGuard(qapp, window)
    seen: list[tuple[bool, bool, str]] = []

    def warn() -> None:
        guard.idle.warned.emit(30)
        (above,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, LockWarning) and w.isVisible()]
        front = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        seen.append((above.isVisible(), front is not None and front.isVisible(), above.label.text()))
        guard.idle.woken.emit()
        seen.append((above.isVisible(), True, ""))
        qapp.exit(0)

    QTimer.singleShot(0, window, lambda: show(window))
    QTimer.singleShot(400, window, warn)
    qapp.exec()
    assert seen == [(True, True, WARNING), (False, True, "")]
    guard.stop()


def test_the_policy_of_the_store_is_followed_at_once(
    qapp: QApplication, window: MainWindow, desk: Desk
) -> None:
    guard = LockGuard(qapp, window)
    assert guard.idle._seconds == 300
    desk.policy.set_lock_minutes(2)
    window.context.policy_changed.emit()
    assert guard.idle._seconds == 120
    guard.stop()


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="no desktop to be had")
def test_on_a_real_desktop_too() -> None:
    """A menu and a question grab mouse and keys there, which the offscreen platform does not."""
    which = "(ends_the_program and (message or menu or two)) or (warning and message)"
    command = [
        "xvfb-run",
        "-a",
        sys.executable,
        "-m",
        "pytest",
        __file__,
        "-q",
        "-p",
        "no:cacheprovider",
        "-k",
        which,
    ]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "xcb"},
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]
