"""The case list: what a row says, filters, search, throwing away and bringing back, narrow windows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from casusdesk.domain.course import LastSeen
from casusdesk.domain.decision import CLOSE
from casusdesk.services.desk import Desk
from casusdesk.ui.cases.list_model import CaseListModel
from casusdesk.ui.cases.rows import Chip, Filter, case_row
from casusdesk.ui.cases.screen import CasesScreen


def codes(model: CaseListModel) -> list[str]:
    return [row.code for place in range(model.rowCount()) if (row := model.row_at(model.index(place)))]


def spoken(model: CaseListModel, code: str) -> str:
    return str(model.index(model.place_of(code)).data(Qt.ItemDataRole.AccessibleTextRole))


def test_rows_say_aloud_what_they_show(screen: CasesScreen) -> None:
    assert screen.list.heading.text() == "Casussen (8)"
    assert spoken(screen.list.model, "KT472").startswith("KT472, 27 weken, ")
    assert "laatste kans VoorZorg" in spoken(screen.list.model, "KT472")
    assert "21 januari" in spoken(screen.list.model, "KT472")
    assert "geen regie" in spoken(screen.list.model, "ZL496")
    assert "33 weken en 3 dagen, urgent" in spoken(screen.list.model, "BX385")
    assert "geboren?" in spoken(screen.list.model, "FV582")


def test_chips_follow_the_clock_of_the_coming_meeting(desk: Desk) -> None:
    meeting = desk.meetings.upcoming()
    chips = {c.code: case_row(c, desk.catalog, meeting, ()).chips for c in desk.cases.all()}
    assert chips["BX385"] == (Chip.URGENT, Chip.LATE, Chip.LAST_CHANCE)
    assert chips["FV582"] == ()
    assert Chip.NO_LEAD in chips["ZL496"]


def test_an_urgent_factor_is_urgent_in_the_list_too(desk: Desk) -> None:
    case = replace(desk.cases.get("KT472"), factors=("nml_homeless",))
    row = case_row(case, desk.catalog, desk.meetings.upcoming(), ())
    assert Chip.URGENT in row.chips
    assert "urgent" in row.spoken


@pytest.mark.parametrize(
    ("wanted", "some", "none"),
    [
        (Filter.NO_LEAD, "ZL496", "KT472"),
        (Filter.LAST_CHANCE, "KT472", "FV582"),
        (Filter.NEW, "KT472", "PC853"),
        (Filter.FOLLOW_UP, "PC853", "KT472"),
    ],
    ids=["no lead", "last chance", "new", "follow up"],
)
def test_filters(screen: CasesScreen, qtbot: QtBot, wanted: Filter, some: str, none: str) -> None:
    screen.list.filters[wanted].click()
    assert some in codes(screen.list.model)
    assert none not in codes(screen.list.model)
    assert screen.list.heading.text() == "Casussen (8)"
    screen.list.filters[Filter.ALL].click()
    assert screen.list.model.rowCount() == 8


def test_the_inbox_counts_the_signals_and_shows_the_newest_first(screen: CasesScreen, desk: Desk) -> None:
    chip = screen.list.filters[Filter.SIGNALS]
    assert chip.text() == "Signalen (2)"
    chip.click()
    assert codes(screen.list.model) == ["ND638", "HW729"]
    desk.closings.close("HW729", "refuses_help")
    assert chip.text() == "Signalen (1)"
    assert codes(screen.list.model) == ["ND638"]


def test_who_was_not_seen_and_who_was_not_told_are_in_the_menu(screen: CasesScreen, desk: Desk) -> None:
    items, more = screen.list.parts.items, screen.list.parts.more
    assert more.text() == "Meer"
    told = {due.case.code for due in desk.decisions.feedback_due()}
    items[Filter.NO_FEEDBACK].trigger()
    assert set(codes(screen.list.model)) == told != set()
    assert more.text() == "Geen terugkoppeling"
    desk.cases.record(replace(desk.cases.get("PC853"), last_seen=LastSeen(date(2026, 11, 1), "JMW")))
    items[Filter.UNSEEN].trigger()
    assert "PC853" in codes(screen.list.model)
    assert "KT472" not in codes(screen.list.model)
    screen.list.filters[Filter.ALL].click()
    assert more.text() == "Meer"


def test_a_decision_to_close_is_a_sign_until_it_is_done(screen: CasesScreen, desk: Desk) -> None:
    fresh = desk.decisions.on(desk.meetings.upcoming(), "PC853")
    desk.decisions.record(replace(fresh, kind=CLOSE))
    assert ", afsluiten" in spoken(screen.list.model, "PC853")
    desk.closings.close("PC853", "self_reliant")
    screen.list.set_filter(Filter.CLOSED)
    row = screen.list.model.row_at(screen.list.model.index(0))
    assert row is not None
    assert row.chips == ()


def test_small_windows_keep_the_rows_in_sight(make_screen: object, desk: Desk) -> None:
    screen = make_screen(desk, 920, 500, 200)  # type: ignore[operator]
    parts = screen.list.parts
    assert parts.chips[Filter.SIGNALS].isVisible()
    assert not parts.chips[Filter.NEW].isVisible()
    assert all(parts.items[part].isVisible() for part in Filter if part not in (Filter.ALL, Filter.SIGNALS))
    assert screen.list.view.viewport().height() > 150
    parts.items[Filter.LAST_CHANCE].trigger()
    assert parts.more.text() == "Laatste kans"


def test_search_filters_as_typed_by_code_role_and_afspraak(screen: CasesScreen, desk: Desk) -> None:
    screen.search("kt4")
    assert codes(screen.list.model) == ["KT472"]
    screen.search("WIJKCOACH")
    assert "BX385" in codes(screen.list.model)
    desk.cases.new_action("ND638", "papieren klaarleggen", "VK")
    screen.search("pápieren")
    assert codes(screen.list.model) == ["ND638"]
    screen.search("bestaat niet")
    assert screen.list.empty.isVisibleTo(screen)
    screen.search("")
    assert screen.list.model.rowCount() == 8


def test_the_model_keeps_the_rules_of_models(screen: CasesScreen, desk: Desk) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(screen.list.model, mode)
    screen.search("wijk")
    screen.search("")
    desk.cases.delete("KT472")
    assert tester.model() is screen.list.model
    assert screen.list.model.rowCount() == 7


def test_del_throws_away_and_undo_brings_back(
    screen: CasesScreen, desk: Desk, toasts: list[tuple[str, object]]
) -> None:
    screen.open_case("KT472")
    screen.list.view.setFocus()
    QTest.keyClick(screen.list.view, Qt.Key.Key_Delete)
    assert "KT472" not in codes(screen.list.model)
    assert toasts[-1][0] == "Casus KT472 verwijderd."
    screen.context.undo.undo()
    assert "KT472" in codes(screen.list.model)
    assert desk.cases.get("KT472").question
    screen.context.undo.redo()
    assert [c.code for c in desk.cases.deleted()] == ["KT472"]


def test_narrow_windows_show_one_pane_at_a_time(make_screen: object, desk: Desk) -> None:
    screen = make_screen(desk, 920, 500, 200)  # type: ignore[operator]
    assert screen.list.isVisible()
    assert not screen.detail.isVisible()
    screen.list.view.setFocus()
    QTest.keyClick(screen.list.view, Qt.Key.Key_Return)
    assert screen.detail.isVisible()
    assert not screen.list.isVisible()
    screen.detail.back.click()
    assert screen.list.isVisible()
    assert screen.list.view.hasFocus()


def test_an_empty_store_says_what_to_do(make_screen: object, empty: Desk) -> None:
    screen = make_screen(empty)  # type: ignore[operator]
    assert screen.list.heading.text() == "Casussen (0)"
    assert screen.list.empty.isVisible()


def test_the_detail_follows_the_mark_when_the_arrow_rests(screen: CasesScreen, qtbot: QtBot) -> None:
    view = screen.list.view
    before = screen.detail.code
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert (view.currentIndex().row(), screen.detail.code) == (2, before)
    qtbot.waitUntil(lambda: screen.detail.code == view.code(), timeout=1000)


def test_a_search_without_a_find_shows_no_case(screen: CasesScreen, qtbot: QtBot) -> None:
    screen.search("bestaat niet")
    qtbot.waitUntil(lambda: not screen.detail.isVisible(), timeout=1000)
    screen.search("")
    qtbot.waitUntil(screen.detail.isVisible, timeout=1000)
