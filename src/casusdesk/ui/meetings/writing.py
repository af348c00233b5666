"""Writing in a row of the agenda: kept whenever typing rests, one undoable step when it is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casusdesk.domain.case import Case
from casusdesk.domain.limits import tidy
from casusdesk.domain.meeting import Meeting
from casusdesk.ui.meetings.arranger import Arranger
from casusdesk.ui.meetings.changes import MeetingChange, QuestionChange
from casusdesk.ui.meetings.rows import GENERAL_LINES, Row, RowKind

if TYPE_CHECKING:
    from casusdesk.ui.context import WindowContext


class Writing:
    """The question of a case, or a line of rubriek F; remembers what stood there before the writing."""

    def __init__(self, context: WindowContext, arranger: Arranger) -> None:
        self._context = context
        self._meetings = context.desk.meetings
        self._arranger = arranger
        self._question_before: Case | None = None
        self._meeting_before: Meeting | None = None

    def typed(self, row: Row, text: str) -> None:
        """The writing in this row is done."""
        if row.kind is RowKind.LINE:
            self.write_general(row.line, text)
        else:
            self.rephrase(row.code, text)

    def drafted(self, row: Row, text: str) -> None:
        """The writing in this row rests."""
        if row.kind is RowKind.LINE:
            self.draft_general(row.line, text)
        else:
            self.draft(row.code, text)

    def draft(self, code: str, text: str) -> None:
        """Keep a question that is still being written; `rephrase` or `let_go` ends it."""
        case = self._context.desk.cases.get(code)
        if self._question_before is None or self._question_before.code != code:
            self._question_before = case
        words = tidy(text) or self._question_before.question
        self._arranger.keep_now(lambda: self._context.desk.cases.record(replace(case, question=words)))

    def rephrase(self, code: str, text: str) -> None:
        """Another question for the case; an emptied field changes nothing."""
        case = self._context.desk.cases.get(code)
        before, self._question_before = self._question_before, None
        if before is None or before.code != code:
            before = case
        after = replace(case, question=tidy(text) or before.question)
        if after.question != before.question:
            said = f"Kernvraag van {code} gewijzigd"
            self._arranger.push(
                QuestionChange(self._context.desk.cases, before, after, said, self._arranger.failed)
            )
            self._arranger.say(said)
        elif after != case:
            self._arranger.keep_now(lambda: self._context.desk.cases.record(after))

    def draft_general(self, line: int, text: str) -> None:
        """Keep a line of rubriek F that is still being written."""
        self._meeting_before = before = self._meeting_before or self._arranger.meeting
        self._arranger.keep_now(lambda: self._meetings.record(_with_line(before, line, text)))

    def write_general(self, line: int, text: str) -> None:
        """One line of rubriek F; an emptied line goes away."""
        before, self._meeting_before = self._meeting_before or self._arranger.meeting, None
        after = _with_line(before, line, text)
        if after.general != before.general:
            step = MeetingChange(
                self._meetings, before, after, "Rubriek Algemeen wijzigen", self._arranger.failed
            )
            self._arranger.push(step)
        elif self._arranger.meeting != before:
            self._arranger.keep_now(lambda: self._meetings.record(before))

    def let_go(self, code: str) -> None:
        """The writing was given up: what stood there comes back."""
        question, meeting = self._question_before, self._meeting_before
        if code and question is not None and question.code == code:
            self.rephrase(code, question.question)
        elif meeting is not None and not code:
            self.write_general(GENERAL_LINES, "")


def _with_line(meeting: Meeting, line: int, text: str) -> Meeting:
    """The meeting with this text as line `line` of rubriek F; an emptied line goes away."""
    lines, words = [*meeting.general], tidy(text)
    if line < len(lines):
        lines[line : line + 1] = [words] if words else []
    elif words:
        lines.append(words)
    return replace(meeting, general=tuple(lines), version=meeting.version + 1)
