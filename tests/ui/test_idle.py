"""The lock that comes by itself: a warning first, on two clocks, and anything typed keeps it away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from casusdesk.ui.idle import IdleWatch


class Clock:
    """Two clocks that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_nobody_there_warns_and_then_locks(qapp: QApplication, qtbot: QtBot) -> None:
    steady, wall = Clock(), Clock()
    idle = IdleWatch(qapp, 5, (steady, wall))
    warned: list[int] = []
    expired: list[bool] = []
    idle.warned.connect(warned.append)
    idle.expired.connect(lambda: expired.append(True))
    steady.now += 269
    idle.look()
    assert not warned
    steady.now += 2
    idle.look()
    idle.look()
    assert warned == [29]
    steady.now += 30
    idle.look()
    assert expired == [True]
    idle.stop()


def test_coming_back_in_time_takes_the_warning_away(qapp: QApplication, qtbot: QtBot) -> None:
    steady, wall = Clock(), Clock()
    idle = IdleWatch(qapp, 1, (steady, wall))
    steady.now += 40
    idle.look()
    with qtbot.waitSignal(idle.woken):
        idle.touch()
    steady.now += 25
    with qtbot.assertNotEmitted(idle.expired):
        idle.look()
    idle.stop()


def test_sleep_counts_too_and_setting_the_clock_back_does_not_help(qapp: QApplication, qtbot: QtBot) -> None:
    for steady_goes, wall_goes in ((0, 400), (400, -3600)):
        steady, wall = Clock(), Clock()
        idle = IdleWatch(qapp, 5, (steady, wall))
        steady.now += steady_goes
        wall.now += wall_goes
        with qtbot.waitSignal(idle.expired):
            idle.look()
        idle.stop()


def test_keys_in_a_window_count_as_somebody_there(qapp: QApplication, qtbot: QtBot) -> None:
    steady, wall = Clock(), Clock()
    field = QPlainTextEdit()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    idle = IdleWatch(qapp, 1, (steady, wall))
    handle = field.windowHandle()
    idle._watch(handle)
    steady.now += 59
    QTest.keyClick(handle, Qt.Key.Key_A)
    steady.now += 30
    with qtbot.assertNotEmitted(idle.expired):
        idle.look()
    idle.stop()
