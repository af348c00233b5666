"""What stands in the agenda and is not kept: a time that is none, a line that is too long; and back again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from casusdesk.domain.draft import Draft
from casusdesk.ui.draft_fields import troubled, type_in

if TYPE_CHECKING:
    from casusdesk.ui.meetings.builder import Builder

PEOPLE, QUESTION, LINE = "meeting.people", "meeting.question", "meeting.line"
_TEXT = "text"


def drafts_of(builder: Builder) -> Iterator[Draft]:
    """The panel of those who come, and the line of the agenda that is being written."""
    if content := troubled(builder.attendance):
        yield Draft(PEOPLE, content=content)
    editor, row = builder.agenda.writing.editor, builder.agenda.current_row()
    if editor is not None and row is not None and editor.too_long:
        kind = QUESTION if row.code else LINE
        yield Draft(kind, row.code or "", str(row.line), {_TEXT: editor.text()})


def take(builder: Builder, draft: Draft) -> bool:
    """Open the panel or the line, with what was typed in it."""
    if draft.kind == PEOPLE:
        builder.people.setChecked(True)
        return type_in(builder.attendance, draft.content)
    if draft.kind == QUESTION:
        builder.agenda.go_to(draft.case_code)
        if builder.agenda.current_case() != draft.case_code:
            return False
        builder.agenda.edit_current()
    elif draft.kind == LINE and draft.key.isdecimal():
        builder.agenda.edit_line(int(draft.key))
    editor = builder.agenda.writing.editor
    if editor is None:
        return False
    editor.write(draft.content.get(_TEXT, editor.text()))
    return True
