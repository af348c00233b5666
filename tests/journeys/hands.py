"""Someone at the keyboard: only keys go in, and only what is on screen is waited for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

PATIENCE = 30.0
"""Seconds before something that should appear counts as missing; only ever used up by a failure."""

MOST_STOPS = 150
"""Presses of Tab; more is not a page that anybody works through."""


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it; for a list on Linux Qt itself would say what is chosen."""
    found = QAccessible.queryAccessibleInterface(widget)
    said = widget.accessibleName() or (found.text(QAccessible.Text.Name) if found else "")
    return said.replace("&", "")


def wait_for(condition: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Let the program run until `condition` holds."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise AssertionError(f"not within {seconds:.0f} seconds: {what}. On screen: {list(words())}")
        QTest.qWait(5)


def words() -> Iterator[str]:
    """Every label and button in sight; a blank that keeps a line together is a blank."""
    for window in QApplication.topLevelWidgets():
        for widget in window.findChildren(QWidget) if window.isVisible() else ():
            if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton) and widget.text():
                yield widget.text().replace("&", "").replace("\u00a0", " ")


def problems() -> list[str]:
    """What is said to be wrong, wherever it stands on the screen."""
    labels = (w for w in QApplication.allWidgets() if isinstance(w, QLabel) and w.isVisible())
    return [
        label.text() for label in labels if label.property("kind") in ("error", "problem") and label.text()
    ]


def _tidy_up() -> None:
    """Widgets that were let go are gone before the next key, as in the event loop of the program."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Hands:
    """Types, presses and tabs; every step goes to whatever has the focus."""

    @property
    def on(self) -> QWidget:
        """Where the focus is."""
        wait_for(QApplication.focusWidget, "a widget with the focus")
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def type(self, text: str) -> None:
        """Letters and digits."""
        QTest.keyClicks(self.on, text)
        _tidy_up()

    def press(self, keys: str, times: int = 1) -> None:
        """A key with its modifiers in Qt's notation, such as Ctrl+Shift+P."""
        combination = QKeySequence(keys)[0]
        for _ in range(times):
            QTest.keyClick(self.on, combination.key(), combination.keyboardModifiers())
            _tidy_up()

    def tab_to(self, name: str, keys: str = "Tab") -> None:
        """Press Tab until the focus is on what is called `name`; past the end of the page is an error."""
        passed: list[str] = []
        first = self.on
        while name_of(self.on) != name:
            passed.append(name_of(self.on))
            before = self.on
            self.press(keys)
            assert self.on is not before, f"Tab is caught by {passed[-1]!r} on the way to {name!r}"
            around = self.on is first or len(passed) > MOST_STOPS
            assert not around, f"Tab never comes to {name!r}, only to {list(dict.fromkeys(passed))}"

    def fill(self, name: str, text: str) -> None:
        """Go to a field and type over what is in it."""
        self.tab_to(name)
        self.press("Ctrl+A")
        self.type(text)

    def choose(self, name: str, text: str) -> None:
        """Go to a closed list and type the beginning of a choice."""
        self.tab_to(name)
        self.type(text)

    def push(self, name: str) -> None:
        """Go to a button or a tick and press it."""
        self.tab_to(name)
        self.press("Space")

    def save_locked(self) -> str:
        """Read the words that will open the file, save it, and go back to the preview; those words."""
        self.see("Opslaan met wachtwoord")
        labels = (w for w in QApplication.allWidgets() if isinstance(w, QLabel) and w.isVisible())
        named = (one for one in labels if one.accessibleName() == "Wachtwoord van dit bestand")
        (words,) = (one.text() for one in named)
        self.press("Ctrl+Return")
        self.see("De PDF is opgeslagen.")
        self.press("Escape")
        return words

    def read_problem(self) -> str:
        """Wait until something is said to be wrong; what that is."""
        wait_for(problems, "what is wrong")
        return " ".join(problems())

    def see(self, text: str, seconds: float = PATIENCE) -> None:
        """Wait until a label or button that holds `text` is in sight."""
        wait_for(lambda: any(text in said for said in words()), f"{text!r} in sight", seconds)
