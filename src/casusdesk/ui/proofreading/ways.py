"""From a text that was pointed out to the field in which it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casusdesk.domain.paper_texts import PaperText, Where

if TYPE_CHECKING:
    from casusdesk.ui.context import WindowContext
    from casusdesk.ui.papers.problems import WaysBack


def change(context: WindowContext, text: PaperText, back: WaysBack) -> None:
    """Go there; `back` leads out of the preview, to the meeting's own facts and its lines."""
    match text.where:
        case Where.QUESTIONS:
            context.open_question(text.key, text.part)
        case Where.ACTION:
            context.open_case(text.key)
        case Where.DECISION if _decided_now(context, text.key):
            context.open_meeting_mode(text.key)
        case Where.DECISION:
            context.open_case(text.key)
        case Where.SHEET:
            context.open_sheet_field(text.key, text.part)
        case Where.FEEDBACK:
            context.open_follow_up("feedback")
        case Where.PEOPLE:
            back.meeting()
        case Where.LINE:
            back.line(int(text.key))
        case Where.SETTINGS:
            context.open_settings()


def _decided_now(context: WindowContext, code: str) -> bool:
    """Whether it was decided at the meeting that is not over, where it can still be clicked."""
    meetings = context.desk.meetings
    made = context.desk.decisions.of(meetings.upcoming().held_on)
    return any(decision.case_code == code for decision in made)
