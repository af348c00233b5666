"""A page as headings, lists and tables, for whoever reads with ears or wants to copy nothing but words.

A painted page has no text for a screen reader (ux §7.8); this tab says the same in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from casusdesk.ui.colours import Colours
from casusdesk.ui.going_on import is_enter
from casusdesk.ui.page_view import zoom_step
from casusdesk.ui.papers.reading_browser import ReadingBrowser
from casusdesk.ui.papers.text_document import LINK, PagesAsText
from casusdesk.ui.papers.text_table import columns_of, heads_at
from casusdesk.ui.toast import announce

if TYPE_CHECKING:
    from casusdesk.documents.page import Block, Page
    from casusdesk.ui.clipboard import Clipboard

_SMALLEST: Final = 60
_LARGEST: Final = 400
_MARGIN: Final = 16
_COLUMN: Final = 12
"""Letters that a column of a table takes at least, on the average."""
_AT_ONCE: Final = 8
"""Pages that are written before the window goes on."""
_CTRL: Final = Qt.KeyboardModifier.ControlModifier


class TextTab(ReadingBrowser):
    """Read-only; the cursor walks through it with the keys, Tab from link to link and then out.

    `case_clicked` carries the code of a link, `zoom_changed` the size of the letters in per cent.
    """

    case_clicked = Signal(str)
    zoom_changed = Signal(int)

    def __init__(self, clipboard: Clipboard, parent: QWidget) -> None:
        super().__init__(clipboard, parent)
        self._pages: tuple[Page, ...] = ()
        self._stale = False
        self._writer = PagesAsText(self.document(), Colours.of(self))
        self._columns = self._written = self._place = 0
        self._cell = ("", "")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._write_more)
        self.zoom = 100
        self.setAccessibleName("Tekst van het voorbeeld")
        self.document().setDocumentMargin(_MARGIN)
        self.anchorClicked.connect(self._follow)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """The words of these pages; written when they are looked at, for it takes a while."""
        shown = tuple(pages)
        if shown == self._pages and not self._stale:
            return
        self._pages, self._stale = shown, True
        if self.isVisible():
            self._write()

    def larger(self) -> None:
        """A quarter larger."""
        self.set_zoom(round(self.zoom * 1.25))

    def smaller(self) -> None:
        """A quarter smaller."""
        self.set_zoom(round(self.zoom * 0.8))

    def normal(self) -> None:
        """As large as the letters of the window."""
        self.set_zoom(100)

    def set_zoom(self, percent: int) -> None:
        """Letters at `percent` (60-400) of those of the window."""
        self.zoom = min(max(percent, _SMALLEST), _LARGEST)
        self._size_letters()
        self._fit_columns()
        self.zoom_changed.emit(self.zoom)

    def showEvent(self, event: QShowEvent) -> None:
        """What came while it was out of sight is written now."""
        super().showEvent(event)
        if self._stale:
            self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters or colours of the window are ours too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_letters()
            self._fit_columns()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._stale = bool(self._pages)
            if self.isVisible() and self._stale:
                self._write()

    def event(self, event: QEvent) -> bool:
        """Zoom keys mean this text while it has focus, not the letters of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and zoom_step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, copy our way, and Enter on a link; Esc is for what lies around."""
        acts: dict[str, Callable[[], object]] = {
            "fit": self.normal,
            "true": self.normal,
            "smaller": self.smaller,
            "larger": self.larger,
        }
        if act := acts.get(zoom_step(event)):
            act()
        elif event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
            self.copy_selected()
        elif event.modifiers() & _CTRL and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step_heading(1 if event.key() == Qt.Key.Key_Down else -1)
        elif is_enter(event):
            self._follow(QUrl(self._link_here()))
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
            self._say_cell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A table that no longer fits becomes a list."""
        super().resizeEvent(event)
        self._fit_columns()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the letters grow or shrink; else it scrolls."""
        turned = event.angleDelta().y()
        if not event.modifiers() & _CTRL:
            super().wheelEvent(event)
        elif turned:
            (self.larger if turned > 0 else self.smaller)()
            event.accept()

    def _write(self) -> None:
        """Write the first pages now and the rest of a pile in between, with the view where it was."""
        self._stale = False
        self._place, kept = self.verticalScrollBar().value(), self.textCursor().position()
        self._size_letters()
        self._columns = self._room()
        self._writer = PagesAsText(self.document(), Colours.of(self), self._columns)
        self._writer.clear()
        self._written = 0
        self._write_more(_AT_ONCE)
        cursor = self.textCursor()  # what was written before it took it along
        cursor.setPosition(min(kept, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(self._place)

    def _write_more(self, most: int = 1) -> None:
        total = len(self._pages)
        whole = QTextCursor(self.document())
        whole.beginEditBlock()  # laid out once, for all pages of this turn
        for number in range(self._written, min(self._written + most, total)):
            self._writer.write(self._pages[number], number + 1, total)
            self._written = number + 1
        whole.endEditBlock()
        if self._written < total:
            self._rest.start()
        else:
            self.verticalScrollBar().setValue(self._place)

    def _step_heading(self, by: int) -> None:
        """To the next heading (1), or the one before (-1), and say it with its level."""
        cursor = self.textCursor()
        block = cursor.block()
        while True:
            block = block.next() if by > 0 else block.previous()
            if not block.isValid() or block.blockFormat().headingLevel():
                break
        if block.isValid():
            cursor.setPosition(block.position())
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            announce(self, f"Kop {block.blockFormat().headingLevel()}: {block.text()}")

    def _room(self) -> int:
        """Columns that fit beside each other."""
        letters = QFontMetricsF(self.document().defaultFont())
        return int(self.viewport().width() / max(_COLUMN * letters.averageCharWidth(), 1.0))

    def _fit_columns(self) -> None:
        """Tables become lists, and lists tables again, where that makes a difference."""
        before, now = self._columns, self._room()
        if any(min(before, now) < columns_of(block) <= max(before, now) for block in self._blocks()):
            self._stale = True
            if self.isVisible():
                self._write()

    def _blocks(self) -> Iterator[Block]:
        return (block for page in self._pages for block in page.blocks)

    def _say_cell(self) -> None:
        """What a cell is about, when the keys come into another row or column of a table."""
        cursor = self.textCursor()
        before, self._cell = self._cell, heads_at(cursor)
        about = [head for head, old in zip(self._cell, before, strict=True) if head and head != old]
        if about:
            announce(self, ", ".join(about))

    def _size_letters(self) -> None:
        font = self.font()
        font.setPointSizeF(max(self.font().pointSizeF(), 1.0) * self.zoom / 100)
        self.document().setDefaultFont(font)

    def _link_here(self) -> str:
        """The address of the link that Tab chose, or in which the cursor stands."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.setPosition(cursor.selectionEnd())
        return cursor.charFormat().anchorHref()

    def _follow(self, address: QUrl) -> None:
        words = address.toString()
        if words.startswith(LINK):
            self.case_clicked.emit(words.removeprefix(LINK))
