"""Factors, grade, urgency, last seen and care pathways: what a tick leaves, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from casusdesk.domain.case import Case, Concern, ConcernState, Support, SupportNeed
from casusdesk.domain.catalog import Catalog, load_catalog
from casusdesk.domain.consent import Consent, ConsentState
from casusdesk.domain.course import LastSeen, Urgency
from casusdesk.domain.escalation import MELDCODE
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.signal import Signal
from casusdesk.paths import resource
from casusdesk.services import answering
from casusdesk.services.doubles import similar
from casusdesk.services.questions import Asking
from casusdesk.services.wizard_check import answers, remarks
from casusdesk.services.wizard_offers import heavy_chosen, offers
from casusdesk.services.wizard_pages import PAGES
from casusdesk.services.wizard_pathways import NO_CONTACT, pathway_hints, reference_pathways

CATALOG: Catalog = load_catalog(resource("catalog"))
ASKING = Asking(CATALOG, date(2027, 1, 7), Meeting(date(2027, 1, 14), date(2027, 2, 11)))


@pytest.fixture
def case() -> Case:
    return Case("KT472", date(2026, 12, 17), due_date=date(2027, 4, 15), brought_by_role="VK")


def shown(case: Case, asking: Asking = ASKING) -> set[str]:
    """The keys of the questions that this case is asked."""
    return {q.key for questions in PAGES.values() for q in questions if q.visible(case, asking)}


def test_a_factor_is_only_a_tick_and_without_one_nothing_is_kept(case: Case) -> None:
    ticked = answering.with_factor(case, "almelo_addiction", True, CATALOG)
    ticked = answering.with_factor(ticked, "almelo_low_education", True, CATALOG)
    assert ticked.factors == ("almelo_low_education", "almelo_addiction")
    bare = answering.with_factor(ticked, "almelo_addiction", False, CATALOG)
    assert answering.with_factor(bare, "almelo_low_education", False, CATALOG) == case


def test_what_protects_is_asked_and_told_before_what_makes_vulnerable(case: Case) -> None:
    for key in ("nml_homeless", "almelo_resilience"):
        case = answering.with_factor(case, key, True, CATALOG)
    told = [(a.key, a.value) for a in answers(case, ASKING) if a.key in ("protective", "vulnerable")]
    assert told == [("protective", "veerkracht"), ("vulnerable", "dakloos (urgent)")]


def test_an_urgent_factor_asks_whether_it_can_wait_and_takes_the_answer_along(case: Case) -> None:
    assert "can_wait" not in shown(case)
    urgent = answering.with_factor(case, "nml_homeless", True, CATALOG)
    assert "can_wait" in shown(urgent)
    assert "calls_today" not in shown(urgent)
    no = replace(urgent, urgency=Urgency(False, "WC"))
    assert "calls_today" in shown(no)
    assert answering.with_factor(no, "nml_homeless", False, CATALOG) == case
    concern = Concern("W", ConcernState.URGENT)
    both = answering.with_concern(no, concern, CATALOG)
    assert answering.with_factor(both, "nml_homeless", False, CATALOG).urgency == Urgency(False, "WC")


@pytest.mark.parametrize(
    ("urgency", "said"),
    [
        (Urgency(), answering.URGENT_REMINDER),
        (Urgency(False), "Dit kan niet wachten. Wie belt vandaag?"),
        (Urgency(False, "WC"), "Dit kan niet wachten: de wijkcoach belt vandaag."),
        (Urgency(True), None),
    ],
)
def test_let_op_asks_who_calls_today(case: Case, urgency: Urgency, said: str | None) -> None:
    case = replace(case, concerns=(Concern("W", ConcernState.URGENT),), urgency=urgency)
    found = [r for r in remarks(case, ASKING) if "wachten" in r.text]
    assert [r.text for r in found] == ([said] if said else [])
    assert all(r.key in shown(case) for r in found)


def test_violence_reminds_of_the_meldcode_whichever_list_it_was_ticked_in(case: Case) -> None:
    assert answering.factor_reminder(case, CATALOG) == ""
    for key in ("almelo_domestic_violence", "nml_domestic_violence"):
        ticked = answering.with_factor(case, key, True, CATALOG)
        said = answering.factor_reminder(ticked, CATALOG)
        assert all(step in said for step in MELDCODE)


def test_out_of_sight_for_six_weeks_is_said(case: Case) -> None:
    old = replace(case, last_seen=LastSeen(date(2026, 11, 30), "VK"))
    found = [r for r in remarks(old, ASKING) if r.key == "seen_on"]
    assert "30 november" in found[0].text
    assert not [r for r in remarks(case, ASKING) if r.key == "seen_on"]


def test_the_grade_is_chosen_by_a_person_and_only_advises(case: Case) -> None:
    grade = next(q for questions in PAGES.values() for q in questions if q.key == "grade")
    values = [o.value for o in grade.options(case, ASKING)]  # type: ignore[attr-defined]
    assert len(values) == 5
    assert grade.get(case) == ""  # type: ignore[attr-defined]
    heavy = replace(case, factors=tuple(f.key for f in CATALOG.factors))
    assert grade.get(heavy) == ""  # type: ignore[attr-defined]
    chosen = replace(case, grade="very_vulnerable")
    assert grade.advice(chosen) == "Past bij bespreken in het overleg."  # type: ignore[attr-defined]
    assert "(alleen intern)" in grade.summary(chosen, ASKING)
    assert any("zelfredzaam" in r.text for r in remarks(replace(case, grade="self_reliant"), ASKING))


def test_the_mother_was_informed_by_somebody_only_once_she_was(case: Case) -> None:
    assert "informed_by" not in shown(case)
    informed = answering.with_informed(case, date(2027, 1, 5))
    informed = replace(informed, consent=replace(informed.consent, informed_by="VK"))
    assert "informed_by" in shown(informed)
    assert answering.with_informed(informed, None).consent.informed_by == ""


def test_every_case_is_asked_whether_it_is_the_first_child(case: Case) -> None:
    for need in (None, *SupportNeed):
        assert "first_child" in shown(replace(case, support=Support(need)))
    assert "low_education" not in shown(case)
    assert "low_education" in shown(replace(case, support=Support(SupportNeed.YES)))


def test_a_fact_is_not_asked_for_an_offer_whose_time_is_over(case: Case) -> None:
    case = replace(case, support=Support(SupportNeed.YES), due_date=date(2027, 3, 1))
    assert "low_education" not in shown(case)


def test_offers_go_from_light_to_heavy_and_never_say_no(case: Case) -> None:
    case = replace(case, support=Support(SupportNeed.YES), age_at_referral=31)
    found = {offer.key: offer for offer in offers(case, ASKING)}
    weights = [CATALOG.find_intervention(key).weight for key in found]  # type: ignore[union-attr]
    assert weights == sorted(weights)
    assert not found["voorzorg"].proposed
    assert found["voorzorg"].reason.startswith("bedoeld voor tot en met 25 jaar, een eerste kind")
    assert found["jmw"].proposed
    assert found["regular_care"].reason == "nog onbekend: gradatie"
    given = replace(case, grade="vulnerable", consent=Consent(ConsentState.BY_NAME))
    visit = next(o for o in offers(given, ASKING) if o.key == "prenatal_home_visit")
    assert (visit.fits, visit.reason) == (True, "zwanger, 27+0, gradatie kwetsbaar; na te gaan: vrijwillig")


def test_something_heavy_asks_what_was_tried_that_is_lighter(case: Case) -> None:
    light = replace(case, support=Support(SupportNeed.YES, ("jmw",)))
    assert not heavy_chosen(light, ASKING)
    assert "tried_lighter" not in shown(light)
    assert "tried_lighter" in shown(replace(case, support=Support(SupportNeed.YES, ("jmw", "voorzorg"))))
    kept = replace(light, support=replace(light.support, tried_lighter="samen gebeld"))
    assert "tried_lighter" in shown(kept)


def test_pathways_follow_ticks_and_worries_with_the_local_contact(case: Case) -> None:
    contacts = MappingProxyType({"income": "werkplein, 14 0546"})
    asking = replace(ASKING, contacts=contacts)
    case = replace(case, factors=("almelo_unstable_income",), concerns=(Concern("R", ConcernState.CONCERN),))
    hints = pathway_hints(case, asking)
    assert [hint.key for hint in hints] == ["income", "addiction", "stop_smoking"]
    assert hints[0].words == "Zorgpad Inkomen: bel werkplein, 14 0546"
    assert hints[1].words == f"Zorgpad Verslaving: {NO_CONTACT}"
    assert pathway_hints(replace(case, factors=(), concerns=()), asking) == ()


def test_medical_pathways_are_never_hinted_at_but_can_be_looked_up(case: Case) -> None:
    everything = replace(
        case,
        factors=tuple(f.key for f in CATALOG.factors),
        concerns=tuple(Concern(d.key, ConcernState.URGENT) for d in CATALOG.life_domains),
    )
    hinted = {hint.key for hint in pathway_hints(everything, ASKING)}
    assert len(hinted) == 14
    assert not hinted & {"std", "medication", "asylum"}
    assert len(reference_pathways(ASKING)) == 3


def test_a_birth_is_held_against_a_due_date(case: Case) -> None:
    born = Signal(birth_date=date(2027, 4, 2), brought_by_role="VK")
    assert similar(born, [case]) == ("KT472",)
    assert similar(replace(born, birth_date=date(2027, 3, 20)), [case]) == ()
    assert similar(born, [replace(case, birth_date=date(2027, 4, 20))]) == ()
