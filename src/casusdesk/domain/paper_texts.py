"""Every free text that a paper carries, each with its field on screen and what may stand in it (rule R4).

What is read before print is listed here per kind of paper, once; whatever prints asks for the same list.
Chosen words (roles, life domains, offers) come from the catalogue and are no free text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from casusdesk.domain.agenda import Agenda
from casusdesk.domain.case import Case
from casusdesk.domain.decision import Decision
from casusdesk.domain.decision_list import DecisionList
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.handover import Handover, HandoverType, Party
from casusdesk.domain.legitimate import Holds
from casusdesk.domain.meeting import Meeting

MEETING: Final = "Overleg"
"""Subject of what is about the meeting and no case."""


class Where(Enum):
    """Where a text is changed; what `PaperText.key` and `.part` hold.

    QUESTIONS: code, and the key of the question. ACTION: code, and id. DECISION and FEEDBACK: code. SHEET: id
    of the handover, and its field. LINE: the number of a line of rubriek F, from 0. PEOPLE and SETTINGS:
    nothing.
    """

    QUESTIONS = auto()
    ACTION = auto()
    DECISION = auto()
    SHEET = auto()
    FEEDBACK = auto()
    PEOPLE = auto()
    LINE = auto()
    SETTINGS = auto()


@dataclass(frozen=True, slots=True)
class PaperText:
    """One text: `subject` is a code or "Overleg", `field` its name on screen."""

    subject: str
    field: str
    text: str
    where: Where
    key: str = ""
    part: str = ""
    holds: Holds = Holds.STORY


@dataclass(frozen=True, slots=True)
class TextPass:
    """A text somebody read and let through: of whom or what, in which field, and its digest."""

    subject: str
    field: str
    digest: str


def agenda_texts(agenda: Agenda) -> Iterator[PaperText]:
    """What the agenda carries: its cases, the afspraken of rubriek A, and the meeting itself."""
    for entry in agenda.entries:
        yield from case_texts(entry.case)
        yield from override_texts(entry.case)
    for row in agenda.look_back:
        action = row.action
        yield PaperText(action.case_code, "afspraak", action.text, Where.ACTION, action.case_code, action.id)
    yield from heading_texts(agenda.meeting)
    for number, line in enumerate(agenda.meeting.general):
        yield PaperText(MEETING, "algemeen", line, Where.LINE, str(number), holds=Holds.NOTICE)


def advance_texts(agenda: Agenda) -> Iterator[PaperText]:
    """What goes by mail before the meeting: no text of a case, no reason of absence (domain §3.1)."""
    yield from _office_texts(agenda.meeting)


def case_texts(case: Case) -> Iterator[PaperText]:
    """What the agenda prints of a case."""
    asked = (
        ("vraag aan het overleg", case.question, "question"),
        ("sinds vorige keer", case.since_last, "since_last"),
        ("besluit nodig", case.decision_needed, "decision_needed"),
        *(("wat gaat goed", strength, "strengths") for strength in case.strengths),
        ("voorstel aan het overleg", case.support.proposal, "proposal"),
    )
    for field, text, key in asked:
        yield PaperText(case.code, field, text, Where.QUESTIONS, case.code, key)


def typed_texts(case: Case) -> Iterator[PaperText]:
    """Everything that is typed in a case, for whoever looks it over; not all of it is ever printed."""
    yield from case_texts(case)
    typed = [("wat is er lichter geprobeerd", case.support.tried_lighter, "tried_lighter")]
    typed += [("tolk", case.interpreter, "interpreter"), ("wat zit in de weg", case.obstacle, "")]
    typed += [("toelichting bij een zorg", concern.note, "concerns") for concern in case.concerns]
    typed += [("waarvoor", involved.purpose, "agencies") for involved in case.agencies]
    for field, text, key in typed:
        yield PaperText(case.code, field, text, Where.QUESTIONS, case.code, key)
    yield from override_texts(case)


def override_texts(case: Case) -> Iterator[PaperText]:
    """Why somebody went on without consent: it stands on the sheet, and in the audit (R10)."""
    if (override := case.consent.override) is not None:
        where = Where.QUESTIONS, case.code
        yield PaperText(case.code, "reden", override.reason, *where, "override_reason")
        yield PaperText(
            case.code, "wie besloot dit", override.decided_by, *where, "override_by", Holds.PROFESSIONAL
        )


def heading_texts(meeting: Meeting) -> Iterator[PaperText]:
    """What stands above and below every paper of a meeting."""
    yield from _office_texts(meeting)
    for person in meeting.attendance:
        yield PaperText(MEETING, "reden of vervanger", person.note, Where.PEOPLE, holds=Holds.NOTICE)


def _office_texts(meeting: Meeting) -> Iterator[PaperText]:
    yield PaperText(MEETING, "plaats", meeting.place, Where.PEOPLE, holds=Holds.PLACE)
    yield PaperText(MEETING, "naam van het overleg", meeting.title, Where.SETTINGS, holds=Holds.ORGANISATION)
    owner = "verwerkingsverantwoordelijke"
    yield PaperText(MEETING, owner, meeting.controller, Where.SETTINGS, holds=Holds.ORGANISATION)


def decision_texts(decisions: DecisionList, made: Iterable[Decision]) -> Iterator[PaperText]:
    """What the besluitenlijst carries; `made` are the decisions of its meeting."""
    listed = {row.code for row in decisions.rows}
    for decision in made:
        code = decision.case_code
        if code in listed:
            yield PaperText(code, "afspraak", decision.agreed, Where.DECISION, code)
    yield from heading_texts(decisions.meeting)


def slip_texts(due: FeedbackDue) -> Iterator[PaperText]:
    """What a terugkoppelstrook carries."""
    role_now = due.decision.feedback.role_now
    yield PaperText(due.case.code, "uw rol nu", role_now, Where.FEEDBACK, due.case.code)


def sheet_texts(handover: Handover, case: Case) -> Iterator[PaperText]:
    """What a sheet carries, in the order of domain §3.3."""
    yield PaperText(case.code, "tolk", case.interpreter, Where.QUESTIONS, case.code, "interpreter")
    yield _of(handover, "naam ouder", handover.parent_name, "parent_name", Holds.PARENT_NAME)
    yield from _parties(handover)
    yield from _introduction(handover)
    yield _of(handover, "waarom nu overdragen", handover.reason_now, "reason_now")
    yield from _each(handover, "wat loopt al", handover.running, "running", Holds.RUNNING)
    yield from _each(handover, "wat gaat goed", handover.going_well, "going_well")
    yield from _each(handover, "zorg: feiten", (c.facts for c in handover.concerns), "concerns")
    yield from _told(handover)
    yield _of(handover, "let op in het contact", handover.attention, "attention")
    yield from override_texts(case)
    yield _of(handover, "toestemming", handover.consent_statement, "consent_statement", Holds.CONSENT)
    if handover.type is HandoverType.A:  # another type keeps them and does not print them
        for fact in handover.newborn_facts:
            field = fact.label[:1].lower() + fact.label[1:]
            yield _of(handover, field, fact.value, f"newborn:{fact.label}", Holds.NEWBORN)


def parents_texts(handover: Handover) -> Iterator[PaperText]:
    """What the parents' version of a sheet carries (domain §3.3, Ouderversie)."""
    yield from _parties(handover)
    yield from _introduction(handover)
    yield from _each(handover, "wat gaat goed", handover.going_well, "going_well")
    yield from _told(handover)


