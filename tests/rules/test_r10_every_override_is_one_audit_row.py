"""R10: going on without consent is one row each time it leaves the program: when, which code, why, who.

Never two for one issue, never one for paper the case is not on, and never a text of the case.
"""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from casusdesk.domain.audit import AuditEvent, AuditRow
from casusdesk.domain.consent import Consent, ConsentState, Override, Receiver
from casusdesk.services.desk import Desk
from casusdesk.services.paper_checks import PrintBlockedError
from casusdesk.services.print_job import PrintJob

CODE = "RM264"
WHY, WHO = "acuut gevaar, meldcode gevolgd", "wijkcoach"
DECIDED = Override(WHY, WHO)


def consent(desk: Desk, consent: Consent) -> None:
    desk.cases.record(replace(desk.cases.get(CODE), consent=consent))


def overridden(desk: Desk) -> list[AuditRow]:
    return [row for row in desk.audit.all() if row.event is AuditEvent.WITHOUT_CONSENT]


def job(desk: Desk, *roles: str, **more: object) -> PrintJob:
    return PrintJob(desk.meetings.upcoming(), agenda=True, copies=roles or ("VK", "JV"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("state", [ConsentState.REFUSED, ConsentState.WITHDRAWN])
def test_one_issue_is_one_row_however_much_paper(desk: Desk, state: ConsentState) -> None:
    consent(desk, Consent(state, override=DECIDED))
    sheets = desk.handovers.for_case(CODE)
    assert overridden(desk) == []  # deciding is no paper yet
    desk.register.issue(job(desk, handovers=sheets, parents=sheets, singles=(CODE,)))
    (row,) = overridden(desk)
    assert (row.subject, row.reason, row.person) == (CODE, WHY, WHO)
    desk.register.issue(job(desk))
    assert len(overridden(desk)) == 2


def test_with_consent_there_is_no_row(desk: Desk) -> None:
    desk.register.issue(job(desk, handovers=desk.handovers.for_case(CODE)))
    assert overridden(desk) == []


def test_an_override_nobody_needed_is_no_row(desk: Desk) -> None:
    consent(desk, replace(desk.cases.get(CODE).consent, override=DECIDED))
    desk.register.issue(job(desk))
    assert overridden(desk) == []


def test_a_receiver_that_was_overruled_is_a_row_and_only_then(desk: Desk) -> None:
    refused = (Receiver("WC", ConsentState.REFUSED), Receiver("JV"))
    consent(desk, Consent(ConsentState.BY_NAME, receivers=refused, override=DECIDED))
    desk.register.issue(job(desk, "VK", "JV"))
    assert overridden(desk) == []  # whoever was refused gets none of this paper
    desk.register.issue(job(desk, "VK", "WC"))
    assert [row.subject for row in overridden(desk)] == [CODE]


def test_a_sheet_for_an_overruled_organisation_is_a_row(desk: Desk) -> None:
    consent(
        desk,
        Consent(ConsentState.BY_NAME, receivers=(Receiver("JGZ", ConsentState.REFUSED),), override=DECIDED),
    )
    desk.register.issue(PrintJob(desk.meetings.upcoming(), handovers=desk.handovers.for_case(CODE)))
    assert [row.subject for row in overridden(desk)] == [CODE]


def test_the_parents_version_alone_is_a_row_too(desk: Desk) -> None:
    consent(desk, Consent(ConsentState.REFUSED, override=DECIDED))
    desk.register.issue(PrintJob(desk.meetings.upcoming(), parents=desk.handovers.for_case(CODE)))
    assert [row.subject for row in overridden(desk)] == [CODE]


def test_what_goes_by_mail_to_everybody_is_a_row(desk: Desk) -> None:
    refused = (Receiver("WC", ConsentState.REFUSED),)
    consent(desk, Consent(ConsentState.BY_NAME, receivers=refused, override=DECIDED))
    desk.register.issue(PrintJob(desk.meetings.upcoming(), advance=True))
    assert [row.subject for row in overridden(desk)] == [CODE]


def test_without_reason_or_person_nothing_is_printed_and_nothing_recorded(desk: Desk) -> None:
    sheets = desk.handovers.for_case(CODE)
    for half in (Override(WHY, ""), Override("", WHO), None):
        consent(desk, Consent(ConsentState.REFUSED, override=half))
        with pytest.raises(PrintBlockedError, match="toestemming"):
            desk.register.issue(PrintJob(desk.meetings.upcoming(), handovers=sheets))
    assert overridden(desk) == []
    assert desk.register.all() == ()


def test_a_printer_that_refuses_leaves_the_row(desk: Desk) -> None:
    consent(desk, Consent(ConsentState.REFUSED, override=DECIDED))
    desk.register.take_back(desk.register.issue(job(desk)))
    assert desk.register.all() == ()
    assert len(overridden(desk)) == 1


def test_a_row_holds_a_code_and_nothing_of_the_case(desk: Desk) -> None:
    assert {field.name for field in fields(AuditRow)} == {"at", "event", "subject", "reason", "person"}
    consent(desk, Consent(ConsentState.WITHDRAWN))
    (row,) = [row for row in desk.audit.all() if row.event is AuditEvent.CONSENT_WITHDRAWN]
    case = desk.cases.get(CODE)
    said = f"{row.subject} {row.reason} {row.person}"
    assert said == f"{CODE} ingetrokken "
    assert case.question not in said
