"""F1: all keys in one list beside the work, made from the same table as the menu bar."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.ui.labels import button, heading, muted, scrolling, section, text
from casusdesk.ui.shortcuts import COMMANDS, MENUS, ON_SCREENS, spoken_keys
from casusdesk.ui.theme import GRID, text_scale

QWIDGETSIZE_MAX = (1 << 24) - 1
_KEYS_WIDTH = 116
_ABOUT = "Alles wat je typt wordt vanzelf bewaard. Wat je verwijdert, kun je terughalen met Ctrl+Z."


class HelpPanel(QFrame):
    """`closed` when it goes; Esc closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName("Toetsen en hulp")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.close_button = button("Sluiten", self.leave)
        head = QHBoxLayout()
        head.addWidget(heading("Toetsen"), 1)
        head.addWidget(self.close_button)
        self._layout.addLayout(head)
        self._body: QWidget | None = None
        self.hide()

    def open(self, of_screen: Iterable[QAction], screen: str) -> None:
        """Show the keys, those of the visible screen first."""
        own = [(_words(a), _keys(a)) for a in of_screen if not a.shortcut().isEmpty()]
        groups = [(f"Op dit scherm: {screen}", own)] if own else []
        for menu in MENUS:
            rows = [
                (c.words.replace("&", ""), spoken_keys(c.keys[0]))
                for c in COMMANDS
                if c.menu == menu and c.keys
            ]
            if rows:
                groups.append((menu.replace("&", ""), rows))
        groups.append(("In lijsten en formulieren", [(what, keys) for keys, what in ON_SCREENS]))
        self._fill(groups)

    def open_only(self, rows: list[tuple[str, str]], screen: str) -> None:
        """Show only these keys: the screen fills the window and the others do not work there."""
        self._fill([(f"Op dit scherm: {screen}", rows)])

    def _fill(self, groups: Iterable[tuple[str, list[tuple[str, str]]]]) -> None:
        if self._body is not None:
            self._layout.removeWidget(self._body)
            self._body.deleteLater()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, GRID, 0)
        column.addWidget(muted(_ABOUT))
        for title, rows in groups:
            _add(column, title, rows)
        column.addStretch(1)
        self._body = scrolling(content)
        self._layout.addWidget(self._body, 1)
        self.show()
        self.close_button.setFocus()

    def take_all(self, whole: bool) -> None:
        """In a narrow window it takes the place of the work, else it stands beside it."""
        self.setMinimumWidth(0 if whole else round(380 * min(text_scale(self), 1.5)))
        self.setMaximumWidth(QWIDGETSIZE_MAX if whole else self.minimumWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Close it."""
        self.hide()
        self.closed.emit()


def _add(column: QVBoxLayout, title: str, rows: list[tuple[str, str]]) -> None:
    column.addSpacing(GRID)
    column.addWidget(section(title))
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GRID)
    grid.setColumnStretch(1, 1)
    for place, (words, keys) in enumerate(rows):
        label = text(keys, "label")
        label.setFixedWidth(round(_KEYS_WIDTH * text_scale(label)))
        grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text(words), place, 1)
    column.addLayout(grid)


def _words(action: QAction) -> str:
    return action.text().replace("&", "")


def _keys(action: QAction) -> str:
    return spoken_keys(action.shortcut().toString(QKeySequence.SequenceFormat.PortableText))
