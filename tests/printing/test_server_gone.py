"""A print server that goes away while a job is made: the user hears it, and no number is used."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from private_cups import PRINTER, PrivateCups, why_not

from casusdesk.ui.papers.printing import REFUSED

PRINTS = f"""
import json, os, signal, sys, time
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QWidget
from casusdesk.errors import CasusdeskError
from casusdesk.services.practice import practice_desk
from casusdesk.services.print_job import PrintJob
from casusdesk.ui import page_print
from casusdesk.ui.context import WindowContext
from casusdesk.ui.papers.printing import print_issue

app = QApplication([])
desk, real, over = practice_desk(), page_print.paint_page, QWidget()
context = WindowContext(desk)
seen = []

def print_it():
    printer = QPrinter(QPrinterInfo.printerInfo({PRINTER!r}))
    try:
        print_issue(context, over, printer, PrintJob(desk.meetings.upcoming(), agenda=True, copies=("VK",)))
    except CasusdeskError as error:
        seen.append([str(error), len(desk.register.all())])
    else:
        seen.append(["", len(desk.register.all())])

def gone(*args):
    real(*args)
    os.kill(int(sys.argv[1]), signal.SIGKILL)
    time.sleep(0.3)  # it takes its socket with it
    page_print.paint_page = real

print_it()
page_print.paint_page = gone
print_it()
print_it()
desk.close()
print(json.dumps(seen))
"""


def test_a_server_that_is_gone_is_told_and_takes_no_number(tmp_path: Path) -> None:
    reason = why_not()
    if reason and shutil.which("apt-get") and os.geteuid() == 0:
        pytest.fail(f"this machine can have a print server, so printing is tested. {reason}")
    if reason:
        pytest.skip(f"NOT TESTED: printing through CUPS. {reason}")
    cups = PrivateCups()
    try:
        cups.start()
        done = subprocess.run(
            [sys.executable, "-c", PRINTS, str(cups.pid)],
            env={
                **cups.environment,
                "QT_QPA_PLATFORM": "offscreen",
                "HOME": str(tmp_path),
                "XDG_CONFIG_HOME": str(tmp_path),
                "XDG_RUNTIME_DIR": str(tmp_path),
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    finally:
        cups.stop()
    assert done.returncode == 0, done.stderr[-2000:]
    well, *gone = json.loads(done.stdout)
    assert well == ["", 1]
    assert gone == [[REFUSED, 1], [REFUSED, 1]]
    assert not list(tmp_path.glob("casusdesk-*")), "nothing waits in a folder any more"
