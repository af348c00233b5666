"""Reasons for support: always words, never a score, and missing facts never say no."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusdesk.domain.catalog import Catalog, load_catalog
from casusdesk.domain.clock import ClockFacts
from casusdesk.domain.suitability import Known, Suitability, suitability

CATALOG: Catalog = load_catalog(Path(__file__).parents[2] / "resources" / "catalog")
ON = date(2027, 1, 14)
DUE = date(2027, 4, 15)


def hint(key: str, facts: ClockFacts, concerns: str = "", urgent: str = "") -> Suitability:
    intervention = CATALOG.find_intervention(key)
    assert intervention is not None
    return suitability(intervention, facts, concerns, ON, urgent, {"N": "netwerk"})


KT472 = ClockFacts(
    due_date=DUE,
    first_child=True,
    age_at_referral=19,
    low_education=True,
    speaks_some_dutch=True,
    will_move=False,
)


def test_voorzorg_with_everything_known() -> None:
    assert hint("voorzorg", KT472) == Suitability(
        True,
        (
            "zwanger, 27+0",
            "kan tot en met 21-01-2027",
            "eerste kind",
            "19 jaar",
            "weinig opleiding",
            "spreekt Nederlands",
            "verhuist niet",
        ),
    )


def test_voorzorg_names_what_is_unknown() -> None:
    found = hint("voorzorg", ClockFacts(due_date=DUE, first_child=True))
    assert (found.fits, found.unknown) == (None, ("leeftijd", "opleiding", "taal", "verhuizing"))


@pytest.mark.parametrize(
    ("key", "facts", "concerns", "urgent", "fits", "reason"),
    [
        ("voorzorg", ClockFacts(due_date=DUE, age_at_referral=26), "", "", False, "ouder dan 25 jaar"),
        ("voorzorg", ClockFacts(due_date=date(2027, 3, 1)), "", "", False, "kon tot en met 07-12-2026"),
        ("voorzorg", ClockFacts(due_date=date(2027, 7, 22)), "", "", None, "kan vanaf 21-01-2027"),
        ("voorzorg", ClockFacts(birth_date=date(2027, 1, 9)), "", "", False, "kind 5 dgn"),
        ("loes", ClockFacts(birth_date=date(2026, 12, 1)), "H", "", True, "zorg: H"),
        ("loes", ClockFacts(due_date=DUE), "H", "", None, "pas na de geboorte"),
        ("network_volunteer", ClockFacts(), "N", "", True, "zorg: netwerk"),
        ("network_volunteer", ClockFacts(), "W", "", None, None),
        ("network_volunteer", ClockFacts(), "", "N", True, "urgente zorg: netwerk"),
        ("escalation", ClockFacts(due_date=DUE), "V", "", None, None),
        ("escalation", ClockFacts(due_date=DUE), "V", "V", True, "urgente zorg: V"),
        ("jmw", ClockFacts(due_date=DUE), "", "", True, "zwanger, 27+0"),
        ("jmw", ClockFacts(birth_date=date(2024, 12, 1)), "", "", False, "kon tot en met 01-12-2026"),
        ("childcare_smi", ClockFacts(birth_date=date(2026, 12, 20)), "P", "", None, "kan vanaf 31-01-2027"),
        ("home_visit_week_30", ClockFacts(due_date=DUE), "", "", None, "kan vanaf 28-01-2027"),
        ("regular_care", ClockFacts(due_date=DUE), "", "", None, None),
    ],
)
def test_hints(
    key: str, facts: ClockFacts, concerns: str, urgent: str, fits: bool | None, reason: str | None
) -> None:
    found = hint(key, facts, concerns, urgent)
    assert found.fits is fits
    assert reason in found.reasons if reason else found.reasons == ()


def test_an_ended_case_gets_no_hints() -> None:
    assert hint("jmw", ClockFacts(due_date=DUE, ended=True)) == Suitability(False)


@given(
    key=st.sampled_from([i.key for i in CATALOG.interventions]),
    concerns=st.sets(st.sampled_from("WFOLPRGVNHTZ")),
)
def test_knowing_nothing_never_says_no(key: str, concerns: set[str]) -> None:
    intervention = CATALOG.find_intervention(key)
    assert intervention is not None
    assert suitability(intervention, ClockFacts(), concerns, ON).fits is not False


def test_no_phase_is_named_as_unknown() -> None:
    assert hint("prenatal_home_visit", ClockFacts()) == Suitability(
        None, (), ("fase", "gradatie", "toestemming")
    )


NEVER = ("niet", "geen ", "past", "nee", "te oud", "te laat")


@pytest.mark.parametrize(
    ("key", "facts", "known", "aside"),
    [
        (
            "voorzorg",
            ClockFacts(due_date=DUE, age_at_referral=26),
            Known(),
            "bedoeld voor tot en met 25 jaar",
        ),
        ("voorzorg", ClockFacts(due_date=date(2027, 3, 1)), Known(), "kon tot en met 07-12-2026"),
        ("voorzorg", ClockFacts(due_date=date(2027, 7, 22)), Known(), "vanaf 21-01-2027"),
        ("prenatal_home_visit", ClockFacts(birth_date=ON), Known(), "tijdens de zwangerschap"),
        ("loes", ClockFacts(due_date=DUE), Known(), "later, na de geboorte"),
        ("network_volunteer", ClockFacts(due_date=DUE), Known(), "bij een zorg over netwerk"),
        ("regular_care", ClockFacts(), Known(grade="vulnerable"), "vooral bij self_reliant of potentially"),
        ("breakthrough", ClockFacts(), Known(), "als een afspraak twee keer open blijft staan"),
        ("tailored_support", ClockFacts(), Known(), "Wat voegt het toe aan wat al loopt?"),
    ],
)
def test_what_is_not_proposed_says_when_or_for_whom(
    key: str, facts: ClockFacts, known: Known, aside: str
) -> None:
    intervention = CATALOG.find_intervention(key)
    assert intervention is not None
    found = suitability(intervention, facts, (), ON, (), {"N": "netwerk"}, known)
    assert not found.proposed
    said = ", ".join(found.aside)
    assert aside in said
    assert not any(word in said.replace("wie niet verhuist", "") for word in NEVER)


def test_what_opens_before_the_next_meeting_is_proposed_now() -> None:
    """Afterwards there is no meeting left to decide on it (domain §7: KT472 and ND638)."""
    until = Known(until=date(2027, 2, 11))
    for key, due, day in (("voorzorg", date(2027, 7, 22), "21-01"), ("home_visit_week_30", DUE, "28-01")):
        intervention = CATALOG.find_intervention(key)
        assert intervention is not None
        found = suitability(intervention, ClockFacts(due_date=due), (), ON, known=until)
        assert found.proposed
        assert f"kan vanaf {day}-2027" in found.reasons


def test_grade_consent_and_a_stuck_afspraak_count() -> None:
    visit, method = (CATALOG.find_intervention(key) for key in ("prenatal_home_visit", "breakthrough"))
    assert visit is not None
    assert method is not None
    found = suitability(visit, KT472, (), ON, known=Known(grade="vulnerable", consent=True))
    assert (found.fits, found.unknown) == (True, ())
    stuck = suitability(method, KT472, (), ON, known=Known(stuck=2))
    assert stuck.proposed
    assert stuck.reasons == ("dezelfde afspraak stond 2 keer open",)
