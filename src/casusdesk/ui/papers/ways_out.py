"""From a refusal to the panel: its heading, its sentence, and what each choice does (ux §7.5).

What a person must write herself leads to its field; everything else is done on the spot and can be undone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from casusdesk.domain import arrange
from casusdesk.domain.meeting import AgendaForm
from casusdesk.domain.paper import Paper
from casusdesk.ui.meetings.changes import MeetingChange, Postponement
from casusdesk.ui.papers.allowing import allow
from casusdesk.ui.papers.refusal import Choice

if TYPE_CHECKING:
    from casusdesk.services.fitting import PaperTooLongError, Suggestion
    from casusdesk.ui.context import WindowContext
    from casusdesk.ui.papers.problems import WaysBack

CHOOSE: Final = "Kies wat je wilt doen; alles kun je ongedaan maken."
NO_WAY: Final = "Maak de tekst korter."


@dataclass(frozen=True, slots=True)
class Refused:
    """What the panel shows of one paper that is too long."""

    title: str
    words: str
    choices: tuple[Choice, ...]


def refused(error: PaperTooLongError, context: WindowContext, back: WaysBack) -> Refused:
    """The panel of this refusal; `back` leads out of the preview."""
    choices = tuple(
        Choice(s.what, s.effect, partial(_do, s, error, context, back)) for s in error.suggestions
    )
    return Refused(refusal_title(error), refusal_words(error), choices)


def refusal_title(error: PaperTooLongError) -> str:
    """`Het overdrachtsblad van KT472 past niet op één pagina`: on screen the code may be said."""
    name = error.name.partition(" met ")[0]
    return f"{name}{f' van {error.code}' if error.code else ''} past niet op {error.on}"


def refusal_words(error: PaperTooLongError) -> str:
    """By how much, and what can be done about it."""
    return f"{error.excess[:1].upper()}{error.excess[1:]} {CHOOSE if error.suggestions else NO_WAY}"


def _do(suggestion: Suggestion, error: PaperTooLongError, context: WindowContext, back: WaysBack) -> None:
    from casusdesk.services.fitting import SuggestionKind as Kind

    assert error.paper is not None, "who printed it said which paper it is"
    match suggestion.kind:
        case Kind.SMALL_TYPE | Kind.TWO_PAGES | Kind.LEAVE_OUT:
            _allow(suggestion, error.paper, error.subject, context)
        case Kind.MOVE:
            _postpone(suggestion.code, date.fromisoformat(error.subject), context)
        case Kind.HAMMER:
            _hammer(suggestion.codes, date.fromisoformat(error.subject), context)
        case _:
            _to_field(suggestion, error, context, back)


def _allow(suggestion: Suggestion, paper: Paper, subject: str, context: WindowContext) -> None:
    from casusdesk.services.fitting import SuggestionKind as Kind

    now = context.desk.allowances.of(paper, subject)
    after = {
        Kind.SMALL_TYPE: replace(now, small_type=True),
        Kind.TWO_PAGES: replace(now, two_pages=True),
    }.get(suggestion.kind) or now.with_form(suggestion.field)
    allow(context, paper, subject, after, suggestion.what)
    context.toast(f"{suggestion.what}: gedaan.", context.undo.undo)


def _postpone(code: str, day: date, context: WindowContext) -> None:
    meetings = context.desk.meetings
    text = f"{code} doorschuiven"
    context.undo.push(Postponement(meetings, meetings.get(day), code, text, context.toast))
    context.toast(f"{code} doorgeschoven.", context.undo.undo)


def _hammer(codes: tuple[str, ...], day: date, context: WindowContext) -> None:
    meetings = context.desk.meetings
    before = meetings.get(day)
    after = before
    for code in codes:
        after = arrange.set_form(after, code, AgendaForm.HAMMER)
    context.undo.push(MeetingChange(meetings, before, after, "Als hamerstuk", context.toast))
    context.toast(f"Hamerstuk: {', '.join(codes)}.", context.undo.undo)


def _to_field(
    suggestion: Suggestion, error: PaperTooLongError, context: WindowContext, back: WaysBack
) -> None:
    code = suggestion.code
    ways: dict[Paper, Callable[[], object]] = {
        Paper.AGENDA: partial(context.open_question, code, "question"),
        Paper.SINGLE: partial(context.open_question, code, "question"),
        Paper.ADVANCE: back.close,
        Paper.DECISIONS: partial(_to_decision, code, error.subject, context),
        Paper.HANDOVER: partial(context.open_sheet_field, error.subject, suggestion.field),
        Paper.PARENTS: partial(context.open_sheet_field, error.subject, suggestion.field),
        Paper.FEEDBACK: partial(context.open_follow_up, "feedback"),
        Paper.ROUTE: context.open_settings,
        Paper.SOCIAL_MAP: context.open_contacts,
    }
    assert error.paper is not None
    ways[error.paper]()


def _to_decision(code: str, day: str, context: WindowContext) -> None:
    """Where it was clicked while its meeting is the coming one, else to the case."""
    if context.desk.meetings.upcoming().held_on.isoformat() == day:
        context.open_meeting_mode(code)
    else:
        context.open_case(code)
