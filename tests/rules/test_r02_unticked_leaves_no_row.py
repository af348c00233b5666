"""R2: what was not ticked leaves no row: the whole wizard with two ticks, by keyboard, gives two rows."""

from __future__ import annotations

from dataclasses import replace

from month import Month
from sqlalchemy import text

from casusdesk.domain.case import Concern, ConcernState
from casusdesk.domain.signal import Signal
from casusdesk.services.desk import Desk
from casusdesk.services.wizard import Step

LISTS = ("case_concerns", "case_factors")


def rows(desk: Desk, table: str, code: str) -> list[tuple[object, ...]]:
    with desk._vault.session() as session:
        query = text(f"SELECT * FROM {table} WHERE case_code = :code")
        return [tuple(row) for row in session.connection().execute(query, {"code": code})]


def test_the_whole_wizard_with_two_ticks_stores_two_rows(month: Month) -> None:
    desk, window, hands = month.desk, month.window, month.hands
    signal = Signal(due_date=desk.cases.get("KT472").due_date, question="Wat helpt?")
    code = desk.cases.add_signal(signal).code
    window.context.open_questions(code)
    screen = window.shown
    screen.open_questions(code, Step.CONCERNS, "")  # type: ignore[attr-defined]
    domains = screen.wizard.page().askers["concerns"]  # type: ignore[attr-defined]
    for place, key in ((0, "2"), (3, "3")):
        row = list(domains.rows.values())[place]
        row.take_focus()
        hands.press(key)
    for step in (Step.AGENCIES, Step.SUPPORT, Step.LEAD, Step.CHECK):
        hands.press("Ctrl+PgDown")
        month.app.processEvents()
        assert screen.wizard.walk.step is step  # type: ignore[attr-defined]
    window.context.save_all()
    stored = rows(desk, "case_concerns", code)
    assert len(stored) == 2
    assert {row[3] for row in stored} == {ConcernState.CONCERN.value, ConcernState.URGENT.value}
    assert rows(desk, "case_factors", code) == []


def test_a_tick_that_is_taken_away_takes_its_row_along(desk: Desk) -> None:
    case = desk.cases.get("KT472")
    desk.cases.record(replace(case, concerns=(Concern("W", ConcernState.CONCERN, "kale muur"),), factors=()))
    assert len(rows(desk, "case_concerns", "KT472")) == 1
    desk.cases.record(replace(case, concerns=(Concern("W", ConcernState.NOT_DISCUSSED, "kale muur"),)))
    assert rows(desk, "case_concerns", "KT472") == []


def test_what_is_kept_is_kept(desk: Desk) -> None:
    """The other side: twelve ticks are twelve rows, so the counting of this test can fail."""
    keys = [entry.key for entry in desk.catalog.life_domains if entry.active][:12]
    concerns = tuple(Concern(key, ConcernState.GOING_WELL) for key in keys)
    desk.cases.record(replace(desk.cases.get("KT472"), concerns=concerns))
    assert len(rows(desk, "case_concerns", "KT472")) == len(keys) > 10
