"""The pages before the four questions: what changed, mother and consent, the signal itself (ux §7.4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from casusdesk.domain import limits
from casusdesk.domain.case import Attitude, Case, CaseKind
from casusdesk.domain.consent import ConsentState
from casusdesk.domain.course import LastSeen
from casusdesk.domain.signal import OLDEST, YOUNGEST
from casusdesk.domain.withdrawal import said_no
from casusdesk.services import answering
from casusdesk.services.question_makers import (
    dated,
    day_question,
    field_question,
    fixed,
    role_question,
    text_of,
)
from casusdesk.services.questions import (
    Asking,
    ChoiceQuestion,
    DateQuestion,
    NumberQuestion,
    Option,
    Question,
    ReceiversQuestion,
    TextQuestion,
)
from casusdesk.services.wizard_words import receiver_words, route_words

GUIDING: Final = "Wat is hier nodig om moeder en kind een kansrijke start te bieden?"
"""The guiding question of the kernteam (domain §1 no. 2)."""

_NO_REASON: Final = "Schrijf op waarom. Zonder reden komt deze casus niet op papier."
_NOBODY: Final = "Vul in wie dit besloot. Zonder naam komt deze casus niet op papier."


def _somebody_refused(case: Case, _asking: Asking) -> bool:
    return bool(said_no(case.consent))


def _half(case: Case, filled: str) -> bool:
    """Whether only this half of the override was filled in."""
    override = case.consent.override
    other = "reason" if filled == "decided_by" else "decided_by"
    return override is not None and bool(getattr(override, filled)) and not getattr(override, other)


_MOTHER: Final = "Moeder en toestemming"
_SIGNAL: Final = "Het signaal"

CONSENT: Final[tuple[Question, ...]] = (
    DateQuestion(
        key="informed",
        label="Is de moeder geïnformeerd?",
        group=_MOTHER,
        yes="Ja, op datum",
        no="Nog niet",
        get=lambda case: case.consent.informed_on,
        put=answering.with_informed,
        summary=dated("ja, op ", lambda case: case.consent.informed_on),
    ),
    role_question(
        "informed_by",
        "Door wie geïnformeerd?",
        get=lambda case: case.consent.informed_by,
        put=lambda case, role: replace(case, consent=replace(case.consent, informed_by=role)),
        group=_MOTHER,
        visible=lambda case, _asking: case.consent.informed_on is not None,
    ),
    ChoiceQuestion(
        key="consent",
        label="Toestemming",
        group=_MOTHER,
        options=fixed(*((state.value, state.label.capitalize()) for state in ConsentState)),
        get=lambda case: case.consent.state.value,
        put=answering.with_consent_state,
        summary=lambda case, _asking: (
            "" if case.consent.state is ConsentState.NOT_ASKED else case.consent.state.label
        ),
    ),
    ReceiversQuestion(
        key="receivers",
        label="Voor wie?",
        hint="De organisaties die mogen meedenken, of juist niet. Typ een naam en druk op Enter.",
        group=_MOTHER,
        visible=lambda case, _asking: case.consent.state.given,
        summary=receiver_words,
    ),
    DateQuestion(
        key="given",
        label="Gevraagd/gegeven op",
        group=_MOTHER,
        get=lambda case: case.consent.given_on,
        put=answering.with_given_on,
        visible=lambda case, _asking: case.consent.state.given,
        summary=dated("", lambda case: case.consent.given_on),
    ),
    DateQuestion(
        key="expires",
        label="Geldig tot",
        hint="Gebruikelijk is twaalf maanden.",
        group=_MOTHER,
        get=lambda case: case.consent.expires_on,
        put=lambda case, day: replace(case, consent=replace(case.consent, expires_on=day)),
        visible=lambda case, _asking: case.consent.state.given,
        summary=dated("", lambda case: case.consent.expires_on),
    ),
    TextQuestion(
        key="override_reason",
        label="Toch op papier zonder toestemming? Reden",
        hint="Alleen met een reden en de naam van wie het besloot. Dat wordt vastgelegd.",
        limit=limits.OVERRIDE_REASON,
        group=_MOTHER,
        get=lambda case: case.consent.override.reason if case.consent.override else "",
        put=lambda case, text: answering.with_override(case, reason=text),
        visible=_somebody_refused,
        problem=lambda case: _NO_REASON if _half(case, "decided_by") else "",
        summary=text_of(lambda case: case.consent.override.reason if case.consent.override else ""),
    ),
    TextQuestion(
        key="override_by",
        label="Wie heeft dat besloten?",
        limit=limits.DECIDED_BY,
        group=_MOTHER,
        get=lambda case: case.consent.override.decided_by if case.consent.override else "",
        put=lambda case, text: answering.with_override(case, decided_by=text),
        visible=_somebody_refused,
        problem=lambda case: _NOBODY if _half(case, "reason") else "",
        summary=text_of(lambda case: case.consent.override.decided_by if case.consent.override else ""),
    ),
    ChoiceQuestion(
        key="attitude",
        label="Hoe staat moeder erin?",
        group=_MOTHER,
        options=fixed(*((attitude.value, attitude.label.capitalize()) for attitude in Attitude)),
        get=lambda case: case.attitude.value,
        put=lambda case, value, _asking: replace(case, attitude=Attitude(value)),
        summary=lambda case, _asking: "" if case.attitude is Attitude.NOT_DISCUSSED else case.attitude.label,
    ),
    field_question(
        "interpreter",
        "Tolk nodig? In welke taal?",
        limits.INTERPRETER,
        group=_MOTHER,
        hint="Leeg is geen tolk. Staat op het overdrachtsblad, niet op de agenda.",
    ),
)
_SEEN: Final[tuple[Question, ...]] = (
    DateQuestion(
        key="seen_on",
        label="Laatst gezien",
        hint="Wanneer zag een professional moeder of kind voor het laatst?",
        group=_MOTHER,
        get=lambda case: case.last_seen.on,
        put=lambda case, day: replace(case, last_seen=replace(case.last_seen, on=day)),
        summary=dated("", lambda case: case.last_seen.on),
    ),
    role_question(
        "seen_by",
        "Door wie gezien?",
        get=lambda case: case.last_seen.by,
        put=lambda case, role: replace(case, last_seen=replace(case.last_seen, by=role)),
        group=_MOTHER,
        visible=lambda case, _asking: case.last_seen != LastSeen(),
    ),
)


def _follow_up(case: Case, _asking: Asking) -> bool:
    return case.kind is CaseKind.FOLLOW_UP


def _new(case: Case, asking: Asking) -> bool:
    return not _follow_up(case, asking)


def _routes(_case: Case, asking: Asking) -> tuple[Option, ...]:
    return (Option("", ""), *(Option(r.key, r.label) for r in asking.catalog.routes if r.active))


def _asked(group: str, visible: Callable[[Case, Asking], bool]) -> Question:
    return field_question(
        "question",
        "Vraag aan het overleg",
        limits.QUESTION,
        group=group,
        hint=GUIDING,
        advised=limits.QUESTION_ADVISED,
        visible=visible,
    )


SIGNAL: Final[tuple[Question, ...]] = (
    _asked(_SIGNAL, _new),
    ChoiceQuestion(
        key="kind",
        label="Hoe staat de casus op de agenda?",
        group=_SIGNAL,
        options=fixed((CaseKind.NEW.value, "Nieuw"), (CaseKind.FOLLOW_UP.value, "Vervolg")),
        get=lambda case: case.kind.value,
        put=lambda case, value, _asking: replace(case, kind=CaseKind(value)),
        summary=lambda case, _asking: case.kind.label,
    ),
    day_question("due_date", "Uitgerekende datum", _SIGNAL),
    day_question("birth_date", "Geboortedatum kind", _SIGNAL),
    NumberQuestion(
        key="age_at_referral",
        label="Leeftijd moeder bij aanmelding",
        group=_SIGNAL,
        least=YOUNGEST,
        most=OLDEST,
        get=lambda case: case.age_at_referral,
        put=lambda case, age: replace(case, age_at_referral=age),
        summary=lambda case, _asking: f"{case.age_at_referral} jaar" if case.age_at_referral else "",
    ),
    ChoiceQuestion(
        key="referral_route",
        label="Aanmeldroute",
        group=_SIGNAL,
        from_list=True,
        options=_routes,
        get=lambda case: case.referral_route,
        put=lambda case, value, _asking: replace(case, referral_route=value),
        summary=lambda case, asking: route_words(case.referral_route, asking.catalog),
    ),
    role_question(
        "brought_by_role",
        "Inbrenger (rol)",
        get=lambda case: case.brought_by_role,
        put=lambda case, role: replace(case, brought_by_role=role),
        group=_SIGNAL,
    ),
    field_question("brought_by_organisation", "Organisatie inbrenger", limits.ORGANISATION, group=_SIGNAL),
)  # fmt: skip
CHANGES: Final[tuple[Question, ...]] = (
    field_question("since_last", "Wat is er veranderd?", limits.SINCE_LAST, group="", visible=_follow_up,
                   hint="In één regel. Niets veranderd? Laat het leeg."),
    field_question("decision_needed", "Welk besluit is nodig?", limits.DECISION_NEEDED, group="",
                   visible=_follow_up),
    _asked("", _follow_up),
)  # fmt: skip
"""All that a follow-up is asked, on one page beside what was decided last (domain US5)."""
MOTHER: Final = (*CONSENT, *_SEEN)
