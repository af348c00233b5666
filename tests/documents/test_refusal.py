"""Every paper that must go on one page and cannot: refused, and every choice does what it says (ux §7.5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import agendas
import cards
import decided
import pytest
from handed_over import CASE, full

from casusdesk.documents.advance import fit_advance_pages
from casusdesk.documents.agenda import fit_agenda_pages
from casusdesk.documents.decisions import fit_decisions
from casusdesk.documents.feedback import slip
from casusdesk.documents.fit_choices import ORDINARY, FitChoices
from casusdesk.documents.handover import HandoverPaper
from casusdesk.documents.page import Page
from casusdesk.documents.parents import fit_parents
from casusdesk.documents.refusal import (
    PaperTooLongError,
    Suggestion,
    SuggestionKind,
    shorter,
    target,
)
from casusdesk.documents.route import fit_route_pages
from casusdesk.documents.social_map import fit_social_map_pages
from casusdesk.domain.agenda import Agenda, AgendaEntry
from casusdesk.domain.agenda_advance import Advance, advance
from casusdesk.domain.agenda_single import single_case
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.decision_list import DecisionList
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.handover import Agreement, Handover
from casusdesk.domain.limits import AGREED, QUESTION, REACH, ROLE_NOW, ROUTE_STEP
from casusdesk.domain.meeting import AgendaForm

ON = date(2027, 1, 7)
Printed = Callable[[object, FitChoices], tuple[Page, ...]]


@dataclass(frozen=True)
class Case:
    """One paper that is too long, how it is printed, and how a person does what is proposed."""

    source: object
    printed: Callable[..., tuple[Page, ...]]
    changed: Callable[..., object]

    def refusal(self, source: object | None = None, choices: FitChoices = ORDINARY) -> PaperTooLongError:
        with pytest.raises(PaperTooLongError) as refused:
            self.printed(self.source if source is None else source, choices)
        return refused.value

    def done(self, suggestion: Suggestion) -> tuple[Page, ...] | int:
        """The pages after this choice, or how many lines too many there still are."""
        choices = {
            SuggestionKind.SMALL_TYPE: FitChoices(small_type=True),
            SuggestionKind.TWO_PAGES: FitChoices(two_pages=True),
            SuggestionKind.LEAVE_OUT: ORDINARY.with_form(suggestion.field),
        }.get(suggestion.kind, ORDINARY)
        source = self.source if choices.any else self.changed(self.source, suggestion)
        try:
            return self.printed(source, choices)
        except PaperTooLongError as still:
            return still.lines_too_many


def agenda_changed(agenda: Agenda, suggestion: Suggestion) -> Agenda:
    def entry(old: AgendaEntry) -> AgendaEntry:
        if old.case.code not in suggestion.codes:
            return old
        if suggestion.kind is SuggestionKind.HAMMER:
            return replace(old, form=AgendaForm.HAMMER)
        question = shorter(old.case.question, target(old.case.question, QUESTION))
        return replace(old, case=replace(old.case, question=question))

    gone = suggestion.codes if suggestion.kind is SuggestionKind.MOVE else ()
    new, follow_up = (
        tuple(entry(e) for e in entries if e.case.code not in gone)
        for entries in (agenda.new, agenda.follow_up)
    )
    return replace(agenda, new=new, follow_up=follow_up)


def advance_changed(agenda: Advance, suggestion: Suggestion) -> Advance:
    count = agenda.cases - int(suggestion.what.split()[0])
    return replace(
        agenda, new=agenda.new[:count], follow_up=agenda.follow_up[: max(0, count - len(agenda.new))]
    )


def decisions_changed(decisions: DecisionList, suggestion: Suggestion) -> DecisionList:
    rows = []
    for row in decisions.rows:
        kind, colon, agreed = row.words.partition(": ")
        cut = f"{kind}{colon}{shorter(agreed, target(agreed, AGREED))}"
        rows.append(replace(row, words=cut) if row.code in suggestion.codes else row)
    return replace(decisions, rows=tuple(rows))


def handover_changed(handover: Handover, suggestion: Suggestion) -> Handover:
    name = suggestion.field.partition(":")[0]
    value = getattr(handover, name)
    words = suggestion.what.split()
    if suggestion.kind is SuggestionKind.FEWER:
        fewer = int(words[words.index("minder") - 2])
        return replace(handover, **{name: value[: len(value) - fewer]})
    most = int(words[words.index("tekens") - 1])
    if isinstance(value, str):
        return replace(handover, **{name: shorter(value, most)})
    key = {"concerns": "facts", "agreements": "what"}.get(name)
    cut = tuple(
        replace(r, **{key: shorter(getattr(r, key), most)}) if key else shorter(r, most) for r in value
    )
    return replace(handover, **{name: cut})


def slip_changed(due: FeedbackDue, _suggestion: Suggestion) -> FeedbackDue:
    feedback = due.decision.feedback
    cut = replace(feedback, role_now=shorter(feedback.role_now, target(feedback.role_now, ROLE_NOW)))
    return replace(due, decision=replace(due.decision, feedback=cut))


def route_changed(coalition: Coalition, suggestion: Suggestion) -> Coalition:
    number = int("".join(c for c in suggestion.what.partition(":")[0] if c.isdigit())) - 1
    if suggestion.field == "route":
        steps = list(coalition.route)
        steps[number] = shorter(steps[number], target(steps[number], ROUTE_STEP))
        return replace(coalition, route=tuple(steps))
    ladder = list(coalition.ladder)
    ladder[number] = replace(
        ladder[number], reach=shorter(ladder[number].reach, target(ladder[number].reach, REACH))
    )
    return replace(coalition, ladder=tuple(ladder))


def sheet(handover: Handover, choices: FitChoices) -> tuple[Page, ...]:
    return HandoverPaper(handover, CASE, agendas.catalog(), ON, "de gemeente").pages(choices)


def for_parents(handover: Handover, _choices: FitChoices) -> tuple[Page, ...]:
    return fit_parents(handover, agendas.catalog(), printed_on=ON, controller="de gemeente")


def long_slip() -> FeedbackDue:
    due = decided.dues(1)[0]
    feedback = replace(due.decision.feedback, role_now=agendas.text(2500, 0))
    return replace(due, decision=replace(due.decision, feedback=feedback))


def much_agreed(handover: Handover) -> Handover:
    more = tuple(Agreement(agendas.text(80, n), "JV", date(2027, 2, 12)) for n in range(24))
    return replace(handover, agreements=more)


def with_areas() -> list[object]:
    areas = ("Noord", "Zuid", "")
    return [
        replace(c, area=areas[n % 3], mail=f"post{n}@praktijk.example")
        for n, c in enumerate(cards.contacts(110))
    ]


def fitted_map(contacts: list[object], choices: FitChoices) -> tuple[Page, ...]:
    return fit_social_map_pages(contacts, agendas.catalog(), on=cards.ON, name=cards.NAME, choices=choices)


def fitted_route(coalition: Coalition, choices: FitChoices) -> tuple[Page, ...]:
    return fit_route_pages(coalition, agendas.catalog(), agendas.meeting(), on=ON, choices=choices)


def long_case() -> Agenda:
    agenda = agendas.mixed(9)
    entry = agenda.entries[0]
    steps = tuple(agendas.text(80, n) for n in range(150))
    long = replace(entry, case=replace(entry.case, question=agendas.text(900, 0), strengths=steps))
    return single_case(replace(agenda, new=(long, *agenda.new[1:])), entry.case.code)


def agenda_printed(agenda: Agenda, choices: FitChoices) -> tuple[Page, ...]:
    return fit_agenda_pages(agenda, choices=choices)


PAPERS = {
    "agenda": Case(agendas.mixed(27, 110, follow_up=9), agenda_printed, agenda_changed),
    "agenda, far too long": Case(agendas.mixed(40, 120, follow_up=9), agenda_printed, agenda_changed),
    "single": Case(long_case(), agenda_printed, agenda_changed),
    "advance": Case(
        advance(agendas.mixed(100, follow_up=40)),
        lambda a, choices: fit_advance_pages(a, choices=choices),
        advance_changed,
    ),
    "decisions": Case(
        decided.listed(50, 70, postponed=6, undecided=6),
        lambda d, choices: fit_decisions(d, choices=choices),
        decisions_changed,
    ),
    "handover": Case(much_agreed(full()), sheet, handover_changed),
    "handover, one long field": Case(
        replace(full(), parents_want=agendas.text(4000, 0)), sheet, handover_changed
    ),
    "parents": Case(
        much_agreed(replace(full(), fallback=agendas.text(2400, 0))), for_parents, handover_changed
    ),
    "slip": Case(
        long_slip(),
        lambda due, choices: (
            slip(due, agendas.catalog(), printed_on=ON, controller="de gemeente", choices=choices),
        ),
        slip_changed,
    ),
    "social map": Case(with_areas(), fitted_map, lambda contacts, _s: contacts),
    "route": Case(
        cards.coalition(route=tuple(agendas.text(420, n) for n in range(9))), fitted_route, route_changed
    ),
}


@pytest.fixture(params=PAPERS, scope="module")
def paper(request: pytest.FixtureRequest) -> Case:
    return PAPERS[request.param]


def test_it_is_refused_in_words_without_content(paper: Case) -> None:
    refusal = paper.refusal()
    said = str(refusal)
    assert refusal.lines_too_many > 0
    assert f"{refusal.lines_too_many} regel" in said
    assert "te veel bij de kleinste gewone letter (9 punt)" in said or refusal.size == 14
    assert "past niet op" in said
    assert refusal.suggestions


def test_every_choice_saves_what_it_names(paper: Case) -> None:
    refusal = paper.refusal()
    for suggestion in refusal.suggestions:
        result = paper.done(suggestion)
        if isinstance(result, tuple):
            assert suggestion.fits, suggestion.text
            most = 2 if suggestion.kind is SuggestionKind.TWO_PAGES or refusal.on == "twee bladzijden" else 1
            assert len(result) <= most
            assert all(page.report is None or page.report.size >= 8.5 for page in result)
        else:
            assert not suggestion.fits, suggestion.text
            assert refusal.lines_too_many - result == suggestion.lines, suggestion.text
            assert suggestion.lines > 0


def test_the_best_comes_first_and_there_is_a_key_for_each(paper: Case) -> None:
    found = paper.refusal().suggestions
    assert len(found) <= 9
    own = [
        s.lines
        for s in found
        if s.kind not in (SuggestionKind.SMALL_TYPE, SuggestionKind.TWO_PAGES, SuggestionKind.LEAVE_OUT)
    ]
    assert own == sorted(own, reverse=True)
    assert len({s.text for s in found}) == len(found)


def test_small_letters_and_a_second_page_are_never_taken_by_the_program(paper: Case) -> None:
    enough = {s.kind for s in paper.refusal().suggestions if s.fits}
    if SuggestionKind.TWO_PAGES in enough:
        with pytest.raises(PaperTooLongError):
            paper.printed(paper.source, ORDINARY)
        assert len(paper.printed(paper.source, FitChoices(two_pages=True))) <= 2


def test_cases_to_move_is_what_it_takes() -> None:
    cases = [agendas.case(n, 110, dense=True) for n in range(30)]
    refusal = PAPERS["agenda"].refusal(agendas.agenda(cases))
    assert 0 < refusal.cases_to_move < len(cases)
    assert f"Schuif {refusal.cases_to_move} casus" in str(refusal)


def test_what_is_left_out_is_announced() -> None:
    paper = PAPERS["social map"]
    forms = [s for s in paper.refusal().suggestions if s.kind is SuggestionKind.LEAVE_OUT]
    assert {s.what for s in forms} >= {"Zonder mailadressen", "Alleen Noord"}
    page = fitted_map(with_areas(), FitChoices(two_pages=True, forms=frozenset({"area:Noord", "mail"})))[0]
    assert page.report is not None
    assert page.report.applied_forms == ("zonder mailadressen", "alleen Noord")
    read = page.plain_text()
    assert "alleen Noord" in read
    assert "contacten uit een ander gebied" in read
    assert "@" not in read
