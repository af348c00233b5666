"""The warm handover on one A4: the appointment to meet first, then only what this receiver needs (ux §7.12).

Fields, order and limits are those of domain §3.3. The name of the parent is printed only where consent
covers this receiver (domain R8); otherwise it is told by mouth.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from casusdesk.documents.copies import Copy, marked
from casusdesk.documents.fit import Overfull, Rung, fit, rung_setting
from casusdesk.documents.flow import Format, Sheet, with_footer_role
from casusdesk.documents.handover_body import body
from casusdesk.documents.handover_head import head
from casusdesk.documents.handover_large import large_head
from casusdesk.documents.handover_parts import Pen, words
from casusdesk.documents.large_print import (
    BODY,
    LargeSheet,
    large_foot,
    large_format,
    lay_out_large,
    running_head,
)
from casusdesk.documents.page import Colour, Page
from casusdesk.documents.typeset import Band, Cell, Entry, Setting, Stroke
from casusdesk.domain.case import Case
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.handover import SHRED_AFTER_DAYS, Handover
from casusdesk.domain.paper import Paper
from casusdesk.domain.wording import counted, short_date
from casusdesk.errors import DoesNotFitError

TITLE: Final = Paper.HANDOVER.title
SIZES: Final = (11.0, 10.5, 10.0, 9.5)
"""Points of the ladder (ux §7.12)."""
_ROOMY_PEN: Final = 2
_TIGHT_PEN: Final = 1
_HEAD: Final = Setting(10.0, 1.25, 0.8)
_FOOT: Final = Setting(8.0, 1.3, 0.6)


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
    """The sheet on its one page; `controller` is the verwerkingsverantwoordelijke printed in the foot.

    Unless `named` neither the name nor the birth date is on it, also where its receiver may read them.

    Raises:
        DoesNotFitError: the texts together are too long at 9,5 points; says by how much.
        UnprintableError: a character that no font has.
    """
    rungs = [Rung(rung_setting(size), "ruim") for size in SIZES]
    rungs += [Rung(rung_setting(size), "krap", forms=("minder schrijfregels",)) for size in SIZES[1:]]
    header = head(handover, case, catalog, printed_on, copy, named=named)
    footer = with_footer_role(_footer(controller, printed_on))

    def draft(rung: Rung) -> Sheet:
        pen = Pen(rung.setting, _ROOMY_PEN if rung.layout == "ruim" else _TIGHT_PEN)
        return Sheet(
            header, body(handover, case, catalog, printed_on, pen, named=named), (footer,), _HEAD, _FOOT
        )

    found = fit(rungs, draft, marked(Format(TITLE), copy, practice=practice))
    if isinstance(found, Overfull):
        lines = counted(found.lines, "regel", "regels")
        raise DoesNotFitError(
            f"Dit overdrachtsblad is {lines} te lang, ook bij de kleinste letter. {_advice(handover)}"
        )
    return found[0]


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
    """What to do with the paper, and where the number of the page stands."""
    return (("", ""), (_keeping(controller, printed_on), ""))


def _footer(controller: str, printed_on: date) -> tuple[Entry, ...]:
    words_below = words(_keeping(controller, printed_on), colour=Colour.GREY)
    return (Entry((Band((Cell(words_below),)),), rule_above=Stroke(0.6, Colour.ACCENT)),)


def _keeping(controller: str, printed_on: date) -> str:
    """Whose it is, what a receiver does with it, and by which day it goes into the shredder."""
    owner = controller or "wie de casus inbrengt"
    shred = short_date(printed_on + timedelta(days=SHRED_AFTER_DAYS))
    return (
        f"Eigendom van {owner}. Houd dit blad bij je, neem het op in je eigen dossier of lever het in. "
        f"Vernietig papier (versnipperaar P-4) vóór {shred}. Afgedrukt op {short_date(printed_on)}."
    )


def _advice(handover: Handover) -> str:
    """Which field is worth shortening first."""
    lengths = {
        "Wat loopt al": sum(map(len, handover.running)),
        "Wat gaat goed": sum(map(len, handover.going_well)),
        "Zorgen": sum(len(concern.facts) for concern in handover.concerns),
        "Afspraken": sum(len(agreement.what) for agreement in handover.agreements),
        "Wat willen ouders zelf": len(handover.parents_want),
        "Waarom nu": len(handover.reason_now),
    }
    longest = sorted(lengths, key=lambda name: -lengths[name])[:2]
    return f"Maak eerst '{longest[0]}' of '{longest[1]}' korter."
