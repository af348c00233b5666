"""Text to read, which leaves only through the program's own clipboard, so that the lock takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QTextBrowser, QWidget

if TYPE_CHECKING:
    from casusdesk.ui.clipboard import Clipboard


class ReadingBrowser(QTextBrowser):
    """Read-only, walked through with the keys; copied our way, never dragged."""

    def __init__(self, clipboard: Clipboard, parent: QWidget) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._left = (0, 0)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        reading = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            reading.TextSelectableByKeyboard
            | reading.TextSelectableByMouse
            | reading.LinksAccessibleByKeyboard
            | reading.LinksAccessibleByMouse
        )
        self.setAcceptDrops(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt lets go of the link that Tab chose; it is kept for whoever comes back."""
        self._left = (self.textCursor().anchor(), self.textCursor().position())
        super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Back from elsewhere the same link is chosen."""
        super().focusInEvent(event)
        cursor = self.textCursor()
        anchor, position = self._left
        if cursor.position() == cursor.anchor() == position and anchor < self.document().characterCount():
            place = self.verticalScrollBar().value()
            cursor.setPosition(anchor)
            cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Only what is allowed here, and in Dutch."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """Kopiëren and Alles selecteren."""
        menu = QMenu(self)
        for words, act, can in (
            ("&Kopiëren", self.copy_selected, self.textCursor().hasSelection()),
            ("&Alles selecteren", self.selectAll, True),
        ):
            made = QAction(words, menu)
            made.setEnabled(can)
            made.triggered.connect(lambda _checked=False, act=act: act())
            menu.addAction(made)
        return menu

    def copy_selected(self) -> None:
        """The selection on the clipboard of the program, which the lock wipes."""
        if self.textCursor().hasSelection():
            self._clipboard.copy(self.textCursor().selection().toPlainText())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Nothing: neither dragging nor the selection of X11 may carry text past our clipboard."""
        return QMimeData()
