"""Which questions stand on which page: the map of the wizard, with the exact labels of ux §7.4."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from casusdesk.domain.case import Case, LeadAgreement
from casusdesk.services.question_makers import dated, fixed
from casusdesk.services.questions import (
    Asking,
    ChoiceQuestion,
    DateQuestion,
    InvolvementsQuestion,
    LeadQuestion,
    Question,
)
from casusdesk.services.wizard import Step
from casusdesk.services.wizard_before import CHANGES, MOTHER, SIGNAL
from casusdesk.services.wizard_concerns import CONCERNS
from casusdesk.services.wizard_support import SUPPORT
from casusdesk.services.wizard_words import involvement_words, lead_words


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
        Step.CHANGED: CHANGES,
        Step.BEFORE: (*MOTHER, *SIGNAL),
        Step.CONCERNS: CONCERNS,
        Step.AGENCIES: (
            InvolvementsQuestion(
                key="agencies",
                label="Betrokken instanties",
                summary=lambda case, asking: involvement_words(case, asking.catalog),
            ),
        ),
        Step.SUPPORT: SUPPORT,
        Step.LEAD: _LEAD_QUESTIONS,
        Step.CHECK: (),
    }
)


def step_with(key: str, case: Case, asking: Asking) -> Step | None:
    """The page on which this case is asked `key`: for a follow-up the question to the meeting moves along."""
    for step, questions in PAGES.items():
        if any(question.key == key and question.visible(case, asking) for question in questions):
            return step
    return None
