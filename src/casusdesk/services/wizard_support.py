"""Question 3: whether more support is wanted, how a person grades the situation, what might suit.

The grade stands here because it is what the triage of the seeds does with it: it points to the usual
offer, a home visit or the meeting (domain §1 no. 21). It is chosen by a person and on no paper (§4.4).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from casusdesk.domain import limits
from casusdesk.domain.balance import GRADE_ADVICE
from casusdesk.domain.case import Case, SupportNeed
from casusdesk.domain.suitability import NOTICE
from casusdesk.services import answering
from casusdesk.services.question_makers import fixed, text_of, yes_no_question
from casusdesk.services.questions import (
    Asking,
    ChoiceQuestion,
    OffersQuestion,
    Option,
    Question,
    TextQuestion,
)
from casusdesk.services.wizard_offers import Fact, fact_matters, heavy_chosen
from casusdesk.services.wizard_words import offer_words

_FACTS: Final = "Om te weten wat kan passen"


def _may_need_support(case: Case, _asking: Asking) -> bool:
    return case.support.need in (SupportNeed.YES, SupportNeed.UNCLEAR)


def _asks_lighter(case: Case, asking: Asking) -> bool:
    known = bool(case.support.tried_lighter)
    return _may_need_support(case, asking) and (known or heavy_chosen(case, asking))


def _grades(_case: Case, asking: Asking) -> tuple[Option, ...]:
    found = [g for g in asking.catalog.lookups.get("grade", ()) if g.active]
    return (*(Option(g.key, g.label.capitalize()) for g in found), Option("", "Nog niet gekozen"))


def _grade_words(case: Case, asking: Asking) -> str:
    found = asking.catalog.find_lookup("grade", case.grade) if case.grade else None
    return f"{found.label if found else case.grade} (alleen intern)" if case.grade else ""


def _fact(name: Fact, label: str) -> Question:
    return yes_no_question(
        name,
        label,
        get=lambda case: getattr(case, name),
        put=lambda case, known: replace(case, **{name: known}),  # type: ignore[arg-type]
        group=_FACTS,
        visible=lambda case, asking: name == "first_child" or fact_matters(case, asking, name),
    )


SUPPORT: Final[tuple[Question, ...]] = (
    ChoiceQuestion(
        key="need",
        label="Extra ondersteuning wenselijk?",
        options=fixed(*((need.value, need.label) for need in SupportNeed)),
        get=lambda case: case.support.need.value if case.support.need else "",
        put=lambda case, value, _asking: answering.with_need(case, value),
        summary=lambda case, _asking: case.support.need.label if case.support.need else "",
    ),
    ChoiceQuestion(
        key="grade",
        label="Gradatie",
        hint="Jij kiest, het programma rekent niets uit. Alleen intern, komt nooit op papier.",
        options=_grades,
        get=lambda case: case.grade,
        put=lambda case, value, _asking: replace(case, grade=value),
        summary=_grade_words,
        advice=lambda case: GRADE_ADVICE.get(case.grade, ""),
    ),
    _fact("first_child", "Is dit haar eerste kind?"),
    _fact("low_education", "Heeft zij weinig opleiding?"),
    _fact("speaks_some_dutch", "Spreekt zij enig Nederlands?"),
    _fact("will_move", "Gaat zij binnenkort verhuizen?"),
    OffersQuestion(
        key="offers",
        label="Welke ondersteuning?",
        hint=f"Van licht naar zwaar. {NOTICE.capitalize()}.",
        visible=_may_need_support,
        summary=lambda case, asking: offer_words(case, asking.catalog),
    ),
    TextQuestion(
        key="tried_lighter",
        label="Wat is er lichter geprobeerd?",
        hint="Zo licht en dichtbij als het kan. Leeg laten mag.",
        limit=limits.TRIED_LIGHTER,
        get=lambda case: case.support.tried_lighter,
        put=lambda case, text: replace(case, support=replace(case.support, tried_lighter=text)),
        visible=_asks_lighter,
        summary=text_of(lambda case: case.support.tried_lighter),
    ),
    TextQuestion(
        key="proposal",
        label="Voorstel aan het overleg",
        limit=limits.PROPOSAL,
        hint="Staat op de agenda achter 3 Steun.",
        get=lambda case: case.support.proposal,
        put=lambda case, text: replace(case, support=replace(case.support, proposal=text)),
        visible=_may_need_support,
        summary=text_of(lambda case: case.support.proposal),
    ),
)
