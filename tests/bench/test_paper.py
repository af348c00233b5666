"""Paper beside the plainest drawing of the same words with the same library and letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO

import agendas
import many
import pytest
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from casusdesk.documents import fonts, hyphenate
from casusdesk.documents.agenda import fit_agenda
from casusdesk.documents.agenda_refusal import AgendaDoesNotFit
from casusdesk.documents.handover import fit_handover
from casusdesk.documents.page import Face, Page
from casusdesk.documents.pdf import write_pdf
from casusdesk.domain.agenda import Agenda
from conftest import Board

Timed = Callable[..., float]
Spread = Callable[..., list[float]]
SHEETS = 40
BARE = "plain draw, 1 page"
AGENDAS = ((1, 90), (5, 90), (10, 90), (15, 90), (20, 90), (25, 40), (12, 300), (30, 110))
"""Number of cases and length of their questions."""


def plain_draw(texts: Sequence[str]) -> bytes:
    """Each text on a page of its own, line by line, without measuring or wrapping anything."""
    name = "Plain"
    pdfmetrics.registerFont(TTFont(name, str(fonts.font_path(Face.REGULAR))))
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=1)
    for text in texts:
        lines = canvas.beginText(40, 800)
        lines.setFont(name, 9)
        lines.textLines(text, trim=0)
        canvas.drawText(lines)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def cold() -> None:
    """As when the program has just started: no letters read, no word measured, no dictionary."""
    fonts.forget_words()
    fonts.metrics.cache_clear()
    hyphenate._dictionary.cache_clear()


def asked_otherwise(agenda: Agenda, number: int) -> Agenda:
    """The agenda after the first case got another question."""
    first = agenda.new[0]
    question = f"Hoe houden we rust in huis nu de buurvrouw {number} keer per week komt helpen?"
    return replace(agenda, new=(replace(first, case=replace(first.case, question=question)), *agenda.new[1:]))


def test_agenda(board: Board, timed: Timed) -> None:
    agenda = agendas.mixed(20, follow_up=6)
    page = fit_agenda(agenda)
    reference = timed(lambda: plain_draw([page.plain_text()]))
    fresh = timed(lambda: fit_agenda(agenda), 5, cold)
    board.compare("fit the agenda of 20 cases, cold", fresh, reference, BARE)
    board.compare("fit the agenda of 20 cases, warm", timed(lambda: fit_agenda(agenda), 15), reference, BARE)
    board.compare("paint the agenda as PDF", timed(lambda: write_pdf([page], title="x")), reference, BARE)
    cold()
    assert fit_agenda(agenda) == page
    assert len(PdfReader(BytesIO(write_pdf([page], title="x"))).pages) == 1


def attempt(agenda: Agenda) -> Page | AgendaDoesNotFit:
    """Fit it, or see it refused: either is what the window waits for after a key."""
    try:
        return fit_agenda(agenda)
    except AgendaDoesNotFit as refusal:
        return refusal


def test_agenda_after_one_changed_question(board: Board, spread: Spread) -> None:
    """The figures of ux §2.2: every agenda a meeting may have, from one case to too many.

    Wanted are 20 ms warm and 260 ms cold where a plain draw takes 9 ms: 2.2 and 29 times that.
    """
    warm, cold_start, plain = [], [], []
    for count, length in AGENDAS:
        agenda = agendas.mixed(count, length, follow_up=count // 3)
        result = attempt(agenda)
        report = result.report if isinstance(result, Page) else None
        how = f"{report.size:g} pt {report.layout}" if report else "refused"
        what = f"{count} cases of {length} characters, {how}"
        texts = [entry.case.question for entry in agenda.entries]
        text = result.plain_text() if isinstance(result, Page) else "\n".join(texts)
        reference = spread(lambda text=text: plain_draw([text]), 9)
        waiting = iter([asked_otherwise(agenda, number) for number in range(21)])
        refit = spread(lambda waiting=waiting: attempt(next(waiting)), 21)
        first = spread(lambda agenda=agenda: attempt(agenda), 5, cold)
        board.spread(f"refit warm: {what}", refit, reference, BARE)
        board.spread(f"fit cold: {what}", first, reference, BARE)
        warm, cold_start, plain = warm + refit, cold_start + first, plain + reference
    board.spread("REFIT AFTER ONE CHANGED QUESTION, WARM; wanted 2.2", warm, plain, BARE)
    board.spread("FIT WITH NOTHING IN MEMORY, COLD; wanted 29", cold_start, plain, BARE)
    changed = asked_otherwise(agendas.mixed(20, follow_up=6), 3)
    assert "buurvrouw 3 keer per week komt helpen?" in fit_agenda(changed).plain_text()


def test_fuller_agendas(board: Board, timed: Timed) -> None:
    """The more cases, the more rungs are tried; a refusal tries all of them, and then what would help."""
    taken = {}
    for count in (5, 10, 20):
        agenda = agendas.mixed(count)
        taken[count] = timed(lambda agenda=agenda: fit_agenda(agenda))
        assert all(entry.case.code in fit_agenda(agenda).plain_text() for entry in agenda.entries)
    board.growth("fit the agenda, warm", taken)
    agenda = agendas.mixed(40, 110)

    def refused() -> None:
        with pytest.raises(AgendaDoesNotFit):
            fit_agenda(agenda)

    board.compare("refuse an agenda of 40 cases, warm", timed(refused), taken[20], "fit of 20 cases")


def test_handover_sheets(board: Board, timed: Timed) -> None:
    sheets = [(many.handover(n), case) for n, case in enumerate(many.cases(SHEETS))]

    def fitted() -> list[Page]:
        return [
            fit_handover(sheet, case, agendas.catalog(), printed_on=many.TODAY, controller="de gemeente")
            for sheet, case in sheets
        ]

    pages = fitted()
    reference = timed(lambda: plain_draw([page.plain_text() for page in pages]), 5)
    bare = f"plain draw, {SHEETS} pages"
    board.compare(f"fit {SHEETS} handover sheets, cold", timed(fitted, 3, cold), reference, bare)
    board.compare(f"fit {SHEETS} handover sheets, warm", timed(fitted, 5), reference, bare)
    painted = timed(lambda: write_pdf(pages, title="x"), 5)
    board.compare(f"paint {SHEETS} handover sheets as PDF", painted, reference, bare)
    assert len(PdfReader(BytesIO(write_pdf(pages, title="x"))).pages) == SHEETS
