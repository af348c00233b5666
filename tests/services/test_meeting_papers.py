"""The papers around a meeting: besluitenlijst, the agenda of one case, slips, and the parents' version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from casusdesk.documents.pdf import write_pdf
from casusdesk.domain.consent import Consent, ConsentState
from casusdesk.domain.decision import POSTPONE, Decision, Feedback
from casusdesk.domain.paper import numbered
from casusdesk.errors import CasusdeskError
from casusdesk.services.access import open_practice
from casusdesk.services.desk import Desk
from casusdesk.services.paper_checks import PrintBlockedError


@pytest.fixture
def desk() -> Iterator[Desk]:
    with open_practice() as desk:
        yield desk


def change(desk: Desk, code: str, **changes: object) -> None:
    desk.cases.record(replace(desk.cases.get(code), **changes))  # type: ignore[arg-type]


def decided(desk: Desk, code: str, **changes: object) -> Decision:
    """A decision of the coming meeting, kept."""
    usual = replace(desk.decisions.on(desk.meetings.upcoming(), code), kind="jmw", agreed="belt de praktijk")
    return desk.decisions.record(replace(usual, **changes))  # type: ignore[arg-type]


def test_the_decisions_of_a_meeting_are_printed_as_they_are_shown(desk: Desk) -> None:
    meeting = desk.meetings.upcoming()
    decided(desk, "KT472", who="VK")
    decided(desk, "ND638", kind=POSTPONE, agreed="")
    pages = desk.papers.decisions_pages(meeting)
    assert len(pages) == 1
    read = pages[0].plain_text()
    assert "- KT472 27+0: JMW: belt de praktijk · wie: verloskundige" in read
    assert "Doorgeschoven naar 11 februari: ND638" in read
    assert "HW729" not in read
    copies = desk.papers.decisions_pages(meeting, copies=numbered("VK", "JV"))
    assert len(copies) == 2
    assert "exemplaar 2 van 2 – voor: jeugdverpleegkundige" in copies[1].plain_text()
    reader = PdfReader(BytesIO(write_pdf(desk.papers.decisions_pages(meeting), title="")))
    assert len(reader.pages) == 1
    assert "KT472" in reader.pages[0].extract_text()
    assert "KT472" not in str(reader.metadata)


def test_a_case_that_refused_is_on_no_besluitenlijst(desk: Desk) -> None:
    meeting = desk.meetings.upcoming()
    decided(desk, "KT472")
    change(desk, "KT472", consent=Consent(ConsentState.WITHDRAWN))
    assert "KT472" not in desk.papers.decisions_pages(meeting)[0].plain_text()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"agreed": "x" * 61}, "KT472, afspraak: 1 teken te lang. Maak de tekst korter."),
        (
            {"agreed": "\u0e01"},
            "KT472, afspraak: '\u0e01' kan niet op papier. Schrijf de tekst in Latijnse letters.",
        ),
        (
            {"handover": False},
            "KT472, geen overdracht: schrijf op waarom er geen warme overdracht komt.",
        ),
        (
            {"handover": False, "no_handover_reason": "x" * 121},
            "KT472, geen overdracht: 1 teken te lang. Maak de tekst korter.",
        ),
    ],
    ids=["too long", "strange", "no reason", "reason too long"],
)
def test_what_blocks_a_besluitenlijst(desk: Desk, changes: dict[str, object], problem: str) -> None:
    decided(desk, "KT472", **changes)
    with pytest.raises(PrintBlockedError) as caught:
        desk.papers.decisions_pages(desk.meetings.upcoming())
    assert tuple(map(str, caught.value.problems)) == (problem,)


def test_the_agenda_of_one_case_has_no_other_code(desk: Desk) -> None:
    meeting = desk.meetings.upcoming()
    listed = [item.code for item in meeting.items]
    for code in listed:
        text = "".join(
            p.plain_text() for p in desk.papers.single_case_pages(meeting, code, copies=numbered("VK"))
        )
        assert {other for other in listed if other in text} == {code}
    data = write_pdf(desk.papers.single_case_pages(meeting, "BX385"), title="")
    assert "BX385" in PdfReader(BytesIO(data)).pages[0].extract_text()
    for absent in ("HW729", "ZZ999"):
        with pytest.raises(CasusdeskError, match="staat niet op de agenda"):
            desk.papers.single_case_pages(meeting, absent)


def test_another_case_does_not_block_the_agenda_of_one(desk: Desk) -> None:
    change(desk, "KT472", question="x" * 130)
    meeting = desk.meetings.upcoming()
    assert len(desk.papers.single_case_pages(meeting, "BX385")) == 1
    with pytest.raises(PrintBlockedError, match="KT472, vraag"):
        desk.papers.single_case_pages(meeting, "KT472")


def test_slips_say_no_more_than_who_and_when(desk: Desk) -> None:
    for code in ("KT472", "BX385", "ND638", "PC853"):
        decided(desk, code, agreed="belt de woningcorporatie")
    dues = desk.decisions.feedback_due()
    assert len(dues) == 5
    pages = desk.papers.feedback_pages(dues)
    assert len(pages) == 2
    assert "woningcorporatie" not in "".join(page.plain_text() for page in pages)
    assert desk.decisions.slip_page(dues[0]).plain_text() in pages[0].plain_text() + "\n"
    assert len(PdfReader(BytesIO(write_pdf(pages, title=""))).pages) == 2


def test_a_case_that_refused_gets_no_slip_with_its_code(desk: Desk) -> None:
    decided(desk, "KT472")
    change(desk, "KT472", consent=Consent(ConsentState.REFUSED))
    dues = desk.decisions.feedback_due()
    refused = next(due for due in dues if due.case.code == "KT472")
    text = "".join(page.plain_text() for page in desk.papers.feedback_pages(dues))
    assert "KT472" not in text
    assert text.count("Uw signaal") == len(dues) - 1
    for attempt in (lambda: desk.papers.feedback_pages([refused]), lambda: desk.decisions.slip_page(refused)):
        with pytest.raises(PrintBlockedError, match="vertel het mondeling"):
            attempt()


def test_a_part_that_is_too_long_blocks_its_slip(desk: Desk) -> None:
    decided(desk, "KT472", feedback=Feedback("VK", "x" * 81))
    due = next(due for due in desk.decisions.feedback_due() if due.case.code == "KT472")
    with pytest.raises(PrintBlockedError, match="KT472, uw rol nu: 1 teken te lang"):
        desk.papers.feedback_pages([due])


def test_the_parents_version_is_printed_as_it_is_shown(desk: Desk) -> None:
    sheets = desk.handovers.all()
    pages = desk.papers.parents_pages(sheets)
    assert pages == [page for sheet in sheets for page in desk.handovers.parents_page(sheet)]
    assert all("# Onze afspraken" in page.plain_text() for page in pages)
    file = PdfReader(BytesIO(write_pdf(pages, title="")))
    text = "".join(page.extract_text() for page in file.pages)
    assert text.count("OEFENING") == len(pages)


def test_what_blocks_the_parents_version(desk: Desk) -> None:
    sheet = replace(desk.handovers.for_case("RM264")[0], parents_want="x" * 201, reason_now="x" * 500)
    with pytest.raises(PrintBlockedError) as caught:
        desk.papers.parents_pages([sheet])
    (problem,) = caught.value.problems
    assert str(problem) == "RM264, wat willen ouders zelf: 1 teken te lang. Maak de tekst korter."
    sheets = desk.handovers.for_case("RM264")
    change(desk, "RM264", consent=Consent(ConsentState.REFUSED))
    with pytest.raises(PrintBlockedError, match="toestemming"):
        desk.papers.parents_pages(sheets)


def test_after_a_pregnancy_that_ended_nothing_is_printed_any_more(desk: Desk) -> None:
    meeting = desk.meetings.upcoming()
    decided(desk, "RM264")
    (due,) = (due for due in desk.decisions.feedback_due() if due.case.code == "RM264")
    sheets = desk.handovers.for_case("RM264")
    desk.closings.close("RM264", "pregnancy_ended")
    ended = replace(due, case=desk.cases.get("RM264"))
    for printed in (
        lambda: desk.papers.handover_pages(sheets),
        lambda: desk.papers.parents_pages(sheets),
        lambda: desk.papers.feedback_pages([ended]),
    ):
        with pytest.raises(PrintBlockedError) as caught:
            printed()
        (problem,) = caught.value.problems
        assert str(problem) == "RM264, status: beëindigd. Van deze casus wordt niets meer afgedrukt."
    assert "RM264" not in desk.papers.decisions_pages(meeting)[0].plain_text()
    assert "RM264" not in {due.case.code for due in desk.decisions.feedback_due()}
