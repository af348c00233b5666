"""What must be put right before something may be printed; nothing of this ever stops saving.

Each problem is one Dutch sentence with the code and the field, and never the text itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from casusdesk.domain import handover as sheet
from casusdesk.domain import limits
from casusdesk.domain.agenda import Agenda
from casusdesk.domain.case import Case, CaseStatus
from casusdesk.domain.decision import Decision
from casusdesk.domain.decision_list import DecisionList
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.handover import Handover
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.paper import Paper
from casusdesk.domain.paper_rights import paper_right, sheet_names
from casusdesk.domain.paper_texts import MEETING
from casusdesk.domain.print_problem import PrintProblem
from casusdesk.domain.wording import counted
from casusdesk.errors import CasusdeskError

Field = tuple[str, str, int]
"""Name on screen, text, longest length in characters (0: no limit here)."""

_CONSENT: Final = "toestemming"
_NO_CONSENT: Final = (
    "de moeder gaf geen toestemming. Bespreek dat eerst, of leg vast wie anders besloot en waarom."
)
_NO_RECEIVER: Final = (
    "de moeder gaf geen toestemming voor deze ontvanger. "
    "Kies een andere ontvanger, of leg vast wie anders besloot en waarom."
)
_NOT_AT_TABLE: Final = (
    "de moeder gaf geen toestemming voor iemand die dit papier krijgt. "
    "Laat dat exemplaar weg, of leg vast wie anders besloot en waarom."
)
_NO_SLIP: Final = (
    "de moeder gaf geen toestemming. Maak geen strook; vertel het mondeling, zonder naam en zonder code."
)
_ENDED: Final = "beëindigd. Van deze casus wordt niets meer afgedrukt."
_TOO_MUCH: Final = f"langer dan {limits.CASE_TOTAL} tekens. Haal weg wat niet bij de vraag hoort."
_NO_REASON: Final = "schrijf op waarom er geen warme overdracht komt."
_NO_LEAD: Final = "vul de regie nu en de regie na de overdracht in."


class PrintBlockedError(CasusdeskError):
    """Printing has to wait; `problems` holds every reason, the message is the first with how many more."""

    def __init__(self, problems: tuple[PrintProblem, ...]) -> None:
        more = len(problems) - 1
        rest = f" En nog {counted(more, 'ander punt', 'andere punten')}." if more else ""
        super().__init__(f"{problems[0]}{rest}")
        self.problems = problems


def require(problems: tuple[PrintProblem, ...]) -> None:
    """Raises PrintBlockedError with every one of `problems`, when there are any."""
    if problems:
        raise PrintBlockedError(problems)


def agenda_problems(agenda: Agenda) -> tuple[PrintProblem, ...]:
    """What blocks printing this agenda; () when it may be printed."""
    found: list[PrintProblem] = []
    for entry in agenda.entries:
        found += faults(entry.case.code, _agenda_fields(entry.case))
        if entry.case.free_text_length > limits.CASE_TOTAL:
            found.append(PrintProblem(entry.case.code, "alle tekst samen", _TOO_MUCH))
    for row in agenda.look_back:
        fields = [("afspraak", row.action.text, limits.ACTION), ("afspraak, wie", row.action.who, 0)]
        found += faults(row.action.case_code, fields)
    for moved in (row.handover for row in agenda.handovers if row.handover is not None):
        roles = f"{moved.giver.role} {moved.receiver.role}"
        found += faults(moved.case_code, [("overdracht", roles, 0)])
    found += faults(MEETING, _heading_fields(agenda.meeting))
    return tuple(found)


def advance_problems(agenda: Agenda) -> tuple[PrintProblem, ...]:
    """What blocks the vooraf-versie of this agenda, which prints roles and the heading only."""
    found: list[PrintProblem] = []
    for entry in agenda.entries:
        found += faults(entry.case.code, [("inbrenger", entry.case.brought_by_role, 0)])
    for row in agenda.look_back:
        found += faults(row.action.case_code, [("wie", row.action.who, 0)])
    found += faults(MEETING, _heading_fields(replace(agenda.meeting, general=())))
    return tuple(found)


def decisions_problems(decisions: DecisionList, made: Iterable[Decision]) -> tuple[PrintProblem, ...]:
    """What blocks printing this besluitenlijst; `made` are the decisions of its meeting."""
    found: list[PrintProblem] = []
    listed = {row.code for row in decisions.rows}
    for decision in made:
        if decision.case_code in listed:
            found += _decision_faults(decision)
    found += faults(MEETING, _heading_fields(decisions.meeting))
    return tuple(found)


def _decision_faults(decision: Decision) -> Iterator[PrintProblem]:
    """A reason for leaving out the handover is asked here, and is not on the list itself (§1 no. 36)."""
    code = decision.case_code
    if decision.discussed and decision.lacks_reason:
        yield PrintProblem(code, "geen overdracht", _NO_REASON)
    roles = f"{decision.who} {decision.lead.role or ''} {decision.feedback.to}"
    fields = [("afspraak", decision.agreed, limits.AGREED), ("rollen", roles, 0)]
    yield from faults(code, [*fields, ("geen overdracht", decision.no_handover_reason, limits.NO_HANDOVER)])


def feedback_problems(due: FeedbackDue, on: date, known_as: Iterable[str] = ()) -> tuple[PrintProblem, ...]:
    """What blocks this slip on the day `on`; () when it may be printed.

    Without consent there is no slip, because the code is on it; the signaller hears it by mouth. `known_as`
    are the organisations her role works for.
    """
    code, feedback = due.case.code, due.decision.feedback
    found = _barred(due.case, Paper.FEEDBACK, {due.to, *known_as}, on, _NO_SLIP, _NO_SLIP)
    fields = [("terugkoppelen aan", feedback.to, 0), ("uw rol nu", feedback.role_now, limits.ROLE_NOW)]
    found += faults(code, [*fields, ("regie", due.case.lead.role or "", 0)])
    return tuple(found)


def parents_problems(
    handover: Handover, case: Case, on: date, known_as: Iterable[str] = ()
) -> tuple[PrintProblem, ...]:
    """What blocks the parents' version of this sheet on the day `on`; see `handover_problems`."""
    names = sheet_names(handover, known_as)
    found = _barred(case, Paper.PARENTS, names, on, _NO_CONSENT, _NO_RECEIVER)
    found += faults(case.code, _parents_fields(handover))
    return tuple(found)


