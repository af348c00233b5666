"""Closing and opening again, over a real store: reason, effects, and a lesson that knows no case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from casusdesk.domain.case import Case, CaseStatus, Support, SupportNeed
from casusdesk.domain.course import GRACE, Closing
from casusdesk.errors import CasusdeskError, InvalidInputError
from casusdesk.services.clock import Clock
from casusdesk.services.desk import Desk
from casusdesk.services.opening import open_desk
from casusdesk.store.vault import create_practice_vault

TODAY = date(2027, 1, 14)


class Days:
    """A clock that a test moves."""

    day = TODAY


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def desk(tmp_path: Path, days: Days) -> Iterator[Desk]:
    with create_practice_vault(tmp_path / "kluis") as vault:
        desk = open_desk(vault, Clock(lambda: days.day, lambda: datetime(2027, 1, 14, 9, tzinfo=UTC)))
        explored = Support(need=SupportNeed.NO)
        desk.cases.record(Case("KT472", date(2026, 12, 1), birth_date=date(2026, 12, 20), support=explored))
        yield desk


def test_closing_keeps_reason_and_effects_with_the_case_and_the_lesson_apart(desk: Desk) -> None:
    lesson = desk.closings.close("KT472", "self_reliant", ["good_bond"], "  Vraag eerder   naar oma. ")
    case = desk.cases.get("KT472")
    assert case.status is CaseStatus.CLOSED
    assert case.closing == Closing(TODAY, "self_reliant", ("good_bond",))
    assert lesson is not None
    assert (lesson.text, lesson.noted_on) == ("Vraag eerder naar oma.", date(2027, 1, 1))
    assert desk.closings.lessons() == (lesson,)
    desk.closings.forget_lesson(lesson)
    assert desk.closings.lessons() == ()


def test_a_reason_is_asked_and_nothing_happens_without(desk: Desk) -> None:
    with pytest.raises(InvalidInputError, match="Kies waarom") as found:
        desk.closings.close("KT472", "", [], "een les")
    assert found.value.field == "reason"
    assert desk.cases.get("KT472").status.active
    assert desk.closings.lessons() == ()


def test_a_pregnancy_that_ended_stops_everything(desk: Desk) -> None:
    desk.closings.close("KT472", "pregnancy_ended")
    assert desk.cases.get("KT472").status is CaseStatus.ENDED
    assert desk.meetings.agenda(desk.meetings.fill(desk.meetings.upcoming())).entries == ()


@pytest.mark.parametrize(("later", "possible"), [(timedelta(0), True), (GRACE, True), (GRACE * 2, False)])
def test_reopening_is_possible_while_the_grace_period_runs(
    desk: Desk, days: Days, later: timedelta, possible: bool
) -> None:
    desk.closings.close("KT472", "handed_over", ["good_bond"])
    days.day = TODAY + later
    closed = desk.cases.get("KT472")
    assert desk.closings.may_reopen(closed) is possible
    if possible:
        assert desk.closings.reopen("KT472").status is CaseStatus.SUPPORTED
        assert desk.cases.get("KT472").closing is None
    else:
        with pytest.raises(CasusdeskError, match="kon tot en met woensdag 14 april 2027"):
            desk.closings.reopen("KT472")


def test_an_open_case_cannot_be_opened(desk: Desk) -> None:
    assert not desk.closings.may_reopen(desk.cases.get("KT472"))
    with pytest.raises(CasusdeskError, match="staat al op de lijst"):
        desk.closings.reopen("KT472")


def test_every_reason_and_effect_of_the_catalogue_has_a_name(desk: Desk) -> None:
    assert len(desk.catalog.lookups["close_reason"]) == 8
    assert len(desk.catalog.lookups["effect"]) == 6
