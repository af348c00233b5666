"""Terugkoppelstroken: a third of an A4 that tells a signaller she was heard, and nothing of the case (§3.3).

Three on a page with a line to cut along. Each is laid out and checked as a sheet of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from casusdesk.documents.copies import COPY_AT, LABEL_AT, Copy, confidential_label, copy_cell, marked
from casusdesk.documents.fit import SMALL_TYPE, Overfull, Rung, fit, rung_setting
from casusdesk.documents.fit_choices import ORDINARY, FitChoices
from casusdesk.documents.flow import Format, Sheet
from casusdesk.documents.large_print import (
    BODY,
    HEAD,
    LAYOUT,
    SMALL,
    LargeSheet,
    large_foot,
    large_format,
    large_title,
    lay_out_large,
    running_head,
)
from casusdesk.documents.page import A4, Block, Box, Colour, Face, Item, Page, Role, Rule
from casusdesk.documents.refusal import (
    PaperTooLongError,
    Refit,
    Suggestion,
    SuggestionKind,
    about_the_page,
    ordered,
    shorter,
    target,
)
from casusdesk.documents.typeset import LEFT, RIGHT, Band, Cell, Entry, Place, Setting, Stroke
from casusdesk.documents.words import Span
from casusdesk.documents.wrap import paragraph
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.limits import ROLE_NOW
from casusdesk.domain.wording import long_date

TITLE: Final = "Terugkoppeling"
NAME: Final = "De terugkoppelstrook"
PER_PAGE: Final = 3
HEIGHT: Final = A4[1] / PER_PAGE
"""Of one slip, in mm."""
_SIZES: Final = (12.0, 11.0, 10.0, 9.0)
_HEAD: Final = Setting(10.0, 1.3, 1.0)
_FOOT: Final = Setting(9.0, 1.3, 1.0)
_ROUNDING: Final = 0.01
"""Millimetres."""
_DASH: Final = (2.4, 1.8)
"""Length of a dash of the cutting line and of the gap behind it, in mm."""


def slip(
    due: FeedbackDue,
    catalog: Catalog,
    *,
    printed_on: date,
    controller: str,
    copy: Copy | None = None,
    practice: bool = False,
    choices: FitChoices = ORDINARY,
) -> Page:
    """One slip, as wide as an A4 and a third as high.

    Raises:
        PaperTooLongError: the sentences are too long for a slip at 9 points.
        UnprintableError: a character that no font has.
    """
    paper = marked(Format(TITLE, height=HEIGHT, side=22.0, top=13.0, bottom=10.0), copy, practice=practice)

    def sheet(written: FeedbackDue) -> Sheet:
        return Sheet(
            header=_head(catalog.agency_label(due.to), copy),
            body=tuple(_sentence(text) for text in written.sentences(catalog)),
            footers=(_foot(controller, printed_on),),
            header_setting=_HEAD,
            footer_setting=_FOOT,
        )

    def fitted(allowed: FitChoices) -> tuple[Page, ...] | Overfull:
        sizes = (*_SIZES, SMALL_TYPE) if allowed.small_type else _SIZES
        own = sheet(due)
        return fit([Rung(_setting(size), "strook") for size in sizes], lambda _rung: own, paper)

    result = fitted(choices)
    if isinstance(result, Overfull):
        refit = Refit(result, paper)
        found = [refit.tried(s, sheet(changed)) for s, changed in _shortened(due)]
        ways = (s for s in about_the_page(fitted, result, choices) if s.kind is SuggestionKind.SMALL_TYPE)
        raise PaperTooLongError(
            NAME, result, ordered(found, ways), "Maak 'uw rol nu' korter.", on="één strook"
        )
    return result[0]


def _shortened(due: FeedbackDue) -> Iterator[tuple[Suggestion, FeedbackDue]]:
    """The part of the signaller at its limit, or at half."""
    feedback = due.decision.feedback
    most = target(feedback.role_now, ROLE_NOW)
    if most:
        cut = replace(feedback, role_now=shorter(feedback.role_now, most))
        changed = replace(due, decision=replace(due.decision, feedback=cut))
        what = f"Uw rol nu: inkorten tot {most} tekens"
        code = due.case.code
        yield Suggestion(SuggestionKind.SHORTEN, what, codes=(code,), field="role_now"), changed


def large_slip(
    due: FeedbackDue,
    catalog: Catalog,
    *,
    printed_on: date,
    controller: str,
    copy: Copy | None = None,
    practice: bool = False,
) -> tuple[Page, ...]:
    """One slip in large print: half an A4, or whole ones where that is too little.

    Raises as `lay_out_large`.
    """
    role = catalog.agency_label(due.to)
    body = tuple(_sentence(text) for text in due.sentences(catalog))
    half = replace(large_format(TITLE), height=A4[1] / 2)
    sheet = Sheet(_large_head(role, copy), body, (_foot(controller, printed_on),), HEAD, SMALL)
    setting = replace(BODY, padding=2.6)
    found = fit([Rung(setting, LAYOUT)], lambda _rung: sheet, marked(half, copy, practice=practice))
    if not isinstance(found, Overfull):
        return found
    version, said = copy.text if copy else "", _sender(controller, printed_on)
    whole = LargeSheet(
        _large_head(role, copy),
        running_head(TITLE, version),
        body,
        lambda number, total: large_foot(((said, ""),), number, total),
    )
    return lay_out_large(whole, marked(large_format(TITLE), copy, practice=practice))


def _large_head(role: str, copy: Copy | None) -> tuple[Entry, ...]:
    to = paragraph(Span("Aan:", colour=Colour.GREY, together=True, tied=True), Span(role, Face.SEMIBOLD))
    second = Entry(
        (Band((Cell(to),)),), Role.PARAGRAPH, before=0, after=1.6, rule_below=Stroke(1.2, Colour.ACCENT)
    )
    return (*large_title(TITLE, copy.text if copy else ""), second)


def slip_pages(slips: Sequence[Page]) -> list[Page]:
    """Slips on as many A4s as they take, with a line below every slip to cut along.

    Three on each; two in large print.
    """
    sheets: list[list[Page]] = []
    for page in slips:
        if not sheets or sum(other.height for other in sheets[-1]) + page.height > A4[1] + _ROUNDING:
            sheets.append([])
        sheets[-1].append(page)
    return [_sheet(group, number, len(sheets)) for number, group in enumerate(sheets, start=1)]


def _setting(size: float) -> Setting:
    """Roomier than a page of the same size: there are three sentences on it, and nothing else."""
    return replace(rung_setting(size), leading=1.35, padding=2.0)


def _head(role: str, copy: Copy | None) -> tuple[Entry, ...]:
    title = Cell(
        paragraph(Span(TITLE, Face.BOLD)), LEFT, Place(LABEL_AT.share, mm=LABEL_AT.mm - 3), scale=1.7
    )
    to = paragraph(
        Span("Aan:", Face.SEMIBOLD, Colour.GREY, together=True, tied=True), Span(role, Face.SEMIBOLD)
    )
    line = Stroke(1.2, Colour.ACCENT)
    right = Place(COPY_AT.share, mm=-3) if copy else RIGHT
    second = Band((Cell(to, right=right, scale=1.2), *copy_cell(copy, 0.9)))
    return (
        Entry(
            (Band((title, confidential_label(0.9))),), Role.TITLE, text=TITLE, level=1, before=0, after=0.2
        ),
        Entry((second,), Role.PARAGRAPH, before=0, after=1.6, rule_below=line),
    )


def _sentence(text: str) -> Entry:
    """What is asked of her stands out: the words before the colon."""
    head, colon, rest = text.partition(": ")
    spans = [Span(head + ":", Face.SEMIBOLD), Span(rest)] if colon else [Span(text)]
    return Entry((Band((Cell(paragraph(*spans)),)),), Role.PARAGRAPH, before=0.6, after=0.6)


def _foot(controller: str, printed_on: date) -> tuple[Entry, ...]:
    """Who it is from, and of which day: part of the message, so it is read aloud as well."""
    band = Band((Cell(paragraph(Span(_sender(controller, printed_on), colour=Colour.GREY))),))
    return (Entry((band,), Role.PARAGRAPH, rule_above=Stroke(0.5, Colour.RULE), after=0),)


def _sender(controller: str, printed_on: date) -> str:
    behalf = f", namens {controller}" if controller else ""
    day = long_date(printed_on)
    return f"Van: projectleider{behalf}. {day[:1].upper()}{day[1:]}."


def _sheet(slips: Sequence[Page], number: int, total: int) -> Page:
    blocks: list[Block] = []
    top = 0.0
    for page in slips:
        blocks += [_lowered(block, top) for block in page.blocks]
        top += page.height
        if top < A4[1] - _ROUNDING:
            blocks.append(_cutting_line(top))
    return Page(*A4, tuple(blocks), TITLE, None, number, total)


def _lowered(block: Block, by: float) -> Block:
    return replace(block, items=tuple(_lower(item, by) for item in block.items), y=block.y + by)


def _lower(item: Item, by: float) -> Item:
    if isinstance(item, Rule):
        return replace(item, y1=item.y1 + by, y2=item.y2 + by)
    if isinstance(item, Box):
        return replace(item, y=item.y + by)
    return replace(item, baseline=item.baseline + by)


def _cutting_line(y: float) -> Block:
    dash, gap = _DASH
    count = int((A4[0] + gap) / (dash + gap))
    start = (A4[0] - count * (dash + gap) + gap) / 2
    lefts = [start + place * (dash + gap) for place in range(count)]
    rules = tuple(Rule(x, y, x + dash, y, 0.5, Colour.RULE) for x in lefts)
    return Block(Role.ARTIFACT, rules)
