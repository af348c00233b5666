"""What the first paper needs is read beforehand, by the worker, and not before the first window."""

from __future__ import annotations

import json
import subprocess
import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from casusdesk.app import Program
from casusdesk.services import first_paper
from practice_copy import PracticeCopies

SCRIPT = """
import json, sys
from casusdesk.services.first_paper import prepare
prepare()
from casusdesk.documents import fonts, hyphenate
from casusdesk.services import proofreading
memories = fonts.metrics, hyphenate._dictionary, proofreading.read_lists
counts = [memory.cache_info().currsize for memory in memories]
print(json.dumps([counts, sorted(sys.modules)]))
"""


def test_letters_hyphens_and_names_are_read_and_the_store_is_not_touched() -> None:
    command = [sys.executable, "-c", SCRIPT]
    counts, modules = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert counts == [5, 1, 1]
    assert {"pyphen", "casusdesk.documents.agenda", "casusdesk.domain.proofread"} <= set(modules)
    assert not {"sqlmodel", "sqlcipher3", "PySide6", "reportlab"} & set(modules)


def test_the_worker_does_it_once_the_main_window_is_there(
    program: Program, practice_copies: PracticeCopies, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    done: list[threading.Thread] = []
    monkeypatch.setattr(first_paper, "prepare", lambda: done.append(threading.current_thread()))
    program.open_desk(practice_copies.desk())
    assert not done
    qtbot.waitUntil(lambda: len(done) == 1)
    assert done[0] is not threading.main_thread()
