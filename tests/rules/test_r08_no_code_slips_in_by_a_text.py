"""R8: a case that is kept from a reader is not named to that reader in the text of another case either."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casusdesk.domain.consent import Consent, ConsentState, Override, Receiver
from casusdesk.domain.decision import Decision, Feedback
from casusdesk.domain.handover import Handover
from casusdesk.services.desk import Desk
from casusdesk.services.paper_checks import PrintBlockedError
from casusdesk.services.print_job import PrintJob

REFUSED, OPEN, THIRD = "HW729", "KT472", "RM264"


def asks(desk: Desk, words: str) -> None:
    desk.cases.record(replace(desk.cases.get(OPEN), question=words))


def agenda(desk: Desk, *roles: str) -> PrintJob:
    return PrintJob(desk.meetings.upcoming(), agenda=True, copies=roles or ("VK",))


def sheet(desk: Desk) -> Handover:
    return desk.handovers.get("practice-rm264")


def refused(desk: Desk, job: PrintJob, code: str = REFUSED) -> None:
    with pytest.raises(PrintBlockedError) as blocked:
        desk.register.issue(job)
    assert any(f"de code {code}" in str(problem) for problem in blocked.value.problems)
    assert desk.register.all() == ()


@pytest.mark.parametrize("written", ["HW729", "hw729", "HW 729", "HW-729", "Hw\u00ad729", "(HW729)"])
def test_a_refused_case_in_another_ones_question(desk: Desk, written: str) -> None:
    asks(desk, f"wat doen we met {written}?")
    refused(desk, agenda(desk))
    refused(desk, PrintJob(desk.meetings.upcoming(), singles=(OPEN,), copies=("VK",)))


def test_a_refused_case_in_an_agreement_and_in_a_decision(desk: Desk) -> None:
    action = desk.cases.actions("ZL496")[0]
    desk.cases.record_action(replace(action, text="belt over hw729"))
    refused(desk, agenda(desk))
    held = desk.meetings.upcoming()
    desk.decisions.record(Decision(held.held_on, OPEN, "jmw", agreed="zie HW729", feedback=Feedback(to="VK")))
    refused(desk, PrintJob(held, decided=held, copies=("VK",)))
    refused(desk, PrintJob(held, mailed=held))


def test_a_sheet_and_its_parents_version_name_no_other_case_at_all(desk: Desk) -> None:
    told = replace(sheet(desk), parents_want=f"net als {OPEN}")
    refused(desk, PrintJob(desk.meetings.upcoming(), handovers=(told,)), OPEN)
    refused(desk, PrintJob(desk.meetings.upcoming(), parents=(told,)), OPEN)
    asks(desk, f"zie {THIRD}")  # parents at the table
    refused(desk, PrintJob(desk.meetings.upcoming(), singles=(OPEN,), copies=("VK",)), THIRD)


def test_rubriek_f_has_no_codes(desk: Desk) -> None:
    desk.meetings.record(replace(desk.meetings.upcoming(), general=(f"Scholing over {OPEN}",)))
    refused(desk, agenda(desk), OPEN)


def test_a_case_kept_from_one_reader_is_not_named_to_that_reader(desk: Desk) -> None:
    asks(desk, f"zie ook {THIRD}")
    desk.register.issue(agenda(desk, "VK", "WC"))
    consent = Consent(ConsentState.BY_NAME, receivers=(Receiver("WC", ConsentState.REFUSED),))
    desk.cases.record(replace(desk.cases.get(THIRD), consent=consent))
    before = len(desk.register.all())
    with pytest.raises(PrintBlockedError, match=THIRD):
        desk.register.issue(agenda(desk, "VK", "WC"))
    assert len(desk.register.all()) == before
    desk.register.issue(agenda(desk, "VK"))


def test_who_decided_to_go_on_without_her_may_name_it_too(desk: Desk) -> None:
    case = desk.cases.get(REFUSED)
    decided = replace(case.consent, override=Override("acuut gevaar", "wijkcoach"))
    desk.cases.record(replace(case, consent=decided))
    asks(desk, f"zie ook {REFUSED}")
    desk.register.issue(agenda(desk))


def test_what_only_looks_like_a_code_may_stay(desk: Desk) -> None:
    asks(desk, "weegt ze AB234 of 729 gram meer?")
    desk.register.issue(agenda(desk))