def _heading_fields(meeting: Meeting) -> list[Field]:
    heading = [("plaats", meeting.place, limits.PLACE), ("titel", meeting.title, 0)]
    heading += [("voorzitter", meeting.chair, 0)]
    heading += [("verwerkingsverantwoordelijke", meeting.controller, 0)]
    heading += [("aanwezigen", a.role, 0) for a in meeting.attendance]
    heading += [("aanwezigen, reden", a.note, limits.ATTENDANCE_NOTE) for a in meeting.attendance]
    heading += [("algemeen", line, limits.GENERAL_LINE) for line in meeting.general]
    return heading


def single_problems(case: Case, on: date, names: Iterable[str]) -> tuple[PrintProblem, ...]:
    """What keeps the paper of one case from readers known by `names`, beside what blocks the agenda."""
    return tuple(_barred(case, Paper.SINGLE, names, on, _NO_CONSENT, _NOT_AT_TABLE))


def handover_problems(
    handover: Handover, case: Case, on: date, known_as: Iterable[str] = ()
) -> tuple[PrintProblem, ...]:
    """What blocks printing this sheet on the day `on`; () when it may be printed.

    `known_as` are the organisations the receiving role works for, see `paper_rights.sheet_names`.
    """
    names = sheet_names(handover, known_as)
    found = _barred(case, Paper.HANDOVER, names, on, _NO_CONSENT, _NO_RECEIVER)
    if _begun(handover) and not (handover.lead_now.strip() and handover.lead_after.strip()):
        found.append(PrintProblem(case.code, "regie", _NO_LEAD))
    found += faults(case.code, [("tolk", case.interpreter, limits.INTERPRETER)])
    found += faults(case.code, _sheet_fields(handover))
    return tuple(found)


def holder_problems(sheets: Iterable[Handover]) -> tuple[PrintProblem, ...]:
    """Sheets of which a copy was asked for a role that consent keeps from them."""
    return tuple(PrintProblem(s.case_code, _CONSENT, _NOT_AT_TABLE, by_consent=True) for s in sheets)


def _barred(
    case: Case, paper: Paper, names: Iterable[str], on: date, from_all: str, from_reader: str
) -> list[PrintProblem]:
    """What keeps the case off this paper on the day `on`, if anything does: from all, or from its reader."""
    if paper_right(case, paper, names, on):
        return []
    if case.status is CaseStatus.ENDED:
        return [PrintProblem(case.code, "status", _ENDED)]
    words = from_all if case.consent.state_on(on).denied else from_reader
    return [PrintProblem(case.code, _CONSENT, words, by_consent=True)]


