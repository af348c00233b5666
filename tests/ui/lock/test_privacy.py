"""F9: no word can be read but the code, also in dialogs; and F9 brings everything back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QToolTip
from pytestqt.qtbot import QtBot

from casusdesk.domain.audit import AuditEvent
from casusdesk.services.desk import Desk
from casusdesk.ui.capture import EXCLUDED, HIDDEN, SHOWN, CaptureProtection
from casusdesk.ui.context import WindowContext
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.places import CASES
from casusdesk.ui.privacy import PrivacySheet
from casusdesk.ui.settings.capture_box import CaptureBox


def sheets() -> list[PrivacySheet]:
    """Each once; a dialog is a child of its window."""
    return [one for one in QApplication.allWidgets() if isinstance(one, PrivacySheet) and one.isVisible()]


def test_f9_covers_everything_but_the_code_and_again_brings_it_back(window: MainWindow) -> None:
    code = next(case.code for case in window.context.desk.cases.all() if case.status.active)
    window.actions_of_frame.open_case(code)
    before = QApplication.focusWidget()
    plain = window.grab().toImage()
    QTest.keyClick(window, Qt.Key.Key_F9)
    (sheet,) = sheets()
    assert sheet.geometry() == window.rect()
    assert {label.text() for label in sheet.findChildren(QLabel)} >= {code}
    hidden = window.grab().toImage()
    assert hidden != plain
    for other in (label for label in window.findChildren(QLabel) if label.isVisible() and label.text()):
        if not sheet.isAncestorOf(other):
            top = window.childAt(other.mapTo(window, other.rect().center()))
            assert top is None or top is sheet or sheet.isAncestorOf(top), other.text()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F9)
    assert not sheets()
    assert QApplication.focusWidget() is before


def test_the_bars_are_flat(window: MainWindow) -> None:
    """No shade of a letter is left: what is no bar is ground."""
    window.privacy.toggle()
    picture = window.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 300, 3) for y in range(0, 200, 3)}
    assert len(colours) <= 12


def test_keys_do_not_reach_what_is_covered(window: MainWindow) -> None:
    window.actions_of_frame.add_signal()
    form = window.screens[CASES].form
    form.question.line.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F9)
    for key in (Qt.Key.Key_A, Qt.Key.Key_Tab, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget(), key)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert form.question.text() == ""
    assert window.place == CASES
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not sheets()
    assert QApplication.focusWidget() is form.question.line


def test_a_dialog_is_covered_too_and_f9_works_in_it(qapp: QApplication, window: MainWindow) -> None:
    seen: list[int] = []
    box = QMessageBox(QMessageBox.Icon.Question, "casusdesk", "Casus KT472 verwijderen?", parent=window)

    def look() -> None:
        handle = box.windowHandle()
        assert handle is not None
        for _ in range(2):
            QTest.keyClick(handle, Qt.Key.Key_F9)
            seen.append(len(sheets()))
        box.reject()

    QTimer.singleShot(300, box, look)
    box.exec()
    assert seen == [2, 0]


def test_a_dialog_that_comes_meanwhile_is_covered_at_once(qapp: QApplication, window: MainWindow) -> None:
    window.privacy.toggle()
    box = QMessageBox(QMessageBox.Icon.Warning, "casusdesk", "Casus KT472 is er niet meer.", parent=window)
    box.show()
    assert any(sheet.window() is box for sheet in sheets())
    window.privacy.toggle()
    assert not sheets()
    box.close()
    box.deleteLater()


def test_no_word_comes_beside_the_pointer(qapp: QApplication, window: MainWindow) -> None:
    window.privacy.toggle()
    told = QHelpEvent(QEvent.Type.ToolTip, QPoint(20, 20), window.mapToGlobal(QPoint(20, 20)))
    window.top.setToolTip("Casus KT472")
    QApplication.sendEvent(window.top, told)
    assert not QToolTip.isVisible()
    window.privacy.toggle()


@pytest.mark.parametrize("old_windows", [False, True])
def test_capture_protection_is_given_to_every_window_that_appears(
    qapp: QApplication, window: MainWindow, *, old_windows: bool
) -> None:
    asked: list[tuple[int, int]] = []

    def affinity(handle: int, value: int) -> bool:
        asked.append((handle, value))
        return not (old_windows and value == EXCLUDED)

    protection = CaptureProtection(qapp, affinity)
    protection.protect(True)
    wanted = HIDDEN if old_windows else EXCLUDED
    assert (int(window.winId()), wanted) in asked
    box = QMessageBox(QMessageBox.Icon.Warning, "casusdesk", "Let op", parent=window)
    box.show()
    assert (int(box.winId()), wanted) in asked
    protection.protect(False)
    assert (int(window.winId()), SHOWN) in asked
    box.close()
    box.deleteLater()
    assert isinstance(protection, QObject)


def test_the_tick_is_kept_audited_and_followed(qtbot: QtBot, empty: Desk) -> None:
    """Shown on Windows only; what it does is the same everywhere."""
    context = WindowContext(empty)
    followed: list[bool] = []
    context.policy_changed.connect(lambda: followed.append(empty.policy.capture_protection))
    made = CaptureBox(context)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    assert made.box.isChecked()
    QTest.keyClick(made.box, Qt.Key.Key_Space)
    assert not empty.policy.capture_protection
    assert followed == [False]
    assert [row.event for row in empty.audit.all()] == [AuditEvent.POLICY]
    context.deleteLater()
