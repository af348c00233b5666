"""R4: whatever text of a case, sheet, decision or meeting comes on paper, was read before it came there.

A word that no page has of itself is planted in every text there is; what then stands on a page must be among
the texts that are proofread. So a field that a page gets later cannot be forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from itertools import count
from typing import Any

import pytest

from casusdesk.domain.case import CaseKind, Concern, ConcernState, Involvement
from casusdesk.domain.consent import Consent, ConsentState, Override, Receiver
from casusdesk.domain.decision import Decision, Feedback
from casusdesk.domain.feedback import FeedbackDue
from casusdesk.domain.handover import Agreement, DomainConcern, NewbornFact, Party
from casusdesk.domain.meeting import AgendaItem, Attendance, Presence
from casusdesk.services.desk import Desk
from casusdesk.services.numbered import Planned
from casusdesk.services.print_job import PrintJob

CODE, SHEET = "RM264", "practice-rm264"
_MARK = re.compile(r"zq\d{3}")
KEYS = frozenset(
    {"id", "code", "case_code", "action_id", "held_on", "kind", "factors", "interventions", "grade"}
)
"""What ties rows together, and keys of the catalogue that can be nothing else."""
CHOSEN = frozenset(
    {
        "role", "lead_now", "lead_after", "who", "to", "done_by", "chair", "brought_by_role",
        "referral_route", "agency", "life_domain", "label",
    }
)  # fmt: skip
"""Chosen from a list, in a window and from a file: roles, agencies, life domains, routes of referral."""


@dataclass
class Planter:
    """Gives every text a word of its own, and remembers where."""

    where: dict[str, str]
    numbers: Iterator[int]

    def word(self, path: str) -> str:
        made = f"zq{next(self.numbers):03d}"
        self.where[made] = path
        return made

    def plant(self, thing: Any, path: str) -> Any:
        """The same thing with a word in each of its texts, whatever it is made of."""
        changed: dict[str, Any] = {}
        for field in fields(thing):
            value, place = getattr(thing, field.name), f"{path}.{field.name}"
            if field.name in KEYS or field.name in CHOSEN or not field.init:
                continue
            if isinstance(value, str):
                changed[field.name] = self.word(place)
            elif isinstance(value, tuple) and value and all(isinstance(one, str) for one in value):
                changed[field.name] = tuple(self.word(place) for _ in value)
            elif isinstance(value, tuple) and value and is_dataclass(value[0]):
                changed[field.name] = tuple(self.plant(one, place) for one in value)
            elif is_dataclass(value):
                changed[field.name] = self.plant(value, place)
        return replace(thing, **changed)


@dataclass
class Planted:
    desk: Desk
    where: dict[str, str]
    """The text a word was planted in."""
    job: PrintJob

    def on_paper(self, words: Iterable[str]) -> set[str]:
        return {self.where[mark] for text in words for mark in _MARK.findall(text)}


SAID_NO = Consent(
    ConsentState.BY_NAME,
    informed_on=date(2027, 1, 4),
    informed_by="VK",
    receivers=(Receiver("JV", ConsentState.REFUSED),),
    override=Override("acuut", "wijkcoach"),
)
SAID_YES = Consent(ConsentState.BY_NAME, given_on=date(2027, 1, 4), receivers=(Receiver("JV"),))


def planted(desk: Desk, consent: Consent, kind: CaseKind) -> Planted:
    planter = Planter({}, count(1))
    held = replace(
        desk.meetings.upcoming(),
        general=("verlof", "leerpunt"),
        attendance=(Attendance("VK", Presence.ABSENT, note="ziek"), Attendance("JV")),
        items=(AgendaItem(CODE, kind),),
    )
    case = replace(
        desk.cases.get(CODE),
        kind=kind,
        consent=consent,
        strengths=("a", "b"),
        concerns=(Concern("F", ConcernState.CONCERN, "a"),),
        agencies=(Involvement("JMW", purpose="a"),),
    )
    case = planter.plant(case, "case")
    named = replace(case.consent, receivers=consent.receivers)  # keys, or organisations of Contacts
    case = replace(case, consent=named)
    sheet = replace(
        desk.handovers.get(SHEET),
        giver=Party("VK"),
        receiver=Party("JV"),
        running=("a",),
        going_well=("a",),
        concerns=(DomainConcern("F", "a"),),
        agreements=(Agreement("a", "VK"),),
        newborn_facts=(NewbornFact("Voeding", "a"),),
        lead_now="VK",
        lead_after="JV",
    )
    desk.cases.record(case)
    desk.handovers.record(planter.plant(sheet, "sheet"))
    desk.cases.record_action(planter.plant(desk.cases.actions(CODE)[0], "action"))
    desk.meetings.record(planter.plant(held, "meeting"))
    made = Decision(held.held_on, CODE, "jmw", agreed="a", who="VK", feedback=Feedback(to="VK", role_now="a"))
    desk.decisions.record(planter.plant(made, "decision"))
    return Planted(desk, planter.where, everything(desk))


def everything(desk: Desk) -> PrintJob:
    held, sheet = desk.meetings.upcoming(), desk.handovers.get(SHEET)
    dues: tuple[FeedbackDue, ...] = tuple(d for d in desk.decisions.feedback_due() if d.case.code == CODE)
    assert dues
    return PrintJob(
        held,
        agenda=True,
        advance=True,
        decided=held,
        mailed=held,
        singles=(CODE,),
        handovers=(sheet,),
        parents=(sheet,),
        feedback=dues,
        copies=("JV",),
    )


def words_of(planned: Planned, desk: Desk) -> list[str]:
    return [
        words
        for page in planned.pages(desk.papers)
        for words in (page.plain_text(), " ".join(run.text for run in page.runs()))
    ]


@pytest.mark.parametrize("kind", CaseKind)
@pytest.mark.parametrize("consent", [SAID_YES, SAID_NO], ids=["yes", "overruled"])
def test_what_stands_on_paper_was_read(desk: Desk, consent: Consent, kind: CaseKind) -> None:
    made = planted(desk, consent, kind)
    desk.proofreading.let_through(*desk.proofreading.of_job(made.job))
    read = made.on_paper(text.text for text in desk.proofreading.texts.of_job(made.job))
    shown: set[str] = set()
    for one in desk.register.plan(made.job):
        shown |= made.on_paper(words_of(one, desk))
    assert len(shown) > 25, "the words do come on paper"
    expected = {"case.consent.override.reason"} if consent is SAID_NO else {"sheet.parent_name"}
    assert {*expected, "meeting.general", "meeting.attendance.note", "sheet.attention"} <= shown
    assert shown - read == set()
