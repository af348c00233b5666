"""The preview by keyboard alone: from Ctrl+P to the printer, along the lines and back (ux §7.8)."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Script

from casusdesk.documents.page import Page
from casusdesk.services.desk import Desk
from casusdesk.services.print_job import PrintJob
from casusdesk.ui import page_sheets, page_walk
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.page_view import Fit, PageView
from casusdesk.ui.papers.laying import AT_ONCE, Laying
from casusdesk.ui.papers.preview import Preview
from casusdesk.ui.papers.problems import WaysBack
from casusdesk.ui.papers.request import PaperRequest
from casusdesk.ui.places import CASES, MEETING
from casusdesk.ui.shortcuts import ON_SCREENS

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
KEY = Qt.Key


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the focus is, as somebody types it."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def tab_to(widget: QWidget) -> None:
    """Tab until the focus is there."""
    for _ in range(120):
        if widget.hasFocus():
            return
        press(KEY.Key_Tab)
    raise AssertionError("Tab does not come there")


@pytest.fixture
def agenda(desk: Desk) -> Page:
    return desk.papers.agenda_pages(desk.meetings.upcoming())[0]


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    made = PageView("Voorbeeld", fit=Fit.PAGE)
    made.resize(600, 500)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(page_walk, "announce", lambda _widget, words: said.append(words))
    return said


def test_from_the_agenda_to_the_printer_without_a_mouse(
    window: MainWindow,
    script: Script,
    tmp_path: Path,
    heard: list[str],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    path = tmp_path / "papier.pdf"

    def choose_printer(_parent: QWidget | None, _name: str = "") -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return printer

    monkeypatch.setattr(script, "choose_printer", choose_printer)
    window.show_place(MEETING)
    press(KEY.Key_P, CTRL)
    preview: Preview = window.shown.preview_page  # type: ignore[attr-defined]
    page = preview.view.page
    assert page.hasFocus()
    for key in (KEY.Key_1, KEY.Key_Plus):
        press(key, CTRL)
    assert page.zoom == 125

    while page.walk.line is None or page.walk.line.case != "KT472":
        press(KEY.Key_Down)
    assert "KT472" in heard[-1]
    place = page.verticalScrollBar().value()
    press(KEY.Key_Return)
    assert window.place == CASES
    assert "KT472" in str(window.shown.detail.code)  # type: ignore[attr-defined]

    press(KEY.Key_3, ALT)
    assert window.shown.preview_page is preview  # type: ignore[attr-defined]
    assert preview.isVisible()
    assert page.hasFocus()
    assert page.walk.line is not None
    assert (page.walk.line.case, page.zoom) == ("KT472", 125)
    assert page.verticalScrollBar().value() == place

    press(KEY.Key_G, ALT)
    qtbot.waitUntil(preview.view.large.isChecked)
    qtbot.waitUntil(lambda: len(page.pages) > 1)
    sheets = 7 * len(page.pages)
    assert preview.view.print.text() == f"7 exemplaren, {sheets} bladen afdrukken"

    preview.view.large.setFocus()
    tab_to(preview.view.tabs)
    press(KEY.Key_Right)
    assert preview.view.text.isVisible()
    press(KEY.Key_Tab)
    tab_to(preview.view.text)
    assert f"Blad 1 van {len(page.pages)}" in preview.view.text.toPlainText()
    press(KEY.Key_Return, CTRL)
    qtbot.waitUntil(path.exists, timeout=20_000)
    qtbot.waitUntil(lambda: len(PdfReader(path).pages) == sheets, timeout=20_000)


def test_a_tick_for_large_print_stays_when_the_offer_is_renewed(window: MainWindow, qtbot: QtBot) -> None:
    window.context.preview(PaperRequest(agenda=True, large=True))
    preview: Preview = window.shown.preview_page  # type: ignore[attr-defined]
    assert preview.job().large
    qtbot.waitUntil(lambda: len(preview.view.page.pages) > 1)
    case = window.context.desk.cases.get("KT472")
    window.context.desk.cases.record(case)
    qtbot.waitUntil(lambda: not preview._laying.waiting)
    assert preview.job().large
    assert preview.job().agenda


def test_every_key_of_the_page_stands_in_the_help() -> None:
    listed = " ".join(keys for keys, _what in ON_SCREENS)
    turning = ("Pijl omlaag en omhoog op een blad", "PgDn", "PgUp", "Home", "End")
    for key in (*turning, "Ctrl+plus", "Ctrl+min", "Ctrl+0", "Ctrl+1"):
        assert key in listed


def test_pages_are_turned_and_said(view: PageView, agenda: Page, heard: list[str]) -> None:
    view.set_pages([agenda] * 4)
    places: list[tuple[int, int]] = []
    view.place_changed.connect(lambda *place: places.append(place))
    press(KEY.Key_PageDown)
    press(KEY.Key_PageDown)
    press(KEY.Key_PageUp)
    press(KEY.Key_End)
    press(KEY.Key_Home)
    said = [f"Blad {number} van 4" for number in (2, 3, 2, 4, 1)]
    assert heard == said
    assert places == [(2, 4), (3, 4), (2, 4), (4, 4), (1, 4)]


def test_a_page_larger_than_the_view_is_read_to_its_end(view: PageView, agenda: Page) -> None:
    view.set_pages([agenda] * 2)
    view.set_zoom(100)
    press(KEY.Key_Home)
    bar, turns = view.verticalScrollBar(), 0
    top_of_second = view.widget().top_of(1)  # type: ignore[attr-defined]
    seen = bar.value() + view.viewport().height()
    while view.place == 1:
        press(KEY.Key_PageDown)
        turns += 1
        assert bar.value() <= seen, "nothing is passed over"
        seen = bar.value() + view.viewport().height()
    assert turns > 1
    assert abs(bar.value() - top_of_second) < view.viewport().height()


def test_arrows_go_to_what_is_in_sight_and_scroll_otherwise(view: PageView, agenda: Page) -> None:
    view.set_page(agenda)
    view.set_zoom(300)
    press(KEY.Key_Home)
    bar = view.verticalScrollBar()
    for _ in range(400):
        before = bar.value()
        press(KEY.Key_Down)
        line = view.walk.line
        if line is not None and bar.value() > before:
            area = view.widget().rect_of(line)  # type: ignore[attr-defined]
            assert bar.value() - before <= max(page_walk.STEP, area.height() + 40)
        if bar.value() == bar.maximum():
            break
    assert bar.value() == bar.maximum()


def test_every_line_with_a_case_is_walked_in_both_directions(view: PageView, agenda: Page) -> None:
    view.set_page(agenda)
    codes = [line.case for line in view.lines]
    walked = []
    for _ in codes:
        press(KEY.Key_Down)
        assert view.walk.line is not None
        walked.append(view.walk.line.case)
    assert walked == codes
    for code in reversed(codes[:-1]):
        press(KEY.Key_Up)
        assert view.walk.line is not None
        assert view.walk.line.case == code


def test_without_links_nothing_is_walked(agenda: Page, qtbot: QtBot) -> None:
    view = PageView("Blad", links=False)
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.set_page(agenda)
    with qtbot.waitExposed(view):
        view.show()
    with qtbot.assertNotEmitted(view.case_clicked):
        QTest.keyClick(view, KEY.Key_Down)
        QTest.keyClick(view, KEY.Key_Return)
    assert view.lines == ()
    assert view.verticalScrollBar().value() > 0


def test_ctrl_and_the_wheel_zoom_under_the_pointer(view: PageView, agenda: Page) -> None:
    view.set_pages([agenda] * 3)
    view.set_zoom(100)
    view.go_to(2)
    spot = QPointF(200, 150)

    def under() -> float:
        top = view.widget().top_of(1)  # type: ignore[attr-defined]
        return (view.verticalScrollBar().value() + spot.y() - top) / view.zoom

    before = under()
    turn = QWheelEvent(
        spot,
        view.viewport().mapToGlobal(spot),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    view.wheelEvent(turn)
    assert view.zoom == 125
    assert under() == pytest.approx(before, abs=0.02)


def test_of_two_hundred_pages_only_those_in_sight_are_painted(
    view: PageView, agenda: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[Page] = []
    real = page_sheets.paint_page

    def counted(painter: QPainter, page: Page, *rest: object) -> None:
        painted.append(page)
        real(painter, page, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(page_sheets, "paint_page", counted)
    view.set_pages([agenda] * 240)
    view.go_to(120)
    painted.clear()
    view.viewport().grab()
    assert 1 <= len(painted) <= 2


def test_a_pile_is_laid_out_with_signs_of_life(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.context.desk
    handovers = desk.handovers.all()
    many = tuple(handovers[number % len(handovers)] for number in range(20))
    job = PrintJob(desk.meetings.upcoming(), handovers=many)
    laying = Laying(window.context, window)
    busy: list[str] = []
    done: list[int] = []
    laying.busy.connect(busy.append)
    laying.done.connect(lambda _job, laid: done.append(len(laid.pages)))
    laying.start(job, WaysBack(lambda: None, lambda: None, lambda _number: None))
    assert busy == [f"Het voorbeeld wordt gemaakt: {AT_ONCE} van 20…"]
    assert not done
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert done == [20]
    assert len(busy) > 3
    assert busy[-1] == ""
