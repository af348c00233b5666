"""What the frame expects of a screen, with an answer for what a screen does not care about."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QUndoCommand
from PySide6.QtWidgets import QWidget

from casusdesk.domain.draft import Draft
from casusdesk.services.changes import Change
from casusdesk.ui.context import WindowContext


class Screen(QWidget):
    """One place of the navigation. Commands put on it with `command` appear in the menu bar and in Help."""

    title: str = ""
    room: str = ""
    """The first word of the kind of every draft of this screen."""
    reads_along: bool = False
    """Whether free texts of cases and meetings are written here, and proofread while they are (R4)."""

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        if self.reads_along:
            from casusdesk.ui.proofreading.typing import TypingWatch

            TypingWatch(context, self)

    def activate(self) -> None:
        """Called each time the screen is shown: put the focus where work goes on."""
        self.setFocus()

    def refresh(self, change: Change) -> None:
        """Something changed in the store: show it."""

    def primary(self) -> None:
        """The main button of the screen (Ctrl+Enter)."""

    def may_step(self, command: QUndoCommand | None) -> bool:
        """Whether this step may be undone or redone now; a screen that refuses says why."""
        return True

    def help_rows(self) -> list[tuple[str, str]]:
        """Words and keys for Help, of a screen that fills the window."""
        return []

    def way_back(self) -> str:
        """What leads back here from a case that is opened now, in words; "" when nothing does."""
        return ""

    def drafts(self) -> Iterable[Draft]:
        """What was typed here and is not kept, after everything that can be saved was saved."""
        return ()

    def take_draft(self, draft: Draft) -> bool:
        """Open the form of `draft` with what was typed in it; False when there is no such form any more.

        Without content only the form is opened: it is where somebody stood.
        """
        return draft.kind == f"{self.room}."

    def whereabouts(self) -> Draft | None:
        """What is open here, as a draft without content; None when it is the screen alone."""
        return Draft(f"{self.room}.") if self.room else None

    def search(self, text: str) -> None:
        """Show what answers to `text`."""

    def command(self, words: str, keys: str, act: Callable[[], object], *, here: bool = True) -> QAction:
        """An action in the menu bar while this screen is shown; `keys` works within it only when `here`."""
        made = QAction(words, self)
        if keys:
            made.setShortcut(QKeySequence(keys))
        if here:
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.triggered.connect(lambda _checked=False: act())
        self.addAction(made)
        return made
