"""What holds for every control on every screen: a name, room for a finger, a key of its own, ink to read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest
from hands import name_of
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)
from tour import entry_screens, main_screens, parts, program_in

from casusdesk.app import Program
from casusdesk.services.access import open_practice
from casusdesk.ui.colours import DARK, LIGHT, Colours
from casusdesk.ui.help_panel import HelpPanel
from casusdesk.ui.main_window import MainWindow
from casusdesk.ui.places import MODE
from casusdesk.ui.shortcuts import spoken_keys
from casusdesk.ui.styles import style_sheet

Reach = Qt.ShortcutContext
LEAST_TARGET = 24
"""Px, both ways (WCAG 2.5.8)."""


def without_name(window: QWidget) -> Iterator[str]:
    """What Tab comes to and a screen reader cannot call anything."""
    for widget in parts(window):
        by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
        inner = widget.focusProxy() is not None or widget.objectName().startswith("qt_")
        if by_tab and not inner and not name_of(widget).strip():
            yield f"{type(widget).__name__} in {type(widget.parentWidget()).__name__} has no name"


def too_small(window: QWidget) -> Iterator[str]:
    """Buttons that are hard to hit; the sign within a line edit is Qt's, and Esc does the same."""
    for widget in parts(window):
        inside = isinstance(widget.parent(), QLineEdit)
        if (
            isinstance(widget, QToolButton)
            and not inside
            and min(widget.width(), widget.height()) < LEAST_TARGET
        ):
            yield f"{name_of(widget)!r} is {widget.width()}x{widget.height()}"


def catches_tab(window: QWidget) -> Iterator[str]:
    """Text fields that keep Tab for themselves."""
    for widget in parts(window):
        if isinstance(widget, QPlainTextEdit | QTextEdit) and not widget.tabChangesFocus():
            yield f"{name_of(widget)!r} catches Tab"


@dataclass(frozen=True)
class Bound:
    """A key that does something on the screen in sight, and from where it works."""

    key: str
    words: str
    reach: Qt.ShortcutContext
    home: QWidget
    usual: bool
    """The first key of its action: the one that menu and Help name."""

    def meets(self, other: Bound) -> bool:
        """Whether both can be meant by the same key, so that Qt does neither."""
        if self.key != other.key:
            return False
        if {self.reach, other.reach} & {Reach.WindowShortcut, Reach.ApplicationShortcut}:
            return True
        homes = self.home, other.home
        return homes[0] is homes[1] or homes[0].isAncestorOf(homes[1]) or homes[1].isAncestorOf(homes[0])


def bound(window: QWidget) -> list[Bound]:
    """Every key that does something on the screen in sight."""
    found = []
    for action in window.findChildren(QAction):
        on = [w for w in action.associatedObjects() if isinstance(w, QWidget) and not isinstance(w, QMenu)]
        home = on[-1] if on else window  # what is in a menu only works in the whole window
        for key in action.shortcuts() if home.isVisible() else ():
            usual = key == action.shortcut()
            found.append(Bound(key.toString(), action.text(), action.shortcutContext(), home, usual))
    for shortcut in window.findChildren(QShortcut):
        home = shortcut.parent()
        if isinstance(home, QWidget) and home.isVisible():
            found.append(Bound(shortcut.key().toString(), "shortcut", shortcut.context(), home, True))
    return found


def ambiguous_keys(window: QWidget) -> Iterator[str]:
    """Keys that mean two things."""
    for one, other in combinations(bound(window), 2):
        if one.meets(other):
            yield f"{one.key} is {one.words!r} and {other.words!r}"


def keys_not_in_help(window: QWidget) -> Iterator[str]:
    """Keys that Help does not name, while it is open.

    In Overlegmodus it names only those of that page, in its own words (tests/ui/meeting_mode/test_keys.py).
    """
    panel = window.findChild(HelpPanel)
    bare = isinstance(window, MainWindow) and window.place == MODE
    if panel is not None and panel.isVisible() and not bare:
        listed = {label.text() for label in panel.findChildren(QLabel)}
        for one in bound(window):
            if one.usual and spoken_keys(one.key) not in listed:
                yield f"{spoken_keys(one.key)} ({one.words}) is not in Help"


def ambiguous_letters(window: QWidget) -> Iterator[str]:
    """Underlined letters that two entries of one menu share."""
    for menu in window.findChildren(QMenu) + window.findChildren(QMenuBar):
        shown = (action.text() for action in menu.actions() if action.isVisible())
        letters = Counter(QKeySequence.mnemonic(text).toString() for text in shown)
        yield from (f"{key} twice in a menu" for key, times in letters.items() if key and times > 1)


