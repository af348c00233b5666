"""What blocks printing, how copies are numbered, and how a file is written."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from casusdesk.domain.action import Action
from casusdesk.domain.case import Case
from casusdesk.domain.consent import Consent, ConsentState, Override
from casusdesk.domain.paper import numbered
from casusdesk.domain.print_problem import PrintProblem
from casusdesk.errors import CasusdeskError, DoesNotFitError
from casusdesk.services.access import open_practice
from casusdesk.services.desk import Desk
from casusdesk.services.paper_checks import PrintBlockedError
from casusdesk.services.print_job import PrintJob
from casusdesk.services.saved_file import save_file


@pytest.fixture
def desk() -> Iterator[Desk]:
    with open_practice() as desk:
        yield desk


def change(desk: Desk, code: str, **changes: object) -> Case:
    changed = replace(desk.cases.get(code), **changes)  # type: ignore[arg-type]
    desk.cases.record(changed)
    return changed


def said(problems: tuple[PrintProblem, ...]) -> tuple[str, ...]:
    return tuple(str(problem) for problem in problems)


def test_a_question_that_is_too_long_blocks_and_names_code_field_and_excess(desk: Desk) -> None:
    change(desk, "KT472", question="x" * 121)
    meeting = desk.meetings.upcoming()
    assert said(desk.papers.problems(meeting)) == ("KT472, vraag: 1 teken te lang. Maak de tekst korter.",)
    with pytest.raises(PrintBlockedError, match="KT472, vraag: 1 teken te lang"):
        desk.papers.agenda_pages(meeting)
    change(desk, "KT472", question="x y " * 30)
    assert desk.papers.problems(meeting) == ()


def test_a_character_without_a_glyph_blocks_and_is_shown(desk: Desk) -> None:
    change(desk, "BX385", question="Wat is \u0e01 nodig?")
    problem = "BX385, vraag: '\u0e01' kan niet op papier. Schrijf de tekst in Latijnse letters."
    assert said(desk.papers.problems(desk.meetings.upcoming())) == (problem,)


def test_several_problems_are_all_listed_and_the_error_counts_them(desk: Desk) -> None:
    change(desk, "KT472", question="x" * 125)
    desk.cases.record_action(Action("a", "BX385", "y" * 63))
    meeting = replace(desk.meetings.upcoming(), place="z" * 41, general=("ok",))
    found = desk.papers.problems(meeting)
    assert {str(problem).split(":")[0] for problem in found} == {
        "KT472, vraag",
        "BX385, afspraak",
        "Overleg, plaats",
    }
    assert {problem.code for problem in found} == {"KT472", "BX385", ""}
    with pytest.raises(PrintBlockedError, match="En nog 2 andere punten") as caught:
        desk.papers.agenda_pages(meeting)
    assert caught.value.problems == found


def test_a_withheld_case_does_not_block_the_agenda_of_the_others(desk: Desk) -> None:
    change(desk, "HW729", question="x" * 500)
    assert desk.papers.problems(desk.meetings.upcoming()) == ()


@pytest.mark.parametrize("state", ConsentState)
@pytest.mark.parametrize("overridden", [False, True], ids=["as it is", "overridden"])
def test_consent_decides_whether_a_sheet_may_be_printed(
    desk: Desk, state: ConsentState, overridden: bool
) -> None:
    override = Override("acuut gevaar", "wijkcoach") if overridden else None
    sheet = desk.handovers.for_case("RM264")[0]  # a sheet that is still open somewhere when consent goes
    change(desk, "RM264", consent=Consent(state, override=override))
    blocked = state in (ConsentState.REFUSED, ConsentState.WITHDRAWN) and not overridden
    assert [str(p).split(":")[0] for p in desk.papers.problems(handovers=[sheet])] == (
        ["RM264, toestemming"] if blocked else []
    )


def test_a_sheet_needs_both_leads_unless_it_is_to_be_filled_in_by_pen(desk: Desk) -> None:
    sheet = replace(desk.handovers.for_case("RM264")[0], lead_after=" ")
    assert [str(p).split(":")[0] for p in desk.papers.problems(handovers=[sheet])] == ["RM264, regie"]
    with pytest.raises(PrintBlockedError):
        desk.papers.handover_pages([sheet])
    blank = desk.handovers.propose("KT472")
    assert desk.papers.problems(handovers=[blank]) == ()
    assert len(desk.papers.handover_pages([blank])) == 1


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("reason_now", "x" * 161, "waarom nu overdragen"),
        ("parents_want", "x" * 201, "wat willen ouders zelf"),
        ("attention", "x" * 121, "let op in contact"),
        ("fallback", "x" * 121, "terugvalplan"),
        ("consent_statement", "x" * 161, "toestemming"),
        ("running", ("x" * 61,), "wat loopt al"),
        ("going_well", ("x" * 71,), "wat gaat goed"),
        ("parent_name", "x" * 41, "naam ouder"),
    ],
)
def test_every_limit_of_a_sheet(desk: Desk, field: str, value: object, name: str) -> None:
    sheet = replace(desk.handovers.for_case("RM264")[0], **{field: value})  # type: ignore[arg-type]
    expected = f"RM264, {name}: 1 teken te lang. Maak de tekst korter."
    assert said(desk.papers.problems(handovers=[sheet])) == (expected,)


def test_the_language_of_the_interpreter_has_a_limit_on_the_sheet(desk: Desk) -> None:
    desk.cases.record(replace(desk.cases.get("RM264"), interpreter="x" * 21))
    sheet = desk.handovers.for_case("RM264")[0]
    (problem,) = desk.papers.problems(handovers=[sheet])
    assert (problem.code, problem.field) == ("RM264", "tolk")
    assert str(problem) == "RM264, tolk: 1 teken te lang. Maak de tekst korter."


def test_copies_are_numbered_by_role_and_one_page_each(desk: Desk) -> None:
    meeting = desk.meetings.upcoming()
    pages = desk.papers.agenda_pages(meeting, copies=numbered("VK", "JV", "WC"))
    assert len(pages) == 3
    assert "exemplaar 2 van 3 – voor: jeugdverpleegkundige" in pages[1].plain_text()
    assert "exemplaar" not in desk.papers.agenda_pages(meeting)[0].plain_text()


def test_preview_and_print_are_the_same_page(desk: Desk) -> None:
    meeting = desk.meetings.upcoming()
    assert desk.papers.agenda_pages(meeting) == [desk.meetings.fitted(meeting)]
    sheet = desk.handovers.for_case("RM264")[0]
    assert desk.papers.handover_pages([sheet]) == [desk.handovers.page(sheet)]


def test_the_files_are_readable_and_named_neutrally(desk: Desk, tmp_path: Path) -> None:
    meeting = desk.meetings.upcoming()
    desk.register.save(PrintJob(meeting, agenda=True, copies=("PL",)), tmp_path / "agenda.pdf")
    sheets_job = PrintJob(meeting, handovers=desk.handovers.all(), one_each=True)
    desk.register.save(sheets_job, tmp_path / "bladen.pdf")
    agenda, sheets = PdfReader(tmp_path / "agenda.pdf"), PdfReader(tmp_path / "bladen.pdf")
    assert len(agenda.pages) == 1
    text = agenda.pages[0].extract_text()
    assert "KT472" in text
    assert "OEFENING" in text
    assert len(sheets.pages) == 3
    for reader in (agenda, sheets):
        assert reader.metadata is not None
        assert "KT472" not in str(reader.metadata)


def test_an_agenda_that_cannot_fit_makes_no_file(desk: Desk) -> None:
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    model = desk.cases.get("KT472")
    question = ("Wie kan hier helpen, en wat is er nodig? " * 3)[:118]
    desk.cases.add_all([replace(model, code=f"{a}{a}222", question=question) for a in letters] * 2)
    desk.cases.add_all([replace(model, code=f"{a}A333", question=question) for a in letters])
    meeting = desk.meetings.fill(desk.meetings.upcoming())
    with pytest.raises(DoesNotFitError):
        desk.papers.agenda_pages(meeting)


def test_a_file_is_written_whole_and_private(tmp_path: Path) -> None:
    path = tmp_path / "nieuw" / "agenda.pdf"
    save_file(path, b"%PDF-1")
    save_file(path, b"%PDF-2")
    assert path.read_bytes() == b"%PDF-2"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 or os.name == "nt"
    assert list(path.parent.iterdir()) == [path]


def test_a_name_that_cannot_be_a_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CasusdeskError, match="Deze naam is van een map"):
        save_file(tmp_path, b"x")
    (tmp_path / "bestand").write_bytes(b"")
    with pytest.raises(CasusdeskError, match="Deze plaats kan geen bestand bevatten"):
        save_file(tmp_path / "bestand" / "agenda.pdf", b"x")
    with pytest.raises(CasusdeskError, match="kortere naam"):
        save_file(tmp_path / ("x" * 300), b"x")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "De schijf is vol"),
        (errno.EROFS, "mag je niet schrijven"),
        (errno.EACCES, "mag je niet schrijven"),
        (errno.EIO, "Kijk of het ergens open staat"),
    ],
)
def test_every_refusal_of_the_disk_has_its_own_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, "refused")

    path = tmp_path / "agenda.pdf"
    save_file(path, b"old")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CasusdeskError, match=sentence):
        save_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
