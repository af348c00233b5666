"""Nothing is cut in the smallest window with the largest letters; every control has a name."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest
from mode_table import Table
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from casusdesk.domain.meeting import Meeting
from casusdesk.services.desk import Desk
from casusdesk.ui.context import WindowContext
from casusdesk.ui.meeting_mode.screen import MeetingModeScreen


def at_rest(bar: QScrollBar) -> bool:
    """Whether there is nothing to scroll."""
    return bar.maximum() == 0


def whole(page: QWidget) -> None:
    """Fails with the words that are cut."""
    assert cut(page) == []


def cut(inside: QWidget) -> list[str]:
    """Labels and buttons in sight that have less room than their words need."""
    found = []
    for widget in inside.findChildren(QLabel):
        if widget.isVisible() and widget.text():
            needed = (
                widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            )
            longest = max(QFontMetrics(widget.font()).horizontalAdvance(w) for w in widget.text().split())
            if widget.height() < needed or widget.width() < longest:
                found.append(widget.text())
    for button in inside.findChildren(QPushButton):
        needed = QFontMetrics(button.font()).horizontalAdvance(button.text())
        found += [button.text()] if button.isVisible() and button.width() < needed else []
    return found


@pytest.mark.parametrize(("size", "text"), [((920, 500), 200), ((920, 500), 100), ((1280, 800), 130)])
def test_nothing_is_cut(table: Table, qtbot: QtBot, size: tuple[int, int], text: int) -> None:
    context = table.window.context
    context.prefer(replace(context.preferences, text_size=text))
    table.window.resize(*size)
    for code in ("BX385", "ZL496"):
        table.mode.go_to(code)
        table.mode.form.kind.choose("close")
        if table.mode.form.handover.isChecked():
            table.mode.form.handover.click()
        qtbot.waitUntil(partial(whole, table.mode.page))
        for area in table.mode.page.findChildren(QScrollArea):
            if area.isVisible():
                bar = area.horizontalScrollBar()
                qtbot.waitUntil(partial(at_rest, bar))
    table.mode.show_read_back()
    qtbot.waitUntil(partial(whole, table.mode.read_back))
    assert table.mode.read_back.area.horizontalScrollBar().maximum() == 0
    assert table.window.width() == size[0]
    table.mode.back_to_case()
    table.mode.set_parents(True)
    qtbot.waitUntil(partial(whole, table.mode.page))


def test_the_whole_form_is_in_sight_in_a_usual_window(table: Table, qtbot: QtBot) -> None:
    table.window.resize(1280, 800)
    bar = table.mode.page.deciding.verticalScrollBar()
    qtbot.waitUntil(partial(at_rest, bar))
    assert table.mode.page.deciding.viewport().height() > 500


def test_large_letters_are_whole_where_the_halves_come_beside_each_other(table: Table, qtbot: QtBot) -> None:
    context = table.window.context
    table.window.resize(1200, 800)
    context.prefer(replace(context.preferences, text_size=200))
    qtbot.waitUntil(lambda: not table.mode.page.deciding.isVisible())
    table.window.resize(1290, 800)
    qtbot.waitUntil(table.mode.page.deciding.isVisible)
    qtbot.waitUntil(partial(whole, table.mode.page))


def test_the_decisions_stand_in_two_columns_that_the_arrows_follow(table: Table) -> None:
    table.window.resize(1280, 800)
    table.press(Qt.Key.Key_B)
    made = list(table.mode.form.kind.buttons.values())
    for here, following in pairwise(made):
        assert QApplication.focusWidget() is here
        table.press(Qt.Key.Key_Down)
        same = here.x() == following.x() and here.y() < following.y()
        assert same or (here.x() < following.x() and following.y() == made[0].y())
    assert len({button.x() for button in made}) == 2
    assert len({button.width() for button in made}) == 2


def test_a_message_leaves_the_buttons_free(table: Table, qtbot: QtBot) -> None:
    context = table.window.context
    context.prefer(replace(context.preferences, text_size=200))
    table.window.resize(1280, 800)
    table.mode.show_read_back()
    back, toast = table.mode.read_back, table.window.toast
    qtbot.waitUntil(lambda: back.finish.y() > back.print.y())  # two rows of them
    context.toast("BX385 komt vanzelf terug op 11 februari.", context.undo.undo)
    assert toast.isVisible()
    end = toast.mapTo(table.window, QPoint(0, toast.height())).y()
    assert end <= back.print.mapTo(table.window, QPoint(0, 0)).y()


def test_the_letters_are_half_as_large_again(table: Table) -> None:
    usual = QApplication.font().pointSizeF()
    assert table.mode.form.agreed.line.font().pointSizeF() == pytest.approx(usual * 1.5)
    context = table.window.context
    context.prefer(replace(context.preferences, text_size=200))
    assert table.mode.form.agreed.line.font().pointSizeF() == pytest.approx(QApplication.font().pointSizeF())


def test_every_control_has_a_name(table: Table) -> None:
    nameless = []
    for show in (lambda: None, lambda: table.mode.set_parents(True), table.mode.show_read_back):
        table.mode.set_parents(False)
        show()
        for widget in table.mode.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
                nameless += [] if named else [type(widget).__name__]
    assert nameless == []


def test_tab_goes_from_the_case_through_the_form_to_the_buttons(table: Table) -> None:
    form, page = table.mode.form, table.mode.page
    wanted: list[QWidget] = [
        form.kind.buttons["regular"],
        form.agreed.line,
        form.who.combo,
        form.due.field.line,
        form.due.field.calendar,
        *form.due.quick,
        form.lead.role.combo,
        form.tell.combo,
        form.role_now.line,
        form.handover,
        page.postpone,
        page.next,
    ]
    seen = []
    for _stop in wanted:
        table.press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == wanted


def test_an_empty_agenda_leads_to_the_agenda(empty: Desk, qtbot: QtBot) -> None:
    context = WindowContext(empty)
    screen = MeetingModeScreen(context)
    context.setParent(screen)
    qtbot.addWidget(screen)
    asked: list[Meeting | None] = []
    context.meeting_asked.connect(lambda: asked.append(None))
    with qtbot.waitExposed(screen):
        screen.show()
    screen.open()
    assert not screen.on_case
    screen.empty.to_agenda.click()
    assert len(asked) == 1
