"""What the check page says of a case: every answer, what is still empty, and what to look at.

Nothing here blocks anything: empty is allowed, and remarks are for a person to weigh (domain §2).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from casusdesk.domain import limits
from casusdesk.domain.agenda import case_milestones
from casusdesk.domain.balance import GRADE_ADVICE
from casusdesk.domain.case import Case, LeadAgreement, SupportNeed
from casusdesk.domain.clock import born_prompt
from casusdesk.domain.course import unseen_since
from casusdesk.domain.escalation import is_urgent
from casusdesk.domain.withdrawal import said_no
from casusdesk.domain.wording import counted, day_month
from casusdesk.services import answering
from casusdesk.services.questions import Asking
from casusdesk.services.wizard import Step
from casusdesk.services.wizard_pages import PAGES, step_with


@dataclass(frozen=True, slots=True)
class Answer:
    """One label–value row; `value` is empty when nothing was answered."""

    step: Step
    key: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Remark:
    """One line under "Let op", with the place where it can be changed; None when only time can."""

    text: str
    step: Step | None = None
    key: str = ""


def answers(case: Case, asking: Asking, step: Step | None = None) -> tuple[Answer, ...]:
    """Every question that matters for this case with its answer, in page order."""
    return tuple(
        Answer(page, question.key, question.label, question.summary(case, asking))
        for page, questions in PAGES.items()
        if step is None or page is step
        for question in questions
        if question.visible(case, asking)
    )


_PLACES: Final = {
    "sinds vorige keer": (Step.CHANGED, "since_last"),
    "besluit nodig": (Step.CHANGED, "decision_needed"),
    "tolk": (Step.BEFORE, "interpreter"),
    "inbrenger, organisatie": (Step.BEFORE, "brought_by_organisation"),
    "wat gaat goed": (Step.CONCERNS, "strengths"),
    "toelichting bij een zorg": (Step.CONCERNS, "concerns"),
    "waarvoor": (Step.AGENCIES, "agencies"),
    "steun, voorstel": (Step.SUPPORT, "proposal"),
    "wat is lichter geprobeerd": (Step.SUPPORT, "tried_lighter"),
}
"""Where each text of `Case.overlong` can be shortened; the question has a remark of its own."""

SELF_RELIANT: Final = "self_reliant"
"""The grade that usually needs no meeting (domain §1 no. 21)."""
OPTIONAL: Final = frozenset(
    {
        "birth_date",
        "due_date",
        "override_reason",
        "override_by",
        "brought_by_organisation",
        "interpreter",
        "protective",
        "vulnerable",
        "pathways",
        "tried_lighter",
        "can_wait",
    }
)
"""What is not missed when it is empty, or has a remark of its own."""


def still_empty(case: Case, asking: Asking) -> tuple[Answer, ...]:
    """What was not answered and may be; one of the two dates is enough."""
    return tuple(a for a in answers(case, asking) if not a.value and a.key not in OPTIONAL)


def remarks(case: Case, asking: Asking) -> tuple[Remark, ...]:
    """What to look at before this case goes on the agenda."""
    return (*_paper_remarks(case, asking), *_content_remarks(case, asking), *_clock_remarks(case, asking))


def _paper_remarks(case: Case, asking: Asking) -> list[Remark]:
    found = []
    consent = case.consent
    if override := consent.override:
        for key, said in (("override_reason", override.reason), ("override_by", override.decided_by)):
            if said_no(consent) and not said:
                text = "Toch op papier zonder toestemming kan alleen met een reden en wie het besloot."
                found.append(Remark(text, Step.BEFORE, key))
    if case.question_excess:
        excess = counted(case.question_excess, "teken", "tekens")
        text = f"De vraag is {excess} te lang. Maak haar korter, anders kan zij niet op papier."
        found.append(Remark(text, step_with("question", case, asking), "question"))
    for name, over in case.overlong:
        if name != "vraag":
            step, key = _PLACES[name]
            found.append(Remark(f"Te lang: {name}, {counted(over, 'teken', 'tekens')} te veel.", step, key))
    if case.free_text_length > limits.CASE_TOTAL:
        text = (
            f"Alle tekst samen is langer dan {limits.CASE_TOTAL} tekens. Kort in wat niet bij de vraag hoort."
        )
        found.append(Remark(text, Step.CONCERNS, "concerns"))
    return found


def _content_remarks(case: Case, asking: Asking) -> list[Remark]:
    found = _urgent_remarks(case, asking)
    if text := answering.many_faces(case):
        found.append(Remark(text, Step.AGENCIES, "agencies"))
    if case.lead.role is None:
        found.append(Remark("De regie is nog te bepalen (★ op de agenda).", Step.LEAD, "lead"))
    elif case.lead.agreement is LeadAgreement.TO_ASK:
        name = asking.catalog.agency_label(case.lead.role)
        found.append(Remark(f"Vraag nog akkoord voor de regie aan de {name}.", Step.LEAD, "agreement"))
    found += _seen_remarks(case, asking)
    if case.support.need is SupportNeed.YES and not case.support.interventions and not case.support.proposal:
        found.append(
            Remark(
                "Er is extra ondersteuning wenselijk, maar nog geen keuze gemaakt.", Step.SUPPORT, "offers"
            )
        )
    return found


def _urgent_remarks(case: Case, asking: Asking) -> list[Remark]:
    """What cannot wait comes first: nobody should be on an agenda who should have been called."""
    if not is_urgent(case, asking.catalog) or case.urgency.can_wait is True:
        return []
    if case.urgency.can_wait is None:
        return [Remark(answering.URGENT_REMINDER, Step.CONCERNS, "can_wait")]
    if not case.urgency.calls_today:
        return [Remark("Dit kan niet wachten. Wie belt vandaag?", Step.CONCERNS, "calls_today")]
    who = asking.catalog.agency_label(case.urgency.calls_today)
    return [Remark(f"Dit kan niet wachten: de {who} belt vandaag.", Step.CONCERNS, "calls_today")]


def _seen_remarks(case: Case, asking: Asking) -> list[Remark]:
    """Out of sight for long, stuck, and what the grade that was chosen usually leads to."""
    found = []
    since = unseen_since(case.referred_on, case.last_seen, asking.meeting.held_on)
    if since is not None:
        said = (
            f"gezien op {day_month(since)}" if case.last_seen.on else f"op de lijst sinds {day_month(since)}"
        )
        text = f"Langer dan zes weken niet gezien: {said}. Wie zag haar laatst?"
        found.append(Remark(text, Step.BEFORE, "seen_on"))
    if stuck := max((len(action.open_at) for action in asking.actions if action.stuck), default=0):
        text = f"Dezelfde afspraak stond {stuck} keer open. Is een doorbraak nodig?"
        found.append(Remark(text, Step.SUPPORT, "offers"))
    if case.grade == SELF_RELIANT:
        found.append(Remark(f"Gradatie zelfredzaam. {GRADE_ADVICE[SELF_RELIANT]}", Step.SUPPORT, "grade"))
    return found


def _clock_remarks(case: Case, asking: Asking) -> list[Remark]:
    if born_prompt(case.clock_facts, asking.meeting.held_on):
        text = "Meer dan 42 weken: is het kind geboren? Vul dan de geboortedatum in."
        return [Remark(text, Step.BEFORE, "birth_date")]
    return [
        Remark(f"{m.state.label.capitalize()}: {m.label}, uiterlijk {day_month(m.end)}.")
        for m in case_milestones(case, asking.catalog, asking.meeting, asking.today)
        if m.is_warning
    ]
