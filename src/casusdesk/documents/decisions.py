"""The besluitenlijst on one page: what was decided on each case, generated from what was clicked (§3.2).

The same paper as the agenda, with the same ladder and the same discipline: no word is ever dropped, and
what cannot fit is refused with what would help.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Final

from casusdesk.documents import agenda_header
from casusdesk.documents.agenda_view import Layout, PageView
from casusdesk.documents.copies import FOR_EVERYBODY, ON_THIS_COPY, Copy, marked
from casusdesk.documents.decision_rows import decision_rows
from casusdesk.documents.fit import SMALL_TYPE, Overfull, Rung, dense_setting, fit, ladder, rung_setting
from casusdesk.documents.fit_choices import ORDINARY, FitChoices
from casusdesk.documents.flow import Format, Sheet
from casusdesk.documents.large_meeting import meeting_sheet
from casusdesk.documents.large_print import large_format, lay_out_large
from casusdesk.documents.page import Page
from casusdesk.documents.refusal import (
    PaperTooLongError,
    Refit,
    Suggestion,
    SuggestionKind,
    about_the_page,
    ordered,
    shorter,
    target,
)
from casusdesk.domain.decision_list import DecisionList
from casusdesk.domain.limits import AGREED
from casusdesk.domain.paper import Paper
from casusdesk.domain.wording import counted

TITLE: Final = Paper.DECISIONS.title
NAME: Final = "De besluitenlijst"
ONE_LINE: Final = "one_line"
ONE_LINE_WORDS: Final = "wat terugkomt op één regel"
_TABLE_SIZES: Final = (10.5, 10.0, 9.5, 9.0)
_COLUMN_SIZES: Final = (10.0, 9.5, 9.0)
_DENSE_SIZES: Final = (9.5, 9.0)


class DecisionsDoNotFit(PaperTooLongError):  # noqa: N818
    """The list is too long for one page at the smallest allowed letter; nothing was made."""

    def __init__(self, overfull: Overfull, suggestions: tuple[Suggestion, ...], cases: int) -> None:
        name = f"{NAME} met {counted(cases, 'casus', 'casussen')}" if cases > 1 else NAME
        shorten = "Maak afspraken korter, of druk" if cases else "Druk"
        super().__init__(name, overfull, suggestions, f"{shorten} de lijst op twee pagina’s af.")


@dataclass(frozen=True)
class _Draft:
    """Everything that goes on the page; a sheet is made once for each layout."""

    decisions: DecisionList
    copy: Copy | None
    printed_at: datetime | None
    pages: int

    @cached_property
    def _sheets(self) -> dict[str, Sheet]:
        return {}

    def sheet(self, rung: Rung) -> Sheet:
        found = self._sheets.get(rung.layout)
        if found is None:
            view = _view(self.decisions, rung)
            title = agenda_header.agenda_title(self.decisions.meeting, "Besluiten")
            found = self._sheets[rung.layout] = Sheet(
                header=agenda_header.header(view, title, self.copy.text if self.copy else ""),
                body=decision_rows(
                    view,
                    self.decisions,
                    ON_THIS_COPY if self.copy else FOR_EVERYBODY,
                    one_line=ONE_LINE_WORDS in rung.forms,
                ),
                footers=agenda_header.footers(
                    view, self.printed_at, self.pages, rules=agenda_header.RULES_AFTERWARDS
                ),
                header_setting=agenda_header.HEADER,
                footer_setting=agenda_header.FOOTER,
            )
        return found


def _view(decisions: DecisionList, rung: Rung) -> PageView:
    return PageView(decisions.meeting, decisions.catalog, Layout(rung.layout))


def _rungs(choices: FitChoices) -> Iterator[Rung]:
    """The ladder, best first: a table with names, one with abbreviations, then two newspaper columns."""
    forms = (ONE_LINE_WORDS,) if ONE_LINE in choices.forms else ()
    for rung in _ordinary_rungs(choices.small_type):
        yield replace(rung, forms=forms)


def _ordinary_rungs(small_type: bool) -> Iterator[Rung]:
    yield from ladder(_TABLE_SIZES, (Layout.TABLE.value, Layout.RUNNING.value))
    for size in _COLUMN_SIZES:
        yield Rung(rung_setting(size), Layout.COLUMNS.value, 2)
    sizes = (*_DENSE_SIZES, SMALL_TYPE) if small_type else _DENSE_SIZES
    settings = [*(dense_setting(size) for size in sizes), dense_setting(sizes[-1], least=True)]
    for setting in settings:
        yield Rung(setting, Layout.DENSE.value, 2, narrow=True)


def fit_decisions(
    decisions: DecisionList,
    *,
    copy: Copy | None = None,
    practice: bool = False,
    choices: FitChoices = ORDINARY,
    printed_at: datetime | None = None,
) -> tuple[Page, ...]:
    """The list on one page, as large as it goes; on two when a person chose that and one does not do.

    Raises:
        DecisionsDoNotFit: at the smallest allowed letter there are lines too many.
        UnprintableError: a character is in no font.
    """
    paper = marked(Format(TITLE), copy, practice=practice)

    def fitted(allowed: FitChoices) -> tuple[Page, ...] | Overfull:
        rungs = tuple(_rungs(allowed))
        found = fit(rungs, _Draft(decisions, copy, printed_at, 1).sheet, paper)
        if isinstance(found, Overfull) and allowed.two_pages:
            found = fit(rungs, _Draft(decisions, copy, printed_at, 2).sheet, paper, pages=2)
        return found

    result = fitted(choices)
    if isinstance(result, Overfull):
        refit = Refit(result, paper)
        shortened = (
            refit.tried(suggestion, _Draft(changed, copy, printed_at, 1).sheet(result.rung))
            for suggestion, changed in _shortened(decisions)
        )
        one_line = _one_line(decisions, choices)
        ways = about_the_page(fitted, result, choices, one_line)
        raise DecisionsDoNotFit(result, ordered(shortened, ways), len(decisions.rows))
    return result


def fit_decisions_large(
    decisions: DecisionList,
    *,
    copy: Copy | None = None,
    practice: bool = False,
    printed_at: datetime | None = None,
) -> tuple[Page, ...]:
    """The list in large print, on as many pages as it takes. Raises as `lay_out_large`."""
    view = PageView(decisions.meeting, decisions.catalog, Layout.LARGE)
    heading = agenda_header.agenda_title(decisions.meeting, "Besluiten")
    body = decision_rows(view, decisions, ON_THIS_COPY if copy else FOR_EVERYBODY)
    version, rules = copy.text if copy else "", agenda_header.RULES_AFTERWARDS
    sheet = meeting_sheet(view, heading, TITLE, version, body, rules, printed_at)
    return lay_out_large(sheet, marked(large_format(TITLE), copy, practice=practice))


def _shortened(decisions: DecisionList) -> Iterator[tuple[Suggestion, DecisionList]]:
    """Each long afspraak at half its length."""
    for row in decisions.rows:
        kind, colon, agreed = row.words.partition(": ")
        most = target(agreed, AGREED)
        if most:
            what = f"{row.code}: afspraak inkorten tot {most} tekens"
            suggestion = Suggestion(SuggestionKind.SHORTEN, what, codes=(row.code,), field="agreed")
            changed = replace(row, words=f"{kind}{colon}{shorter(agreed, most)}")
            rows = tuple(changed if other is row else other for other in decisions.rows)
            yield suggestion, replace(decisions, rows=rows)


def _one_line(decisions: DecisionList, choices: FitChoices) -> tuple[Suggestion, ...]:
    if ONE_LINE in choices.forms or not (decisions.postponed and decisions.not_discussed):
        return ()
    what = "Doorgeschoven en niet besproken op één regel"
    return (Suggestion(SuggestionKind.LEAVE_OUT, what, field=ONE_LINE),)