CHECKS = (without_name, too_small, catches_tab, ambiguous_keys, keys_not_in_help, ambiguous_letters)
Screens = Callable[[Program], Iterator[tuple[str, QWidget]]]


@pytest.mark.parametrize(
    ("screens", "least"), [(entry_screens, 7), (main_screens, 40)], ids=["before unlocking", "practice"]
)
def test_every_control_on_every_screen(
    dutch: QApplication, tmp_path: Path, screens: Screens, least: int
) -> None:
    program = program_in(dutch, tmp_path)
    found, seen = set(), set()
    try:
        for name, window in screens(program):
            seen.add(name)
            found |= {f"{name}: {said}" for check in CHECKS for said in check(window)}
    finally:
        program.finish()
    assert len(seen) >= least
    assert found == set()


class WindowWatch(QObject):
    """Notes every window that is shown, also one that is gone before anybody sees more than a flash."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self._app = app
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.add(type(watched).__name__)
        return False

    def stop(self) -> None:
        self._app.removeEventFilter(self)


def test_no_part_flashes_as_a_window_of_its_own(dutch: QApplication, tmp_path: Path) -> None:
    watch = WindowWatch(dutch)
    try:
        for screens in (entry_screens, main_screens):
            program = program_in(dutch, tmp_path)
            for _name, _window in screens(program):
                dutch.processEvents()
            program.finish()
    finally:
        watch.stop()
    assert watch.seen == {"EntryWindow", "MainWindow"}


def test_the_checks_bite(dutch: QApplication, tmp_path: Path) -> None:
    program = program_in(dutch, tmp_path)
    window = program.open_desk(open_practice())
    try:
        window.show_help()
        for words, keys in (("&Bewaren", "Ctrl+N"), ("&Bewaren ook", "Ctrl+Alt+9")):
            planted = QAction(words, window)
            planted.setShortcut(QKeySequence(keys))
            window.addAction(planted)
            window.findChildren(QMenu)[0].addAction(planted)
        area, tool = QPlainTextEdit(window), QToolButton(window)
        tool.setStyleSheet("min-width: 0; min-height: 0; max-width: 20px; max-height: 20px;")
        tool.resize(20, 20)
        for widget in (area, tool):
            widget.show()
        found = [sorted(check(window)) for check in CHECKS]
    finally:
        program.finish()
    unnamed = ("QPlainTextEdit", "QToolButton")
    assert found[0] == [f"{kind} in MainWindow has no name" for kind in unnamed]
    assert found[1] == ["'' is 20x20"]
    assert found[2] == ["'' catches Tab"]
    assert found[3] == ["Ctrl+N is '&Signaal toevoegen' and '&Bewaren'"]
    assert found[4] == ["Ctrl+Alt+9 (&Bewaren ook) is not in Help"]
    assert found[5] == ["Alt+B twice in a menu"]


def luminance(ink: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2)."""
    parts = [int(ink[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT_ON = {
    "text": ("base", "window", "hover", "error_tint", "warning_tint"),
    "muted": ("base", "window", "hover"),
    "placeholder": ("base",),
    "accent": ("base", "window", "hover"),
    "on_accent": ("accent",),
    "on_selection": ("selection",),
    "error": ("base", "window", "error_tint"),
    "warning": ("base", "window", "warning_tint"),
    "ok": ("base", "window"),
}
GRAPHICS_ON = {"border": ("base", "window"), "focus": ("base", "window"), "disabled": ("base", "window")}


def test_contrast_is_measured_rightly() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_ink_can_be_read(colours: Colours) -> None:
    faint = [
        f"{ink} on {ground}: {contrast(getattr(colours, ink), getattr(colours, ground)):.2f}"
        for least, table in ((4.5, TEXT_ON), (3.0, GRAPHICS_ON))
        for ink, grounds in table.items()
        for ground in grounds
        if contrast(getattr(colours, ink), getattr(colours, ground)) < least
    ]
    assert faint == []


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_rule_with_ink_and_ground_can_be_read(colours: Colours) -> None:
    faint, judged = [], 0
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", style_sheet(colours, 10.0)):
        ink = re.search(r"(?<![-\w])color:\s*(#[0-9a-fA-F]{6})", body)
        ground = re.search(r"background(?:-color)?:\s*(#[0-9a-fA-F]{6})", body)
        if ink and ground and "disabled" not in selector:
            judged += 1
            if contrast(ink[1], ground[1]) < 4.5:
                faint.append(f"{selector.strip()}: {contrast(ink[1], ground[1]):.2f}")
    assert judged >= 3
    assert faint == []
