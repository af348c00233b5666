"""What every screen must keep to: a name for each control, Dutch only, and room in the smallest window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from casusdesk.preferences import Preferences
from casusdesk.ui.labels import Link
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.page_view import PageView
from casusdesk.ui.places import ENTRIES

# The words Qt and desktops show when a translation is missing.
ENGLISH = frozenset(
    (
        *("cancel", "close", "copy", "cut", "delete", "discard", "finish", "next", "paste", "previous"),
        *("redo", "remove", "reset", "save", "search", "select", "settings", "undo", "yes", "file", "edit"),
        *("view", "apply", "back", "browse", "clear", "show", "hide", "print", "preview", "size"),
    )
)


def visible_words(widget: QWidget) -> set[str]:
    """Everything this widget shows or has read aloud, word by word."""
    texts = [widget.accessibleName(), widget.toolTip(), widget.accessibleDescription()]
    for name in ("text", "placeholderText"):
        found = getattr(widget, name, None)
        if callable(found):
            texts.append(found())
    return {word.strip(".,:;()&…").lower() for text in texts for word in text.split()}


def test_no_english_word_is_in_sight(window: MainWindow) -> None:
    said: set[str] = set()
    for place in range(len(ENTRIES)):
        window.show_place(place)
        for widget in (window, *window.findChildren(QWidget)):
            said |= visible_words(widget)
    menu = window.top.search.createStandardContextMenu()
    for action in (*window.findChildren(QAction), *menu.actions()):
        said.update(action.text().partition("\t")[0].replace("&", "").lower().split())
    menu.deleteLater()
    assert "casussen" in said
    found = said & ENGLISH
    assert not found


def test_every_control_that_takes_focus_has_a_name(window: MainWindow) -> None:
    """WCAG 4.1.2; and no text field swallows Tab (2.1.2)."""
    nameless: list[str] = []
    for place in range(len(ENTRIES)):
        window.show_place(place)
        for widget in window.shown.findChildren(QWidget):
            if not widget.isVisible() or widget.focusPolicy() is Qt.FocusPolicy.NoFocus:
                continue
            named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
            if not named and widget.objectName() != "qt_spinbox_lineedit":
                nameless.append(f"{ENTRIES[place].title}: {type(widget).__name__}")
            if isinstance(widget, QPlainTextEdit):
                assert widget.tabChangesFocus()
    assert not nameless


@pytest.mark.parametrize("place", range(len(ENTRIES)))
def test_the_smallest_window_with_the_largest_letters_scrolls_one_way_only(
    window: MainWindow, place: int, qtbot: QtBot
) -> None:
    """920x500 with 200 % text: nothing is out of reach (ux §5.6)."""
    window.context.prefer(Preferences(text_size=200))
    window.resize(920, 500)
    window.show_place(place)
    qtbot.waitUntil(lambda: not window.navigation.isVisible())
    QApplication.processEvents()
    assert window.width() == 920
    for area in window.shown.findChildren(QScrollArea):
        if area.isVisible() and not isinstance(area, PageView):
            assert area.horizontalScrollBar().maximum() == 0, area.objectName()
    for button in window.shown.findChildren(QPushButton):
        if button.isVisible() and not isinstance(button, Link):
            assert button.width() >= button.minimumSizeHint().width(), button.text()
