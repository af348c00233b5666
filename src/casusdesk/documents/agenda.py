"""The agenda of a casusoverleg on one page: what stands where, and the ladder that makes it fit.

What the program may do by itself keeps every word of the questions, the codes, phases, leads, urgent marks
and every last chance and late milestone. Hamerstukken and moving a case are a person's choice: they come
in as data, and go out as suggestions when the page cannot fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from casusdesk.documents import agenda_header
from casusdesk.documents.agenda_cases import case_entry, case_rows, full
from casusdesk.documents.agenda_deadlines import deadline_rows
from casusdesk.documents.agenda_lists import general_rows, handover_rows, look_back_rows
from casusdesk.documents.agenda_refusal import AgendaDoesNotFit, refused
from casusdesk.documents.agenda_view import Form, Layout, View
from casusdesk.documents.copies import FOR_EVERYBODY, ON_THIS_COPY, Copy, left_out_rows, marked
from casusdesk.documents.drawing import draw_entry
from casusdesk.documents.fit import (
    SMALL_TYPE,
    Overfull,
    Rung,
    dense_setting,
    fit,
    ladder,
    rung_setting,
    undisturbed,
)
from casusdesk.documents.fit_choices import ORDINARY, FitChoices
from casusdesk.documents.flow import Format, Sheet
from casusdesk.documents.page import FitReport, Page
from casusdesk.documents.refusal import about_the_page
from casusdesk.documents.typeset import Entry, Setting, set_entry
from casusdesk.domain.agenda import Agenda, AgendaEntry
from casusdesk.domain.paper import Paper

TITLE: Final = Paper.AGENDA.title
_SIZES: Final = (11.0, 10.5, 10.0, 9.5, 9.0)
_COLUMN_SIZES: Final = (10.0, 9.5, 9.0)
_DENSE_SIZES: Final = (9.5, 9.0)


@dataclass(frozen=True)
class _Draft:
    """Everything that goes on the page; sheets are made once for each layout and set of forms."""

    agenda: Agenda
    copy: Copy | None
    printed_at: datetime | None
    pages: int

    @cached_property
    def _sheets(self) -> dict[tuple[str, tuple[str, ...]], Sheet]:
        return {}

    @property
    def _heading(self) -> str:
        meeting = self.agenda.meeting
        return meeting.title if self.agenda.with_parents else agenda_header.agenda_title(meeting)

    def sheet(self, rung: Rung) -> Sheet:
        key = (rung.layout, rung.forms)
        found = self._sheets.get(key)
        if found is None:
            view = View.of(self.agenda, rung.layout, rung.forms)
            found = self._sheets[key] = Sheet(
                header=agenda_header.header(view, self._heading, self.copy.text if self.copy else ""),
                body=tuple(self._body(view)),
                footers=agenda_header.footers(
                    view, self.printed_at, self.pages, self.agenda.minutes_per_case
                ),
                header_setting=agenda_header.HEADER,
                footer_setting=agenda_header.FOOTER,
            )
        return found

    def _body(self, view: View) -> Iterator[Entry]:
        agenda, part = self.agenda, view.memory.part
        yield from part("A", agenda.look_back, lambda: look_back_rows(view))
        yield from case_rows(view)
        yield from left_out_rows(agenda.left_out, ON_THIS_COPY if self.copy else FOR_EVERYBODY)
        pressing = agenda.deadlines, agenda.meeting.next_on
        yield from part("D", pressing, lambda: deadline_rows(view))
        yield from part("E", agenda.handovers, lambda: handover_rows(view))
        yield from part("F", agenda.meeting.general, lambda: general_rows(view))


def rungs(agenda: Agenda, choices: FitChoices) -> Iterator[Rung]:
    """The ladder of the agenda, best first (ux §2.2); the forms come last, after what a person allowed."""
    yield from ladder(_SIZES, (Layout.TABLE.value, Layout.RUNNING.value))
    for size in _COLUMN_SIZES:
        yield Rung(rung_setting(size), Layout.COLUMNS.value, 2)
    sizes = (*_DENSE_SIZES, SMALL_TYPE) if choices.small_type else _DENSE_SIZES
    # A form costs something that was said: each is tried at every size before the next is added.
    settings = [*(dense_setting(size) for size in sizes), dense_setting(sizes[-1], least=True)]
    forms: tuple[str, ...] = ()
    yield from (_dense(setting) for setting in settings)
    for form in _forms(agenda):
        forms = (*forms, form.value)
        yield from (_dense(setting, forms) for setting in settings)


def _dense(setting: Setting, forms: tuple[str, ...] = ()) -> Rung:
    """The densest layout: two columns between narrow margins."""
    return Rung(setting, Layout.DENSE.value, 2, narrow=True, forms=forms)


def _forms(agenda: Agenda) -> Iterator[Form]:
    """The forms that would make a difference to this agenda."""
    if agenda.look_back or agenda.deadlines or agenda.handovers:
        yield Form.GROUPED
    if any(entry.case.since_last for entry in agenda.follow_up):
        yield Form.ONE_LINE
    if any(entry.case.strengths for entry in agenda.new):
        yield Form.NO_STRENGTHS


def fit_agenda(
    agenda: Agenda,
    *,
    copy: Copy | None = None,
    practice: bool = False,
    choices: FitChoices = ORDINARY,
    printed_at: datetime | None = None,
) -> Page:
    """The agenda on one page, as large as it goes. `choices.two_pages` is for `fit_agenda_pages`.

    Raises:
        AgendaDoesNotFit: at the smallest allowed letter there are lines too many.
        UnprintableError: a character is in no font.
    """
    one_page = FitChoices(small_type=choices.small_type)
    return fit_agenda_pages(agenda, copy=copy, practice=practice, choices=one_page, printed_at=printed_at)[0]


@undisturbed
def fit_agenda_pages(
    agenda: Agenda,
    *,
    copy: Copy | None = None,
    practice: bool = False,
    choices: FitChoices = ORDINARY,
    printed_at: datetime | None = None,
) -> tuple[Page, ...]:
    """As `fit_agenda`, on two sides when a person chose that and one does not do. Raises the same."""
    paper = marked(Format(TITLE), copy, practice=practice)

    def fitted(allowed: FitChoices) -> tuple[Page, ...] | Overfull:
        steps = tuple(rungs(agenda, allowed))
        found = fit(steps, _Draft(agenda, copy, printed_at, 1).sheet, paper)
        if isinstance(found, Overfull) and allowed.two_pages:
            found = fit(steps, _Draft(agenda, copy, printed_at, 2).sheet, paper, pages=2)
        return found

    result = fitted(choices)
    if isinstance(result, Overfull):
        raise refused(
            agenda,
            result,
            paper,
            lambda changed, rung: _Draft(changed, copy, printed_at, 1).sheet(rung),
            about_the_page(fitted, result, choices),
        )
    return result


def agenda_case_lines(agenda: Agenda, code: str) -> Page:
    """The painted lines of one case, as a strip as wide as the agenda and as high as the lines.

    Size and layout are those of the agenda as it stands; when it does not fit, those of 11 points.

    Raises:
        KeyError: the case is in neither rubriek B nor C.
        UnprintableError: a character is in no font.
    """
    try:
        report = fit_agenda(agenda).report
    except AgendaDoesNotFit:
        report = None
    report = report or FitReport(_SIZES[0], Layout.TABLE.value, 100.0)
    view = View.of(agenda, report.layout, report.applied_forms)
    entry, number = _numbered(agenda, code)
    steps = rungs(agenda, FitChoices())
    wanted = (report.size, report.layout, report.applied_forms)
    rung = next(r for r in steps if (r.setting.size, r.layout, r.forms) == wanted)
    setting, paper = rung.setting, Format(TITLE)
    width = (paper.narrow if rung.narrow else paper).column(rung.columns)
    item = set_entry(case_entry(view, entry, number), width, setting)
    block = draw_entry(item, 2.0, 0.0, setting.padding)
    return Page(width + 4.0, block.height, (block,), TITLE, report)


def _numbered(agenda: Agenda, code: str) -> tuple[AgendaEntry, int]:
    listed = [*full(agenda.new), *full(agenda.follow_up)]
    for number, entry in enumerate(listed, start=1):
        if entry.case.code == code:
            return entry, number
    hammered = [entry for entry in agenda.entries if entry.case.code == code]
    if not hammered:
        raise KeyError(code)
    return hammered[0], len(listed)
