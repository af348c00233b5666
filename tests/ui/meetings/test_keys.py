"""By keyboard alone: reorder, take off, add, postpone, shorten, write a line, and see it on paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from casusdesk.domain.case import CaseKind
from casusdesk.domain.meeting import AgendaForm
from casusdesk.services.desk import Desk
from casusdesk.ui.meetings.screen import MeetingScreen

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def tab_to(widget: QWidget) -> None:
    for _stop in range(60):
        if QApplication.focusWidget() is widget:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError("Tab never comes there")


def codes(desk: Desk, kind: CaseKind | None = None) -> list[str]:
    return [i.code for i in desk.meetings.upcoming().items if kind in (None, i.kind)]


def walk_to(screen: MeetingScreen, code: str) -> None:
    view = screen.builder.agenda
    press(Qt.Key.Key_Home)
    for _row in range(40):
        if view.current_case() == code:
            return
        press(Qt.Key.Key_Down)
    raise AssertionError("the keys never come there")


def test_alt_arrows_move_within_the_rubriek_and_say_where(
    screen: MeetingScreen, desk: Desk, said: list[str]
) -> None:
    assert codes(desk, CaseKind.NEW) == ["BX385", "KT472", "ND638"]
    walk_to(screen, "KT472")
    press(Qt.Key.Key_Up, ALT)
    assert codes(desk, CaseKind.NEW) == ["KT472", "BX385", "ND638"]
    assert said[-1] == "KT472 nu op plaats 1 van 3"
    assert screen.builder.agenda.current_case() == "KT472"
    press(Qt.Key.Key_Up, ALT)
    assert said[-1] == "KT472 blijft op plaats 1 van 3"
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_Down, ALT)
    assert codes(desk, CaseKind.NEW) == ["BX385", "ND638", "KT472"]
    for _step in range(3):
        screen.context.undo.undo()
    assert codes(desk, CaseKind.NEW) == ["BX385", "KT472", "ND638"]
    screen.context.undo.redo()
    assert codes(desk, CaseKind.NEW) == ["KT472", "BX385", "ND638"]


def test_take_off_and_add_again_with_keys(screen: MeetingScreen, desk: Desk, said: list[str]) -> None:
    walk_to(screen, "KT472")
    press(Qt.Key.Key_Delete)
    assert "KT472" not in codes(desk)
    assert screen.builder.available.rows.row_of("KT472") >= 0
    tab_to(screen.builder.available)
    press(Qt.Key.Key_Home)
    assert screen.builder.available.current_case() == "KT472"
    screen.primary()  # the frame's Ctrl+Enter
    assert codes(desk, CaseKind.NEW)[-1] == "KT472"
    assert said[-1] == "KT472 staat op de agenda, plaats 3 van 3"


def test_postpone_moves_to_the_next_meeting_and_back(screen: MeetingScreen, desk: Desk) -> None:
    meeting = desk.meetings.upcoming()
    walk_to(screen, "ND638")
    press(Qt.Key.Key_D, CTRL)
    assert "ND638" not in codes(desk)
    assert "ND638" in [i.code for i in desk.meetings.get(meeting.next_on).items]
    screen.context.undo.undo()
    assert "ND638" in codes(desk)
    assert "ND638" not in [i.code for i in desk.meetings.get(meeting.next_on).items]


def test_hammer_top_and_park(screen: MeetingScreen, desk: Desk) -> None:
    walk_to(screen, "FV582")
    press(Qt.Key.Key_Home, ALT)
    assert codes(desk, CaseKind.FOLLOW_UP)[0] == "FV582"
    press(Qt.Key.Key_H, CTRL)
    assert screen.arranger.form_of("FV582") is AgendaForm.HAMMER
    screen.row_actions.park.trigger()
    assert desk.meetings.upcoming().parked == ("FV582",)
    titles = [row.title for row in screen.builder.available.rows.rows]
    assert "Parkeerlijst (1)" in titles


def test_shorten_a_question_in_its_row(screen: MeetingScreen, desk: Desk) -> None:
    walk_to(screen, "KT472")
    press(Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(field, "Past VoorZorg?")
    press(Qt.Key.Key_Return)
    assert desk.cases.get("KT472").question == "Past VoorZorg?"
    assert QApplication.focusWidget() is screen.builder.agenda
    screen.context.undo.undo()
    assert desk.cases.get("KT472").question.startswith("Wie kan met haar")


def test_escape_leaves_the_question_as_it_was(screen: MeetingScreen, desk: Desk) -> None:
    before = desk.cases.get("KT472").question
    walk_to(screen, "KT472")
    press(Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "weg ermee")
    press(Qt.Key.Key_Escape)
    assert desk.cases.get("KT472").question == before


def test_write_and_empty_a_line_of_rubriek_f(screen: MeetingScreen, desk: Desk) -> None:
    press(Qt.Key.Key_End)
    row = screen.builder.agenda.current_row()
    assert row is not None
    assert row.line == 2
    press(Qt.Key.Key_F2)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "Scholing op 3 maart")
    press(Qt.Key.Key_Return)
    assert desk.meetings.upcoming().general[2] == "Scholing op 3 maart"
    press(Qt.Key.Key_F2)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    assert len(desk.meetings.upcoming().general) == 2


def test_preview_opens_and_escape_comes_back(screen: MeetingScreen) -> None:
    tab_to(screen.builder.preview)
    press(Qt.Key.Key_Space)
    assert screen.preview_page.isVisible()
    assert len(screen.preview_page.view.page.pages) == 1
    press(Qt.Key.Key_Escape)
    assert screen.builder.isVisible()
    assert QApplication.focusWidget() is screen.builder.agenda


def test_what_is_being_written_is_kept_within_a_second(
    screen: MeetingScreen, desk: Desk, qtbot: QtBot
) -> None:
    before, steps = desk.cases.get("RM264").question, screen.context.undo.count()
    walk_to(screen, "RM264")
    press(Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == before, "the question, also where a decision is needed"
    QTest.keyClicks(field, " Wie belt?")
    qtbot.waitUntil(lambda: desk.cases.get("RM264").question.endswith("Wie belt?"), timeout=1000)
    assert QApplication.focusWidget() is field, "still writing"
    assert screen.context.undo.count() == steps, "one step, when it is done"
    press(Qt.Key.Key_Escape)
    assert desk.cases.get("RM264").question == before


def test_the_field_at_the_end_of_the_list_is_in_sight(screen: MeetingScreen) -> None:
    view = screen.builder.agenda
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_F2)
    editor = view.writing.editor
    assert editor is not None
    assert view.viewport().rect().contains(editor.geometry())
    press(Qt.Key.Key_Escape)


def test_a_draft_ends_as_one_step(screen: MeetingScreen, desk: Desk) -> None:
    before = desk.cases.get("KT472").question
    walk_to(screen, "KT472")
    press(Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), " Ja")
    screen.context.save_all()
    assert desk.cases.get("KT472").question.endswith("Ja")
    QTest.keyClicks(QApplication.focusWidget(), " of nee")
    press(Qt.Key.Key_Return)
    assert desk.cases.get("KT472").question.endswith("Ja of nee")
    screen.context.undo.undo()
    assert desk.cases.get("KT472").question == before


def test_a_line_of_rubriek_f_is_kept_while_it_is_written(
    screen: MeetingScreen, desk: Desk, qtbot: QtBot
) -> None:
    before = desk.meetings.upcoming().general
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), " morgen")
    qtbot.waitUntil(lambda: desk.meetings.upcoming().general[-1].endswith("morgen"), timeout=1000)
    press(Qt.Key.Key_Escape)
    assert desk.meetings.upcoming().general == before


def test_postponing_offers_a_way_back_that_works_later_too(screen: MeetingScreen, desk: Desk) -> None:
    offered: list[Callable[[], object]] = []
    screen.context.toast_asked.connect(lambda _text, undo: offered.append(undo))
    next_on = desk.meetings.upcoming().next_on
    before = desk.meetings.upcoming().items
    for then in (None, "BX385"):
        screen.later.postpone("KT472")
        assert "KT472" in [i.code for i in desk.meetings.get(next_on).items]
        if then:
            screen.arranger.toggle_hammer(then)
        offered[-1]()
        assert "KT472" in codes(desk)
        assert "KT472" not in [i.code for i in desk.meetings.get(next_on).items]
    assert {i.code for i in desk.meetings.upcoming().items} == {i.code for i in before}
    assert screen.arranger.form_of("BX385") is AgendaForm.HAMMER


def test_taking_a_postponement_back_is_one_transaction(screen: MeetingScreen, desk: Desk) -> None:
    changes: list[object] = []
    screen.later.postpone("ND638")
    stop = desk.changes.subscribe(changes.append)
    screen.context.undo.undo()
    screen.context.undo.redo()
    stop()
    assert len(changes) == 2
