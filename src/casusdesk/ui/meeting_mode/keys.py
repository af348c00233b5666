"""The keys of Overlegmodus in one table: the actions, the line at the bottom and Help are made from it.

A letter or digit works only while no text field and no list has the focus, and only when the settings say
so (WCAG 2.1.4); Alt with an arrow works always.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from casusdesk.ui.meeting_mode.choice_buttons import DIGITS


@dataclass(frozen=True, slots=True)
class Key:
    """One key: the name of what it does, its words, the key in Qt's notation, and how it is shown.

    `alone` keys belong to the case and are off while the parents sit at the table.
    """

    name: str
    words: str
    keys: tuple[str, ...]
    shown: str
    alone: bool = False


KEYS: Final = (
    Key("next", "volgende casus", ("Right",), "→", alone=True),
    Key("previous", "vorige casus", ("Left",), "←", alone=True),
    Key("decide", "besluit", ("B",), "B"),
    Key("agree", "afspraak", ("A",), "A"),
    Key("who", "wie", ("W",), "W"),
    Key("due", "uiterlijk", ("U",), "U"),
    Key("lead", "regie", ("R",), "R"),
    Key("tell", "terugkoppelen", ("T",), "T"),
    Key("handover", "overdracht", ("O",), "O"),
    Key("postpone", "doorschuiven", ("D",), "D"),
    Key("read_back", "teruglezen", ("L",), "L", alone=True),
    Key("clock", "klok", ("K",), "K", alone=True),
)
ALWAYS: Final = (
    Key("next", "volgende casus", ("Alt+Right",), "Alt+→", alone=True),
    Key("previous", "vorige casus", ("Alt+Left",), "Alt+←", alone=True),
)

_OWN_KEYS: Final = QLineEdit | QPlainTextEdit | QComboBox | QAbstractItemView
"""What letters and arrows mean something in; so they do in a calendar or a list that is open."""


class Keyboard:
    """The actions on `screen`; `adapt` says which work now."""

    def __init__(
        self, screen: QWidget, acts: dict[str, Callable[[], object]], choose: Callable[[int], object]
    ) -> None:
        self.single: dict[str, QAction] = {}
        self.always: dict[str, QAction] = {}
        for keys, made in ((KEYS, self.single), (ALWAYS, self.always)):
            for key in keys:
                made[key.name] = _action(screen, key.words.capitalize(), key.keys, acts[key.name])
        self.digits = [
            _action(screen, "", (digit,), lambda place=place: choose(place))  # type: ignore[misc]
            for place, digit in enumerate(DIGITS)
        ]

    def adapt(self, focused: QWidget | None, *, on_case: bool, single: bool, parents: bool) -> None:
        """`on_case`: the case is in sight; `single`: the settings allow letters; `parents` sit along."""
        picking = focused is not None and focused.window().windowType() is Qt.WindowType.Popup
        typing = picking or isinstance(focused, _OWN_KEYS)
        for key in KEYS:
            arrow = key.name in ("next", "previous")
            free = not isinstance(focused, QRadioButton) if arrow else single
            able = on_case and not typing and free and not (parents and key.alone)
            self.single[key.name].setEnabled(able)
        for key in ALWAYS:
            self.always[key.name].setEnabled(on_case and not parents and not picking)
        for digit in self.digits:
            digit.setEnabled(on_case and single and not typing)


def key_line(*, single: bool, parents: bool) -> str:
    """The quiet line at the bottom."""
    if not single:
        moves = "" if parents else "Alt+→ volgende · Alt+← vorige · "
        back = "" if parents else " · Esc terug"
        return f"{moves}Tab naar het volgende veld · F1 toetsen{back}"
    said = [f"{key.shown} {key.words.removesuffix(' casus')}" for key in KEYS if not (parents and key.alone)]
    place = next(i for i, words in enumerate(said) if words.startswith("B "))
    said.insert(place + 1, "1–0 kies")
    return " · ".join(said if parents else (*said, "Esc terug"))


def help_rows(*, single: bool) -> list[tuple[str, str]]:
    """Words and key for Help."""
    rows = [(key.words.capitalize(), key.shown) for key in (KEYS if single else KEYS[:2])]
    rows += [(key.words.capitalize(), key.shown) for key in ALWAYS]
    rows += [("Kies een besluit", "1 t/m 9 en 0")] if single else []
    rows += [
        ("Ongedaan maken", "Ctrl+Z"),
        ("Vergrendelen", "Ctrl+L"),
        ("Uit een tekstvak, en terug naar de agenda", "Esc"),
    ]
    return rows


def _action(screen: QWidget, words: str, keys: tuple[str, ...], act: Callable[[], object]) -> QAction:
    made = QAction(words, screen)
    made.setShortcuts([QKeySequence(key) for key in keys])
    made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.setAutoRepeat(False)
    made.triggered.connect(lambda _checked=False: act())
    screen.addAction(made)
    return made
