"""The text tab of every document: all words of the page, tables where it has heads, nothing said twice."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleTextInterface, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parents[2] / "documents"))

from every_document import every_document

from casusdesk.documents.drawing import drawn_words
from casusdesk.documents.page import Block, Role
from casusdesk.ui.clipboard import Clipboard
from casusdesk.ui.papers.text_tab import TextTab

SHORTENED = {"terug", "op", "gevraagd", "door", "vertrouwelijk"}
"""Words of the page that the text says in another way: `terugkoppelen`, or `nog leeg` for a whole line."""
OTHERWISE = {
    "large decisions": {"januari", "besluit", *map(str, range(21, 30))},  # 28-01
    "large handover blank": {"wie", "uiterlijk"},  # nog leeg
    "figures": {"jan", "dec"},
    "large figures": {"jan", "dec"},
}


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(700, 600)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def tab(around: QWidget, qtbot: QtBot) -> TextTab:
    made = TextTab(Clipboard(), around)
    QVBoxLayout(around).addWidget(made)
    with qtbot.waitExposed(around):
        around.show()
    around.activateWindow()
    made.setFocus()
    return made


def test_rows_under_heads_are_a_table_with_its_heads_told(
    tab: TextTab, monkeypatch: pytest.MonkeyPatch, around: QWidget
) -> None:
    said: list[str] = []
    monkeypatch.setattr("casusdesk.ui.papers.text_tab.announce", lambda _widget, words: said.append(words))
    around.resize(1100, 600)
    tab.show_pages(every_document()["decisions A"])
    tables = [frame for frame in tab.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]
    (table,) = tables
    assert (table.columns(), table.format().headerRowCount()) == (8, 1)
    assert [table.cellAt(0, 3).firstCursorPosition().block().text(), cell(table, 1, 0)] == ["wie", "FR385"]
    assert table.cellAt(1, 0).firstCursorPosition().block().charFormat().isValid()
    tab.setTextCursor(table.cellAt(1, 2).firstCursorPosition())
    QTest.keyClick(tab, Qt.Key.Key_End)
    while tab.textCursor().currentTable().cellAt(tab.textCursor()).column() == 2:
        QTest.keyClick(tab, Qt.Key.Key_Right)
    assert said == ["FR385, besluit", "wie"]
    heard = QAccessible.queryAccessibleInterface(tab)
    assert heard is not None
    words = heard.textInterface()
    assert isinstance(words, QAccessibleTextInterface)
    read = words.text(0, words.characterCount())
    order = [
        read.index(part) for part in ("uiterlijk", "FR385", "belt de woningcorporatie", "26-01", "DB311")
    ]
    assert order == sorted(order)


def test_a_table_that_does_not_fit_is_a_list(tab: TextTab, around: QWidget, qtbot: QtBot) -> None:
    around.resize(400, 600)
    tab.show_pages(every_document()["decisions A"])
    assert not tab.document().rootFrame().childFrames()
    assert "wie: verloskundige · uiterlijk: 26-01" in tab.toPlainText()
    around.resize(1100, 600)
    qtbot.waitUntil(lambda: len(tab.document().rootFrame().childFrames()) == 1)
    tab.set_zoom(300)
    assert not tab.document().rootFrame().childFrames()


def test_what_is_repeated_is_said_once_and_a_row_goes_on_over_the_page(tab: TextTab) -> None:
    pages = every_document()["agenda two pages"]
    tab.show_pages(pages)
    read = tab.toPlainText()
    head = pages[0].reading_order()[0].text
    assert any(block.repeated and block.text == head for block in pages[1].blocks)
    assert read.count(head) == 1
    assert "Blad 2 van 2" in read
    large = every_document()["large handover"]
    parted = [block for page in large for block in page.blocks if block.continues and block.text]
    tab.show_pages(large)
    lines = tab.toPlainText().splitlines()
    for block in parted:
        assert not any(line == block.text for line in lines)
        assert any(line.endswith(block.text) for line in lines)


def test_every_word_of_the_papers_is_in_the_text(tab: TextTab, around: QWidget) -> None:
    """Each as often as on paper: what is more says what the page shows by its place, or by a sign."""
    around.resize(1400, 600)
    lost: dict[str, list[str]] = {}
    for name, pages in every_document().items():
        tab.show_pages(pages)
        said = [block for page in pages for block in page.blocks if is_said(block)]
        words = counted(word for block in said for word in drawn_words(block.items))
        missing = words - counted(tab.toPlainText().split())
        if set(missing) - SHORTENED - OTHERWISE.get(name, set()):
            lost[name] = sorted(missing.elements())
    assert not lost


def is_said(block: Block) -> bool:
    return not block.repeated and (block.role is not Role.ARTIFACT or block.continues)


def counted(words: Iterable[str]) -> Counter[str]:
    bare = (re.sub(r"[^\w?/+-]", "", word.lower()) for word in words)
    return Counter(word for word in bare if word.strip("-"))


def cell(table: QTextTable, row: int, column: int) -> str:
    return table.cellAt(row, column).firstCursorPosition().block().text()
