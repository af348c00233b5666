"""Question 1: what goes well, the life domains, whether it can wait, and ticks for what protects and weighs.

What goes well stands first and what protects before what makes vulnerable (domain §1 no. 16); a tick is
all there is to a factor, and without a tick nothing is kept (R2).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from casusdesk.domain import limits
from casusdesk.domain.case import Case
from casusdesk.domain.catalog import FactorKind
from casusdesk.domain.escalation import is_urgent
from casusdesk.services import answering
from casusdesk.services.question_makers import role_question, text_of, yes_no_question
from casusdesk.services.questions import (
    Asking,
    DomainsQuestion,
    FactorsQuestion,
    PathwaysQuestion,
    Question,
    TextQuestion,
)
from casusdesk.services.wizard_pathways import pathway_hints
from casusdesk.services.wizard_words import concern_words, factor_words

_URGENT: Final = "Urgent"


def _urgent(case: Case, asking: Asking) -> bool:
    return is_urgent(case, asking.catalog)


CONCERNS: Final[tuple[Question, ...]] = (
    TextQuestion(
        key="strengths",
        label="Wat gaat goed?",
        hint="Begin bij de kracht. Meer dan één? Zet er een puntkomma tussen.",
        limit=limits.STRENGTH,
        separator=answering.STRENGTH_SEPARATOR,
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
    yes_no_question(
        "can_wait",
        "Kan dit wachten tot het overleg?",
        get=lambda case: case.urgency.can_wait,
        put=lambda case, known: replace(case, urgency=replace(case.urgency, can_wait=known)),
        unknown="Nog niet bekend",
        group=_URGENT,
        visible=_urgent,
    ),
    role_question(
        "calls_today",
        "Wie belt vandaag?",
        get=lambda case: case.urgency.calls_today,
        put=lambda case, role: replace(case, urgency=replace(case.urgency, calls_today=role)),
        group=_URGENT,
        visible=lambda case, asking: _urgent(case, asking) and case.urgency.can_wait is False,
    ),
    FactorsQuestion(
        key="protective",
        label="Wat beschermt?",
        kind=FactorKind.PROTECTIVE,
        summary=lambda case, asking: factor_words(case, asking.catalog, FactorKind.PROTECTIVE),
    ),
    FactorsQuestion(
        key="vulnerable",
        label="Waarom kwetsbaar?",
        hint="Alleen een vinkje, geen uitleg.",
        kind=FactorKind.VULNERABILITY,
        summary=lambda case, asking: factor_words(case, asking.catalog, FactorKind.VULNERABILITY),
    ),
    PathwaysQuestion(
        key="pathways",
        label="Zorgpaden die hierbij horen",
        summary=lambda case, asking: "\n".join(hint.words for hint in pathway_hints(case, asking)),
    ),
)
