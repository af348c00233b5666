"""Proof that the checks of `conftest.py` bite: a window or thread left behind fails the test that left it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]

CASES = """
import threading
from PySide6.QtCore import QObject, Signal, qWarning
from PySide6.QtWidgets import QLabel

kept = []

def test_window(qapp):
    kept.append(QLabel("left"))
    kept[-1].show()

def test_thread():
    kept.append(threading.Event())
    threading.Thread(target=kept[-1].wait, args=(4,), name="left").start()

def test_clean(qtbot):
    label = QLabel("closed")
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()

def test_qt_warning(qapp):
    qWarning("a warning of Qt")

def test_python_warning():
    import warnings
    warnings.warn("a warning")
"""


def test_what_is_left_behind_fails(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text((REPOSITORY / "tests" / "conftest.py").read_text(encoding="utf-8"))
    (tmp_path / "pyproject.toml").write_text((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    tests = tmp_path / "tests"
    tests.mkdir()
    (tests / "test_leaks.py").write_text(CASES, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider", "--rootdir", tmp_path, tests],
        cwd=tmp_path,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    report = run.stdout
    assert "left behind: window QLabel" in report
    assert "left behind: thread left" in report
    summary = report[report.index("short test summary") :]
    outcomes = set(re.findall(r"^(PASSED|FAILED|ERROR) \S+::(\w+)", summary, re.MULTILINE))
    assert outcomes == {
        ("PASSED", "test_window"),
        ("ERROR", "test_window"),
        ("PASSED", "test_thread"),
        ("ERROR", "test_thread"),
        ("PASSED", "test_clean"),
        ("FAILED", "test_qt_warning"),
        ("FAILED", "test_python_warning"),
    }
