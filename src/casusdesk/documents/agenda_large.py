"""The agenda in large print: every rubriek in full, a line for each answer (domain §3.1)."""

from __future__ import annotations

from datetime import datetime

from casusdesk.documents.agenda_cases import case_rows
from casusdesk.documents.agenda_header import RULES_OF_PAPER, agenda_title
from casusdesk.documents.agenda_large_lists import large_deadlines, large_handovers, large_look_back
from casusdesk.documents.agenda_lists import general_rows
from casusdesk.documents.agenda_view import Layout, View
from casusdesk.documents.copies import FOR_EVERYBODY, ON_THIS_COPY, Copy, left_out_rows, marked
from casusdesk.documents.fit import undisturbed
from casusdesk.documents.large_meeting import meeting_sheet
from casusdesk.documents.large_print import large_format, lay_out_large
from casusdesk.documents.page import Page
from casusdesk.domain.agenda import Agenda
from casusdesk.domain.paper import Paper


@undisturbed
def fit_agenda_large(
    agenda: Agenda,
    *,
    copy: Copy | None = None,
    practice: bool = False,
    printed_at: datetime | None = None,
) -> tuple[Page, ...]:
    """The agenda, or that of one case, on as many pages as it takes. Raises as `lay_out_large`."""
    view = View.of(agenda, Layout.LARGE.value)
    paper = Paper.SINGLE if agenda.with_parents else Paper.AGENDA
    body = (
        *large_look_back(view),
        *case_rows(view),
        *left_out_rows(agenda.left_out, ON_THIS_COPY if copy else FOR_EVERYBODY),
        *large_deadlines(view),
        *large_handovers(view),
        *general_rows(view),
    )
    heading = agenda.meeting.title if agenda.with_parents else agenda_title(agenda.meeting)
    version = copy.text if copy else ""
    minutes = agenda.minutes_per_case
    sheet = meeting_sheet(view, heading, paper.title, version, body, RULES_OF_PAPER, printed_at, minutes)
    return lay_out_large(sheet, marked(large_format(paper.title), copy, practice=practice))
