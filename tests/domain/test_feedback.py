"""Who still has to hear back, who just did, and the three neutral sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from casusdesk.domain.case import Lead, LeadAgreement
from casusdesk.domain.decision import POSTPONE
from casusdesk.domain.feedback import feedback_due, recently_told, slip_sentences
from casusdesk.services.desk import Desk
from casusdesk.services.practice import practice_desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    with practice_desk() as made:
        yield made


def test_only_the_newest_decision_of_a_case_counts(desk: Desk) -> None:
    due = desk.decisions.feedback_due()
    assert [(f.to, f.case.code, f.decision.held_on) for f in due] == [("AB", "ZL496", date(2026, 12, 10))]


def test_a_postponed_case_has_nothing_to_tell(desk: Desk) -> None:
    decision = replace(desk.decisions.feedback_due()[0].decision, kind=POSTPONE)
    assert feedback_due(desk.cases.all(), [decision]) == ()


def test_who_heard_lately_is_remembered_for_thirty_days(desk: Desk) -> None:
    waiting = desk.decisions.feedback_due()[0].decision
    told_on = date(2027, 1, 2)
    told = replace(waiting, feedback=replace(waiting.feedback, done_on=told_on))
    cases = desk.cases.all()
    assert [f.case.code for f in recently_told(cases, [told], told_on + timedelta(days=30))] == ["ZL496"]
    assert recently_told(cases, [told], told_on + timedelta(days=31)) == ()
    assert recently_told(cases, [waiting], told_on) == ()
    assert feedback_due(cases, [told]) == ()


def test_the_slip_says_when_who_and_your_part_and_nothing_of_the_family(desk: Desk) -> None:
    due = desk.decisions.feedback_due()[0]
    assert slip_sentences(due.decision, desk.catalog) == (
        "Uw signaal ZL496 is besproken op 10 december 2026.",
        "De regie wordt nog bepaald; u hoort wie het wordt.",
        "Uw rol nu: houdt contact tot de wijkcoach belt.",
    )
    asked = replace(due.decision, feedback=replace(due.decision.feedback, role_now="Belt u haar morgen?"))
    assert slip_sentences(asked, desk.catalog)[2] == "Uw rol nu: Belt u haar morgen?"
    nothing = replace(due.decision, feedback=replace(due.decision.feedback, role_now=" "))
    assert slip_sentences(nothing, desk.catalog)[2].startswith("U hoeft nu niets te doen.")


def test_the_slip_names_who_has_the_lead_now_and_who_was_only_asked(desk: Desk) -> None:
    due = desk.decisions.feedback_due()[0]
    for lead, said in (
        (Lead("WC", LeadAgreement.AGREED), "De regie ligt bij: wijkcoach."),
        (Lead("WC", LeadAgreement.TO_ASK), "De regie is gevraagd aan: wijkcoach."),
    ):
        assert replace(due, case=replace(due.case, lead=lead)).sentences(desk.catalog)[1] == said