def _begun(handover: Handover) -> bool:
    """Whether anything was written on the sheet; an empty one is printed to be filled in by pen."""
    texts = (handover.reason_now, handover.parents_want, handover.attention, handover.fallback)
    lists = (handover.running, handover.going_well, handover.concerns, handover.agreements)
    return any(text.strip() for text in texts) or any(lists) or handover.introduction.on is not None


def _agenda_fields(case: Case) -> list[Field]:
    """The texts of a case that the agenda prints."""
    fields = [
        ("vraag", case.question, limits.QUESTION),
        ("sinds vorige keer", case.since_last, limits.SINCE_LAST),
        ("besluit nodig", case.decision_needed, limits.DECISION_NEEDED),
        ("steun, voorstel", case.support.proposal, limits.PROPOSAL),
        ("inbrenger", case.brought_by_role, 0),
        ("aanmeldroute", case.referral_route, 0),
        ("regie", case.lead.role or "", 0),
    ]
    fields += [("wat gaat goed", text, limits.STRENGTH) for text in case.strengths]
    fields += [("betrokken", f"{i.agency} {i.purpose}", 0) for i in case.agencies]
    return fields


def _sheet_fields(handover: Handover) -> Iterator[Field]:
    """The texts of a sheet, in the order and with the limits of domain §3.3."""
    yield "naam ouder", handover.parent_name, sheet.PARENT_NAME
    for side, party in (("van", handover.giver), ("naar", handover.receiver)):
        yield side, f"{party.name} {party.role} {party.organisation} {party.phone}", 0
    yield "regie", f"{handover.lead_now} {handover.lead_after}", 0
    meet = handover.introduction
    yield "kennismaking", f"{meet.place} {meet.joined_by}", sheet.INTRODUCTION
    yield "waarom nu overdragen", handover.reason_now, sheet.REASON_NOW
    yield from (("wat loopt al", text, sheet.RUNNING) for text in handover.running)
    yield from (("wat gaat goed", text, sheet.GOING_WELL) for text in handover.going_well)
    yield from (("zorgen", concern.facts, sheet.CONCERN) for concern in handover.concerns)
    yield "wat willen ouders zelf", handover.parents_want, sheet.PARENTS_WANT
    yield from (("afspraken", f"{a.what}", sheet.AGREEMENT) for a in handover.agreements)
    yield from (("afspraken, wie", a.who, 0) for a in handover.agreements)
    yield "let op in contact", handover.attention, sheet.ATTENTION
    yield "terugvalplan", handover.fallback, sheet.FALLBACK
    yield "toestemming", handover.consent_statement, sheet.CONSENT_STATEMENT
    if handover.type is sheet.HandoverType.A:  # another type keeps them and does not print them
        yield from ((fact.label, fact.value, sheet.NEWBORN_FACT) for fact in handover.newborn_facts)


def _parents_fields(handover: Handover) -> Iterator[Field]:
    """The texts of a sheet that its parents' version prints (domain §3.3, Ouderversie)."""
    for side, party in (("van", handover.giver), ("naar", handover.receiver)):
        yield side, f"{party.name} {party.role} {party.organisation} {party.phone}", 0
    yield "regie", f"{handover.lead_now} {handover.lead_after}", 0
    meet = handover.introduction
    yield "kennismaking", f"{meet.place} {meet.joined_by}", sheet.INTRODUCTION
    yield from (("wat gaat goed", text, sheet.GOING_WELL) for text in handover.going_well)
    yield "wat willen ouders zelf", handover.parents_want, sheet.PARENTS_WANT
    yield from (("afspraken", f"{a.what}", sheet.AGREEMENT) for a in handover.agreements)
    yield from (("afspraken, wie", a.who, 0) for a in handover.agreements)
    yield "terugvalplan", handover.fallback, sheet.FALLBACK


def faults(subject: str, fields: Iterable[Field]) -> Iterator[PrintProblem]:
    """What is too long or cannot be printed in these fields of `subject`."""
    from casusdesk.documents.fonts import unprintable, way_out

    for name, text, limit in fields:
        over = limits.excess(text, limit) if limit else 0
        if over:
            too_long = f"{counted(over, 'teken', 'tekens')} te lang. Maak de tekst korter."
            yield PrintProblem(subject, name, too_long)
        strange = unprintable(text)
        if strange:
            shown = ", ".join(f"'{character}'" for character in strange)
            verb = "kan" if len(strange) == 1 else "kunnen"
            yield PrintProblem(subject, name, f"{shown} {verb} niet op papier. {way_out(strange)}")
