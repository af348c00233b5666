"""Which questions stand on which page: the map of the wizard, with the exact labels of ux §7.4."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final, Literal

from casusdesk.domain import limits
from casusdesk.domain.case import Case, LeadAgreement, SupportNeed
from casusdesk.domain.catalog_entries import Criteria
from casusdesk.domain.clock_facts import weigh
from casusdesk.domain.suitability import NOTICE
from casusdesk.services import answering
from casusdesk.services.question_makers import dated, fixed, text_of
from casusdesk.services.questions import (
    Asking,
    ChoiceQuestion,
    DateQuestion,
    DomainsQuestion,
    InvolvementsQuestion,
    LeadQuestion,
    OffersQuestion,
    Question,
    TextQuestion,
)
from casusdesk.services.wizard import Step
from casusdesk.services.wizard_before import CHANGES, CONSENT, SIGNAL
from casusdesk.services.wizard_words import concern_words, involvement_words, lead_words, offer_words

Fact = Literal["first_child", "low_education", "speaks_some_dutch", "will_move"]


def _needs_support(case: Case, _asking: Asking) -> bool:
    return case.support.need is SupportNeed.YES


def fact_matters(case: Case, asking: Asking, fact: Fact) -> bool:
    """Whether an active offer asks for `fact` and no other known fact rules that offer out."""
    if case.support.need is not SupportNeed.YES:
        return False
    for offer in asking.catalog.interventions:
        if not offer.active or getattr(offer.applies, fact) is None:
            continue
        others: Criteria = replace(offer.applies, **{fact: None})
        if not weigh(others, case.clock_facts).failed and not case.clock_facts.born_by(asking.today):
            return True
    return False


_YES_NO: Final = (("yes", "Ja"), ("no", "Nee"), ("", "Onbekend"))


def _fact(name: Fact, label: str) -> ChoiceQuestion:
    def get(case: Case) -> str:
        return {True: "yes", False: "no", None: ""}[getattr(case, name)]

    def put(case: Case, value: str, _asking: Asking) -> Case:
        return replace(case, **{name: {"yes": True, "no": False}.get(value)})  # type: ignore[arg-type]

    return ChoiceQuestion(
        key=name,
        label=label,
        group="Om te weten wat kan passen",
        options=fixed(*_YES_NO),
        get=get,
        put=put,
        visible=lambda case, asking: fact_matters(case, asking, name),
        summary=lambda case, _asking: {"yes": "ja", "no": "nee"}.get(get(case), ""),
    )


_SUPPORT_QUESTIONS: Final[tuple[Question, ...]] = (
    ChoiceQuestion(
        key="need",
        label="Extra ondersteuning wenselijk?",
        options=fixed(*((need.value, need.label) for need in SupportNeed)),
        get=lambda case: case.support.need.value if case.support.need else "",
        put=lambda case, value, _asking: answering.with_need(case, value),
        summary=lambda case, _asking: case.support.need.label if case.support.need else "",
    ),
    _fact("first_child", "Is dit haar eerste kind?"),
    _fact("low_education", "Heeft zij weinig opleiding?"),
    _fact("speaks_some_dutch", "Spreekt zij enig Nederlands?"),
    _fact("will_move", "Gaat zij binnenkort verhuizen?"),
    OffersQuestion(
        key="offers",
        label="Welke ondersteuning?",
        hint=f"Van licht naar zwaar. {NOTICE.capitalize()}.",
        visible=_needs_support,
        summary=lambda case, asking: offer_words(case, asking.catalog),
    ),
    TextQuestion(
        key="tried_lighter",
        label="Wat is er lichter geprobeerd?",
        limit=limits.TRIED_LIGHTER,
        get=lambda case: case.support.tried_lighter,
        put=lambda case, text: replace(case, support=replace(case.support, tried_lighter=text)),
        visible=_needs_support,
        summary=text_of(lambda case: case.support.tried_lighter),
    ),
    TextQuestion(
        key="proposal",
        label="Voorstel aan het overleg",
        limit=limits.PROPOSAL,
        hint="Staat op de agenda achter 3 Steun.",
        get=lambda case: case.support.proposal,
        put=lambda case, text: replace(case, support=replace(case.support, proposal=text)),
        visible=lambda case, _asking: case.support.need in (SupportNeed.YES, SupportNeed.UNCLEAR),
        summary=text_of(lambda case: case.support.proposal),
    ),
)  # fmt: skip


def _other_lead(case: Case, _asking: Asking) -> bool:
    return case.lead.role is not None and case.lead.role != case.brought_by_role


_LEAD_QUESTIONS: Final[tuple[Question, ...]] = (
    LeadQuestion(
        key="lead",
        label="Wie voert de regie?",
        summary=lambda case, asking: lead_words(case, asking.catalog),
    ),
    ChoiceQuestion(
        key="agreement",
        label="Akkoord van de nieuwe regievoerder?",
        options=fixed((LeadAgreement.AGREED.value, "Ja"), (LeadAgreement.TO_ASK.value, "Nog vragen")),
        get=lambda case: case.lead.agreement.value if case.lead.agreement else "",
        put=lambda case, value, _asking: replace(
            case, lead=replace(case.lead, agreement=LeadAgreement(value))
        ),
        visible=_other_lead,
        summary=lambda case, _asking: (
            {LeadAgreement.AGREED: "ja", LeadAgreement.TO_ASK: "nog vragen"}[case.lead.agreement]
            if case.lead.agreement
            else ""
        ),
    ),
    DateQuestion(
        key="since",
        label="Ingangsdatum",
        get=lambda case: case.lead.since,
        put=lambda case, day: replace(case, lead=replace(case.lead, since=day)),
        visible=lambda case, _asking: case.lead.role is not None,
        summary=dated("", lambda case: case.lead.since),
    ),
)

PAGES: Final[Mapping[Step, tuple[Question, ...]]] = MappingProxyType(
    {
        Step.BEFORE: (*CONSENT, *CHANGES, *SIGNAL),
        Step.CONCERNS: (
            TextQuestion(
                key="strengths",
                label="Wat gaat goed?",
                hint="Begin bij de kracht. Meer dan één? Zet er een puntkomma tussen.",
                limit=limits.STRENGTH,
                get=answering.strengths_text,
                put=answering.with_strengths,
                summary=text_of(answering.strengths_text),
            ),
            DomainsQuestion(
                key="concerns",
                label="Levensgebieden",
                hint="Vul alleen in wat meespeelt bij de vraag.",
                summary=lambda case, asking: concern_words(case, asking.catalog),
            ),
        ),
        Step.AGENCIES: (
            InvolvementsQuestion(
                key="agencies",
                label="Betrokken instanties",
                summary=lambda case, asking: involvement_words(case, asking.catalog),
            ),
        ),
        Step.SUPPORT: _SUPPORT_QUESTIONS,
        Step.LEAD: _LEAD_QUESTIONS,
        Step.CHECK: (),
    }
)
