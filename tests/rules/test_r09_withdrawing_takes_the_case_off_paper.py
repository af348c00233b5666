"""R9: consent that goes takes the case off draft agendas and open sheets at once, and lists what is out.

On a real store, by every way in which a consent can change. What was removed comes back when the step is
taken back; the audit row never goes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import SQLAlchemyError

from casusdesk.domain import arrange
from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.case import Case
from casusdesk.domain.consent import Consent, ConsentState, Override, Receiver
from casusdesk.domain.contacts import Contact
from casusdesk.domain.handover import Party
from casusdesk.domain.paper import CopyState, Paper
from casusdesk.domain.recall import recall_rows, removed_words
from casusdesk.services import answering
from casusdesk.services.desk import Desk
from casusdesk.services.print_job import PrintJob
from casusdesk.services.questions import asking_of

CODE = "RM264"
DENIED = [ConsentState.REFUSED, ConsentState.WITHDRAWN]
NEXT = date(2027, 2, 11)


def says(desk: Desk, state: ConsentState) -> None:
    """As the wizard does it."""
    case = desk.cases.get(CODE)
    desk.cases.record(answering.with_consent_state(case, state.value, asking_of(desk, CODE)))


def refuses(desk: Desk, *names: str) -> None:
    """The whole stays yes; these receivers do not get it."""
    receivers = tuple(Receiver(name, ConsentState.REFUSED) for name in names)
    case = desk.cases.get(CODE)
    desk.cases.record(replace(case, consent=replace(case.consent, receivers=receivers)))


def printed(desk: Desk, *roles: str) -> None:
    sheets = desk.handovers.for_case(CODE)
    desk.register.issue(
        PrintJob(desk.meetings.upcoming(), agenda=True, copies=roles, handovers=sheets, parents=sheets)
    )


def codes(desk: Desk, day: date) -> list[str]:
    return [item.code for item in desk.meetings.get(day).items]


def rows(desk: Desk) -> list[tuple[str, str]]:
    return [(r.subject, r.reason) for r in desk.audit.all() if r.event is AuditEvent.CONSENT_WITHDRAWN]


@pytest.mark.parametrize("state", DENIED)
def test_it_leaves_every_agenda_to_come_and_its_open_sheets(desk: Desk, state: ConsentState) -> None:
    held_on = desk.meetings.upcoming().held_on
    desk.meetings.record(replace(arrange.park(desk.meetings.or_filled(NEXT), CODE), held_on=NEXT))
    past = desk.meetings.get(date(2026, 12, 10))
    assert CODE in codes(desk, held_on)
    says(desk, state)
    assert CODE not in codes(desk, held_on)
    assert CODE not in desk.meetings.get(NEXT).parked
    assert desk.meetings.get(past.held_on) == past  # what was held stays as it was
    assert desk.handovers.for_case(CODE) == ()
    assert [h.case_code for h in desk.handovers.all()] == ["PC853", "BX385"]
    assert rows(desk) == [(CODE, state.label)]


def test_a_sheet_that_was_taken_over_stays(desk: Desk) -> None:
    (sheet,) = desk.handovers.for_case(CODE)
    done = replace(
        sheet, introduction=replace(sheet.introduction, met_on=desk.today(), taken_over_on=desk.today())
    )
    desk.handovers.record(done)
    says(desk, ConsentState.WITHDRAWN)
    assert desk.handovers.for_case(CODE) == (done,)


@pytest.mark.parametrize("state", [ConsentState.BY_NAME, ConsentState.ANONYMOUS, ConsentState.NOT_ASKED])
def test_any_other_answer_removes_nothing(desk: Desk, state: ConsentState) -> None:
    """Else every test above would pass on a desk that throws all away."""
    meeting, sheets = desk.meetings.upcoming(), desk.handovers.all()
    says(desk, state)
    assert desk.meetings.upcoming() == meeting
    assert desk.handovers.all() == sheets
    assert rows(desk) == []


def test_taking_it_back_restores_all_but_the_audit(desk: Desk) -> None:
    meeting, sheets, case = desk.meetings.upcoming(), desk.handovers.all(), desk.cases.get(CODE)
    says(desk, ConsentState.WITHDRAWN)
    gone = desk.consents.removed(CODE)
    assert gone is not None
    desk.cases.record(case)
    assert desk.meetings.upcoming().items == meeting.items
    assert desk.handovers.all() == sheets
    assert desk.consents.removed(CODE) is None
    assert rows(desk) == [(CODE, "ingetrokken")]


def test_an_override_keeps_it_and_losing_the_reason_removes_it_again(desk: Desk) -> None:
    held_on, case = desk.meetings.upcoming().held_on, desk.cases.get(CODE)
    decided = Consent(ConsentState.REFUSED, override=Override("acuut gevaar", "wijkcoach"))
    desk.cases.record(replace(case, consent=decided))
    assert CODE in codes(desk, held_on)
    assert rows(desk) == []
    desk.cases.record(replace(case, consent=replace(decided, override=Override("", "wijkcoach"))))
    assert CODE not in codes(desk, held_on)
    assert desk.handovers.for_case(CODE) == ()
    desk.cases.record(replace(case, consent=decided))
    assert CODE in codes(desk, held_on)
    assert desk.handovers.for_case(CODE)


def test_one_receiver_loses_only_its_own_sheet(desk: Desk) -> None:
    (own,) = desk.handovers.for_case(CODE)
    other = replace(own, id="other", receiver=Party(role="JMW"))
    desk.handovers.record(other)
    refuses(desk, "JV")
    assert [h.id for h in desk.handovers.for_case(CODE)] == ["other"]
    assert CODE in codes(desk, desk.meetings.upcoming().held_on)
    assert rows(desk) == [(CODE, "geweigerd voor JV")]
    refuses(desk)
    assert {h.id for h in desk.handovers.for_case(CODE)} == {own.id, "other"}


def test_from_one_receiver_to_all_and_back(desk: Desk) -> None:
    meeting, sheets, case = desk.meetings.upcoming(), desk.handovers.all(), desk.cases.get(CODE)
    refuses(desk, "JV")
    says(desk, ConsentState.WITHDRAWN)
    assert rows(desk) == [(CODE, "geweigerd voor JV"), (CODE, "ingetrokken")]
    desk.cases.record(case)
    assert desk.meetings.upcoming().items == meeting.items
    assert desk.handovers.all() == sheets


def test_the_copies_to_call_in_are_listed_with_what_to_do(desk: Desk) -> None:
    printed(desk, "VK", "JV", "WC")
    assert desk.consents.to_recall(CODE) == ()  # nobody is refused
    says(desk, ConsentState.WITHDRAWN)
    found = desk.consents.to_recall(CODE)
    papers = [(made.paper, copy.number.number, copy.number.role) for made, copy in found]
    assert papers == [
        (Paper.AGENDA, 1, "VK"),
        (Paper.AGENDA, 2, "JV"),
        (Paper.AGENDA, 3, "WC"),
        (Paper.HANDOVER, 1, "VK"),
        (Paper.HANDOVER, 2, "JV"),
    ]  # the parents keep what is theirs
    first = recall_rows(found, desk.catalog)[0]
    assert first.title == "Agenda casusoverleg 14 januari, exemplaar 1 van 3"
    assert first.where == "verloskundige – uitgedeeld sinds 12-01"
    assert first.to_do == "Vraag het terug en vernietig het."
    desk.register.move(found[:2], CopyState.DESTROYED)
    assert len(desk.consents.to_recall(CODE)) == len(found) - 2
    gone = desk.consents.removed(CODE)
    assert gone is not None
    assert removed_words(gone, desk.catalog).startswith(
        "Van de agenda van 14 januari gehaald. 1 overdrachtsblad"
    )


def test_of_one_receiver_only_its_own_copies_are_called_in(desk: Desk) -> None:
    desk.contacts.record(Contact("1", "WC", organisation="Wijkteam Noord"))
    printed(desk, "VK", "JV", "WC")
    refuses(desk, "Wijkteam Noord")
    assert [copy.number.role for _, copy in desk.consents.to_recall(CODE)] == ["WC"]


def through_the_wizard(desk: Desk, case: Case) -> None:
    desk.cases.record(case)


def through_a_file(desk: Desk, case: Case) -> None:
    desk.cases.add_all([case], marks={"regel": case.code})


@pytest.mark.parametrize("keep", [through_the_wizard, through_a_file])
def test_every_way_to_keep_a_case_goes_through_it(desk: Desk, keep: Callable[[Desk, Case], None]) -> None:
    keep(desk, replace(desk.cases.get(CODE), consent=Consent(ConsentState.WITHDRAWN)))
    assert CODE not in codes(desk, desk.meetings.upcoming().held_on)
    assert len(rows(desk)) == 1


def test_all_of_it_or_nothing(desk: Desk) -> None:
    """A store that refuses the audit row keeps the consent as it was, and the case on its agenda."""
    case, meeting, sheets = desk.cases.get(CODE), desk.meetings.upcoming(), desk.handovers.all()
    with desk._vault.session() as session:  # what a disk that fails halfway does
        session.connection().exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    with pytest.raises(SQLAlchemyError):
        says(desk, ConsentState.WITHDRAWN)
    assert desk.consents.removed(CODE) is None
    desk.cases._listed = None
    desk.meetings._listed = None
    desk.handovers._listed = None
    assert desk.cases.get(CODE) == case
    assert desk.meetings.upcoming() == meeting
    assert desk.handovers.all() == sheets


def test_a_consent_that_only_expires_removes_nothing(desk: Desk) -> None:
    case = desk.cases.get(CODE)
    gone = replace(case.consent, expires_on=desk.today() - timedelta(days=1))
    desk.cases.record(replace(case, consent=gone))
    assert CODE in codes(desk, desk.meetings.upcoming().held_on)
    assert rows(desk) == []
