"""The agenda: what stands on it, that it is one page, and that it refuses rather than loses a word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import agendas
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casusdesk.documents.agenda import FitChoices, agenda_case_lines, fit_agenda, fit_agenda_pages
from casusdesk.documents.agenda_refusal import AgendaDoesNotFit, SuggestionKind
from casusdesk.documents.copies import Copy
from casusdesk.documents.marks import MarkKind
from casusdesk.documents.page import A4, Mark, Page, Role, TextRun
from casusdesk.domain.agenda import Agenda, AgendaEntry, compose
from casusdesk.domain.agenda_single import single_case
from casusdesk.domain.case import CaseKind
from casusdesk.domain.meeting import AgendaForm

COPY = Copy(3, 9, "jeugdverpleegkundige")


def drawn(page: Page) -> str:
    """All letters of the page in painting order, without any blanks or added hyphens."""
    return "".join((r.text[:-1] if r.broken else r.text).replace(" ", "") for r in page.runs())


def attempt(agenda: Agenda) -> Page | AgendaDoesNotFit:
    try:
        return fit_agenda(agenda, copy=COPY)
    except AgendaDoesNotFit as refusal:
        return refusal


def assert_whole(page: Page, agenda: Agenda) -> None:
    """One A4 with every question, code, phase, lead, urgent mark and deadline, nothing outside it."""
    text, read = drawn(page), page.plain_text()
    assert (page.width, page.height) == A4
    for entry in agenda.entries:
        assert entry.case.question.replace(" ", "") in text
        assert entry.case.question in read
        assert entry.case.code + entry.phase in text
    assert text.count("urgent") == sum(entry.case.urgent for entry in agenda.entries)
    for row in agenda.deadlines:
        assert f"{row.milestone.end:%d-%m}" in text
        assert row.milestone.short_label in read or row.milestone.label in read
    for run in page.runs():
        if not run.angle:
            assert run.x > 0
            assert run.x + run.width < page.width
            assert 0 < run.baseline < page.height
            assert run.size >= 8


def test_rubrieken_are_the_outline() -> None:
    page = fit_agenda(agendas.mixed(5, follow_up=2))
    assert [entry.title for entry in page.outline] == [
        "A Terugblik open afspraken",
        "B Nieuw",
        "C Vervolg",
        "D Laatste kans vóór 11 februari en te laat",
        "E Overdrachten",
        "F Algemeen",
    ]
    assert [entry.y for entry in page.outline] == sorted(entry.y for entry in page.outline)


def test_empty_rubrieken_are_left_out() -> None:
    page = fit_agenda(agendas.agenda([], general=()))
    assert page.outline == ()
    assert "Agenda casusoverleg Kansrijke Start Almelo" in page.plain_text()


def test_a_quiet_agenda_stands_in_the_open_table_at_eleven_points() -> None:
    page = fit_agenda(agendas.agenda([agendas.case(n, 80, dense=False) for n in range(4)], extras=False))
    assert page.report is not None
    assert (page.report.size, page.report.layout, page.report.applied_forms) == (11.0, "A", ())
    assert "inbrenger verloskundige via Mind2Care" in page.plain_text()


def test_twenty_full_cases_fit_with_every_word() -> None:
    agenda = agendas.mixed(20)
    assert len(agenda.deadlines) == 60
    page = fit_agenda(agenda, copy=COPY)
    assert_whole(page, agenda)
    assert page.report is not None
    assert page.report.size == 9.0
    for entry in agenda.entries:
        for word in (*entry.case.strengths, entry.case.support.proposal):
            assert word.replace(" ", "") in drawn(page)


def test_forty_long_questions_are_refused_with_what_to_do() -> None:
    agenda = agendas.agenda([agendas.case(n, 100 + n % 21, dense=True) for n in range(40)])
    with pytest.raises(AgendaDoesNotFit) as refusal:
        fit_agenda(agenda)
    error = refusal.value
    assert error.lines_too_many > 40
    assert f"{error.lines_too_many} regels te veel" in str(error)
    assert f"Schuif {error.cases_to_move} casussen door" in str(error)
    assert not any(entry.case.code in str(error) for entry in agenda.entries)
    moves = [s for s in error.suggestions if s.kind is SuggestionKind.MOVE]
    assert {move.code for move in moves} < {entry.case.code for entry in agenda.entries}
    assert all(move.lines > 1 and f"scheelt {move.lines} regels" in move.text for move in moves)


def test_two_pages_only_when_a_person_chose_them() -> None:
    agenda = agendas.agenda([agendas.case(n, 110, dense=True) for n in range(30)])
    pages = fit_agenda_pages(agenda, choices=FitChoices(two_pages=True))
    assert [(page.number, page.total) for page in pages] == [(1, 2), (2, 2)]
    text = "".join(drawn(page) for page in pages)
    assert all(entry.case.question.replace(" ", "") in text for entry in agenda.entries)
    assert "zieookachterzijde" in drawn(pages[0])
    assert "pagina2van2" in drawn(pages[1])


def test_small_type_only_when_a_person_chose_it() -> None:
    agenda = agendas.agenda([agendas.case(n, 90, dense=True) for n in range(21)])
    sizes = set()
    for choices in (FitChoices(), FitChoices(small_type=True)):
        try:
            report = fit_agenda(agenda, choices=choices).report
        except AgendaDoesNotFit:
            continue
        assert report is not None
        sizes.add((choices.small_type, report.size))
    assert (True, 8.5) in sizes
    assert (False, 8.5) not in sizes


def test_hamerstukken_stand_as_codes_only() -> None:
    agenda = agendas.mixed(4, follow_up=3)
    items = tuple(
        replace(item, form=AgendaForm.HAMMER) if item.kind is CaseKind.FOLLOW_UP else item
        for item in agenda.meeting.items
    )
    cases = [entry.case for entry in agenda.entries]
    hammered = compose(replace(agenda.meeting, items=items), cases, [], [], agendas.catalog())
    text = fit_agenda(hammered).plain_text()
    codes = [entry.case.code for entry in hammered.follow_up]
    assert f"- Hamerstukken {' '.join(codes)}" in text
    assert all(entry.case.question not in text for entry in hammered.follow_up)


def marked(agenda: Agenda) -> Agenda:
    """The agenda with every case unseen since 10 November, and the parents of the first at the table."""

    def mark(entries: tuple[AgendaEntry, ...]) -> tuple[AgendaEntry, ...]:
        first = agenda.entries[0]
        return tuple(
            replace(entry, unseen_since=date(2026, 11, 10), parents_join=entry is first) for entry in entries
        )

    return replace(agenda, new=mark(agenda.new), follow_up=mark(agenda.follow_up))


@pytest.mark.parametrize(("count", "layout"), [(2, "A"), (8, "B"), (10, "C"), (19, "C+")])
def test_not_seen_and_parents_joining_are_in_words_in_every_layout(count: int, layout: str) -> None:
    agenda = marked(agendas.mixed(count, follow_up=count // 2))
    page = fit_agenda(agenda)
    assert_whole(page, agenda)
    assert page.report is not None
    assert page.report.layout == layout
    assert page.plain_text().count("niet gezien sinds 10-11") == count
    assert page.plain_text().count("ouder schuift aan") == 1
    rings = [item for item in page.items if isinstance(item, Mark) and item.kind is MarkKind.RING]
    assert len(rings) == count


def test_parents_joining_for_a_hamerstuk_are_not_forgotten() -> None:
    agenda = agendas.mixed(3, follow_up=2)
    entries = tuple(
        replace(entry, form=AgendaForm.HAMMER, parents_join=place == 0)
        for place, entry in enumerate(agenda.follow_up)
    )
    codes = [entry.case.code for entry in entries]
    text = fit_agenda(replace(agenda, follow_up=entries)).plain_text()
    assert f"- Hamerstukken {codes[0]} (ouder schuift aan) {codes[1]}" in text


@pytest.mark.parametrize("place", [0, 8])
def test_the_agenda_of_one_case_is_in_words_that_parents_know(place: int) -> None:
    agenda = marked(agendas.mixed(9, follow_up=4))
    code = agenda.entries[place].case.code
    single = single_case(agenda, code)
    page = fit_agenda(single, copy=COPY)
    assert_whole(page, single)
    read, text = page.plain_text(), drawn(page)
    assert read.startswith("# Overleg met ouder(s)")
    others = {entry.case.code for entry in agenda.entries} - {code}
    assert not any(other in text for other in others)
    for word in ("niet gezien", "ouder schuift aan", "doorbraak?", "urgent", "Mind2Care", "inbr", "!"):
        assert word not in read
    for abbreviation in ("JMW", "VK", "POV", "MMW"):
        assert abbreviation not in text
    if place == 0:
        strong, worrying = read.index("Wat gaat goed"), read.index("1 Zorgen wonen")
        assert strong < worrying
    assert "9.30" not in text
    assert "percasus" not in text


def test_reclassering_is_on_no_paper() -> None:
    from casusdesk.domain.case import Involvement

    case = replace(agendas.case(1, 60, dense=True), agencies=(Involvement("REC"), Involvement("WC")))
    page = fit_agenda(agendas.agenda([case], extras=False))
    assert "2 Betrokken WC" in page.plain_text()
    assert "REC" not in drawn(page)


def test_copy_and_practice_are_on_the_page() -> None:
    agenda = agendas.mixed(2)
    plain, copy = fit_agenda(agenda), fit_agenda(agenda, copy=COPY, practice=True)
    assert "VERTROUWELIJK" in drawn(plain)
    assert "exemplaar" not in drawn(plain)
    assert "exemplaar3van9–voor:jeugdverpleegkundige" in drawn(copy)
    marks = [
        b for b in copy.blocks if b.role is Role.ARTIFACT and b.items and isinstance(b.items[0], TextRun)
    ]
    behind = [run.text for b in marks for run in b.items if isinstance(run, TextRun) and run.angle]
    assert behind == ["OEFENING", *["exemplaar 3 – jeugdverpleegkundige"] * 2]
    assert "OEFENING" not in drawn(plain)


def test_a_click_finds_the_case() -> None:
    page = fit_agenda(agendas.mixed(6))
    for run in page.runs():
        if run.case:
            assert page.case_at(run.x + 0.1, run.baseline - 0.5) == run.case
    assert page.case_at(1, 1) is None


@pytest.mark.parametrize("count", [1, 6, 20, 40])
def test_the_strip_of_one_case_has_its_lines(count: int) -> None:
    agenda = agendas.mixed(count)
    entry = agenda.entries[count // 2]
    strip = agenda_case_lines(agenda, entry.case.code)
    assert entry.case.question.replace(" ", "") in drawn(strip)
    assert strip.height < 60
    assert all(run.case == entry.case.code for run in strip.runs())
    with pytest.raises(KeyError):
        agenda_case_lines(agenda, "ZZ999")


@given(
    st.integers(1, 40),
    st.integers(20, 400),
    st.booleans(),
    st.integers(0, 40),
    st.booleans(),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_one_page_with_every_word_or_a_refusal(
    count: int, length: int, dense: bool, follow_up: int, extras: bool
) -> None:
    kinds = [CaseKind.NEW] * max(0, count - follow_up) + [CaseKind.FOLLOW_UP] * min(count, follow_up)
    cases = [agendas.case(n, length, dense=dense, kind=kind) for n, kind in enumerate(kinds)]
    agenda = agendas.agenda(cases, extras=extras)
    result = attempt(agenda)
    if isinstance(result, Page):
        assert_whole(result, agenda)
    else:
        assert result.lines_too_many > 0
        assert result.suggestions
