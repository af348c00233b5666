"""What the proofreading adds: to a job before print beside one fit, and to a key beside one frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from time import perf_counter

import agendas
import many
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from casusdesk.documents.agenda import fit_agenda
from casusdesk.domain.agenda import sorted_items
from casusdesk.domain.legitimate import Holds
from casusdesk.domain.paper_texts import PaperText, agenda_texts
from casusdesk.services.desk import Desk
from casusdesk.services.practice import empty_desk
from casusdesk.services.print_job import PrintJob
from casusdesk.ui.context import WindowContext
from casusdesk.ui.fields import LineField
from casusdesk.ui.proofreading.typing import FieldReader
from conftest import FRAME, Board

Timed = Callable[..., float]
CASES = 20


@pytest.fixture
def desk() -> Iterator[Desk]:
    with empty_desk(today=many.TODAY) as made:
        made.cases.add_all(many.cases(CASES))
        meeting = made.meetings.upcoming()
        items = sorted_items(made.cases.all(), made.catalog, meeting)
        made.meetings.record(replace(meeting, items=items))
        yield made


def test_a_job_of_20_full_cases(board: Board, timed: Timed, desk: Desk) -> None:
    """Before print every text is read: the first time anew, after that as it is remembered."""
    agenda = agendas.mixed(CASES, follow_up=6)
    fit = timed(lambda: fit_agenda(agenda), 7)
    job = PrintJob(
        desk.meetings.upcoming(), agenda=True, handovers=tuple(many.handover(n) for n in range(CASES))
    )
    proofreading = desk.proofreading
    proofreading.of_job(job)
    texts = len(list(proofreading.texts.of_job(job)))
    anew = timed(lambda: proofreading.of_job(job), 5, proofreading._found.clear)
    again = timed(lambda: proofreading.of_job(job), 5)
    board.compare(f"proofread a job of {CASES} cases and sheets, {texts} texts", anew, fit, "one fit")
    board.compare("the same again, nothing changed", again, fit, "one fit")
    assert texts > CASES * 10
    name = PaperText("KT472", "vraag", "Hoe helpen we Fatima?", next(agenda_texts(agenda)).where)
    assert len(proofreading.read([name])) == 1


def test_a_key_in_a_field_that_is_read_along(board: Board, qapp: QApplication, desk: Desk) -> None:
    """Two fields of one window, one of them read along; the difference is what a key costs more."""
    window = QWidget()
    layout = QVBoxLayout(window)
    bare, read = (LineField("Vraag", 5000) for _ in range(2))
    for field in (bare, read):
        layout.addWidget(field)
    context = WindowContext(desk, parent=window)
    FieldReader(context, read, read.line)
    window.show()
    desk.proofreading.check("Fatima", Holds.STORY)
    taken = {name: _typed(field) for name, field in (("bare", bare), ("read", read))}
    more = max(taken["read"] - taken["bare"], 0.0)
    board.compare("a key more in a text that is read along", more, FRAME, "one frame")
    words = " ".join(agendas.text(60, number) for number in range(2))
    numbers = count()
    rest = min(_once(lambda: desk.proofreading.check(f"{words} {next(numbers)}")) for _ in range(30))
    board.compare(f"reading {len(words)} characters once typing rests", rest, FRAME, "one frame")
    assert read.line.text() == "a" * 50
    window.close()
    window.deleteLater()


def _typed(field: LineField) -> float:
    """Seconds of one key, the quickest of several rounds of fifty."""
    field.line.setFocus()

    def fifty() -> None:
        QTest.keyClicks(field.line, "a" * 50, Qt.KeyboardModifier.NoModifier)

    rounds = []
    for _ in range(7):
        field.line.clear()
        rounds.append(_once(fifty) / 50)
    return min(rounds)


def _once(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
