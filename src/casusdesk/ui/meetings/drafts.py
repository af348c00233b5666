"""What stands beside the agenda and is not kept: a time that is none; and back again.

The lines of the agenda themselves are kept while they are written, however long they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from casusdesk.domain.draft import Draft
from casusdesk.ui.draft_fields import troubled, type_in

if TYPE_CHECKING:
    from casusdesk.ui.meetings.builder import Builder

PEOPLE = "meeting.people"


def drafts_of(builder: Builder) -> Iterator[Draft]:
    """The panel of those who come."""
    if content := troubled(builder.attendance):
        yield Draft(PEOPLE, content=content)


def take(builder: Builder, draft: Draft) -> bool:
    """Open the panel, with what was typed in it."""
    if draft.kind != PEOPLE:
        return False
    builder.people.setChecked(True)
    return type_in(builder.attendance, draft.content)
