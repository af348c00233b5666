"""What a refit takes from memory is what it would have made, and nothing of it stays after locking."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from weakref import ref

import agendas
import decided
import pytest
from sweep_papers import Trial, agenda_of

from casusdesk.documents import decision_rows, row_memory, wrap
from casusdesk.documents.agenda import FitChoices, fit_agenda_pages
from casusdesk.documents.agenda_refusal import AgendaDoesNotFit
from casusdesk.documents.decisions import DecisionsDoNotFit, fit_decisions
from casusdesk.documents.fonts import forget_words
from casusdesk.documents.page import Page
from casusdesk.documents.typeset import Band, Cell, Entry, Setting, set_entry
from casusdesk.documents.words import Span
from casusdesk.documents.wrap import paragraph
from casusdesk.domain.agenda import Agenda, AgendaEntry
from casusdesk.domain.case import Lead
from casusdesk.domain.decision_list import DecisionList
from casusdesk.domain.meeting import AgendaForm


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    forget_words()
    yield
    forget_words()


def result(agenda: Agenda, choices: FitChoices | None = None) -> tuple[Page, ...] | str:
    try:
        return fit_agenda_pages(agenda, choices=choices or FitChoices())
    except AgendaDoesNotFit as refusal:
        return f"{refusal} {refusal.suggestions}"


def cold(agenda: Agenda, choices: FitChoices | None = None) -> tuple[Page, ...] | str:
    forget_words()
    return result(agenda, choices)


def test_agendas_of_the_same_codes_one_after_another_are_as_if_each_were_the_first() -> None:
    """The same codes with other words, numbers and places each time: nothing may come from the last one."""
    trials = [Trial("agenda", 4 + 5 * (n % 4), (60, 120, 260)[n % 3], n) for n in range(12)]
    made = [agenda_of(trial)[:2] for trial in trials]
    warm = [result(*one) for one in made]
    again = [result(*one) for one in reversed(made)][::-1]
    fresh = [cold(*one) for one in made]
    assert warm == fresh
    assert again == fresh


def first(agenda: Agenda, **changes: object) -> Agenda:
    entry = replace(agenda.new[0], **changes)  # type: ignore[arg-type]
    return replace(agenda, new=(entry, *agenda.new[1:]))


def asked(entry: AgendaEntry, **changes: object) -> Agenda:
    return first(AGENDA, case=replace(entry.case, **changes))  # type: ignore[arg-type]


AGENDA = agendas.mixed(12, follow_up=5)
ENTRY = AGENDA.new[0]
CHANGED = {
    "question": asked(ENTRY, question="Wie gaat er mee?"),
    "lead": asked(ENTRY, lead=Lead()),
    "strengths": asked(ENTRY, strengths=()),
    "phase": first(AGENDA, phase="12+3"),
    "unseen": first(AGENDA, unseen_since=date(2026, 11, 10)),
    "time": first(AGENDA, starts_at=None),
    "hamerstuk": replace(
        AGENDA, follow_up=(replace(AGENDA.follow_up[0], form=AgendaForm.HAMMER), *AGENDA.follow_up[1:])
    ),
    "moved": replace(AGENDA, new=AGENDA.new[1:], follow_up=(*AGENDA.follow_up, ENTRY)),
    "gone": replace(AGENDA, new=AGENDA.new[1:]),
    "order": replace(AGENDA, new=AGENDA.new[::-1]),
    "deadlines": replace(AGENDA, deadlines=AGENDA.deadlines[1:]),
    "handovers": replace(AGENDA, handovers=AGENDA.handovers[1:]),
    "look back": replace(AGENDA, look_back=AGENDA.look_back[1:]),
    "general": replace(AGENDA, meeting=replace(AGENDA.meeting, general=("vergaderzaal 3",))),
    "place": replace(AGENDA, meeting=replace(AGENDA.meeting, place="zaal 4")),
    "next meeting": replace(AGENDA, meeting=replace(AGENDA.meeting, next_on=date(2027, 3, 4))),
    "minutes": replace(AGENDA, minutes_per_case=3),
}


@pytest.mark.parametrize("changed", CHANGED.values(), ids=CHANGED)
def test_whatever_changes_is_on_the_page(changed: Agenda) -> None:
    before = result(AGENDA)
    after = result(changed)
    assert after != before
    assert after == cold(changed)


def test_a_sheet_of_another_catalogue_takes_nothing_over() -> None:
    memory = row_memory.row_memory(agendas.catalog(), "A")
    assert memory.part("x", 1, lambda: "first") == "first"
    assert memory.part("x", 1, lambda: "again") == "first"
    assert memory.part("x", 2, lambda: "other") == "other"
    assert row_memory.row_memory(agendas.catalog(), "A") is memory
    other = row_memory.row_memory(replace(agendas.catalog()), "A")
    assert other.part("x", 1, lambda: "new") == "new"


def test_an_entry_is_set_once_for_each_width_and_setting() -> None:
    entry = Entry((Band((Cell(paragraph(Span("wie gaat er mee naar het gesprek"))),)),))
    small, large = Setting(9.0, 1.2, 1.0), Setting(11.0, 1.2, 1.0)
    assert set_entry(entry, 40.0, small) is set_entry(entry, 40.0, replace(small))
    assert set_entry(entry, 40.0, large).height > set_entry(entry, 40.0, small).height
    assert set_entry(entry, 20.0, small).lines > set_entry(entry, 40.0, small).lines
    assert set_entry(entry, 40.0, Setting(9.0, 1.2, 2.0)).outer_height(2.0) > set_entry(
        entry, 40.0, small
    ).outer_height(1.0)


def test_no_word_of_a_case_stays_after_locking() -> None:
    page = result(AGENDA)
    assert isinstance(page, tuple)
    question = ENTRY.case.question
    kept = [ref(p) for spans, p in wrap._paragraphs.items() if any(s.text == question for s in spans)]
    assert kept
    assert row_memory._memories
    del page
    forget_words()
    gc.collect()
    assert not row_memory._memories
    assert [found() for found in kept if found() is not None] == []


def test_the_search_for_unreachable_objects_goes_on_after_a_fit_or_a_refusal() -> None:
    assert gc.isenabled()
    result(AGENDA)
    assert gc.isenabled()
    assert isinstance(result(agendas.mixed(40, 200)), str)
    assert gc.isenabled()
    gc.disable()
    try:
        result(AGENDA)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_refused_list_of_twice_the_rows_makes_twice_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row once for each layout and once with shorter words: trying them all makes no list anew."""
    made: list[str] = []
    real = decision_rows._decision_entry

    def counted(*asked: Any) -> Entry:
        made.append(asked[1].code)
        return real(*asked)

    monkeypatch.setattr(decision_rows, "_decision_entry", counted)
    for count in (50, 100):
        forget_words()
        made.clear()
        with pytest.raises(DecisionsDoNotFit):
            fit_decisions(decided.listed(count, 60))
        assert len(made) <= 5 * count


def test_besluitenlijsten_one_after_another_are_as_if_each_were_the_first() -> None:
    lists = [decided.listed(count, length) for count, length in ((8, 30), (8, 60), (50, 60), (8, 30))]
    warm = [_decided(one) for one in lists]
    fresh = []
    for one in lists:
        forget_words()
        fresh.append(_decided(one))
    assert warm == fresh


def _decided(decisions: DecisionList) -> tuple[Page, ...] | str:
    try:
        return fit_decisions(decisions)
    except DecisionsDoNotFit as refusal:
        return f"{refusal} {refusal.suggestions}"
