"""The text tab: real headings, lists and links, heard by a screen reader, copied only our way (ux §5.4)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleTextInterface, QGuiApplication, QTextBlock
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from casusdesk.documents.page import Page, Role
from casusdesk.services.desk import Desk
from casusdesk.ui.clipboard import Clipboard
from casusdesk.ui.papers.text_tab import TextTab

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pages(desk: Desk) -> list[Page]:
    return desk.papers.agenda_pages(desk.meetings.upcoming())


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[Clipboard]:
    made = Clipboard()
    yield made
    made.clear()


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(700, 600)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def tab(around: QWidget, clipboard: Clipboard, pages: list[Page], qtbot: QtBot) -> TextTab:
    """In a window with a field before and after it, as in the preview."""
    column = QVBoxLayout(around)
    made = TextTab(clipboard, around)
    for widget in (QLineEdit(), made, QLineEdit()):
        column.addWidget(widget)
    with qtbot.waitExposed(around):
        around.show()
    around.activateWindow()
    made.show_pages(pages)
    made.setFocus()
    return made


def blocks_of(tab: TextTab) -> list[QTextBlock]:
    found = [tab.document().begin()]
    while found[-1].next().isValid():
        found.append(found[-1].next())
    return found


def test_headings_and_lists_are_real(tab: TextTab, pages: list[Page]) -> None:
    read = pages[0].reading_order()
    shown = blocks_of(tab)
    assert [block.text() for block in shown] == [block.text for block in read]
    for block, made in zip(read, shown, strict=True):
        heading = block.role in (Role.TITLE, Role.HEADING)
        assert bool(made.blockFormat().headingLevel()) is heading
        assert (made.textList() is not None) is (block.role is Role.ROW)
    assert shown[0].blockFormat().headingLevel() == 1


def test_a_screen_reader_gets_the_words_and_a_name(tab: TextTab, pages: list[Page]) -> None:
    heard = QAccessible.queryAccessibleInterface(tab)
    assert heard is not None
    assert heard.text(QAccessible.Text.Name) == "Tekst van het voorbeeld"
    words = heard.textInterface()
    assert isinstance(words, QAccessibleTextInterface)
    said = words.text(0, words.characterCount())
    assert all(block.text in said for block in pages[0].reading_order())
    assert heard.state().readOnly
    assert heard.state().focusable


def test_headings_are_walked_and_said_with_their_level(
    tab: TextTab, pages: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("casusdesk.ui.papers.text_tab.announce", lambda _widget, words: said.append(words))
    headings = [block for block in pages[0].reading_order() if block.role is Role.HEADING]
    for _ in headings:
        QTest.keyClick(tab, Qt.Key.Key_Down, CTRL)
    assert [words.partition(": ")[2] for words in said] == [block.text for block in headings]
    assert all(words.startswith("Kop ") for words in said)
    QTest.keyClick(tab, Qt.Key.Key_Up, CTRL)
    assert said[-1].endswith(headings[-2].text)


def test_tab_goes_from_code_to_code_and_enter_opens_the_case(tab: TextTab, qtbot: QtBot) -> None:
    QTest.keyClick(tab, Qt.Key.Key_Tab)
    first = tab.textCursor().selectedText()
    QTest.keyClick(tab, Qt.Key.Key_Tab)
    second = tab.textCursor().selectedText()
    assert (first, second) == ("ZL496", "RM264")
    with qtbot.waitSignal(tab.case_clicked) as asked:
        QTest.keyClick(tab, Qt.Key.Key_Return)
    assert asked.args == ["RM264"]


def test_tab_leaves_the_text_at_its_end_and_shift_tab_at_its_beginning(tab: TextTab) -> None:
    links = len(blocks_of(tab))
    for _ in range(links + 20):
        QTest.keyClick(tab, Qt.Key.Key_Tab)
        if not tab.hasFocus():
            break
    after = QApplication.focusWidget()
    assert after is not None
    assert after is not tab
    tab.setFocus()
    for _ in range(links + 20):
        QTest.keyClick(tab, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        if not tab.hasFocus():
            break
    assert not tab.hasFocus()


def test_what_is_copied_goes_when_the_window_locks(tab: TextTab, clipboard: Clipboard) -> None:
    board = QGuiApplication.clipboard()
    tab.selectAll()
    QTest.keyClick(tab, Qt.Key.Key_C, CTRL)
    assert "KT472" in board.text()
    assert board.mimeData().hasFormat("x-kde-passwordManagerHint")
    clipboard.clear()
    assert board.text() == ""


def test_nothing_can_be_dragged_out(tab: TextTab) -> None:
    tab.selectAll()
    assert tab.createMimeDataFromSelection().formats() == []
    assert not tab.acceptDrops()


def test_the_menu_is_ours_and_copies_our_way(tab: TextTab, clipboard: Clipboard) -> None:
    tab.selectAll()
    menu = tab.menu()
    assert [action.text() for action in menu.actions()] == ["&Kopiëren", "&Alles selecteren"]
    menu.actions()[0].trigger()
    assert "KT472" in QGuiApplication.clipboard().text()
    clipboard.clear()
    assert QGuiApplication.clipboard().text() == ""


def test_zoom_keys_change_the_letters_of_the_text_only(tab: TextTab) -> None:
    before = tab.document().defaultFont().pointSizeF()
    QTest.keyClick(tab, Qt.Key.Key_Plus, CTRL)
    assert tab.zoom == 125
    assert tab.document().defaultFont().pointSizeF() == pytest.approx(before * 1.25)
    QTest.keyClick(tab, Qt.Key.Key_0, CTRL)
    assert tab.zoom == 100
    assert tab.document().defaultFont().pointSizeF() == pytest.approx(before)


def test_of_several_pages_each_says_which_it_is(tab: TextTab, pages: list[Page], qtbot: QtBot) -> None:
    many = pages * 12
    tab.show_pages(many)
    qtbot.waitUntil(lambda: "Blad 12 van 12" in tab.toPlainText(), timeout=10_000)
    marks = [block.text() for block in blocks_of(tab) if block.text().startswith("Blad ")]
    assert marks == [f"Blad {number} van 12" for number in range(1, 13)]
    assert tab.toPlainText().count(pages[0].reading_order()[0].text) >= 12
