"""Terugkoppelstroken: three on a page, a line to cut along, and not a word of the case itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import agendas
import decided
import pytest
from pypdf import PdfReader

from casusdesk.documents.feedback import HEIGHT, slip, slip_pages
from casusdesk.documents.page import A4, Page, Rule
from casusdesk.documents.pdf import write_pdf
from casusdesk.domain.feedback import FeedbackDue, slip_sentences
from casusdesk.domain.limits import ROLE_NOW
from casusdesk.errors import DoesNotFitError

PRINTED = date(2027, 1, 15)


def one(due: FeedbackDue, **changes: object) -> Page:
    return slip(due, agendas.catalog(), printed_on=PRINTED, controller="de gemeente", **changes)  # type: ignore[arg-type]


def pages(count: int) -> list[Page]:
    return slip_pages([one(due) for due in decided.dues(count)])


def dashes(page: Page) -> set[float]:
    """The heights of the cutting lines."""
    return {item.y1 for item in page.items if isinstance(item, Rule) and item.x2 - item.x1 < 5}


@pytest.mark.parametrize(("count", "sheets"), [(0, 0), (1, 1), (3, 1), (4, 2), (9, 3), (10, 4)])
def test_three_on_a_page(count: int, sheets: int) -> None:
    found = pages(count)
    assert [(page.width, page.height) for page in found] == [A4] * sheets
    assert [(page.number, page.total) for page in found] == [(n, sheets) for n in range(1, sheets + 1)]
    assert sum(page.plain_text().count("# Terugkoppeling") for page in found) == count


def test_every_slip_can_be_cut_off_and_none_is_cut_through() -> None:
    full, last = pages(5)
    assert dashes(full) == {HEIGHT, 2 * HEIGHT}
    assert dashes(last) == {HEIGHT, 2 * HEIGHT}
    assert dashes(pages(1)[0]) == {HEIGHT}
    for page in (full, last):
        for run in page.runs():
            place = run.baseline % HEIGHT
            assert 8 < place < HEIGHT - 8


def test_who_hears_what_from_whom_and_when() -> None:
    due = decided.dues(1)[0]
    page = one(due)
    assert (page.width, page.height) == (A4[0], HEIGHT)
    read = page.plain_text()
    assert "Aan: verloskundige" in read
    for sentence in slip_sentences(due.decision, agendas.catalog()):
        assert sentence in read
    letters = " ".join(run.text for run in page.runs())
    assert "Van: projectleider, namens de gemeente. Vrijdag 15 januari 2027." in letters
    assert "VERTROUWELIJK" in letters


def test_nothing_of_the_case_is_on_it() -> None:
    due = decided.dues(1)[0]
    case = replace(agendas.case(3, 90, dense=True), code=due.case.code)
    read = one(replace(due, case=case)).plain_text()
    assert case.question not in read
    assert due.decision.agreed not in read
    for strength in case.strengths:
        assert strength not in read


def test_the_longest_part_fits_and_what_never_ends_is_refused() -> None:
    due = decided.dues(1)[0]

    def with_part(text: str) -> FeedbackDue:
        feedback = replace(due.decision.feedback, role_now=text)
        return replace(due, decision=replace(due.decision, feedback=feedback))

    assert agendas.text(ROLE_NOW, 0).rstrip("?") in one(with_part(agendas.text(ROLE_NOW, 0))).plain_text()
    with pytest.raises(DoesNotFitError, match="uw rol nu"):
        one(with_part(agendas.text(2500, 0)))


def test_the_words_are_in_a_real_pdf() -> None:
    due = decided.dues(4)
    data = write_pdf(slip_pages([one(d, practice=True) for d in due]), title="Terugkoppelstroken")
    reader = PdfReader(BytesIO(data))
    text = "".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert text.count("OEFENING") == 4
    for each in due:
        for sentence in slip_sentences(each.decision, agendas.catalog()):
            assert sentence.replace(" ", "") in text
