"""The besluitenlijst: one page with every word of every decision, or a refusal that says what helps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import agendas
import decided
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from casusdesk.documents.copies import Copy
from casusdesk.documents.decisions import DecisionsDoNotFit, fit_decisions
from casusdesk.documents.fit_choices import FitChoices
from casusdesk.documents.marks import MarkKind
from casusdesk.documents.page import A4, Mark, Page
from casusdesk.documents.pdf import write_pdf
from casusdesk.documents.refusal import SuggestionKind
from casusdesk.domain.case import Lead
from casusdesk.domain.decision import POSTPONE
from casusdesk.domain.decision_list import DecisionList, DecisionRow, compose_decisions

COPY = Copy(3, 9, "jeugdverpleegkundige")


def drawn(page: Page) -> str:
    """All letters in painting order, without blanks or added hyphens."""
    return "".join((r.text[:-1] if r.broken else r.text).replace(" ", "") for r in page.runs())


def attempt(decisions: DecisionList) -> Page | DecisionsDoNotFit:
    try:
        return fit_decisions(decisions, copy=COPY)[0]
    except DecisionsDoNotFit as refusal:
        return refusal


def assert_whole(page: Page, decisions: DecisionList) -> None:
    """One A4 with every code, phase, word, day and lead of every row, and nothing outside it."""
    text, read = drawn(page), page.plain_text()
    assert (page.width, page.height) == A4
    for row in decisions.rows:
        bare = row.code in decisions.postponed
        assert row.code in text
        if bare:
            continue
        assert row.words in read
        assert row.code + row.phase.replace(" ", "") in text
        assert all(word in text for word in row.words.split())
        assert row.due is None or f"{row.due:%d-%m}" in text
    for code in (*decisions.postponed, *decisions.not_discussed):
        assert code in text
    stars = [item for item in page.items if isinstance(item, Mark) and item.kind is MarkKind.STAR]
    assert len(stars) == sum(not row.lead for row in decisions.rows if row.code not in decisions.postponed)
    asked = [row for row in decisions.rows if row.lead and row.lead_to_ask]
    assert text.count("(akkoordnogvragen)") == len(asked)
    for run in page.runs():
        if not run.angle:
            assert run.x > 0
            assert run.x + run.width < page.width
            assert 0 < run.baseline < page.height
            assert run.size >= 8


def test_a_usual_meeting_stands_in_a_table_with_the_names_of_roles() -> None:
    decisions = decided.listed(7, postponed=2, undecided=2)
    page = fit_decisions(decisions, copy=COPY)[0]
    assert_whole(page, decisions)
    assert page.report is not None
    assert (page.report.size, page.report.layout, page.report.applied_forms) == (10.5, "A", ())
    read = page.plain_text()
    assert "# Besluiten casusoverleg Kansrijke Start Almelo" in read
    moved, left = decisions.postponed, decisions.not_discussed
    assert f"- Doorgeschoven naar 11 februari: {' '.join(moved)}" in read
    assert f"- Niet besproken, komt vanzelf terug: {' '.join(left)}" in read
    assert "exemplaar 3 van 9 – voor: jeugdverpleegkundige" in read
    assert "wie: jeugdverpl. · uiterlijk: 21-01" in read


def test_every_column_has_its_head_above_it() -> None:
    page = fit_decisions(decided.listed(5))[0]
    places = {run.text: run.x for run in page.runs()}
    for head in ("code", "fase", "besluit", "wie", "uiterlijk", "regie", "terugkoppelen", "overdracht"):
        assert head in places
    assert places["ja"] == pytest.approx(places["overdracht"])
    assert places["–"] in {places["terugkoppelen"], places["wie"], places["uiterlijk"]}


def test_what_was_moved_is_named_once_unless_more_was_said() -> None:
    cases = [agendas.case(n, 60, dense=False) for n in range(2)]
    plan = agendas.meeting()
    bare, told = (replace(decided.decision(0, c), kind=POSTPONE, agreed="", who="", due=None) for c in cases)
    told = replace(told, agreed="eerst moeder bellen")
    page = fit_decisions(compose_decisions(plan, cases, [bare, told], agendas.catalog()))[0]
    assert drawn(page).count(bare.case_code) == 1
    assert drawn(page).count(told.case_code) == 2
    assert "doorschuiven: eerst moeder bellen" in page.plain_text()


def test_no_decision_yet_says_so() -> None:
    read = fit_decisions(decided.listed(0, undecided=3))[0].plain_text()
    assert "Er is nog niets besloten." in read
    assert "Nog geen besluit over:" in read


def test_a_handover_left_out_is_a_plain_no_without_its_reason() -> None:
    read = fit_decisions(decided.listed(4))[0].plain_text()
    assert "overdracht: nee" in read
    assert "kraamzorg gaat gewoon door" not in read


def test_a_full_list_is_refused_with_what_to_do() -> None:
    decisions = decided.listed(70, 60)
    with pytest.raises(DecisionsDoNotFit) as refusal:
        fit_decisions(decisions)
    error = refusal.value
    assert f"{error.lines_too_many} regels te veel" in str(error)
    assert "twee pagina’s" in str(error)
    assert not any(row.code in str(error) for row in decisions.rows)
    kinds = {suggestion.kind for suggestion in error.suggestions}
    assert kinds == {SuggestionKind.SHORTEN, SuggestionKind.SMALL_TYPE, SuggestionKind.TWO_PAGES}
    shorten = [s for s in error.suggestions if s.kind is SuggestionKind.SHORTEN]
    assert {s.code for s in shorten} <= {row.code for row in decisions.rows}
    assert all(s.lines > 0 for s in shorten)


def test_a_second_page_and_small_letters_only_when_a_person_chose_them() -> None:
    decisions = decided.listed(70, 60)
    pages = fit_decisions(decisions, choices=FitChoices(two_pages=True))
    assert [(page.number, page.total) for page in pages] == [(1, 2), (2, 2)]
    text = "".join(drawn(page) for page in pages)
    assert all(row.code in text for row in decisions.rows)
    assert "zieookachterzijde" in drawn(pages[0])
    with pytest.raises(DecisionsDoNotFit) as refusal:
        fit_decisions(decisions, choices=FitChoices(small_type=True))
    kinds = {suggestion.kind for suggestion in refusal.value.suggestions}
    assert SuggestionKind.SMALL_TYPE not in kinds


def test_the_words_are_in_a_real_pdf() -> None:
    decisions = decided.listed(14, postponed=2)
    data = write_pdf(fit_decisions(decisions, practice=True), title="Besluitenlijst casusoverleg")
    reader = PdfReader(BytesIO(data))
    assert len(reader.pages) == 1
    text = "".join(reader.pages[0].extract_text().split()).replace("-", "")
    assert "OEFENING" in text
    for row in decisions.rows:
        assert row.code in text
        assert "".join(row.words.split()).replace("-", "") in text or row.code in decisions.postponed


def test_a_click_on_a_row_finds_its_case() -> None:
    page = fit_decisions(decided.listed(6))[0]
    rows = [block for block in page.blocks if block.case]
    assert len(rows) == 6
    assert all(page.case_at(block.x + 1, block.y + 1) == block.case for block in rows)


WORDS = st.text("abcdefgh ëéçß-", min_size=1, max_size=90).filter(str.strip)


@given(st.integers(0, 60), st.none() | st.integers(5, 60), st.integers(0, 8), st.integers(0, 8))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_one_page_with_every_word_or_a_refusal(
    count: int, length: int | None, postponed: int, undecided: int
) -> None:
    decisions = decided.listed(count, length, postponed=postponed, undecided=undecided)
    result = attempt(decisions)
    if isinstance(result, Page):
        assert_whole(result, decisions)
    else:
        assert result.lines_too_many > 0
        assert result.suggestions


@given(st.lists(WORDS, min_size=1, max_size=30))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_words_of_any_shape_come_out_whole(words: list[str]) -> None:
    plan = agendas.meeting()
    rows = tuple(
        DecisionRow(agendas.code(n), "28+3", " ".join(text.split()), "WC", date(2027, 2, 1), "VK")
        for n, text in enumerate(words)
    )
    page = fit_decisions(DecisionList(plan, rows, (), (), agendas.catalog()))[0]
    text = drawn(page)
    for row in rows:
        assert row.words.replace(" ", "") in text


def test_a_lead_the_catalogue_does_not_know_stays_as_it_was_typed() -> None:
    case = agendas.case(1, 60, dense=False)
    made = replace(decided.decision(1, case), lead=Lead("oma van het kind"))
    page = fit_decisions(compose_decisions(agendas.meeting(), [case], [made], agendas.catalog()))[0]
    assert "regie: oma van het kind" in page.plain_text()
