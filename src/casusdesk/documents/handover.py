"""The warm handover on one A4: the appointment to meet first, then only what this receiver needs (ux §7.12).

Fields, order and limits are those of domain §3.3. The name of the parent is printed only where consent
covers this receiver (domain R8); otherwise it is told by mouth.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from casusdesk.documents.copies import Copy, marked
from casusdesk.documents.fit import SMALL_TYPE, Overfull, Rung, dense_setting, fit, rung_setting
from casusdesk.documents.fit_choices import ORDINARY, FitChoices
from casusdesk.documents.flow import Format, Sheet, with_footer_role
from casusdesk.documents.handover_body import body
from casusdesk.documents.handover_head import HEAD, head
from casusdesk.documents.handover_large import large_head
from casusdesk.documents.handover_parts import Pen
from casusdesk.documents.handover_refusal import shortened
from casusdesk.documents.large_print import (
    BODY,
    LargeSheet,
    foot_rows,
    large_foot,
    large_format,
    lay_out_large,
    running_head,
)
from casusdesk.documents.page import Page
from casusdesk.documents.refusal import (
    PaperTooLongError,
    Refit,
    Suggestion,
    SuggestionKind,
    about_the_page,
    ordered,
)
from casusdesk.documents.typeset import Entry, Setting
from casusdesk.domain.case import Case
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.handover import SHRED_AFTER_DAYS, Handover
from casusdesk.domain.paper import Paper
from casusdesk.domain.wording import short_date

TITLE: Final = Paper.HANDOVER.title
NAME: Final = "Het overdrachtsblad"
SIZES: Final = (11.0, 10.5, 10.0, 9.5, 9.0)
"""Points of the ladder (ux §2.2)."""
_DUTY: Final = "Houd dit blad bij je, neem het op in je eigen dossier of lever het in."
_ROOMY: Final = "ruim"
_LESS: Final = ("minder schrijfregels",)
_ANY: Final = Suggestion(SuggestionKind.SHORTEN, "")
_ROOMY_PEN: Final = 2
_TIGHT_PEN: Final = 1
_FOOT: Final = Setting(8.0, 1.22, 0.6)


@dataclass(frozen=True)
class HandoverPaper:
    """One sheet with all that is asked to print it; `controller` is the verwerkingsverantwoordelijke.

    Unless `named` neither the name nor the birth date is on it, also where its receiver may read them.
    """

    handover: Handover
    case: Case
    catalog: Catalog
    printed_on: date
    controller: str
    copy: Copy | None = None
    practice: bool = False
    named: bool = True

    def pages(self, choices: FitChoices = ORDINARY) -> tuple[Page, ...]:
        """The sheet on its one page, or on two when a person chose that and one does not do.

        Raises PaperTooLongError, and UnprintableError for a character that no font has.
        """

        def fitted(allowed: FitChoices) -> tuple[Page, ...] | Overfull:
            found = fit(_rungs(allowed), partial(self._sheet, self.handover, 1), self._paper)
            if isinstance(found, Overfull) and allowed.two_pages:
                found = fit(_rungs(allowed), partial(self._sheet, self.handover, 2), self._paper, pages=2)
            return found

        result = fitted(choices)
        if isinstance(result, Overfull):
            found = ordered(self._shortened(result), about_the_page(fitted, result, choices))
            raise PaperTooLongError(NAME, result, found, "Maak teksten korter, of kies er minder.")
        return result

    @property
    def _paper(self) -> Format:
        return marked(Format(TITLE), self.copy, practice=self.practice)

    def _sheet(self, written: Handover, pages: int, rung: Rung) -> Sheet:
        pen = Pen(rung.setting, _ROOMY_PEN if rung.layout == _ROOMY else _TIGHT_PEN)
        case, catalog, on, named = self.case, self.catalog, self.printed_on, self.named
        return Sheet(
            head(written, case, catalog, on, self.copy, named=named),
            body(written, case, catalog, on, pen, named=named),
            tuple(
                with_footer_role(_footer(self.controller, on, number, pages))
                for number in range(1, pages + 1)
            ),
            HEAD,
            _FOOT,
        )

    def _shortened(self, overfull: Overfull) -> list[Suggestion]:
        refit = Refit(overfull, self._paper)

        def tried(suggestion: Suggestion, written: Handover) -> Suggestion:
            return refit.tried(suggestion, self._sheet(written, 1, overfull.rung))

        return [tried(s, changed) for s, changed in shortened(self.handover, lambda h: tried(_ANY, h).fits)]


def fit_handover(
    handover: Handover,
    case: Case,
    catalog: Catalog,
    *,
    printed_on: date,
    controller: str,
    copy: Copy | None = None,
    practice: bool = False,
    named: bool = True,
) -> Page:
    """The sheet on its one page, see `HandoverPaper`.

    Raises:
        PaperTooLongError: the texts together are too long at 9 points; says by how much, and what helps.
        UnprintableError: a character that no font has.
    """
    paper = HandoverPaper(
        handover, case, catalog, printed_on, controller, copy=copy, practice=practice, named=named
    )
    return paper.pages()[0]


def _rungs(choices: FitChoices) -> list[Rung]:
    """The ladder: roomy lines for the pen first, then one line for each field, then narrow margins."""
    rungs = [Rung(rung_setting(size), _ROOMY) for size in SIZES[:-1]]
    rungs += [Rung(rung_setting(size), "krap", forms=_LESS) for size in SIZES[1:]]
    sizes = (SIZES[-1], SMALL_TYPE) if choices.small_type else SIZES[-1:]
    return rungs + [Rung(dense_setting(size), "vol", narrow=True, forms=_LESS) for size in sizes]


def fit_handover_large(
    handover: Handover,
    case: Case,
    catalog: Catalog,
    *,
    printed_on: date,
    controller: str,
    copy: Copy | None = None,
    practice: bool = False,
    named: bool = True,
) -> tuple[Page, ...]:
    """As `fit_handover`, in large print on as many pages as it takes. Raises as `lay_out_large`."""
    pen, version = Pen(BODY, _ROOMY_PEN, large=True), copy.text if copy else ""
    sheet = LargeSheet(
        header=large_head(handover, case, catalog, printed_on, version, named=named),
        running=running_head(TITLE, version),
        body=body(handover, case, catalog, printed_on, pen, named=named),
        foot=lambda number, total: large_foot(_keep(controller, printed_on), number, total),
    )
    return lay_out_large(sheet, marked(large_format(TITLE), copy, practice=practice))


def _keep(controller: str, printed_on: date) -> tuple[tuple[str, str], ...]:
    """Whose it is, what a receiver does with it, and by which day it goes into the shredder; a row each."""
    return (
        (f"Eigendom van {_owner(controller)}.", ""),
        (_DUTY, ""),
        (_shred(printed_on), f"Afgedrukt op {short_date(printed_on)}"),
    )


def _footer(controller: str, printed_on: date, number: int, pages: int) -> tuple[Entry, ...]:
    """The same in two small lines, with the day of printing at the right and which page it is of several."""
    side = f"pagina {number} van {pages}" if pages > 1 else ""
    side += ", zie ook achterzijde" if number < pages else ""
    rows = (
        (f"Eigendom van {_owner(controller)}. {_DUTY}", f"Afgedrukt op {short_date(printed_on)}"),
        (_shred(printed_on), side),
    )
    return foot_rows(rows)


def _owner(controller: str) -> str:
    return controller or "wie de casus inbrengt"


def _shred(printed_on: date) -> str:
    until = short_date(printed_on + timedelta(days=SHRED_AFTER_DAYS))
    return f"Vernietig papier (versnipperaar P-4) vóór {until}."
