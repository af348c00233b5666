"""The parents' version of a handover, "Onze afspraken": what they keep, in their words (domain §3.3).

Made from fields 4, 5, 8, 10, 11 and 13 of the sheet. There is no place for concerns in it. Letters are 14
points and never smaller; what does not fit one A4 goes on a second.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from casusdesk.documents.copies import CONFIDENTIAL, Copy, marked
from casusdesk.documents.fit import Overfull, Rung, fit
from casusdesk.documents.flow import Format, Sheet, with_footer_role
from casusdesk.documents.handover_parts import words
from casusdesk.documents.handover_refusal import shortened
from casusdesk.documents.page import Colour, Face, Page, Role
from casusdesk.documents.parents_body import body
from casusdesk.documents.refusal import PaperTooLongError, Refit, Suggestion, SuggestionKind, ordered
from casusdesk.documents.typeset import LEFT, RIGHT, Align, Band, Cell, Entry, Place, Setting, Stroke
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.handover import Handover
from casusdesk.domain.paper import Paper
from casusdesk.domain.wording import long_date

TITLE: Final = Paper.PARENTS.title
NAME: Final = "De ouderversie"
SIZE: Final = 14.0
"""Points; the paper gets longer, the letters never smaller (domain §3.3, Ouderversie)."""
WELCOME: Final = "Dit blad is voor u. U beslist zelf wie het leest."
_PAPER: Final = Format(TITLE, side=20.0, top=16.0, bottom=11.0)
_SPACES: Final = ((1.3, 1.5), (1.25, 1.0), (1.22, 0.6))
"""Leading and padding of the ladder: only the white between the lines gives way."""
_FIELDS: Final = ("going_well", "parents_want", "agreements", "fallback")
"""Of the sheet, what this version prints and what can be shortened."""
_ANY: Final = Suggestion(SuggestionKind.SHORTEN, "")
_SIDE, _BESIDE_SIDE = Place(0.71), Place(0.7)
_HEAD: Final = Setting(SIZE, 1.25, 1.0)
_FOOT: Final = Setting(10.0, 1.3, 0.8)


def fit_parents(
    handover: Handover,
    catalog: Catalog,
    *,
    printed_on: date,
    controller: str,
    copy: Copy | None = None,
    practice: bool = False,
) -> tuple[Page, ...]:
    """One page where it fits, otherwise two; `controller` is the verwerkingsverantwoordelijke.

    Raises:
        PaperTooLongError: even two pages are too few.
        UnprintableError: a character that no font has.
    """
    paper = marked(_PAPER, copy, practice=practice)

    def sheet(written: Handover, pages: int) -> Sheet:
        return Sheet(
            header=_head(printed_on),
            body=body(written, catalog, printed_on, whole=pages > 1),
            footers=tuple(
                with_footer_role(_foot(written.case_code, controller, number, pages, copy))
                for number in range(1, pages + 1)
            ),
            header_setting=_HEAD,
            footer_setting=_FOOT,
        )

    found = _fitted(sheet(handover, 1), paper, 1)
    if isinstance(found, Overfull):
        found = _fitted(sheet(handover, 2), paper, 2)
    if isinstance(found, Overfull):
        refit = Refit(found, paper, pages=2)

        def tried(suggestion: Suggestion, changed: Handover) -> Suggestion:
            return refit.tried(suggestion, sheet(changed, 2))

        some = shortened(handover, lambda changed: tried(_ANY, changed).fits, _FIELDS)
        ways = ordered([tried(s, changed) for s, changed in some], ())
        raise PaperTooLongError(NAME, found, ways, "Maak afspraken korter.", on="twee bladzijden")
    return found


def _fitted(sheet: Sheet, paper: Format, pages: int) -> tuple[Page, ...] | Overfull:
    rungs = [Rung(Setting(SIZE, leading, padding), "ouders") for leading, padding in _SPACES]
    return fit(rungs, lambda _rung: sheet, paper, pages)


def _head(printed_on: date) -> tuple[Entry, ...]:
    return (
        Entry(
            (Band((Cell(words(TITLE, Face.BOLD), scale=26 / SIZE),)),),
            Role.TITLE,
            text=TITLE,
            level=1,
            before=0,
            after=0.2,
        ),
        Entry(
            (Band((Cell(words(f"{long_date(printed_on).capitalize()}. {WELCOME}", colour=Colour.GREY)),)),),
            Role.PARAGRAPH,
            before=0,
            after=1.6,
            rule_below=Stroke(1.2, Colour.ACCENT),
        ),
    )


def _foot(code: str, controller: str, number: int, pages: int, copy: Copy | None) -> tuple[Entry, ...]:
    """Whose copy it is and which side; below it who answers for the data, and where it goes on."""
    held = f" – {copy.text}" if copy else ""
    owner = f"Verantwoordelijk voor uw gegevens: {controller}." if controller else ""
    onward = f"lees verder op pagina {number + 1}" if number < pages else ""
    first = (words(CONFIDENTIAL + held, Face.SEMIBOLD), f"blad {code}, pagina {number} van {pages}")
    second = (words(owner, colour=Colour.GREY), onward)
    bands = tuple(
        Band(
            (
                Cell(left, LEFT, _BESIDE_SIDE),
                Cell(words(right, colour=Colour.GREY), _SIDE, RIGHT, Align.RIGHT),
            )
        )
        for left, right in (first, second)
        if left.words or right
    )
    return (Entry(bands, rule_above=Stroke(0.5, Colour.RULE), before=1.0, after=0),)