def _told(handover: Handover) -> Iterator[PaperText]:
    """What both the sheet and the parents' version say at length."""
    yield _of(handover, "wat willen ouders zelf", handover.parents_want, "parents_want")
    yield from _each(handover, "afspraak", (a.what for a in handover.agreements), "agreements")
    yield _of(handover, "bij zorgen bel eerst", handover.fallback, "fallback", Holds.FALLBACK)


def _parties(handover: Handover) -> Iterator[PaperText]:
    sides: tuple[tuple[str, str, Party], ...] = (
        ("van", "giver", handover.giver),
        ("naar", "receiver", handover.receiver),
    )
    for word, key, party in sides:
        yield _of(handover, f"{word}: naam", party.name, f"{key}:name", Holds.PROFESSIONAL)
        yield _of(
            handover, f"{word}: organisatie", party.organisation, f"{key}:organisation", Holds.ORGANISATION
        )
        yield _of(handover, f"{word}: telefoon", party.phone, f"{key}:phone", Holds.WORK_PHONE)


def _introduction(handover: Handover) -> Iterator[PaperText]:
    yield _of(handover, "kennismaking: waar", handover.introduction.place, "place")
    yield _of(handover, "kennismaking: wie gaat mee", handover.introduction.joined_by, "joined_by")


def _each(
    handover: Handover, field: str, texts: Iterable[str], key: str, holds: Holds = Holds.STORY
) -> Iterator[PaperText]:
    for place, text in enumerate(texts):
        yield _of(handover, field, text, f"{key}:{place}", holds)


def _of(handover: Handover, field: str, text: str, part: str, holds: Holds = Holds.STORY) -> PaperText:
    return PaperText(handover.case_code, field, text, Where.SHEET, handover.id, part, holds)
