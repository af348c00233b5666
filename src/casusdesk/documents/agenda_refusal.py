"""What is said when the agenda does not fit: by how much, and what would help how much (ux §7.5).

An urgent case is never proposed to be moved or made a hamerstuk (domain §3.1, overflow rule 6); nor is one of
which nobody knows whether the child was born.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from casusdesk.documents.agenda_cases import full
from casusdesk.documents.fit import Overfull, Rung
from casusdesk.documents.flow import Format, Sheet
from casusdesk.documents.refusal import (
    PaperTooLongError,
    Refit,
    Suggestion,
    SuggestionKind,
    ordered,
    shorter,
    target,
)
from casusdesk.domain.agenda import Agenda, AgendaEntry
from casusdesk.domain.limits import QUESTION
from casusdesk.domain.meeting import AgendaForm
from casusdesk.domain.wording import counted

MOST_OF_A_KIND: Final = 3
"""Cases named for moving, and for shortening: more would hide the other choices."""
NAME: Final = "De agenda"

Made = Callable[[Agenda], Sheet]
"""The sheet of an agenda on the last rung."""


class AgendaDoesNotFit(PaperTooLongError):  # noqa: N818
    """The agenda is too long for one page at the smallest allowed letter; nothing was made.

    `cases_to_move` is how many cases must at least go, the longest first, before the rest fits; 0 when that
    would not help.
    """

    def __init__(
        self, overfull: Overfull, suggestions: tuple[Suggestion, ...], cases: int, cases_to_move: int
    ) -> None:
        self.cases_to_move = cases_to_move
        advice = "Kort vragen in."
        if cases_to_move:
            moving = counted(cases_to_move, "casus", "casussen")
            advice = f"Schuif {moving} door naar het volgende overleg, of kort vragen in."
        name = NAME if cases < 2 else f"{NAME} met {counted(cases, 'casus', 'casussen')}"
        super().__init__(name, overfull, suggestions, advice)


def refused(
    agenda: Agenda,
    overfull: Overfull,
    paper: Format,
    made: Callable[[Agenda, Rung], Sheet],
    page_choices: Iterable[Suggestion],
) -> AgendaDoesNotFit:
    """The refusal, with what shortening, moving and hamerstukken really save; `page_choices` come last."""
    refit = Refit(overfull, paper)

    def tried(suggestion: Suggestion, changed: Agenda) -> Suggestion:
        return refit.tried(suggestion, made(changed, overfull.rung))

    if agenda.with_parents:
        found = list(_shortened(agenda, tried))
        return AgendaDoesNotFit(overfull, ordered(found, page_choices), 1, 0)
    moves = sorted(_moved(agenda, tried), key=lambda s: -s.lines)
    shortenings = sorted(_shortened(agenda, tried), key=lambda s: -s.lines)
    found = [*shortenings[:MOST_OF_A_KIND], *moves[:MOST_OF_A_KIND], *_hammered(agenda, tried)]
    count = _fewest([s.code for s in moves], lambda codes: tried(_NOTHING, _without(agenda, codes)).fits)
    return AgendaDoesNotFit(overfull, ordered(found, page_choices), len(agenda.entries), count)


Tried = Callable[[Suggestion, Agenda], Suggestion]
_NOTHING: Final = Suggestion(SuggestionKind.MOVE, "")


def _may_go(agenda: Agenda) -> list[AgendaEntry]:
    return [e for e in full(agenda.entries) if not e.urgent and not e.ask_born]


def _moved(agenda: Agenda, tried: Tried) -> Iterator[Suggestion]:
    """Each case that may go, and what is saved without it."""
    for entry in _may_go(agenda):
        code = entry.case.code
        suggestion = Suggestion(SuggestionKind.MOVE, f"{code} doorschuiven", codes=(code,))
        yield tried(suggestion, _without(agenda, [code]))


def _shortened(agenda: Agenda, tried: Tried) -> Iterator[Suggestion]:
    """Each question that is long, at half its length."""
    for entry in full(agenda.entries):
        most = target(entry.case.question, QUESTION)
        if not most:
            continue
        code, case = entry.case.code, entry.case
        changed = replace(entry, case=replace(case, question=shorter(case.question, most)))
        what = f"{code}: vraag inkorten tot {most} tekens"
        suggestion = Suggestion(SuggestionKind.SHORTEN, what, codes=(code,), field="question")
        yield tried(suggestion, _with(agenda, {code: changed}))


def _hammered(agenda: Agenda, tried: Tried) -> Iterator[Suggestion]:
    """As many follow-up cases as hamerstuk as it takes, or all that may."""
    may = [e for e in _may_go(agenda) if e in agenda.follow_up]
    if not may:
        return
    as_hammer = {e.case.code: replace(e, form=AgendaForm.HAMMER) for e in may}

    def changed(codes: Sequence[str]) -> Agenda:
        return _with(agenda, {code: as_hammer[code] for code in codes})

    codes = list(as_hammer)
    count = _fewest(codes, lambda some: tried(_NOTHING, changed(some)).fits) or len(codes)
    chosen = tuple(codes[:count])
    one = f"{chosen[0]} als hamerstuk"
    what = one if count == 1 else f"{count} vervolgcasussen als hamerstuk"
    yield tried(Suggestion(SuggestionKind.HAMMER, what, codes=chosen), changed(chosen))


def _fewest(codes: Sequence[str], fits: Callable[[Sequence[str]], bool]) -> int:
    """How many of `codes`, from the first, it takes to fit; 0 when all of them do not do."""
    if not codes or not fits(codes):
        return 0
    low, high = 0, len(codes)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(codes[:middle]) else (middle, high)
    return high


def _without(agenda: Agenda, codes: Iterable[str]) -> Agenda:
    gone = set(codes)
    new, follow_up = (
        tuple(e for e in entries if e.case.code not in gone) for entries in (agenda.new, agenda.follow_up)
    )
    return replace(agenda, new=new, follow_up=follow_up)


def _with(agenda: Agenda, changed: dict[str, AgendaEntry]) -> Agenda:
    new, follow_up = (
        tuple(changed.get(e.case.code, e) for e in entries) for entries in (agenda.new, agenda.follow_up)
    )
    return replace(agenda, new=new, follow_up=follow_up)
