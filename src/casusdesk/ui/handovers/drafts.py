"""What stands in the forms of the handovers and is not kept, and the way back into them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from casusdesk.domain.draft import Draft
from casusdesk.ui.draft_fields import fields_of, troubled, type_in, typed

if TYPE_CHECKING:
    from casusdesk.ui.handovers.screen import HandoversScreen

SHEET, NOT_WANTED, ROOM = "handovers.sheet", "handovers.not_wanted", "handovers."


def drafts_of(screen: HandoversScreen) -> Iterator[Draft]:
    """A sheet with something that cannot be kept, a step that was not taken, a reason that was not given."""
    editor = screen.editor
    if editor.handover is not None:
        waiting = list(fields_of(editor.form).values()) if editor.autosave.waiting else []
        content = {**troubled(editor), **typed(editor, [*waiting, *editor.steps.filled_in()])}
        if content:
            yield Draft(SHEET, editor.handover.case_code, editor.handover.id, content)
    for code, row in screen.pane.wanted.rows.items():
        if row.reason.text():
            yield Draft(NOT_WANTED, code, content=typed(row))


def take(screen: HandoversScreen, draft: Draft) -> bool:
    """Open the sheet, or the question why there is none, with what was typed in it."""
    if draft.kind == ROOM:
        return True
    if draft.kind == SHEET:
        screen.context.desk.handovers.get(draft.key)
        screen.open(draft.key)
        return type_in(screen.editor, draft.content)
    row = screen.pane.wanted.rows.get(draft.case_code)
    if row is None:
        return False
    row.unfold()
    return type_in(row, draft.content)
