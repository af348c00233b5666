"""From an empty home to the papers on the table and back, in a real window, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import text_of
from PySide6.QtWidgets import QApplication
from story import Story

FIRST = "Wie helpt haar aan een eigen plek voor de bevalling?"
SECOND = "Welke steun past bij de schulden en het jonge gezin?"


def everything(story: Story) -> tuple[object, ...]:
    """All that the store holds."""
    desk = story.desk
    return desk.coalition, desk.cases.all(), desk.cases.actions(), desk.meetings.all(), desk.handovers.all()


@pytest.fixture
def story(dutch: QApplication, home: Path) -> Iterator[Story]:
    made = Story(dutch, home / "Documenten")
    yield made
    made.stop()


def test_from_an_empty_home_to_the_papers_and_back(story: Story) -> None:
    story.start()
    story.set_up()
    first = story.add_signal(FIRST)
    story.answer_questions()
    second = story.add_signal(SECOND, weeks_to_go=20)
    story.put_on_agenda(second)
    assert [item.code for item in story.desk.meetings.upcoming().items] == [first, second]
    story.move_up()
    assert [item.code for item in story.desk.meetings.upcoming().items] == [second, first]
    story.make_handover(first)
    story.save_papers()
    before = everything(story)
    assert story.lock() == 0

    story.unlock()
    assert everything(story) == before
    case = story.desk.cases.get(first)
    assert case.question == FIRST
    assert [concern.mark for concern in case.concerns] == ["W", "F!"]
    assert case.lead.role == "VK"
    (sheet,) = story.desk.handovers.all()
    assert (sheet.case_code, sheet.receiver.role, sheet.introduction.place) == (first, "JV", "thuis")
    assert story.desk.check() == []

    agenda, *copies, _, paper = text_of(story.answers.saved[-1], story.answers.words)
    assert len(copies) == 7  # one page for each role that comes, and the chair
    for word in (
        first,
        second,
        *FIRST.split(),
        *SECOND.split(),
        "4 Regie verloskundige",
        "exemplaar 1 van 8",
    ):
        assert word in agenda
    for word in (first, "KENNISMAKING", "thuis", "jeugdverpleegkundige", "bevalling komt dichterbij"):
        assert word in paper
    assert story.answers.told == []
    assert story.titles == {"casusdesk"}
