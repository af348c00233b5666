"""Large print: 14 points, every page says what it is, and nothing is left out."""

from __future__ import annotations

import itertools
from dataclasses import replace

import agendas
import decided
import handed_over
import large
import pytest

from casusdesk.documents.agenda_large import fit_agenda_large
from casusdesk.documents.decisions import fit_decisions_large
from casusdesk.documents.flow import words_on
from casusdesk.documents.large_print import BODY, MOST_PAGES
from casusdesk.documents.page import MM_PER_POINT, Block, Page, Role, TextRun
from casusdesk.domain.handover import HandoverType
from casusdesk.errors import DoesNotFitError

NAMES = list(large.documents())


def said(name: str) -> str:
    return " ".join(word for page in large.documents()[name] for word in words_on(page))


def body(page: Page) -> list[Block]:
    """What is read on a page: neither the foot nor the head of the pages after the first."""
    return [block for block in page.blocks if block.role is not Role.ARTIFACT and block.items]


def sizes(block: Block) -> set[float]:
    return {round(item.size, 3) for item in block.items if isinstance(item, TextRun) and not item.angle}


@pytest.mark.parametrize("name", NAMES)
def test_letters_are_14_points_and_what_stands_around_them_12(name: str) -> None:
    for page in large.documents()[name]:
        for block in page.blocks:
            around = block.role is Role.ARTIFACT or "vertrouwelijk" in block.text
            least = 12.0 if around or block.text.startswith("Van: projectleider") else 14.0
            assert all(size >= least for size in sizes(block)), block.text


@pytest.mark.parametrize("name", NAMES)
def test_lines_have_room(name: str) -> None:
    assert BODY.leading >= 1.3
    for page in large.documents()[name]:
        for block in body(page):
            lines = sorted({i.baseline for i in block.items if isinstance(i, TextRun) and i.size == 14.0})
            for above, below in itertools.pairwise(lines):
                assert below - above >= 14 * 1.3 * MM_PER_POINT - 0.01


@pytest.mark.parametrize("name", [name for name in NAMES if name != "slips"])
def test_every_page_says_which_it_is(name: str) -> None:
    pages = large.documents()[name]
    for number, page in enumerate(pages, start=1):
        assert (page.number, page.total) == (number, len(pages))
        words = " ".join(words_on(page))
        assert f"pagina {number} van {len(pages)}" in words
        if number > 1:
            assert words.startswith(page.title)


@pytest.mark.parametrize("name", large.NUMBERED)
def test_every_page_bears_its_copy_and_that_it_is_confidential(name: str) -> None:
    for page in large.documents()[name]:
        words = words_on(page)
        assert "VERTROUWELIJK" in words
        assert large.COPY.text in " ".join(words)


def test_the_head_of_the_first_page_is_not_repeated() -> None:
    first, *others = large.documents()["agenda"]
    assert others
    assert "Wijkhuis De Linde" in " ".join(words_on(first))
    assert all("Wijkhuis" not in " ".join(words_on(page)) for page in others)
    assert all(block.role is not Role.TITLE for page in others for block in page.blocks)


@pytest.mark.parametrize("name", NAMES)
def test_no_heading_stands_last_on_a_page(name: str) -> None:
    for page in large.documents()[name]:
        assert body(page)[-1].role is not Role.HEADING


def test_agenda_in_full() -> None:
    words, agenda = said("agenda"), large.agenda()
    for entry in agenda.entries:
        case = entry.case
        wanted = [case.question, case.support.proposal, *case.strengths]
        wanted += [case.since_last] if case.kind.value == "follow_up" else []
        new = entry in agenda.new
        assert case.code in words
        assert all(text in words for text in (wanted if new else [case.question, case.since_last]))
    for row in agenda.look_back:
        assert row.action.text in words
    for row in agenda.deadlines:
        assert row.milestone.label in words
    assert all(line in words for line in agenda.meeting.general)
    assert "1 casus staat niet op dit exemplaar" in words


def test_nothing_is_abbreviated() -> None:
    for name in NAMES:
        words = set(said(name).replace(",", " ").replace("(", " ").split())
        short = {a.abbreviation for a in agendas.catalog().agencies if a.abbreviation != a.label}
        free = {"POV", "JMW", "JGZ", "ZGT", "LVB", "GGD", "VoorZorg"}  # in names and typed texts
        assert not words & (short - free)
        assert "inbr." not in words


def test_handover_in_full() -> None:
    words, sheet = said("handover"), handed_over.full(HandoverType.A)
    texts = [sheet.reason_now, *sheet.running, *sheet.going_well, sheet.parents_want, sheet.attention]
    texts += [concern.facts for concern in sheet.concerns] + [made.what for made in sheet.agreements]
    texts += [sheet.fallback, *(fact.value for fact in sheet.newborn_facts)]
    assert all(text in words for text in texts)


def test_blank_sheet_has_room_to_write() -> None:
    for page in large.documents()["handover blank"]:
        assert any(type(item).__name__ == "Rule" for item in page.items)


def test_a_case_shorter_than_half_a_page_stays_whole() -> None:
    pages = large.documents()["agenda"]
    per_page = [[b.case for b in body(p) if len(sizes(b)) and b.height > 40] for p in pages]
    for here, there in itertools.pairwise(per_page):
        assert not (here and there and here[-1] == there[0])


def test_a_long_entry_runs_on_with_two_lines_on_either_side() -> None:
    listed = decided.listed(3, 4000)
    pages = fit_decisions_large(listed, copy=large.COPY, printed_at=large.PRINTED)
    split = 0
    for here, there in itertools.pairwise(pages):
        last, first = body(here)[-1], body(there)[0]
        if last.case and last.case == first.case:
            split += 1
            assert all(len(baselines(block)) >= 2 for block in (last, first))
            assert not [i for i in last.items if isinstance(i, TextRun)][-1].broken
            assert last.text != first.text
    assert split
    for row in listed.rows:
        assert row.words.partition(": ")[2] in " ".join(w for p in pages for w in words_of_body(p))


def baselines(block: Block) -> set[float]:
    return {round(item.baseline, 3) for item in block.items if isinstance(item, TextRun)}


def words_of_body(page: Page) -> list[str]:
    """The words of a page without those of its head and foot."""
    return words_on(replace(page, blocks=tuple(body(page))))


def test_never_refused_for_its_length_until_twenty_pages() -> None:
    pages = fit_agenda_large(agendas.mixed(24, length=200), copy=large.COPY)
    assert 10 < len(pages) <= MOST_PAGES
    with pytest.raises(DoesNotFitError, match=f"langer dan {MOST_PAGES} bladen"):
        fit_agenda_large(agendas.mixed(60, length=200), copy=large.COPY)


def test_a_slip_too_long_for_half_a_page_gets_whole_ones() -> None:
    due = decided.dues(1)[0]
    feedback = replace(due.decision.feedback, role_now=agendas.text(1500, 0))
    long = replace(due, decision=replace(due.decision, feedback=feedback))
    pages = large.large_slip(
        long, agendas.catalog(), printed_on=large.DAY, controller=large.OWNER, copy=large.COPY
    )
    assert {page.height for page in pages} == {297.0}
    assert feedback.role_now in " ".join(word for page in pages for word in words_on(page))
