"""From a line of the preview to its case and back to the same place, by keyboard and by mouse (ux §7.8)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.papers.preview import Preview
from casusdesk.ui.places import CASES, HANDOVERS, MEETING, OVERVIEW

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
Heard = list[str]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the focus is, as somebody types it."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


@pytest.fixture
def heard(window: MainWindow) -> Heard:
    said: Heard = []
    window.context.announced.connect(said.append)
    return said


@pytest.fixture
def preview(window: MainWindow) -> Preview:
    window.show_place(MEETING)
    press(KEY.Key_P, CTRL)
    shown: Preview = window.shown.preview_page  # type: ignore[attr-defined]
    assert shown.view.page.hasFocus()
    return shown


def walk_to(preview: Preview, code: str) -> None:
    page = preview.view.page
    while page.walk.line is None or page.walk.line.case != code:
        press(KEY.Key_Down)


def test_escape_comes_back_to_the_same_line_at_the_same_size(
    window: MainWindow, preview: Preview, heard: Heard
) -> None:
    page = preview.view.page
    for key in (KEY.Key_1, KEY.Key_Plus):
        press(key, CTRL)
    walk_to(preview, "KT472")
    place = page.verticalScrollBar().value()
    press(KEY.Key_Return)
    assert window.place == CASES
    assert heard[-1] == "Casus KT472. Met Esc ga je terug naar het voorbeeld."
    assert window.shown.detail.away.isVisible()  # type: ignore[attr-defined]

    press(KEY.Key_Escape)
    assert window.place == MEETING
    assert page.hasFocus()
    assert page.walk.line is not None
    assert (page.walk.line.case, page.zoom, page.verticalScrollBar().value()) == ("KT472", 125, place)
    assert heard[-1] == "Je bent terug in het voorbeeld."
    press(KEY.Key_Escape)
    assert not preview.isVisible()


def test_from_a_link_in_the_text_one_comes_back_to_that_link(window: MainWindow, preview: Preview) -> None:
    preview.view.tabs.setCurrentIndex(1)
    text = preview.view.text
    text.setFocus()
    for _ in range(6):
        press(KEY.Key_Tab)
    press(KEY.Key_Plus, CTRL)
    link, place = text.textCursor().selectedText(), text.verticalScrollBar().value()
    press(KEY.Key_Return)
    assert window.place == CASES
    assert window.shown.detail.code == link  # type: ignore[attr-defined]

    QTest.mouseClick(window.shown.detail.away, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert window.place == MEETING
    assert text.hasFocus()
    assert (text.textCursor().selectedText(), text.zoom) == (link, 125)
    assert text.verticalScrollBar().value() == place


def test_what_is_open_in_the_case_closes_first(window: MainWindow, preview: Preview) -> None:
    walk_to(preview, "KT472")
    press(KEY.Key_Return)
    screen = window.shown
    screen.detail.ask_closing()  # type: ignore[attr-defined]
    closing = screen.detail.closing  # type: ignore[attr-defined]
    inside = closing.findChild(QPlainTextEdit)
    assert inside is not None
    inside.setFocus()
    press(KEY.Key_Escape)
    assert window.place == CASES
    screen.open_questions("KT472")  # type: ignore[attr-defined]
    press(KEY.Key_Escape)
    assert window.place == CASES
    press(KEY.Key_Escape)
    assert window.place == MEETING


def test_what_changed_in_the_case_is_on_the_page(window: MainWindow, preview: Preview) -> None:
    walk_to(preview, "KT472")
    press(KEY.Key_Return)
    window.context.desk.cases.record(replace(window.context.desk.cases.get("KT472"), question="Wie belt?"))
    press(KEY.Key_Escape)
    page = preview.view.page
    assert page.hasFocus()
    assert "Wie belt?" in page.pages[0].plain_text()
    assert page.walk.line is not None
    assert page.walk.line.case == "KT472"


def test_f6_leaves_a_text_full_of_links_at_once(window: MainWindow, preview: Preview) -> None:
    preview.view.tabs.setCurrentIndex(1)
    text = preview.view.text
    text.setFocus()
    press(KEY.Key_Tab)
    link = text.textCursor().selectedText()
    assert link
    press(KEY.Key_F6)
    assert not preview.isAncestorOf(QApplication.focusWidget())
    press(KEY.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert text.hasFocus()
    assert text.textCursor().selectedText() == link


def elsewhere(window: MainWindow) -> None:
    window.show_place(OVERVIEW)
    window.show_place(CASES)


def test_whoever_goes_elsewhere_has_no_way_back(window: MainWindow, preview: Preview) -> None:
    walk_to(preview, "KT472")
    press(KEY.Key_Return)
    elsewhere(window)
    assert not window.shown.detail.away.isVisible()  # type: ignore[attr-defined]
    press(KEY.Key_Escape)
    assert window.place == CASES
    window.context.open_case("RM264")
    assert not window.shown.detail.away.isVisible()  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [(920, 500), (1280, 800)])
def test_from_the_sheets_of_handovers_too(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.show_place(HANDOVERS)
    press(KEY.Key_P, CTRL)
    screen = window.shown
    preview: Preview = screen.preview_page  # type: ignore[attr-defined]
    code = preview.view.page.lines[0].case
    preview.case_clicked.emit(code)
    away = window.shown.detail.away  # type: ignore[attr-defined]
    assert window.place == CASES
    assert away.isVisible()
    assert away.hasFocus() is (size[0] < 1000)
    press(KEY.Key_Escape)
    assert window.shown is screen
    assert preview.isVisible()
