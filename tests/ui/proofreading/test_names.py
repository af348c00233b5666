"""Names of one's own in the settings: added, refused, taken away, and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.places import SETTINGS
from casusdesk.ui.settings.names_box import NamesBox


@pytest.fixture
def box(window: MainWindow) -> NamesBox:
    found = window.show_place(SETTINGS).names  # type: ignore[attr-defined]
    assert isinstance(found, NamesBox)
    found.setFocus()
    return found


def add(box: NamesBox, name: str) -> None:
    box.field.line.setFocus()
    QTest.keyClicks(box.field.line, name)
    QTest.keyClick(box.field.line, Qt.Key.Key_Return)


def test_a_name_is_added_by_keyboard_and_warned_of(box: NamesBox, window: MainWindow) -> None:
    add(box, "Zwaluwhoef")
    assert list(box.rows) == ["Zwaluwhoef"]
    assert box.field.text() == ""
    assert window.context.desk.proofreading.check("Zwaluwhoef belt")
    assert box.rows["Zwaluwhoef"].accessibleName() == "Zwaluwhoef verwijderen"


@pytest.mark.parametrize(("typed", "said"), [("", "Vul eerst"), ("x", "minstens twee letters")])
def test_what_is_no_name_is_said_beside_the_field(box: NamesBox, typed: str, said: str) -> None:
    add(box, typed)
    assert said in box.field.problem
    assert box.rows == {}
    QTest.keyClicks(box.field.line, "aa")
    assert box.field.problem == ""


def test_the_same_name_twice_is_said(box: NamesBox) -> None:
    add(box, "Zwaluwhoef")
    add(box, "Zwaluwhoef")
    assert "staat er al" in box.field.problem


def test_a_name_is_taken_away_and_back(box: NamesBox, window: MainWindow) -> None:
    for name in ("Bosveld", "Zwaluwhoef"):
        add(box, name)
    box.rows["Bosveld"].click()
    assert list(box.rows) == ["Zwaluwhoef"]
    focused = QApplication.focusWidget()
    assert focused is box.rows["Zwaluwhoef"]
    window.context.undo.undo()
    assert window.context.desk.proofreading.local_names() == ("Bosveld", "Zwaluwhoef")
    assert list(box.rows) == ["Bosveld", "Zwaluwhoef"]
