"""The hands of these tests: keys to whatever has the focus, and Tab until it is where it should be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys(text: str = "", *special: Qt.Key) -> None:
    if text:
        QTest.keyClicks(focused(), text)
    for key in special:
        QTest.keyClick(focused(), key)


def tab_to(widget: QWidget) -> None:
    """Press Tab until the focus is there, as she would; a form of forty stops is too long."""
    for _stop in range(80):
        if focused() is widget:
            return
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {widget.accessibleName() or widget}")
