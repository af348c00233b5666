"""Rows of a case list: what is read, what is refused with which reason, what is kept as typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casusdesk.domain.case import Case, CaseKind, Concern, ConcernState, SupportNeed
from casusdesk.domain.case_row import ColumnProblem, read_row
from casusdesk.domain.catalog import Catalog, load_catalog
from casusdesk.domain.consent import ConsentState

ON = date(2027, 1, 7)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(Path(__file__).parents[2] / "resources" / "catalog")


def case_of(catalog: Catalog, **values: str) -> Case:
    outcome = read_row({"uitgerekende_datum": "15-04-2027", **values}, catalog, ON)
    assert isinstance(outcome, Case), outcome
    return outcome


def problem_of(catalog: Catalog, **values: str) -> ColumnProblem:
    outcome = read_row({"uitgerekende_datum": "15-04-2027", **values}, catalog, ON)
    assert isinstance(outcome, tuple)
    assert len(outcome) == 1, outcome
    return outcome[0]


def test_a_whole_row_becomes_a_case(catalog: Catalog) -> None:
    case = case_of(
        catalog,
        code="kt472",
        eerste_kind="ja",
        leeftijd="19",
        aanmeldroute="Mind2Care",
        inbrenger_rol="verloskundige",
        inbrenger_organisatie="praktijk A",
        soort="Vervolg",
        vraag="  Wat is   nodig voor de bevalling? ",
        krachten="zus helpt, eigen kamer",
        zorgen="W!,F,P",
        betrokken="VK, jeugdverpleegkundige",
        steun="jonge moederwerk, luisterend oor",
        regie="wijkcoach",
        toestemming="op naam",
    )
    assert case.code == "KT472"
    assert (case.first_child, case.age_at_referral) == (True, 19)
    assert case.brought_by_role == "VK"
    assert case.kind is CaseKind.FOLLOW_UP
    assert case.question == "Wat is nodig voor de bevalling?"
    assert case.strengths == ("zus helpt", "eigen kamer")
    assert case.concerns == (
        Concern("W", ConcernState.URGENT),
        Concern("F", ConcernState.CONCERN),
        Concern("P", ConcernState.CONCERN),
    )
    assert [i.agency for i in case.agencies] == ["VK", "JV"]
    assert case.lead.role == "WC"
    assert case.consent.state is ConsentState.BY_NAME
    assert case.consent.expires_on == date(2028, 1, 7)
    assert "luisterend oor" in case.support.proposal


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("code", "K1", "twee letters"),
        ("code", "IO234", "geen I of O"),
        ("geboortedatum_kind", "31-02-2027", "14-01-2027"),
        ("geboortedatum_kind", "1-1-27", "dag-maand-jaar"),
        ("eerste_kind", "misschien", "ja of nee"),
        ("leeftijd", "negentien", "hele jaren"),
        ("leeftijd", "9", "11"),
        ("leeftijd", "٢٠", "hele jaren"),
        ("soort", "oud", "nieuw of vervolg"),
        ("zorgen", "Q", "levensgebied"),
        ("betrokken", "x" * 41, "te lang"),
        ("regie", "x" * 41, "te lang"),
        ("toestemming", "soms", "op naam"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(catalog: Catalog, column: str, value: str, words: str) -> None:
    problem = problem_of(catalog, **{column: value})
    assert problem.column == column
    assert words in problem.reason


def test_every_problem_of_a_row_is_named_at_once(catalog: Catalog) -> None:
    outcome = read_row({"uitgerekende_datum": "x", "leeftijd": "x", "soort": "x"}, catalog, ON)
    assert isinstance(outcome, tuple)
    assert [p.column for p in outcome] == ["soort", "uitgerekende_datum", "leeftijd"]


def test_a_row_without_any_date_is_refused(catalog: Catalog) -> None:
    outcome = read_row({"vraag": "Wat nu?"}, catalog, ON)
    assert isinstance(outcome, tuple)
    assert "uitgerekende datum" in outcome[0].reason


def test_unknown_partners_are_kept_as_typed(catalog: Catalog) -> None:
    case = case_of(catalog, inbrenger_rol="buurtmoeder", betrokken="taalcafé", aanmeldroute="via via")
    assert (case.brought_by_role, case.referral_route) == ("buurtmoeder", "via via")
    assert case.agencies[0].agency == "taalcafé"


@pytest.mark.parametrize("text", ["", "te bepalen", "★ te bepalen", "nog te bepalen", "?"])
def test_no_lead_is_no_lead(catalog: Catalog, text: str) -> None:
    assert case_of(catalog, regie=text).lead.role is None


def test_no_support_wanted_is_an_answer(catalog: Catalog) -> None:
    assert case_of(catalog, steun="Nee").support.need is SupportNeed.NO
    assert case_of(catalog).support.need is None


def test_a_domain_named_twice_is_one_row_and_urgent_counts(catalog: Catalog) -> None:
    assert case_of(catalog, zorgen="W,W!,Wonen").concerns == (Concern("W", ConcernState.URGENT),)


def test_a_long_question_is_kept_whole_and_flagged(catalog: Catalog) -> None:
    case = case_of(catalog, vraag="a" * 134)
    assert len(case.question) == 134
    assert case.question_excess == 14
    assert case.overlong == (("vraag", 14),)
