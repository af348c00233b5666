"""What the builder does for each way out of an overfull agenda (ux §7.5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Protocol

from casusdesk.domain.wording import counted
from casusdesk.ui.papers.refusal import Choice

if TYPE_CHECKING:
    from casusdesk.services.fitting import AgendaDoesNotFit, Suggestion


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


def ways_out(refusal: AgendaDoesNotFit, doer: Doer, *, two_pages: bool) -> list[Choice]:
    """The choices for an agenda that is too long; `two_pages` says whether a second side may be offered."""
    from casusdesk.services.fitting import SuggestionKind as Kind

    def do(suggestion: Suggestion) -> Callable[[], None]:
        match suggestion.kind:
            case Kind.SHORTEN:
                return partial(doer.shorten, suggestion.code)
            case Kind.MOVE:
                return partial(doer.postpone, suggestion.code)
            case Kind.HAMMER:
                return partial(doer.hammer, suggestion.codes)
            case Kind.SMALL_TYPE:
                return doer.allow_small_type
        return doer.allow_two_pages

    offered = [s for s in refusal.suggestions if two_pages or s.kind is not Kind.TWO_PAGES]
    return [Choice(s.what, s.effect, do(s)) for s in offered]


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
