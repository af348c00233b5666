"""What comes back, what waits and what comes along: parking list, previous agenda, flags and last time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casusdesk.domain import arrange
from casusdesk.domain.case import CaseStatus
from casusdesk.domain.course import LastSeen
from casusdesk.domain.meeting import AgendaForm
from casusdesk.services.desk import Desk
from casusdesk.ui.meetings.row_view import RowView
from casusdesk.ui.meetings.rows import Chip, Row, RowKind
from casusdesk.ui.meetings.screen import MeetingScreen
from casusdesk.ui.meetings.take_over import Fate

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def codes(desk: Desk) -> list[str]:
    return [item.code for item in desk.meetings.upcoming().items]


def row_of(view: RowView, code: str) -> Row:
    return next(row for row in view.rows.rows if row.kind is RowKind.CASE and row.code == code)


def heading_above(view: RowView, code: str) -> str:
    rows = view.rows.rows
    place = next(n for n, row in enumerate(rows) if row.kind is RowKind.CASE and row.code == code)
    return next(row.title for row in reversed(rows[:place]) if row.kind is RowKind.HEADING)


def test_parking_from_the_agenda_and_back_with_keys(
    screen: MeetingScreen, desk: Desk, toasts: list[tuple[str, Callable[[], object]]]
) -> None:
    agenda, available = screen.builder.agenda, screen.builder.available
    agenda.go_to("KT472")
    press(Qt.Key.Key_D, CTRL | SHIFT)
    assert desk.meetings.upcoming().parked == ("KT472",)
    assert toasts[-1][0] == "KT472 staat op de parkeerlijst en komt terug op 11 februari."
    assert heading_above(available, "KT472") == "Parkeerlijst (1)"
    assert row_of(available, "KT472").note == "geparkeerd, terug op 11 februari"
    available.go_to("KT472")
    available.setFocus()
    assert screen.choice_actions.park.text() == "Van de parkeerlijst"
    press(Qt.Key.Key_D, CTRL | SHIFT)
    assert desk.meetings.upcoming().parked == ()
    assert heading_above(available, "KT472") == "Nieuw (1)"
    press(Qt.Key.Key_D, CTRL | SHIFT)
    assert desk.meetings.upcoming().parked == ("KT472",), "parked from what is available as well"
    for _step in range(3):
        screen.context.undo.undo()
    assert "KT472" in codes(desk)
    assert desk.meetings.upcoming().parked == ()


def test_the_toast_of_parking_undoes_only_its_own_step(
    screen: MeetingScreen, desk: Desk, toasts: list[tuple[str, Callable[[], object]]]
) -> None:
    screen.later.park("KT472")
    undo = toasts[-1][1]
    screen.arranger.take_off("BX385")
    undo()
    assert "KT472" in desk.meetings.upcoming().parked
    screen.context.undo.undo()
    undo()
    assert "KT472" in codes(desk)


def test_a_parked_case_put_on_the_agenda_is_parked_no_more(screen: MeetingScreen, desk: Desk) -> None:
    screen.later.park("KT472")
    screen.builder.available.go_to("KT472")
    screen.primary()
    assert "KT472" in codes(desk)
    assert desk.meetings.upcoming().parked == ()


def test_a_case_that_came_back_says_why(screen: MeetingScreen, desk: Desk) -> None:
    december = desk.meetings.previous(desk.meetings.upcoming().held_on)
    assert december is not None
    desk.meetings.record(arrange.park(december, "KT472"))
    assert row_of(screen.builder.agenda, "KT472").note.startswith("terug van de parkeerlijst")
    desk.meetings.record(arrange.add(december, desk.cases.get("BX385")))
    assert row_of(screen.builder.agenda, "BX385").note.startswith("niet besproken op 10 december")
    moved = replace(desk.decisions.on(december, "BX385"), kind="postpone")
    desk.decisions.record(moved)
    assert row_of(screen.builder.agenda, "BX385").note.startswith("doorgeschoven op 10 december")
    assert "doorgeschoven op 10 december" in row_of(screen.builder.agenda, "BX385").spoken


def test_open_afspraken_come_along_by_themselves_and_are_counted(screen: MeetingScreen, desk: Desk) -> None:
    first = screen.builder.agenda.rows.rows[0]
    count = len(desk.meetings.agenda(desk.meetings.upcoming()).look_back)
    assert (first.title, first.meta) == ("A  Terugblik open afspraken", f"{count} komen vanzelf mee")


def test_the_previous_agenda_is_taken_over_with_one_key_per_case(
    screen: MeetingScreen, desk: Desk, said: list[str]
) -> None:
    for code in ("FV582", "ZL496", "RM264", "PC853"):
        screen.arranger.take_off(code)
    desk.cases.record(replace(desk.cases.get("FV582"), status=CaseStatus.CLOSED))
    before = desk.meetings.upcoming()
    screen.builder.take_over.click()
    panel = screen.builder.previous
    assert [row.code for row in panel.list.rows.rows] == ["ZL496", "RM264", "PC853"], "closed ones stay away"
    assert row_of(panel.list, "RM264").detail.startswith("10 december: overdracht: Afspraak maken")
    assert not screen.builder.agenda.isVisible()
    assert panel.take.text() == "3 casussen overnemen"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_D, CTRL)
    assert said[-1] == "RM264 naar 11 februari"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    assert panel.take.text() == "1 casus overnemen"
    press(Qt.Key.Key_Space)
    assert panel.fates["PC853"] is Fate.COMES
    press(Qt.Key.Key_Delete)
    screen.primary()
    assert codes(desk) == [*[item.code for item in before.items], "ZL496"]
    assert [i.code for i in desk.meetings.following(before).items] == ["RM264"]
    assert screen.builder.agenda.hasFocus()
    assert row_of(screen.builder.available, "PC853")
    screen.context.undo.undo()
    assert desk.meetings.upcoming().items == before.items
    assert desk.meetings.following(before).items == ()


def test_leaving_the_previous_agenda_changes_nothing(screen: MeetingScreen, desk: Desk) -> None:
    screen.arranger.take_off("ZL496")
    before = desk.meetings.upcoming()
    screen.builder.take_over.click()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Escape)
    assert desk.meetings.upcoming() == before
    assert screen.builder.agenda.isVisible()
    assert screen.builder.agenda.hasFocus()


def test_what_was_to_be_closed_is_proposed_to_stay_away(screen: MeetingScreen, desk: Desk) -> None:
    december = desk.meetings.previous(desk.meetings.upcoming().held_on)
    assert december is not None
    desk.decisions.record(replace(desk.decisions.on(december, "PC853"), kind="close", agreed="", who=""))
    desk.cases.record(replace(desk.cases.get("FV582"), grade="self_reliant"))
    for code in ("ZL496", "PC853", "FV582"):
        screen.arranger.take_off(code)
    screen.builder.take_over.click()
    sides = {row.code: row.side for row in screen.builder.previous.list.rows.rows}
    assert sides == {"FV582": "afvoeren", "ZL496": "meenemen", "PC853": "afvoeren"}
    assert row_of(screen.builder.previous.list, "FV582").note == "voorstel: niet agenderen (zelfredzaam)"


def test_nothing_to_take_over_is_said(screen: MeetingScreen, toasts: list[tuple[str, object]]) -> None:
    screen.builder.take_over.click()
    assert toasts[-1][0].startswith("Van 10 december staat alles al op de agenda")
    assert screen.builder.agenda.isVisible()


def test_the_parents_join_with_a_key_and_in_words(screen: MeetingScreen, desk: Desk, said: list[str]) -> None:
    screen.builder.agenda.go_to("KT472")
    press(Qt.Key.Key_O, CTRL | SHIFT)
    item = next(item for item in desk.meetings.upcoming().items if item.code == "KT472")
    assert item.parents_join
    assert Chip.PARENTS in row_of(screen.builder.agenda, "KT472").chips
    assert "ouder schuift aan" in row_of(screen.builder.agenda, "KT472").spoken
    assert said[-1] == "Ouder schuift aan bij KT472"
    assert screen.row_actions.parents.text() == "Ouder schuift niet aan"
    press(Qt.Key.Key_O, CTRL | SHIFT)
    assert Chip.PARENTS not in row_of(screen.builder.agenda, "KT472").chips
    screen.context.undo.undo()
    assert screen.arranger.parents_join("KT472")


def test_rows_say_unseen_stuck_and_without_lead(screen: MeetingScreen, desk: Desk) -> None:
    case = desk.cases.get("KT472")
    desk.cases.record(replace(case, last_seen=LastSeen(date(2026, 11, 1), "VK")))
    assert Chip.UNSEEN in row_of(screen.builder.agenda, "KT472").chips
    assert "meer dan 6 weken niet gezien" in row_of(screen.builder.agenda, "KT472").spoken
    stuck = row_of(screen.builder.agenda, "ZL496").chips
    assert Chip.STUCK in stuck
    assert Chip.NO_LEAD in stuck


def test_the_last_decision_stands_below_the_agenda(screen: MeetingScreen) -> None:
    screen.builder.agenda.go_to("RM264")
    words = screen.builder.last_time.text()
    assert words == (
        "10 december: overdracht: Afspraak maken voor de kennismaking met de JGZ · verloskundige"
        " · uiterlijk 13-01 · nog open"
    )
    assert screen.builder.last_time.isVisible()
    screen.builder.agenda.go_to("KT472")
    assert screen.builder.last_time.text() == "nog niet besproken"


def test_a_self_reliant_case_is_proposed_to_stay_away_but_a_person_decides(
    screen: MeetingScreen, desk: Desk
) -> None:
    desk.cases.record(replace(desk.cases.get("KT472"), grade="self_reliant"))
    assert "voorstel: niet agenderen" in row_of(screen.builder.agenda, "KT472").note
    screen.arranger.take_off("KT472")
    assert row_of(screen.builder.available, "KT472").note == "voorstel: niet agenderen (zelfredzaam)"
    page = desk.meetings.fitted(desk.meetings.fill(desk.meetings.upcoming()))
    assert "KT472" in page.plain_text()
    assert "zelfredzaam" not in page.plain_text(), "the grade stays indoors"


def test_a_quiet_follow_up_comes_on_as_hamerstuk_by_key(screen: MeetingScreen, desk: Desk) -> None:
    screen.arranger.take_off("PC853")
    screen.builder.available.go_to("PC853")
    screen.builder.available.setFocus()
    press(Qt.Key.Key_H, CTRL)
    assert screen.arranger.form_of("PC853") is AgendaForm.HAMMER
