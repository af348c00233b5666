"""R3: every free text has a limit with a counter, a case at most 1 500 characters; more is not printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from month import Month
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from casusdesk.domain import limits
from casusdesk.domain.case import Case, Concern, ConcernState
from casusdesk.domain.consent import ConsentState, Override
from casusdesk.services.desk import Desk
from casusdesk.services.paper_checks import PrintBlockedError
from casusdesk.services.print_job import PrintJob
from casusdesk.services.wizard import Step
from casusdesk.ui.fields import Field, LineField, TextField

NO_TEXT_OF_A_CASE = {"Zoeken in casussen", "Zoeken in casussen en afspraken", "Instantie of rol toevoegen"}
"""Fields that look things up: what is typed there is nowhere kept."""
NUMBERS = {"Leeftijd moeder bij aanmelding"}


def text_fields(window: QWidget) -> Iterator[LineField | TextField]:
    for kind in (LineField, TextField):
        yield from (field for field in window.findChildren(kind) if field.isVisible())


def screens(month: Month) -> Iterator[QWidget]:
    """Every page where a text about a family is typed."""
    context = month.window.context
    context.add_signal()
    yield month.window
    for code in ("KT472", "ZL496"):
        for step in Step:
            context.open_questions(code)
            month.window.shown.open_questions(code, step, "")  # type: ignore[attr-defined]
            yield month.window
    context.open_case("KT472")
    yield month.window
    context.open_handover(month.desk.handovers.all()[0].id)
    yield month.window
    context.open_follow_up("person")
    yield month.window
    context.open_meeting_mode("KT472")
    yield month.window


def test_every_text_of_a_case_counts_towards_a_limit_and_none_is_typed_past_it(month: Month) -> None:
    """A bare Qt editor would have no counter: every one in sight belongs to a field, and that has a limit."""
    seen: dict[str, int] = {}
    bare: set[str] = set()
    for window in screens(month):
        QApplication.processEvents()
        for field in text_fields(window):
            name = field.label.text()
            if name not in NO_TEXT_OF_A_CASE | NUMBERS:
                seen[name] = field._counter._limit
        for editor in (*window.findChildren(QPlainTextEdit), *window.findChildren(QLineEdit)):
            if editor.isVisible() and not editor.isReadOnly() and not _in_a_field(editor):
                bare.add(editor.accessibleName() or editor.objectName() or type(editor).__name__)
    assert "Vraag aan het overleg" in seen
    assert len(seen) > 15
    assert {name: limit for name, limit in seen.items() if not 0 < limit <= 200} == {}
    assert bare <= {*NO_TEXT_OF_A_CASE, "qt_spinbox_lineedit"}


def _in_a_field(editor: QWidget) -> bool:
    above: QWidget | None = editor
    while above is not None:
        if isinstance(above, Field):
            return True
        above = above.parentWidget()
    return False


def test_one_character_too_many_is_kept_whole_said_and_not_printed(desk: Desk) -> None:
    meeting = desk.meetings.or_filled(desk.meetings.upcoming().held_on)
    case = desk.cases.get("KT472")
    longest = ("Wat helpt haar? " * 20)[: limits.QUESTION - 1] + "?"
    desk.cases.record(replace(case, question=longest))
    assert desk.papers.problems(meeting) == ()
    desk.cases.record(replace(case, question=longest + "!"))
    assert desk.cases.get("KT472").question == longest + "!"
    assert "1 teken" in str(desk.papers.problems(meeting)[0])
    with pytest.raises(PrintBlockedError):
        desk.register.issue(PrintJob(meeting, agenda=True, copies=("VK",)))


def full(case: Case) -> Case:
    """A case with every text at its own limit; together they are over 1 500."""
    notes = tuple(Concern(key, ConcernState.CONCERN, "n" * limits.CONCERN_NOTE) for key in "WFOLPRGNHTZV")
    return replace(
        case,
        question="q" * limits.QUESTION,
        strengths=("s" * limits.STRENGTH,),
        concerns=notes,
        obstacle="o" * (limits.OBSTACLE - 60),
        support=replace(case.support, tried_lighter="t" * limits.TRIED_LIGHTER),
    )


def test_all_texts_together_stay_under_1500(desk: Desk) -> None:
    meeting = desk.meetings.or_filled(desk.meetings.upcoming().held_on)
    case = full(desk.cases.get("KT472"))
    over = case.free_text_length - limits.CASE_TOTAL
    assert limits.CASE_TOTAL == 1500
    assert case.overlong == ()  # each by itself is short enough
    shorter, *rest = case.concerns
    desk.cases.record(case)
    together = [p for p in desk.papers.problems(meeting) if "alle tekst samen" in str(p)]
    assert 0 < over <= limits.CONCERN_NOTE, over
    assert together
    exact = replace(case, concerns=(replace(shorter, note=shorter.note[: limits.CONCERN_NOTE - over]), *rest))
    assert exact.free_text_length == limits.CASE_TOTAL
    desk.cases.record(exact)
    assert [p for p in desk.papers.problems(meeting) if "alle tekst samen" in str(p)] == []


def test_the_reason_of_an_override_counts_along(desk: Desk) -> None:
    case = desk.cases.get("KT472")
    override = Override("r" * limits.OVERRIDE_REASON, "projectleider")
    told = replace(case, consent=replace(case.consent, state=ConsentState.REFUSED, override=override))
    assert told.free_text_length == case.free_text_length + limits.OVERRIDE_REASON
