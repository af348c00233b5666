"""Route bij een signaal: from what somebody sees to what she hears back, on one A4 (domain §1 no. 68).

The steps, the ladder and the contacts are those of the settings. No client is on it, so it may hang on the
wall of every practice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from casusdesk.documents.copies import marked
from casusdesk.documents.fit import SMALL_TYPE, Overfull, Rung, dense_setting, fit, rung_setting
from casusdesk.documents.fit_choices import ORDINARY, FitChoices
from casusdesk.documents.flow import Format, Sheet
from casusdesk.documents.handover_parts import quiet, ruled, words
from casusdesk.documents.large_print import large_format, lay_out_large
from casusdesk.documents.map_frame import (
    FOOTER,
    HEADER,
    NO_CLIENTS,
    danger,
    feet,
    head,
    map_heading,
    wall_paper_large,
)
from casusdesk.documents.page import Colour, Face, Page, Role
from casusdesk.documents.reading import Kind
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
from casusdesk.documents.typeset import HAIRLINE, LEFT, RIGHT, Band, Cell, Entry, Place
from casusdesk.documents.words import WIDE, Span
from casusdesk.documents.wrap import Paragraph, paragraph
from casusdesk.domain.catalog import CarePathway, Catalog
from casusdesk.domain.coalition import SUBMIT_DAYS, Coalition
from casusdesk.domain.coalition import Rung as Step
from casusdesk.domain.escalation import MELDCODE, MELDCODE_NOTE
from casusdesk.domain.limits import REACH, ROUTE_STEP, tidy
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.paper import Paper
from casusdesk.domain.wording import long_date

TITLE: Final = Paper.ROUTE.title
NAME: Final = "De route bij een signaal"
ADVICE: Final = "Maak in Instellingen stappen of contacten van zorgpaden korter."
NO_PATHWAYS: Final = "pathways"
WHEN: Final = "Wanneer is het overleg?"
CANNOT_WAIT: Final = "Kan het niet wachten?"
CALL_NOW: Final = "Bel vandaag. Doe eerst wat nodig is, de financiering komt daarna."
SAFETY: Final = "Denk je aan geweld of mishandeling? Volg de meldcode"
PATHWAYS: Final = "Zorgpaden: wie bel je?"
_SIZES: Final = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0)
_NUMBER: Final = Place(ems=2.3)
_SMALL_NUMBER: Final = Place(ems=1.4)
_PEN: Final = 1.0
"""Ems of room above a line to write on: 8 mm with the pitch at 9 points, more at larger ones."""
_HALF: Final = Place(0.5, mm=2.5)
"""Where the second column of all tables of the sheet begins."""
_BEFORE_HALF: Final = Place(0.5, mm=-2.5)


def fit_route(
    coalition: Coalition, catalog: Catalog, meeting: Meeting, *, on: date, practice: bool = False
) -> Page:
    """The sheet on its one page, see `fit_route_pages`. Raises the same."""
    return fit_route_pages(coalition, catalog, meeting, on=on, practice=practice)[0]


def fit_route_pages(
    coalition: Coalition,
    catalog: Catalog,
    meeting: Meeting,
    *,
    on: date,
    practice: bool = False,
    choices: FitChoices = ORDINARY,
) -> tuple[Page, ...]:
    """The sheet on the day `on`, with the dates of `meeting`, the coming one, and of the one after it.

    On one page, or on two when a person chose that and one does not do.

    Raises:
        PaperTooLongError: at 9 points there are lines too many.
        UnprintableError: a character is in no font.
    """
    paper = marked(Format(TITLE), None, practice=practice)

    def sheet(written: Coalition, allowed: FitChoices, pages: int = 1) -> Sheet:
        pathways = () if NO_PATHWAYS in allowed.forms else tuple(_pathways(written, catalog))
        return Sheet(
            header=(*head(TITLE, written.title, NO_CLIENTS), danger()),
            body=(
                *_steps(written.route),
                *_dates(meeting, on),
                *_ladder(written.ladder, catalog),
                *_meldcode(),
                *pathways,
            ),
            footers=feet(written.controller, on, pages),
            header_setting=HEADER,
            footer_setting=FOOTER,
        )

    def fitted(allowed: FitChoices) -> tuple[Page, ...] | Overfull:
        rungs, one, two = _rungs(allowed), sheet(coalition, allowed), sheet(coalition, allowed, 2)
        found = fit(rungs, lambda _rung: one, paper)
        if isinstance(found, Overfull) and allowed.two_pages:
            found = fit(rungs, lambda _rung: two, paper, pages=2)
        return found

    result = fitted(choices)
    if isinstance(result, Overfull):
        refit = Refit(result, paper)
        found = [refit.tried(s, sheet(changed, choices)) for s, changed in _shortened(coalition)]
        forms = _without_pathways(coalition, catalog, choices)
        ways = about_the_page(fitted, result, choices, forms)
        raise PaperTooLongError(NAME, result, ordered(found, ways), ADVICE)
    return result


def fit_route_large(
    coalition: Coalition, catalog: Catalog, meeting: Meeting, *, on: date, practice: bool = False
) -> tuple[Page, ...]:
    """The sheet in large print, on as many pages as it takes. Raises as `lay_out_large`."""
    header = (*head(TITLE, coalition.title, NO_CLIENTS, large=True), danger())
    body = (
        *_steps(coalition.route),
        *_dates(meeting, on),
        *_ladder(coalition.ladder, catalog),
        *_meldcode(),
        *_pathways(coalition, catalog, abreast=1),
    )
    sheet = wall_paper_large(TITLE, header, body, coalition.controller, on)
    return lay_out_large(sheet, marked(large_format(TITLE), None, practice=practice))


def _rungs(choices: FitChoices) -> list[Rung]:
    forms = ("zonder zorgpaden",) if NO_PATHWAYS in choices.forms else ()
    rungs = [Rung(rung_setting(size), "ruim", forms=forms) for size in _SIZES]
    sizes = (_SIZES[-1], SMALL_TYPE) if choices.small_type else _SIZES[-1:]
    return rungs + [Rung(dense_setting(size), "vol", narrow=True, forms=forms) for size in sizes]


def _without_pathways(coalition: Coalition, catalog: Catalog, choices: FitChoices) -> tuple[Suggestion, ...]:
    if NO_PATHWAYS in choices.forms or not any(_pathways(coalition, catalog)):
        return ()
    return (Suggestion(SuggestionKind.LEAVE_OUT, "Zonder zorgpaden", field=NO_PATHWAYS),)


def _shortened(coalition: Coalition) -> Iterator[tuple[Suggestion, Coalition]]:
    """Each long step, each long way to reach somebody and each long contact at half its length."""
    kind = SuggestionKind.SHORTEN
    for number, step in enumerate(coalition.route):
        if most := target(step, ROUTE_STEP):
            route = (*coalition.route[:number], shorter(step, most), *coalition.route[number + 1 :])
            what = f"Stap {number + 1}: inkorten tot {most} tekens"
            yield Suggestion(kind, what, field="route"), replace(coalition, route=route)
    for number, rung in enumerate(coalition.ladder):
        if most := target(rung.reach, REACH):
            cut = replace(rung, reach=shorter(rung.reach, most))
            ladder = (*coalition.ladder[:number], cut, *coalition.ladder[number + 1 :])
            what = f"{CANNOT_WAIT} Regel {number + 1}: inkorten tot {most} tekens"
            yield Suggestion(kind, what, field="ladder"), replace(coalition, ladder=ladder)


def _steps(route: tuple[str, ...]) -> Iterator[Entry]:
    """The steps, large, each with its number; how it begins stands out."""
    filled = [step for step in map(tidy, route) if step]
    for number, step in enumerate(filled, start=1):
        mark = Cell(words(str(number), Face.BOLD, Colour.ACCENT), LEFT, _NUMBER, scale=1.5, kind=Kind.LABEL)
        text = Cell(paragraph(*_opening(step)), _NUMBER, scale=1.15, kind=Kind.BODY)
        above = HAIRLINE if number > 1 else None
        yield Entry((Band((mark, text)),), text=f"{number}. {step}", rule_above=above)


def _opening(step: str) -> tuple[Span, ...]:
    """Up to the first colon or full stop in semibold, when more follows."""
    ends = [place for place in map(step.find, (": ", ". ")) if place > 0]
    if not ends:
        return (Span(step),)
    end = min(ends) + 1
    return Span(step[:end], Face.SEMIBOLD), Span(step[end:])


def _dates(meeting: Meeting, on: date) -> Iterator[Entry]:
    """The coming meeting and the one after it, each with the last day to hand in."""
    yield map_heading(WHEN)
    for held in (meeting.held_on, meeting.next_on):
        last = held - timedelta(days=SUBMIT_DAYS)
        until = f"aanmelden t/m {long_date(last)}" if last >= on else "de agenda is al klaar; bel even"
        cells = (
            Cell(words(long_date(held), Face.SEMIBOLD), right=_BEFORE_HALF),
            Cell(words(until), _HALF),
        )
        yield Entry((Band(cells),), before=0.5, after=0.5)


def _ladder(ladder: tuple[Step, ...], catalog: Catalog) -> Iterator[Entry]:
    """Whom to call when it cannot wait, and how; a line to write on where nobody filled that in."""
    rungs = [rung for rung in ladder if rung.role.strip() or rung.reach.strip()]
    if not rungs:
        return
    yield map_heading(CANNOT_WAIT)
    yield Entry((Band((Cell(words(CALL_NOW)),)),), Role.PARAGRAPH, before=0.5, after=0.3)
    for number, rung in enumerate(rungs, start=1):
        who, reach = tidy(catalog.agency_label(rung.role)), tidy(rung.reach)
        cells = (
            Cell(quiet(f"{number}."), LEFT, _SMALL_NUMBER, kind=Kind.LABEL),
            Cell(words(who, Face.SEMIBOLD), _SMALL_NUMBER, _BEFORE_HALF, kind=Kind.BODY),
            replace(Cell(words(reach), _HALF) if reach else ruled(_HALF, RIGHT), kind=Kind.TEXT),
        )
        said = f"{number}. {who}: {reach or 'nog leeg'}"
        band = Band(cells) if reach else Band(cells, space=_PEN)
        yield Entry((band,), text=said, before=0.5, after=0.5)


def _meldcode() -> Iterator[Entry]:
    """The five steps as a reminder; what is decided stays with the professional (domain §4.2)."""
    yield map_heading(SAFETY)
    spans: list[Span] = []
    for number, step in enumerate(MELDCODE, start=1):
        mark = Span(str(number), Face.BOLD, Colour.ACCENT, gap=WIDE * 0.6, together=True, tied=True)
        spans += [replace(mark, kind=Kind.LABEL), Span(step, kind=Kind.BODY)]
    text = " ".join(f"{number}. {step}" for number, step in enumerate(MELDCODE, start=1))
    yield Entry((Band((Cell(paragraph(*spans)),)),), Role.PARAGRAPH, text=text, before=0.5, after=0.4)
    yield Entry((Band((Cell(words(MELDCODE_NOTE, Face.ITALIC)),)),), Role.PARAGRAPH, before=0.2, after=0.5)


def _pathways(coalition: Coalition, catalog: Catalog, *, abreast: int = 2) -> Iterator[Entry]:
    """The care pathways with whom to call here, one or one or two beside each other (domain §1 no. 27)."""
    known = [(p, tidy(coalition.contacts.get(p.key, ""))) for p in catalog.pathways if p.active]
    known = [(pathway, contact) for pathway, contact in known if contact]
    if not known:
        return
    yield map_heading(PATHWAYS)
    for place in range(0, len(known), abreast):
        left, *right = known[place : place + abreast]
        cells = [Cell(_pathway(*left), LEFT, _BEFORE_HALF if abreast > 1 else RIGHT)]
        cells += [Cell(_pathway(*other), _HALF) for other in right]
        entry = Entry((Band(tuple(cells)),), before=0.5, after=0.5)
        yield replace(entry, rule_above=HAIRLINE) if place else entry


def _pathway(pathway: CarePathway, contact: str) -> Paragraph:
    name = Span(f"{pathway.label}:", Face.SEMIBOLD, kind=Kind.HEAD)
    return paragraph(name, Span(contact, kind=Kind.DATA))
