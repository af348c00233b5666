"""The vooraf-versie of the agenda: codes and phases to look up one's own cases by, without any content.

It goes by mail, so it has no number and nothing in it may do harm (domain §3.1, `domain.agenda_advance`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Final

from casusdesk.documents import agenda_header
from casusdesk.documents.agenda_answers import EMPTY
from casusdesk.documents.agenda_view import CODE_AT, TEXT_AT, Layout, PageView, cell, label, plain, rows
from casusdesk.documents.copies import FOR_EVERYBODY, left_out_rows, marked
from casusdesk.documents.fit import SMALL_TYPE, Overfull, Rung, dense_setting, fit, rung_setting
from casusdesk.documents.fit_choices import ORDINARY, FitChoices
from casusdesk.documents.flow import Format, Sheet
from casusdesk.documents.large_meeting import meeting_sheet
from casusdesk.documents.large_print import large_format, lay_out_large
from casusdesk.documents.page import Colour, Face, Page, Role
from casusdesk.documents.reading import Kind
from casusdesk.documents.refusal import (
    PaperTooLongError,
    Refit,
    Suggestion,
    SuggestionKind,
    about_the_page,
    ordered,
)
from casusdesk.documents.typeset import Align, Band, Cell, Entry, Place
from casusdesk.documents.words import Span
from casusdesk.documents.wrap import paragraph
from casusdesk.domain.agenda_advance import Advance, AdvanceAction, AdvanceCase
from casusdesk.domain.paper import Paper
from casusdesk.domain.wording import clock_time, counted

TITLE: Final = Paper.ADVANCE.title
NAME: Final = "De vooraf-versie"
MARK: Final = "Vooraf-versie – zonder inhoud"
GUIDE: Final = "Zoek je casussen op aan de code en bereid ze voor. De vragen hoor je aan tafel."
RULES: Final = "Alleen via beveiligde mail. Niet afdrukken of doorsturen. Wis dit bestand na het overleg."
_SIZES: Final = (11.0, 10.5, 10.0, 9.5, 9.0)
_COLUMN_SIZES: Final = (10.0, 9.5, 9.0)
_TIME_AT, _ROLE_AT = Place(ems=13.6), Place(ems=17.6)
_NARROW_TIME_AT, _NARROW_ROLE_AT = Place(ems=11.6), Place(ems=15.0)
_TIME_WIDE: Final = 2.4
"""Ems of `10.07`: hours stand under each other from the right."""
_ROW: Final = 0.7
"""Paddings around a row of one line."""


@dataclass(frozen=True)
class _Draft:
    """Everything that goes on the page; a sheet is made once for each layout."""

    agenda: Advance
    printed_at: datetime | None
    pages: int = 1

    @cached_property
    def _sheets(self) -> dict[str, Sheet]:
        return {}

    def sheet(self, rung: Rung) -> Sheet:
        found = self._sheets.get(rung.layout)
        if found is None:
            meeting = self.agenda.meeting
            view = PageView(meeting, self.agenda.catalog, Layout(rung.layout))
            found = self._sheets[rung.layout] = Sheet(
                header=agenda_header.header(view, agenda_header.agenda_title(meeting), MARK),
                body=tuple(_body(view, self.agenda)),
                footers=agenda_header.footers(view, self.printed_at, self.pages, rules=RULES),
                header_setting=agenda_header.HEADER,
                footer_setting=agenda_header.FOOTER,
            )
        return found


def fit_advance_large(
    agenda: Advance, *, practice: bool = False, printed_at: datetime | None = None
) -> tuple[Page, ...]:
    """The vooraf-versie in large print, on as many pages as it takes. Raises as `lay_out_large`."""
    view = PageView(agenda.meeting, agenda.catalog, Layout.LARGE)
    heading, body = agenda_header.agenda_title(agenda.meeting), tuple(_body(view, agenda))
    sheet = meeting_sheet(view, heading, TITLE, MARK, body, RULES, printed_at)
    return lay_out_large(sheet, marked(large_format(TITLE), None, practice=practice))


def fit_advance(agenda: Advance, *, practice: bool = False, printed_at: datetime | None = None) -> Page:
    """The vooraf-versie on its one page, see `fit_advance_pages`. Raises the same."""
    return fit_advance_pages(agenda, practice=practice, printed_at=printed_at)[0]


def fit_advance_pages(
    agenda: Advance,
    *,
    practice: bool = False,
    printed_at: datetime | None = None,
    choices: FitChoices = ORDINARY,
) -> tuple[Page, ...]:
    """The vooraf-versie on one page, as large as it goes; on two when a person chose that.

    Raises:
        PaperTooLongError: at 9 points there are lines too many.
        UnprintableError: a character is in no font.
    """
    paper = marked(Format(TITLE), None, practice=practice)

    def fitted(allowed: FitChoices) -> tuple[Page, ...] | Overfull:
        rungs = _rungs(allowed.small_type)
        found = fit(rungs, _Draft(agenda, printed_at).sheet, paper)
        if isinstance(found, Overfull) and allowed.two_pages:
            found = fit(rungs, _Draft(agenda, printed_at, 2).sheet, paper, pages=2)
        return found

    result = fitted(choices)
    if isinstance(result, Overfull):
        refit = Refit(result, paper)

        def tried(suggestion: Suggestion, changed: Advance) -> Suggestion:
            return refit.tried(suggestion, _Draft(changed, printed_at).sheet(result.rung))

        name = f"{NAME} met {counted(agenda.cases, 'casus', 'casussen')}"
        ways = ordered(_fewer(agenda, tried), about_the_page(fitted, result, choices))
        raise PaperTooLongError(name, result, ways, "Schuif casussen door naar het volgende overleg.")
    return result


def _rungs(small_type: bool) -> list[Rung]:
    rungs = [Rung(rung_setting(size), Layout.TABLE.value) for size in _SIZES]
    rungs += [Rung(rung_setting(size), Layout.COLUMNS.value, 2) for size in _COLUMN_SIZES]
    return rungs + ([Rung(dense_setting(SMALL_TYPE), Layout.COLUMNS.value, 2)] if small_type else [])


def _fewer(agenda: Advance, tried: Callable[[Suggestion, Advance], Suggestion]) -> Iterator[Suggestion]:
    """So many cases less on the agenda that this page fits, or a tenth less when that would not do."""

    def without(count: int) -> Advance:
        kept = agenda.cases - count
        new, rest = agenda.new[:kept], max(0, kept - len(agenda.new))
        return replace(agenda, new=new, follow_up=agenda.follow_up[:rest])

    anything = Suggestion(SuggestionKind.FEWER, "")
    enough = (n for n in range(1, agenda.cases) if tried(anything, without(n)).fits)
    count = next(enough, agenda.cases // 10)
    if count:
        what = f"{counted(count, 'casus', 'casussen')} minder op de agenda"
        yield tried(Suggestion(SuggestionKind.FEWER, what, field="agenda"), without(count))


def _body(view: PageView, agenda: Advance) -> Iterator[Entry]:
    guide = paragraph(Span(GUIDE, colour=Colour.GREY))
    yield Entry((Band((Cell(guide),)),), Role.PARAGRAPH, before=0.4, after=0.6)
    yield from rows("A", "Terugblik open afspraken", [_action(view, row) for row in agenda.look_back])
    first = 1
    for letter, title, cases in (("B", "Nieuw", agenda.new), ("C", "Vervolg", agenda.follow_up)):
        yield from rows(letter, title, _cases(view, cases, first))
        first += len(cases)
    yield from left_out_rows(agenda.left_out, FOR_EVERYBODY)


def _columns(view: PageView) -> tuple[Place, Place]:
    """Where the hours and the roles stand."""
    return (_NARROW_TIME_AT, _NARROW_ROLE_AT) if view.in_columns else (_TIME_AT, _ROLE_AT)


def _action(view: PageView, row: AdvanceAction) -> Entry:
    _, role_at = _columns(view)
    cells = [cell(Span(row.code, Face.SEMIBOLD), left=CODE_AT, right=TEXT_AT)]
    if row.due is not None:
        cells.append(cell(label("was voor"), plain(view.day(row.due)), left=TEXT_AT, right=role_at))
    cells.append(cell(plain(view.role(row.who) or EMPTY), left=role_at))
    return Entry((Band(tuple(cells)),), case=row.code, before=_ROW, after=_ROW)


def _cases(view: PageView, cases: Sequence[AdvanceCase], first: int) -> list[Entry]:
    return [_case(view, case, number) for number, case in enumerate(cases, start=first)]


def _case(view: PageView, case: AdvanceCase, number: int) -> Entry:
    time_at, role_at = _columns(view)
    cells = [
        cell(Span(str(number), colour=Colour.GREY), right=CODE_AT),
        cell(Span(case.code, Face.BOLD), left=CODE_AT, right=TEXT_AT, kind=Kind.JOIN),
        cell(plain(case.phase), left=TEXT_AT, right=time_at),
    ]
    if case.starts_at is not None:
        ends = replace(time_at, ems=time_at.ems + _TIME_WIDE)
        cells.append(Cell(paragraph(plain(clock_time(case.starts_at))), time_at, ends, Align.RIGHT))
    if case.brought_by:
        word = "inbr." if view.abbreviated else "inbrenger"
        cells.append(cell(label(word), plain(view.role(case.brought_by)), left=role_at))
    return Entry((Band(tuple(cells)),), case=case.code, before=_ROW, after=_ROW)
