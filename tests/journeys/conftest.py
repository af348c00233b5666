"""The hands and the story beside the tests; and how many keys they needed, below the results."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parent))

from counting import MouseWatch, Tally
from month import Month

from practice_copy import PracticeCopies


@pytest.fixture
def month(dutch: QApplication, practice_copies: PracticeCopies, tmp_path: Path) -> Iterator[Month]:
    """The practice month on its practice day, in a window."""
    made = Month(dutch, tmp_path / "maand")
    made.practise(practice_copies)
    yield made
    made.stop()


@pytest.fixture
def empty_month(dutch: QApplication, tmp_path: Path) -> Iterator[Month]:
    """An empty store in a window; the story says which day it is."""
    made = Month(dutch, tmp_path / "maand")
    yield made
    made.stop()


@pytest.fixture
def mouse(dutch: QApplication) -> Iterator[MouseWatch]:
    """Whether a story is told by keyboard alone."""
    watch = MouseWatch()
    dutch.installEventFilter(watch)
    yield watch
    dutch.removeEventFilter(watch)


_TALLY = pytest.StashKey[Tally]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_TALLY] = Tally()


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Tally:
    """Where a journey leaves how many keys it took."""
    return request.config.stash[_TALLY]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    lines = config.stash[_TALLY].lines
    if lines:
        terminalreporter.section("toetsen en keuzes, zonder vrije tekst")
        for line in lines:
            terminalreporter.write_line(line)
