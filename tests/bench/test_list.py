"""The list of cases: what it costs to read, search and compose must grow no faster than the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, cycle

import many
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casusdesk.domain.case import Case
from casusdesk.services.desk import Desk
from casusdesk.ui.cases.screen import CasesScreen
from casusdesk.ui.context import WindowContext
from conftest import FRAME, Board

Timed = Callable[..., float]
SIZES = (100, 400, 1600)
KEYSTROKES = ("v", "ve", "ver", "verz", "vere", "ver", "ve", "v")


def test_read_the_list(board: Board, timed: Timed) -> None:
    taken = {}
    for size in SIZES:
        with many.desk_with(size) as desk:
            taken[size] = timed(desk.cases.all, 5, lambda desk=desk: many.forget(desk))
            assert len(desk.cases.all()) == size
    board.growth("read the list", taken)


def test_search_on_a_keystroke(board: Board, timed: Timed) -> None:
    first, next_ones = {}, {}
    for size in SIZES:
        with many.desk_with(size) as desk:
            typed = cycle(KEYSTROKES)

            def reread(desk: Desk = desk) -> None:
                many.forget(desk)
                desk.cases.all()

            first[size] = timed(lambda desk=desk: desk.cases.search("v"), 3, reread)
            next_ones[size] = timed(lambda desk=desk, typed=typed: desk.cases.search(next(typed)), 24)
            assert [case.code for case in desk.cases.search(many.code(7).lower())] == [many.code(7)]
    board.growth("search, first letter after everything changed", first)
    board.growth("search, next letters", next_ones)
    for name, taken in (("first letter", first), ("next letters", next_ones)):
        board.compare(f"search, {name}, {SIZES[-1]} cases", taken[SIZES[-1]], FRAME, "one frame")


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[Desk], CasesScreen]:
    """The case screen on a desk, listening to what changes as in the main window."""

    def shown(desk: Desk) -> CasesScreen:
        context = WindowContext(desk)
        screen = CasesScreen(context)
        context.setParent(screen)
        qtbot.addWidget(screen)
        screen.resize(1280, 800)
        desk.changes.subscribe(screen.refresh)
        with qtbot.waitExposed(screen):
            screen.show()
        return screen

    return shown


def test_keystroke_in_the_window(
    board: Board, timed: Timed, qapp: QApplication, show: Callable[[Desk], CasesScreen]
) -> None:
    taken = {}
    for size in SIZES:
        with many.desk_with(size) as desk:
            screen, typed = show(desk), cycle(KEYSTROKES)

            def keystroke(screen: CasesScreen = screen, typed: Iterator[str] = typed) -> None:
                screen.search(next(typed))
                qapp.processEvents()

            taken[size] = timed(keystroke, 16)
            screen.search(many.code(7).lower())
            assert screen.list.model.rowCount() == 1
            screen.close()
    board.growth("window: a letter in the search field", taken)
    board.compare(f"window: a letter, {SIZES[-1]} cases", taken[SIZES[-1]], FRAME, "one frame")


@pytest.mark.parametrize("asking", [False, True], ids=["list shown", "questions open"])
def test_save_in_the_window(
    board: Board, timed: Timed, qapp: QApplication, show: Callable[[Desk], CasesScreen], asking: bool
) -> None:
    """What an autosave costs whoever is typing: the transaction, and everything shown that follows it."""
    taken = {}
    for size in SIZES:
        with many.desk_with(size) as desk:
            screen, number, case = show(desk), count(), desk.cases.get(many.code(3))
            if asking:
                screen.open_questions(case.code)

            def save(desk: Desk = desk, number: Iterator[int] = number, case: Case = case) -> None:
                desk.cases.record(replace(case, question=f"Wie belt er, poging {next(number)}?"))
                qapp.processEvents()

            taken[size] = timed(save, 7)
            assert screen.list.model.total == size
            assert desk.cases.get(case.code).question == f"Wie belt er, poging {next(number) - 1}?"
            screen.close()
    where = "questions open" if asking else "list shown"
    board.growth(f"window: autosave, {where}", taken)
    board.compare(f"window: autosave, {where}, {SIZES[0]} cases", taken[SIZES[0]], FRAME, "one frame")


@pytest.mark.parametrize("filled", [True, False], ids=["all on it", "12 on it"])
def test_compose_the_agenda(board: Board, timed: Timed, filled: bool) -> None:
    taken = {}
    for size in (20, 80, 320):
        with many.desk_with(size) as desk:
            meeting = desk.meetings.fill(desk.meetings.upcoming())
            if not filled:
                meeting = type(meeting)(meeting.held_on, meeting.next_on, items=meeting.items[:12])
            agenda = desk.meetings.agenda(meeting)
            assert len(agenda.entries) == (size if filled else 12)
            taken[size] = timed(lambda desk=desk, meeting=meeting: desk.meetings.agenda(meeting))
    board.growth(f"compose the agenda, {'all' if filled else '12'} on it", taken)
