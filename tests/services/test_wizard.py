"""The four questions without a window: the walk, what an answer does, what the check page says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from casusdesk.domain.case import (
    Case,
    CaseKind,
    Concern,
    ConcernState,
    Involvement,
    InvolvementStatus,
    Lead,
    LeadAgreement,
    Support,
    SupportNeed,
)
from casusdesk.domain.catalog import Catalog, load_catalog
from casusdesk.domain.clock import MilestoneMark, MilestoneState
from casusdesk.domain.consent import ConsentState
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.progress import answered
from casusdesk.domain.signal import Signal
from casusdesk.paths import resource
from casusdesk.services import answering
from casusdesk.services.doubles import similar
from casusdesk.services.questions import Asking
from casusdesk.services.wizard import STEPS, Progress, Step, Walk, progress, step_label
from casusdesk.services.wizard_check import answers, remarks, still_empty
from casusdesk.services.wizard_offers import fact_matters, offers
from casusdesk.services.wizard_pages import PAGES


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(resource("catalog"))


@pytest.fixture
def asking(catalog: Catalog) -> Asking:
    return Asking(catalog, date(2027, 1, 7), Meeting(date(2027, 1, 14), date(2027, 2, 11)))


@pytest.fixture
def case() -> Case:
    return Case("KT472", date(2026, 12, 1), due_date=date(2027, 4, 15), brought_by_role="VK")


def test_titles_are_the_four_questions_verbatim() -> None:
    assert [step.title for step in STEPS] == [
        "Vooraf",
        "Zorgen op een of meer levensgebieden?",
        "(Meerdere) hulpverleningsinstanties betrokken?",
        "Extra ondersteuning wenselijk?",
        "Wie voert de regie?",
        "Controleren",
    ]


def test_walking_forward_and_back_and_jumping() -> None:
    walk = Walk()
    for step in STEPS[1:]:
        walk = walk.forward()
        assert walk.step is step
    assert walk.following is None
    assert walk.forward() == walk
    jumped = walk.go(Step.CONCERNS)
    assert jumped.back().step is Step.CHECK
    assert jumped.go(Step.CONCERNS) == jumped
    assert jumped.before().step is Step.BEFORE
    assert not Walk().can_go_back
    assert Walk(Step.LEAD).back().step is Step.SUPPORT


def test_two_ticks_are_two_rows(case: Case, catalog: Catalog) -> None:
    for domain in catalog.life_domains:
        case = answering.with_concern(case, Concern(domain.key, ConcernState.NOT_DISCUSSED), catalog)
    case = answering.with_concern(case, Concern("P", ConcernState.CONCERN, "slaapt slecht"), catalog)
    case = answering.with_concern(case, Concern("W", ConcernState.URGENT), catalog)
    assert [c.mark for c in case.concerns] == ["W!", "P"]
    case = answering.with_concern(case, Concern("W", ConcernState.NOT_DISCUSSED), catalog)
    assert [c.life_domain for c in case.concerns] == ["P"]


def test_safety_is_a_tick_without_content(case: Case, catalog: Catalog) -> None:
    case = answering.with_concern(case, Concern("V", ConcernState.CONCERN, "iets"), catalog)
    assert case.concerns[0].note == ""
    said = answering.reminder("V", ConcernState.CONCERN)
    assert "vijf stappen" in said
    assert "Leg vast in het eigen dossier" in said
    assert "Kan dit wachten tot het overleg?" in answering.reminder("F", ConcernState.URGENT)
    assert answering.reminder("F", ConcernState.CONCERN) == ""


def test_a_note_goes_when_the_concern_goes(case: Case, catalog: Catalog) -> None:
    case = answering.with_concern(case, Concern("F", ConcernState.GOING_WELL, "schuld"), catalog)
    assert case.concerns == (Concern("F", ConcernState.GOING_WELL),)


def test_the_lead_is_proposed_but_never_filled_in(case: Case) -> None:
    assert case.lead.role is None
    assert progress(case, Step.LEAD) is Progress.EMPTY
    kept = answering.with_lead(case, "VK")
    assert kept.lead == Lead("VK")
    other = answering.with_lead(case, "WC")
    assert other.lead.agreement is LeadAgreement.TO_ASK
    assert step_label(other, Step.LEAD) == "Vraag 4, deels ingevuld"
    assert step_label(kept, Step.LEAD) == "Vraag 4, ingevuld"
    agreed = replace(other, lead=replace(other.lead, agreement=LeadAgreement.AGREED))
    assert answering.with_lead(agreed, "WC") == agreed


def test_taking_an_agency_away_keeps_the_lead(case: Case) -> None:
    case = answering.with_lead(answering.with_agency(case, "WC"), "WC")
    assert answering.without_agency(case, "WC").lead.role == "WC"
    assert answering.with_agency(case, "WC") == case


def test_consent_holds_a_year_and_a_refusal_forgets_for_whom(case: Case, asking: Asking) -> None:
    given = answering.with_consent_state(case, ConsentState.BY_NAME.value, asking)
    assert given.consent.expires_on == date(2028, 1, 7)
    given = answering.with_receiver(given, "JV", chosen=True)
    refused = answering.with_consent_state(given, ConsentState.REFUSED.value, asking)
    assert refused.consent.receivers == ()
    assert refused.consent.expires_on is None
    halfway = answering.with_override(refused, reason="acuut")
    assert not halfway.consent.allows_paper(date(2027, 1, 14))
    whole = answering.with_override(halfway, decided_by="projectleider")
    assert whole.consent.allows_paper(date(2027, 1, 14))
    assert answering.with_override(whole, reason="", decided_by="").consent.override is None


def test_support_forms_stand_light_to_heavy_and_go_with_no(case: Case, catalog: Catalog) -> None:
    case = answering.with_need(case, SupportNeed.YES.value)
    for key in ("voorzorg", "jmw", "regular_care"):
        case = answering.with_offer(case, key, True, catalog)
    assert case.support.interventions == ("regular_care", "jmw", "voorzorg")
    assert answering.with_offer(case, "jmw", False, catalog).support.interventions == (
        "regular_care",
        "voorzorg",
    )
    assert answering.with_need(case, SupportNeed.NO.value).support.interventions == ()


def test_voorzorg_says_what_is_unknown_and_asks_it(case: Case, asking: Asking) -> None:
    case = replace(case, age_at_referral=19, support=Support(need=SupportNeed.YES))
    voorzorg = next(o for o in offers(case, asking) if o.key == "voorzorg")
    assert voorzorg.fits is None
    assert "nog onbekend: eerste kind, opleiding, taal, verhuizing" in voorzorg.reason
    assert fact_matters(case, asking, "low_education")
    known = replace(case, first_child=True, low_education=True, speaks_some_dutch=True, will_move=False)
    voorzorg = next(o for o in offers(known, asking) if o.key == "voorzorg")
    assert voorzorg.fits is True
    assert "zwanger, 27+0" in voorzorg.reason
    older = replace(case, age_at_referral=31)
    assert not fact_matters(older, asking, "low_education")
    assert not fact_matters(replace(case, support=Support(need=SupportNeed.NO)), asking, "first_child")


def test_check_page_lists_answers_empties_and_remarks(case: Case, asking: Asking) -> None:
    assert not answered(case)
    assert {a.label for a in still_empty(case, asking)} >= {"Vraag aan het overleg", "Wie voert de regie?"}
    assert "geboortedatum" not in " ".join(a.label.lower() for a in still_empty(case, asking))
    case = replace(
        case,
        question="v" * 125,
        agencies=tuple(Involvement(key) for key in ("VK", "WC", "JV", "KZ")),
        concerns=(Concern("W", ConcernState.URGENT, "moet weg"),),
    )
    said = " ".join(r.text for r in remarks(case, asking))
    for part in ("5 tekens te lang", "minder gezichten", "Kan dit wachten", "regie is nog te bepalen",
                 "Laatste kans"):  # fmt: skip
        assert part in said
    concerns = next(a for a in answers(case, asking) if a.key == "concerns")
    assert concerns.value == "Wonen: ● urgente zorg – moet weg"


@pytest.mark.parametrize(
    ("states", "asked"),
    [
        ([InvolvementStatus.INVOLVED] * 4, "4 instanties betrokken"),
        ([InvolvementStatus.INVOLVED] * 3 + [InvolvementStatus.REPORTED] * 2, "5 instanties betrokken"),
        ([InvolvementStatus.INVOLVED] * 3 + [InvolvementStatus.WANTED, InvolvementStatus.STOPPED], ""),
        ([], ""),
    ],
)
def test_fewer_faces_counts_who_comes_to_the_door(
    case: Case, states: list[InvolvementStatus], asked: str
) -> None:
    keys = ("VK", "WC", "JV", "KZ", "SH")
    agencies = tuple(Involvement(key, state) for key, state in zip(keys, states, strict=False))
    found = answering.many_faces(replace(case, agencies=agencies))
    assert found.startswith(asked)
    assert bool(found) is bool(asked)


def test_every_text_that_is_too_long_says_where_to_shorten_it(case: Case, asking: Asking) -> None:
    long = "a" * 125
    case = replace(
        case,
        kind=CaseKind.FOLLOW_UP,
        question=long,
        since_last=long,
        decision_needed=long,
        brought_by_organisation=long,
        interpreter=long,
        strengths=(long,),
        concerns=(Concern("W", ConcernState.CONCERN, long),),
        agencies=(Involvement("VK", purpose=long),),
        support=Support(SupportNeed.YES, (), proposal=long, tried_lighter=long),
    )
    case = replace(case, support=replace(case.support, need=SupportNeed.YES))
    asked = {
        (step, question.key)
        for step, questions in PAGES.items()
        for question in questions
        if question.visible(case, asking)
    }
    found = [r for r in remarks(case, asking) if "te lang" in r.text or "Te lang" in r.text]
    assert len(found) == len(case.overlong) == 10
    assert all((remark.step, remark.key) in asked for remark in found)


def test_beyond_42_weeks_only_the_birth_is_asked(asking: Asking) -> None:
    case = Case("FV582", date(2026, 9, 1), due_date=date(2026, 12, 28))
    said = [r for r in remarks(case, asking) if "geboren" in r.text]
    assert [r.key for r in said] == ["birth_date"]
    assert not any("Laatste kans" in r.text for r in remarks(case, asking))


def test_every_answer_can_be_read_back(case: Case, asking: Asking) -> None:
    """What a question puts in a case, it gets out again; no case is asked one thing twice."""
    for kind in CaseKind:
        one = replace(case, kind=kind)
        keys = [q.key for questions in PAGES.values() for q in questions if q.visible(one, asking)]
        assert len(keys) == len(set(keys))
    assert [a.key for a in answers(case, asking, Step.CHECK)] == []
    for text in ("question", "since_last", "tried_lighter", "proposal", "strengths"):
        question = next(q for questions in PAGES.values() for q in questions if q.key == text)
        changed = question.put(case, "zus helpt; oma ook")  # type: ignore[attr-defined]
        assert question.get(changed) == "zus helpt; oma ook"  # type: ignore[attr-defined]
        assert question.summary(changed, asking) == "zus helpt; oma ook"


def test_doubles_look_at_date_and_quarter(case: Case) -> None:
    near = Signal(due_date=date(2027, 4, 20), brought_by_role="VK")
    assert similar(near, [case]) == ("KT472",)
    assert similar(replace(near, brought_by_role="WC"), [case]) == ()
    assert similar(replace(near, due_date=date(2027, 4, 23)), [case]) == ()
    elsewhere = replace(case, brought_by_organisation="praktijk oost")
    assert similar(replace(near, brought_by_organisation="praktijk west"), [elsewhere]) == ()


def test_a_settled_milestone_is_no_remark(case: Case, asking: Asking) -> None:
    marked = replace(case, settled={"home_visit_week_30": MilestoneMark(MilestoneState.DONE)})
    before = [r.text for r in remarks(case, asking) if "30e week" in r.text]
    assert len(before) == 1
    assert not [r for r in remarks(marked, asking) if "30e week" in r.text]
