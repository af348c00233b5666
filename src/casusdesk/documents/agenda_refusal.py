"""What is said when the agenda does not fit: by how much, and what would help how much (ux §7.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from math import ceil
from typing import Final

from casusdesk.documents.agenda_cases import case_entry, full
from casusdesk.documents.agenda_view import View
from casusdesk.documents.fit import Overfull
from casusdesk.documents.flow import Format
from casusdesk.documents.typeset import set_entry
from casusdesk.domain.agenda import Agenda, AgendaEntry
from casusdesk.domain.wording import counted, day_month
from casusdesk.errors import DoesNotFitError

_SHORTENED: Final = 60
"""Characters a question could be shortened to; the effect that is named with it."""


class SuggestionKind(Enum):
    """What a person can choose to do; the window has a key for each."""

    SHORTEN = "shorten"
    MOVE = "move"
    HAMMER = "hammer"
    SMALL_TYPE = "small_type"
    TWO_PAGES = "two_pages"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One choice with its effect: `lines` saved of the smallest letter, 0 when that cannot be said."""

    kind: SuggestionKind
    text: str
    lines: int = 0
    code: str = ""


class AgendaDoesNotFit(DoesNotFitError):  # noqa: N818
    """The agenda is too long for one page at the smallest allowed letter; nothing was made."""

    def __init__(self, overfull: Overfull, suggestions: tuple[Suggestion, ...], cases: int) -> None:
        self.lines_too_many = overfull.lines
        self.suggestions = suggestions
        size = f"{overfull.rung.setting.size:g}".replace(".", ",")
        be = "is" if self.lines_too_many == 1 else "zijn"
        lines = counted(self.lines_too_many, "regel", "regels")
        moving = _cases_to_move(self.lines_too_many, suggestions)
        advice = f"Schuif {counted(moving, 'casus', 'casussen')} door naar het volgende overleg"
        self.cases_to_move = moving
        super().__init__(
            f"De agenda met {counted(cases, 'casus', 'casussen')} past niet op één pagina: er {be} {lines} "
            f"te veel bij de kleinste gewone letter ({size} punt). {advice}, of kort vragen in."
        )


def _cases_to_move(lines: int, suggestions: tuple[Suggestion, ...]) -> int:
    """The fewest cases that must go, biggest saving first."""
    savings = sorted((s.lines for s in suggestions if s.kind is SuggestionKind.MOVE), reverse=True)
    count = 0
    while lines > 0 and count < len(savings):
        lines -= savings[count]
        count += 1
    return max(count, 1)


def suggestions(
    agenda: Agenda, overfull: Overfull, paper: Format, small_type_allowed: bool
) -> tuple[Suggestion, ...]:
    """Per case what shortening, moving or a hamerstuk saves, most lines first; then the two page choices."""
    rung = overfull.rung
    view = View.of(agenda, rung.layout, rung.forms)
    width = (paper.narrow if rung.narrow else paper).column(rung.columns)

    def lines(entry: AgendaEntry) -> int:
        item = set_entry(case_entry(view, entry, 1), width, rung.setting)
        return ceil(item.outer_height(rung.setting.padding) / rung.setting.pitch)

    found = [s for entry in full(agenda.entries) for s in _for_case(agenda, entry, lines(entry), lines)]
    found.sort(key=lambda suggestion: -suggestion.lines)
    found += _for_page(small_type_allowed)
    return tuple(found)


def _for_case(
    agenda: Agenda, entry: AgendaEntry, own: int, lines: Callable[[AgendaEntry], int]
) -> Iterator[Suggestion]:
    case = entry.case
    following = day_month(agenda.meeting.next_on)
    yield _saving(SuggestionKind.MOVE, case.code, f"doorschuiven naar {following}", own)
    shorter = replace(entry, case=replace(case, question=case.question[:_SHORTENED]))
    saved = own - lines(shorter)
    if saved > 0:
        yield _saving(SuggestionKind.SHORTEN, case.code, f"vraag inkorten tot {_SHORTENED} tekens", saved)
    if entry in agenda.follow_up:
        yield _saving(SuggestionKind.HAMMER, case.code, "als hamerstuk", own)


def _saving(kind: SuggestionKind, code: str, what: str, lines: int) -> Suggestion:
    return Suggestion(kind, f"{code}: {what} – scheelt {counted(lines, 'regel', 'regels')}", lines, code)


def _for_page(small_type_allowed: bool) -> Iterator[Suggestion]:
    if not small_type_allowed:
        yield Suggestion(SuggestionKind.SMALL_TYPE, "Kleine letter toestaan (8,5 punt)")
    yield Suggestion(SuggestionKind.TWO_PAGES, "Op twee pagina’s afdrukken")
