"""The agenda builder: what it shows, the meter, the refusal panel, dragging, and small windows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from casusdesk.domain import arrange
from casusdesk.domain.case import CaseKind
from casusdesk.domain.meeting import AgendaForm, Presence
from casusdesk.domain.signal import Signal
from casusdesk.services.desk import Desk
from casusdesk.ui.meetings.measure import Fullness
from casusdesk.ui.meetings.rows import Chip, RowKind
from casusdesk.ui.meetings.screen import MeetingScreen

QUESTION = "Wat is er nodig zodat het plan rond de bevalling klaar is, en wie van ons bespreekt dat met oma?"


def crowd(desk: Desk, count: int) -> None:
    for number in range(count):
        signal = Signal(due_date=date(2027, 5, 1 + number % 28), brought_by_role="VK", question=QUESTION)
        case = desk.cases.add_signal(signal)
        if number % 2:
            desk.cases.record(replace(case, kind=CaseKind.FOLLOW_UP))


def test_rubrieken_and_warnings_as_on_paper(screen: MeetingScreen) -> None:
    rows = screen.builder.agenda.rows.rows
    heads = [row.title[0] for row in rows if row.kind is RowKind.HEADING]
    assert heads == ["A", "B", "C", "D", "E", "F"]
    by_code = {row.code: row for row in rows if row.kind is RowKind.CASE}
    assert by_code["BX385"].chips == (Chip.URGENT, Chip.LATE, Chip.LAST_CHANCE)
    assert Chip.NO_LEAD in by_code["ZL496"].chips
    assert Chip.LAST_CHANCE in by_code["KT472"].chips
    assert "geboren?" in by_code["FV582"].meta
    left = screen.builder.available.rows.rows
    assert [(r.code, r.addable) for r in left if r.kind is RowKind.CASE] == [("HW729", False)]


def test_a_case_without_consent_cannot_be_added(screen: MeetingScreen, desk: Desk) -> None:
    screen.builder.available.go_to("HW729")
    screen.primary()
    assert "HW729" not in [item.code for item in desk.meetings.upcoming().items]


def test_rows_are_read_aloud_with_their_warnings(screen: MeetingScreen) -> None:
    model = screen.builder.agenda.rows
    spoken = model.data(model.index(model.row_of("BX385")), Qt.ItemDataRole.AccessibleTextRole)
    assert str(spoken).startswith("1. BX385, 33+3")
    for word in ("urgent", "te laat", "laatste kans"):
        assert word in str(spoken)
    assert screen.builder.agenda.accessibleName() == "Agenda, 7 casussen"


def test_models_behave_as_qt_asks(screen: MeetingScreen) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    for view in (screen.builder.agenda, screen.builder.available):
        QAbstractItemModelTester(view.rows, mode, view)
    screen.arranger.take_off("KT472")
    screen.arranger.add("KT472")
    assert screen.builder.agenda.rows.row_of("KT472") > 0


def test_the_meter_follows_within_a_moment(screen: MeetingScreen, qtbot: QtBot) -> None:
    before = screen.builder.meter.words.text()
    assert "%" in before
    assert "min per casus" in before
    for code in ("KT472", "ND638", "PC853"):
        screen.arranger.take_off(code)
    qtbot.waitUntil(lambda: screen.builder.meter.words.text() != before, timeout=2000)
    assert not screen.builder.refusal.isVisible()


def test_too_many_cases_are_refused_with_choices_that_help(
    make_screen: Callable[..., MeetingScreen], desk: Desk, qtbot: QtBot
) -> None:
    crowd(desk, 40)
    screen = make_screen(desk)
    screen.builder.fill.click()
    qtbot.waitUntil(screen.builder.refusal.isVisible, timeout=4000)
    assert "past niet" in screen.builder.meter.words.text()
    assert screen.builder.refusal.title.text() == "De agenda past niet op één pagina"
    assert "te veel bij de kleinste gewone letter (9 punt)" in screen.builder.refusal.text.text()
    buttons = screen.builder.refusal.findChildren(QAbstractButton)
    words = [button.text() for button in buttons if button.isVisible()]
    assert any(" doorschuiven – scheelt" in text for text in words)
    hammer = next(text for text in words if "vervolgcasussen als hamerstuk" in text)
    assert not any("BX385" in text and "inkorten" not in text for text in words)  # urgent: never moved
    before = desk.meetings.upcoming()
    screen.builder.refusal.focus_first()
    QTest.keyClick(screen.builder.refusal, Qt.Key(Qt.Key.Key_0 + int(hammer[0])))
    assert desk.meetings.upcoming().items != before.items
    screen.context.undo.undo()
    assert desk.meetings.upcoming().items == before.items


def test_small_letters_and_two_pages_are_allowed_and_taken_back(
    make_screen: Callable[..., MeetingScreen], desk: Desk, qtbot: QtBot
) -> None:
    crowd(desk, 24)
    screen = make_screen(desk)
    screen.arranger.fill()
    qtbot.waitUntil(screen.builder.refusal.isVisible, timeout=4000)
    screen.fit.allow_two_pages()
    qtbot.waitUntil(lambda: "twee pagina’s" in screen.builder.meter.words.text(), timeout=4000)
    screen.preview()
    assert len(screen.preview_page.view.page.pages) == 2
    screen.context.undo.undo()
    assert not screen.fit.allowed.two_pages


def test_a_question_that_is_too_long_is_named_and_never_cut(screen: MeetingScreen, desk: Desk) -> None:
    case = desk.cases.get("KT472")
    desk.cases.record(replace(case, question=case.question * 3))
    screen.fit.measure()
    assert screen.builder.meter.words.text() == "1 vraag is te lang voor het papier"
    assert screen.builder.refusal.isVisible()
    screen.preview()
    assert not screen.preview_page.view.print.isEnabled()
    assert screen.preview_page.view.page.pages == ()


def test_dragging_moves_adds_and_takes_off(screen: MeetingScreen, desk: Desk) -> None:
    agenda, available = screen.builder.agenda.rows, screen.builder.available.rows
    move = Qt.DropAction.MoveAction
    data = agenda.mimeData([agenda.index(agenda.row_of("ND638"))])
    agenda.dropMimeData(data, move, agenda.row_of("BX385"), 0, QModelIndex())
    assert [i.code for i in desk.meetings.upcoming().items][:3] == ["ND638", "BX385", "KT472"]
    data = agenda.mimeData([agenda.index(agenda.row_of("ND638"))])
    available.dropMimeData(data, move, 0, 0, QModelIndex())
    assert available.row_of("ND638") >= 0
    data = available.mimeData([available.index(available.row_of("ND638"))])
    agenda.dropMimeData(data, move, agenda.row_of("KT472"), 0, QModelIndex())
    assert [i.code for i in desk.meetings.upcoming().items][:3] == ["BX385", "ND638", "KT472"]


def test_who_comes_is_changed_on_the_spot(screen: MeetingScreen, desk: Desk) -> None:
    screen.builder.people.click()
    panel = screen.builder.attendance
    assert panel.isVisible()
    panel.place.line.setText("zaal 4")
    panel.place.left.emit()
    assert desk.meetings.upcoming().place == "zaal 4"
    _, presence, note = panel._rows[0]
    presence.set_key(Presence.ABSENT.value)
    presence.edited.emit()
    note.line.setText("vakantie")
    note.line.editingFinished.emit()
    first = desk.meetings.upcoming().attendance[0]
    assert (first.presence, first.note) == (Presence.ABSENT, "vakantie")
    count = len(desk.meetings.upcoming().attendance)
    panel.more.set_key("HA")
    panel.more.edited.emit()
    assert [a.role for a in desk.meetings.upcoming().attendance][-1] == "HA"
    for _step in range(4):
        screen.context.undo.undo()
    assert len(desk.meetings.upcoming().attendance) == count
    assert desk.meetings.upcoming().place == "overlegkamer 2"


def test_sorting_puts_urgent_first(screen: MeetingScreen, desk: Desk) -> None:
    screen.arranger.move("BX385", 2)
    screen.builder.sort.click()
    assert desk.meetings.upcoming().items[0].code == "BX385"


@pytest.mark.parametrize(("width", "height", "size"), [(920, 500, 200), (920, 500, 100), (1280, 800, 100)])
def test_small_windows_show_one_pane_and_lose_nothing(
    make_screen: Callable[..., MeetingScreen], desk: Desk, width: int, height: int, size: int
) -> None:
    screen = make_screen(desk, width, height, size)
    builder = screen.builder
    narrow = width < 1000
    assert builder._switch.isVisible() is narrow
    assert builder.agenda.isVisible()
    assert builder.available.isVisible() is not narrow
    if narrow:
        builder._switch.choose(1)
        assert builder.available.isVisible()
        assert builder.add.isVisible()
        assert not builder.agenda.isVisible()
    for button in builder.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.minimumSizeHint().width(), button.text()


def test_every_control_has_a_name(screen: MeetingScreen) -> None:
    screen.builder.people.click()
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
        for widget in screen.builder.findChildren(kind):
            named = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            inside = widget.parent().__class__.__name__
            assert named or inside in ("_Combo", "QSpinBox"), inside
    assert screen.builder.refusal.accessibleName() or not screen.builder.refusal.isVisible()


def test_an_empty_agenda_says_what_to_do(screen: MeetingScreen, desk: Desk) -> None:
    for item in desk.meetings.upcoming().items:
        screen.arranger.take_off(item.code)
    screen.fit.measure()
    assert screen.builder._nothing.isVisible()
    assert screen.builder.meter.words.text() == "nog leeg"
    assert screen.builder.meter._bar._measured.fullness is Fullness.EMPTY


def test_the_builder_warns_as_the_paper_does(screen: MeetingScreen) -> None:
    rows = screen.builder.agenda.rows.rows
    cases = {row.code: row for row in rows if row.kind is RowKind.CASE}
    assert cases["ND638"].note == "VoorZorg aanmelden opent 21-01 – nog onbekend: opleiding, taal, verhuizing"
    assert cases["ZL496"].detail.startswith("De aanvraag ligt stil")
    assert cases["ZL496"].note.startswith("besluit nodig: ")
    assert "geboren?" in cases["FV582"].meta
    fixed = [row for row in rows if row.kind is RowKind.FIXED]
    assert next(row for row in fixed if row.code == "ZL496").chips == (Chip.STUCK,)
    assert any(row.code == "PC853" and "afsluiten of overdragen" in row.meta for row in fixed)
    first = fixed[[row.note.startswith("warme overdracht") for row in fixed].index(True)]
    assert first.code == "RM264"


def test_a_follow_up_without_news_comes_on_as_hamerstuk(screen: MeetingScreen, desk: Desk) -> None:
    screen.arranger.take_off("FV582")
    case = desk.cases.get("FV582")
    for handover in desk.handovers.for_case("FV582"):
        desk.handovers.delete(handover.id)
    expecting = replace(case, since_last="", decision_needed="", due_date=date(2027, 4, 14))
    desk.cases.record(expecting)
    held = desk.meetings.upcoming().held_on
    earlier = desk.meetings.previous(held)
    if earlier is None or "FV582" not in desk.meetings.earlier_codes(held):
        base = earlier or replace(desk.meetings.upcoming(), held_on=date(2026, 12, 10), items=())
        desk.meetings.record(arrange.add(base, case))
    titles = [row.title for row in screen.builder.available.rows.rows]
    assert "Zonder nieuws, hamerstuk (1)" in titles
    screen.builder.available.go_to("FV582")
    screen.add_chosen()
    assert screen.arranger.form_of("FV582") is AgendaForm.HAMMER


def test_whether_the_child_was_born_is_no_hamerstuk(screen: MeetingScreen, desk: Desk) -> None:
    desk.cases.record(replace(desk.cases.get("FV582"), since_last="", decision_needed=""))
    screen.arranger.take_off("FV582")
    row = next(row for row in screen.builder.available.rows.rows if row.code == "FV582")
    assert "geboren?" in row.meta
    assert not row.settled


def test_what_was_allowed_stays_and_is_taken_back_on_the_spot(screen: MeetingScreen, desk: Desk) -> None:
    screen.fit.allow_small_type()
    screen.fit.measure()
    assert screen.builder.meter.allowed.text() == "Toegestaan: kleine letter (8,5 punt)."
    day = desk.meetings.upcoming().held_on
    assert desk.meetings.allowed(day).small_type, "every paper of this meeting follows"
    screen.builder.meter.no_more.click()
    screen.fit.measure()
    assert not desk.meetings.allowed(day).small_type
    assert not screen.builder.meter.allowed.isVisible()


def test_a_time_that_cannot_be_read_stays_and_costs_nothing(screen: MeetingScreen, desk: Desk) -> None:
    screen.builder.people.click()
    panel = screen.builder.attendance
    panel.starts.setFocus()
    panel.starts.line.selectAll()
    QTest.keyClicks(panel.starts.line, "half tien")
    panel.place.setFocus()
    panel.place.line.clear()
    QTest.keyClicks(panel.place.line, "zaal 2")
    screen.context.save_all()
    meeting = desk.meetings.upcoming()
    assert (meeting.place, meeting.starts) == ("zaal 2", time(9, 30))
    assert panel.starts.line.text() == "half tien"
    assert panel.starts.problem


def test_after_filling_the_first_case_is_current(screen: MeetingScreen, desk: Desk) -> None:
    for item in desk.meetings.upcoming().items:
        screen.arranger.take_off(item.code)
    screen.arranger.fill()
    assert screen.builder.agenda.current_case() == desk.meetings.upcoming().items[0].code
