"""Which ways out of an overfull agenda are offered, best first, at most nine (ux §7.5).

An urgent case is never proposed to be moved or made a hamerstuk (domain §3.1, overflow rule 6); nor is one
of which nobody knows whether the child was born.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from casusdesk.domain.wording import counted
from casusdesk.ui.meetings.refusal import Choice

if TYPE_CHECKING:
    from casusdesk.services.fitting import AgendaDoesNotFit, Suggestion

MOVES: Final = 3
SHORTENINGS: Final = 3


class Doer(Protocol):
    """Who does what is chosen."""

    def shorten(self, code: str) -> None:
        """Open the question of this case for writing."""

    def postpone(self, code: str) -> None:
        """Off this agenda, onto the next."""

    def hammer(self, codes: tuple[str, ...]) -> None:
        """These cases as hamerstuk."""

    def allow_small_type(self) -> None:
        """Letters of 8.5 points."""

    def allow_two_pages(self) -> None:
        """A second side."""


def ways_out(refusal: AgendaDoesNotFit, kept: Container[str], doer: Doer, *, two_pages: bool) -> list[Choice]:
    """The choices for an agenda that is too long; `two_pages` says whether a second side may be offered.

    The cases in `kept` stay on this agenda and in full; their question may become shorter.
    """
    from casusdesk.services.fitting import SuggestionKind as Kind

    found = [s for s in refusal.suggestions if s.code not in kept or s.kind is Kind.SHORTEN]
    choices = [_choice(s, partial(doer.shorten, s.code)) for s in _of(found, Kind.SHORTEN)[:SHORTENINGS]]
    choices += [_choice(s, partial(doer.postpone, s.code)) for s in _of(found, Kind.MOVE)[:MOVES]]
    hammer = _enough(_of(found, Kind.HAMMER), refusal.lines_too_many)
    if hammer:
        codes = tuple(s.code for s in hammer)
        one = f"{codes[0]} als hamerstuk"
        text = one if len(codes) == 1 else f"{len(codes)} vervolgcasussen als hamerstuk"
        choices.append(Choice(text, _saved(sum(s.lines for s in hammer)), partial(doer.hammer, codes)))
    if _of(found, Kind.SMALL_TYPE):
        choices.append(Choice("Kleine letter toestaan (8,5 punt)", "", doer.allow_small_type))
    if two_pages:
        choices.append(Choice("Op twee pagina’s afdrukken", "", doer.allow_two_pages))
    return choices


def shortenings(excess: Mapping[str, int], doer: Doer) -> list[Choice]:
    """The choices for questions the agenda does not carry, the longest first; `excess` in characters."""
    longest = sorted(excess.items(), key=lambda item: -item[1])
    return [
        Choice(
            f"{code}: kernvraag inkorten",
            f"{counted(over, 'teken', 'tekens')} te lang",
            partial(doer.shorten, code),
        )
        for code, over in longest
    ]


def _of(found: Iterable[Suggestion], kind: object) -> list[Suggestion]:
    return [suggestion for suggestion in found if suggestion.kind is kind]


def _enough(found: Iterable[Suggestion], lines: int) -> list[Suggestion]:
    taken: list[Suggestion] = []
    for suggestion in found:
        if sum(s.lines for s in taken) >= lines:
            break
        taken.append(suggestion)
    return taken


def _choice(suggestion: Suggestion, do: partial[None]) -> Choice:
    """In the short words of ux §7.5; the day of the next meeting stands in the heading already."""
    text = suggestion.text.partition(" – ")[0]
    text = text.partition(" naar ")[0].replace(": doorschuiven", " doorschuiven")
    return Choice(text.replace(": vraag inkorten", ": inkorten"), _saved(suggestion.lines), do)


def _saved(lines: int) -> str:
    return f"scheelt {counted(lines, 'regel', 'regels')}" if lines else ""
