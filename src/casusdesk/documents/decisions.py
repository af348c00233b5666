"""The besluitenlijst on one page: what was decided on each case, generated from what was clicked (§3.2).

The same paper as the agenda, with the same ladder and the same discipline: no word is ever dropped, and
what cannot fit is refused with what would help.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from casusdesk.documents import agenda_header
from casusdesk.documents.agenda_refusal import Suggestion, SuggestionKind
from casusdesk.documents.agenda_view import Layout, PageView
from casusdesk.documents.copies import FOR_EVERYBODY, ON_THIS_COPY, Copy, marked
from casusdesk.documents.decision_rows import decision_entry, decision_rows
from casusdesk.documents.fit import SMALL_TYPE, Overfull, Rung, dense_setting, fit, ladder, rung_setting
from casusdesk.documents.flow import Format, Sheet
from casusdesk.documents.page import Page
from casusdesk.documents.typeset import set_entry
from casusdesk.domain.decision_list import DecisionList, DecisionRow
from casusdesk.domain.paper import Paper
from casusdesk.domain.wording import counted
from casusdesk.errors import DoesNotFitError

TITLE: Final = Paper.DECISIONS.title
_TABLE_SIZES: Final = (10.5, 10.0, 9.5, 9.0)
_COLUMN_SIZES: Final = (10.0, 9.5, 9.0)
_DENSE_SIZES: Final = (9.5, 9.0)


class DecisionsDoNotFit(DoesNotFitError):  # noqa: N818
    """The list is too long for one page at the smallest allowed letter; nothing was made."""

    def __init__(self, overfull: Overfull, suggestions: tuple[Suggestion, ...], cases: int) -> None:
        self.lines_too_many = overfull.lines
        self.suggestions = suggestions
        be = "is" if overfull.lines == 1 else "zijn"
        size = f"{overfull.rung.setting.size:g}".replace(".", ",")
        shorten = "Maak afspraken korter, of druk" if cases else "Druk"
        super().__init__(
            f"De besluitenlijst met {counted(cases, 'casus', 'casussen')} past niet op één pagina: er {be} "
            f"{counted(overfull.lines, 'regel', 'regels')} te veel bij {size} punt. {shorten} de lijst op "
            f"twee pagina’s af."
        )


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
                body=decision_rows(view, self.decisions, ON_THIS_COPY if self.copy else FOR_EVERYBODY),
                footers=agenda_header.footers(
                    view, self.printed_at, self.pages, rules=agenda_header.RULES_AFTERWARDS
                ),
                header_setting=agenda_header.HEADER,
                footer_setting=agenda_header.FOOTER,
            )
        return found


def _view(decisions: DecisionList, rung: Rung) -> PageView:
    return PageView(decisions.meeting, decisions.catalog, Layout(rung.layout))


def _rungs(small_type: bool) -> Iterator[Rung]:
    """The ladder, best first: a table with names, one with abbreviations, then two newspaper columns."""
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
    small_type: bool = False,
    two_pages: bool = False,
    printed_at: datetime | None = None,
) -> tuple[Page, ...]:
    """The list on one page, as large as it goes; on two when a person chose that and one does not do.

    Raises:
        DecisionsDoNotFit: at the smallest allowed letter there are lines too many.
        UnprintableError: a character is in no font.
    """
    paper = marked(Format(TITLE), copy, practice=practice)
    rungs = tuple(_rungs(small_type))
    result = fit(rungs, _Draft(decisions, copy, printed_at, 1).sheet, paper)
    if isinstance(result, Overfull) and two_pages:
        result = fit(rungs, _Draft(decisions, copy, printed_at, 2).sheet, paper, pages=2)
    if isinstance(result, Overfull):
        found = tuple(_suggestions(decisions, result, paper, small_type=small_type, two_pages=two_pages))
        raise DecisionsDoNotFit(result, found, len(decisions.rows))
    return result


def _suggestions(
    decisions: DecisionList, overfull: Overfull, paper: Format, *, small_type: bool, two_pages: bool
) -> Iterator[Suggestion]:
    """The longest decisions first, with the lines each takes; then the choices about the page."""
    rung = overfull.rung
    view = _view(decisions, rung)
    width = (paper.narrow if rung.narrow else paper).column(rung.columns)

    def lines(row: DecisionRow) -> int:
        return set_entry(decision_entry(view, row), width, rung.setting).lines

    longest = sorted(decisions.rows, key=lambda row: (-lines(row), row.code))
    for row in longest:
        if lines(row) > _SHORT_ROW:
            text = f"{row.code}: afspraak korter maken – nu {counted(lines(row), 'regel', 'regels')}"
            yield Suggestion(SuggestionKind.SHORTEN, text, lines(row) - _SHORT_ROW, row.code)
    if not small_type:
        yield Suggestion(SuggestionKind.SMALL_TYPE, "Kleine letter toestaan (8,5 punt)")
    if not two_pages:
        yield Suggestion(SuggestionKind.TWO_PAGES, "Op twee pagina’s afdrukken")


_SHORT_ROW: Final = 2
"""Lines that a decision takes when its afspraak is short."""
