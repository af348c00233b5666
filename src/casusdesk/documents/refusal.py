"""What is said when a paper is too long: by how much, and what would help how much (ux §7.5).

One kind of error for every paper, and one rule for what it promises: a saving is what a refit of the changed
paper measured, never an estimate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from casusdesk.documents.fit import SMALL_TYPE, Overfull, first_to_hold, lines_over
from casusdesk.documents.fit_choices import FitChoices
from casusdesk.documents.flow import Format, Sheet
from casusdesk.documents.page import Page
from casusdesk.domain.paper import Paper
from casusdesk.domain.wording import counted
from casusdesk.errors import DoesNotFitError

SMALL_WORDS: Final = "Kleine letter toestaan (8,5 punt)"
TWO_PAGES_WORDS: Final = "Op twee pagina’s afdrukken"
FITS: Final = "dan past het"
MOST: Final = 9
"""Choices on a panel: one digit each."""
FEWEST_CHARACTERS: Final = 40
"""A text shorter than this is not proposed to be halved."""


class SuggestionKind(Enum):
    """What a person can choose to do."""

    SHORTEN = "shorten"
    FEWER = "fewer"
    MOVE = "move"
    HAMMER = "hammer"
    LEAVE_OUT = "leave_out"
    SMALL_TYPE = "small_type"
    TWO_PAGES = "two_pages"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One choice: `what` is done, and what a refit says of it.

    `lines` are saved of the smallest letter, 0 when the change is of another kind than lines; with `fits`
    this alone is enough. `codes` are the cases it is about, `field` the field to go to or the form to allow.
    """

    kind: SuggestionKind
    what: str
    lines: int = 0
    codes: tuple[str, ...] = ()
    field: str = ""
    fits: bool = False

    @property
    def code(self) -> str:
        """The first of its cases, "" without any."""
        return self.codes[0] if self.codes else ""

    @property
    def effect(self) -> str:
        """`scheelt 2 regels`, `dan past het`."""
        if self.lines > 0:
            return f"scheelt {counted(self.lines, 'regel', 'regels')}{f', {FITS}' if self.fits else ''}"
        return FITS if self.fits else ""

    @property
    def text(self) -> str:
        """Choice and effect in one line."""
        return f"{self.what} – {self.effect}" if self.effect else self.what


class PaperTooLongError(DoesNotFitError):
    """A paper is too long at the smallest letter that is allowed; nothing was made.

    `name` is the paper as it begins a sentence, `on` what it should go on, `suggestions` what would help,
    best first. `excess` says by how much, as it ends a sentence. Who prints it adds which `paper` it is, of
    what `subject`, and the `code` of its case for the screen; no sentence of the error has that code.
    """

    def __init__(
        self,
        name: str,
        overfull: Overfull,
        suggestions: Sequence[Suggestion],
        advice: str = "",
        on: str = "één pagina",
    ) -> None:
        self.name, self.on = name, on
        self.lines_too_many = overfull.lines
        self.size = overfull.rung.setting.size
        self.suggestions = tuple(suggestions)
        size = f"{self.size:g}".replace(".", ",")
        be = "is" if self.lines_too_many == 1 else "zijn"
        letter = "kleine letter" if self.size <= SMALL_TYPE else "kleinste gewone letter"
        lines = counted(self.lines_too_many, "regel", "regels")
        self.excess = f"er {be} {lines} te veel bij de {letter} ({size} punt)."
        self.ways_out = tuple(suggestion.text for suggestion in self.suggestions)
        self.paper: Paper | None = None
        self.subject = self.code = ""
        super().__init__(f"{name} past niet op {on}: {self.excess} {advice}".strip())


@contextmanager
def refused_as(paper: Paper, subject: str = "", code: str = "") -> Iterator[None]:
    """A refusal in here says which paper it is about."""
    try:
        yield
    except PaperTooLongError as error:
        error.paper, error.subject, error.code = paper, subject, code
        raise


class Refit:
    """Measures one paper again with something changed, against how long it is now."""

    def __init__(self, overfull: Overfull, paper: Format, pages: int = 1) -> None:
        self._before, self._rung, self._paper, self._pages = overfull.lines, overfull.rung, paper, pages

    def tried(self, suggestion: Suggestion, sheet: Sheet) -> Suggestion:
        """The suggestion with what it saves when the paper is this `sheet`."""
        over = lines_over(self._rung, sheet, self._paper, self._pages)
        fits = over <= 0 and not isinstance(
            first_to_hold((self._rung,), lambda _rung: sheet, self._paper, self._pages), Overfull
        )
        saved = self._before - (over if fits else max(1, over))
        return replace(suggestion, lines=max(0, saved), fits=fits)


def ordered(
    found: Iterable[Suggestion], page_choices: Iterable[Suggestion], most: int = MOST
) -> tuple[Suggestion, ...]:
    """The most saving first, as many as a panel holds; the choices about the page come last."""
    last = tuple(s for s in page_choices if s.fits or s.lines > 0)
    helping = sorted((s for s in found if s.fits or s.lines > 0), key=lambda s: (-s.lines, not s.fits))
    return (*helping[: most - len(last)], *last)


def about_the_page(
    fitted: Callable[[FitChoices], tuple[Page, ...] | Overfull],
    overfull: Overfull,
    chosen: FitChoices,
    forms: Iterable[Suggestion] = (),
) -> Iterator[Suggestion]:
    """Each of `forms`, small letters and a second page, as far as nobody allowed them yet.

    `fitted` walks the whole ladder of the paper with what is allowed.
    """
    small, two = replace(chosen, small_type=True), replace(chosen, two_pages=True)
    ways = [(form, chosen.with_form(form.field)) for form in forms]
    ways += [
        (Suggestion(SuggestionKind.SMALL_TYPE, SMALL_WORDS), small),
        (Suggestion(SuggestionKind.TWO_PAGES, TWO_PAGES_WORDS), two),
    ]
    for suggestion, changed in ways:
        if changed == chosen:
            continue
        result = fitted(changed)
        if isinstance(result, Overfull):
            yield replace(suggestion, lines=max(0, overfull.lines - result.lines))
        else:
            yield replace(suggestion, fits=True)


def shorter(text: str, most: int) -> str:
    """At most `most` characters of the text, ending with a word where that is possible."""
    if len(text) <= most:
        return text
    head = text[:most]
    cut = head.rpartition(" ")[0]
    return (cut if len(cut) > most // 2 else head).rstrip()


def target(text: str, limit: int) -> int:
    """To how many characters a text is proposed to be shortened: its limit, or half when it keeps to that.

    0 when it is short already.
    """
    if limit and len(text) > limit:
        return limit
    return len(text) // 2 if len(text) >= FEWEST_CHARACTERS else 0
