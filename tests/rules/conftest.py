"""What tests of the privacy rules share: a real store, and the practice month in a window with its keys."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parent.parent / "journeys"))
sys.path.insert(0, str(Path(__file__).parent))

from at_the_kiosk import Kiosk
from month import Month

from casusdesk.services.desk import Desk
from casusdesk.services.practice import empty_desk
from practice_copy import PracticeCopies


@pytest.fixture
def empty() -> Iterator[Desk]:
    """A real store with nothing in it."""
    made = empty_desk()
    yield made
    made.close()


@pytest.fixture
def month(dutch: QApplication, practice_copies: PracticeCopies, tmp_path: Path) -> Iterator[Month]:
    """The practice month on its practice day, in a window; `month.hands` types."""
    made = Month(dutch, tmp_path / "maand")
    made.practise(practice_copies)
    yield made
    made.stop()


@pytest.fixture
def start(
    dutch: QApplication, practice_copies: PracticeCopies, tmp_path: Path
) -> Iterator[Callable[[], Kiosk]]:
    """Starts the program; the print screen of attendees is opened by the test."""
    made: list[Kiosk] = []

    def begin() -> Kiosk:
        made.append(Kiosk(dutch, practice_copies.desk(), tmp_path))
        return made[-1]

    yield begin
    for one in made:
        one.program.finish()
        one.program.deleteLater()


@pytest.fixture
def kiosk(start: Callable[[], Kiosk]) -> Kiosk:
    """The program with the print screen of attendees over its window."""
    return start().open()
