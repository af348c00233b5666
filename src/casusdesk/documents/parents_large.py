"""The parents' version in large print: its text has 14 points anyway, here head and foot grow too."""

from __future__ import annotations

from datetime import date

from casusdesk.documents.copies import Copy, marked
from casusdesk.documents.handover_parts import words
from casusdesk.documents.large_print import (
    LargeSheet,
    large_foot,
    large_format,
    large_title,
    lay_out_large,
    running_head,
)
from casusdesk.documents.page import Colour, Page, Role
from casusdesk.documents.parents import TITLE, WELCOME
from casusdesk.documents.parents_body import body
from casusdesk.documents.typeset import Band, Cell, Entry, Stroke
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.handover import Handover
from casusdesk.domain.wording import long_date


def fit_parents_large(
    handover: Handover,
    catalog: Catalog,
    *,
    printed_on: date,
    controller: str,
    copy: Copy | None = None,
    practice: bool = False,
) -> tuple[Page, ...]:
    """As `fit_parents`, on as many pages as it takes. Raises as `lay_out_large`."""
    version = copy.text if copy else ""
    owner = f"Verantwoordelijk voor uw gegevens: {controller}." if controller else ""
    rows = ((f"Blad {handover.case_code}", ""), (owner, ""))
    sheet = LargeSheet(
        header=(*large_title(TITLE, version), _welcome(printed_on)),
        running=running_head(TITLE, version),
        body=body(handover, catalog, printed_on, whole=False),
        foot=lambda number, total: large_foot(rows if owner else rows[:1], number, total),
    )
    return lay_out_large(sheet, marked(large_format(TITLE), copy, practice=practice))


def _welcome(printed_on: date) -> Entry:
    said = words(f"{long_date(printed_on).capitalize()}. {WELCOME}", colour=Colour.GREY)
    line = Stroke(1.2, Colour.ACCENT)
    return Entry((Band((Cell(said),)),), Role.PARAGRAPH, before=0, after=1.6, rule_below=line)
