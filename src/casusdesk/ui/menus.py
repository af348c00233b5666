"""The menu bar: every action with its key, those of the visible screen among them (ux §7.1, §7.10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from casusdesk.ui.shortcuts import CASE, COMMANDS, EDIT, MEETING, MENUS

_SCREEN_MENUS = {
    "Casussen": CASE,
    "Overdrachten": CASE,
    "Overleg": MEETING,
    "Afspraken": MEETING,
    "Papier": MEETING,
    "Contacten": MEETING,
    "Instellingen": EDIT,
}


class Menus:
    """Made once per window; `show_screen` swaps in the commands of another screen."""

    def __init__(self, window: QMainWindow, acts: Mapping[str, Callable[[], object]]) -> None:
        self.actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._lent: list[tuple[QMenu, QAction]] = []
        for title in MENUS:
            self._menus[title] = window.menuBar().addMenu(title)
        for command in COMMANDS:
            menu = self._menus[command.menu]
            if command.after_line:
                menu.addSeparator()
            action = QAction(command.words, window)
            action.setShortcuts([QKeySequence(keys) for keys in command.keys])
            act = acts[command.name]
            action.triggered.connect(lambda _checked=False, act=act: act())
            menu.addAction(action)
            self.actions[command.name] = action

    def show_screen(self, screen: QWidget, title: str) -> None:
        """Put the commands of `screen` in the menu they belong to, below a line."""
        for menu, action in self._lent:
            menu.removeAction(action)
        self._lent = []
        place = self._menus.get(_SCREEN_MENUS.get(title, ""))
        own = [action for action in screen.actions() if action.text() and not action.isSeparator()]
        if place is None or not own:
            return
        self._lent.append((place, place.addSeparator()))
        for action in own:
            place.addAction(action)
            self._lent.append((place, action))

    def lent(self) -> list[QAction]:
        """The commands of the visible screen, for Help."""
        return [action for _, action in self._lent if not action.isSeparator()]
