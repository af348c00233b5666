"""A job that fails half-way: nothing comes out and no number is used, or both are told; nothing is left.

Painting never fails for a text; it does when a file of the program is damaged, or the memory is full.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casusdesk.preferences import Preferences
from casusdesk.services.desk import Desk
from casusdesk.services.print_job import PrintJob
from casusdesk.ui import page_print, spool_folder
from casusdesk.ui.context import WindowContext
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.page_paint import paint_page
from casusdesk.ui.page_print import STOPPED, PrinterStoppedError
from casusdesk.ui.papers.printing import PrinterRefusedError, print_issue
from casusdesk.ui.theme import Look


class DamagedError(Exception):
    """A bug, or a damaged file."""


class OutOfReach(QPrinter):
    """Like one on Windows: what was sent cannot be called back."""

    def outputFileName(self) -> str:
        return ""


def fails_at(monkeypatch: pytest.MonkeyPatch, page: int) -> None:
    """Painting goes well until the page of this number, from 0."""
    real: Callable[..., None] = paint_page
    painted: list[int] = []

    def paint(*args: object) -> None:
        if len(painted) == page:
            raise DamagedError
        painted.append(page)
        real(*args)

    monkeypatch.setattr(page_print, "paint_page", paint)


@pytest.fixture
def context(desk: Desk, qapp: QApplication) -> WindowContext:
    Look(qapp).apply(Preferences())
    return WindowContext(desk, Dialogs())


@pytest.fixture
def job(desk: Desk) -> PrintJob:
    return PrintJob(desk.meetings.upcoming(), agenda=True, copies=("VK", "JV", "WC"))


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def printer(path: Path, kind: type[QPrinter] = QPrinter) -> QPrinter:
    made = kind(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    return made


@pytest.mark.parametrize("page", [0, 1, 2])
def test_a_page_that_cannot_be_painted_leaves_no_paper_and_no_number(
    context: WindowContext,
    job: PrintJob,
    over: QWidget,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    page: int,
) -> None:
    fails_at(monkeypatch, page)
    with pytest.raises(DamagedError):
        print_issue(context, over, printer(tmp_path / "uit.pdf"), job)
    assert context.desk.register.all() == ()
    assert list(tmp_path.iterdir()) == []


def test_where_it_cannot_be_called_back_the_numbers_stay(
    context: WindowContext, job: PrintJob, over: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails_at(monkeypatch, 2)
    with pytest.raises(PrinterStoppedError) as told:
        print_issue(context, over, printer(tmp_path / "uit.pdf", OutOfReach), job)
    assert str(told.value) == STOPPED
    assert isinstance(told.value.__cause__, DamagedError), "the log has the fault itself"
    (made,) = context.desk.register.all()
    assert len(made.copies) == 3


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_is_not_there_uses_no_number(
    context: WindowContext, job: PrintJob, over: QWidget, tmp_path: Path
) -> None:
    with pytest.raises(PrinterRefusedError):
        print_issue(context, over, printer(tmp_path / "weg" / "uit.pdf"), job)
    assert context.desk.register.all() == ()


def test_what_a_killed_program_left_is_taken_away_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    killed = "import os; from casusdesk.ui.spool_folder import make_spool_folder as make; print(make()); "
    made = subprocess.run(
        [sys.executable, "-c", killed + "(make() / 'blad').write_text('KT472'); os.kill(os.getpid(), 9)"],
        capture_output=True,
        check=False,
    )
    assert made.returncode == -9
    left = [path.name for path in tmp_path.iterdir()]
    assert len(left) == 2
    other = tmp_path / f"casusdesk-spool-{os.getppid()}-x"
    strange = tmp_path / "van-een-ander"
    for kept in (other, strange):
        kept.mkdir()
    spool_folder.clear_old_spool()
    assert sorted(tmp_path.iterdir()) == [other, strange]
    mine = spool_folder.make_spool_folder()
    assert mine.parent == tmp_path
    assert mine.stat().st_mode & 0o077 == 0
