"""The keys on a page: arrows walk along the lines with a case, Enter opens one, PgUp and PgDn turn pages.

An arrow goes to the next line only when it is in sight, and scrolls a step otherwise, so that with large
letters what stands between the lines is read too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent

from casusdesk.ui.page_lines import CaseLine, case_lines
from casusdesk.ui.page_sheets import GAP, Sheets
from casusdesk.ui.theme import GRID
from casusdesk.ui.toast import announce

if TYPE_CHECKING:
    from casusdesk.ui.page_view import PageView

STEP: Final = 6 * GRID
"""Px that an arrow scrolls where no line comes next."""
_ROOM: Final = 2 * GRID
"""Px kept free around the line with the ring."""


class PageWalk:
    """Where the keys are on the pages of `view`. Without `links` the arrows only scroll."""

    def __init__(self, view: PageView, sheets: Sheets, *, links: bool) -> None:
        self._view = view
        self._sheets = sheets
        self._links = links
        self._at: int | None = None
        self._ring = False
        self.lines: tuple[CaseLine, ...] = ()

    @property
    def line(self) -> CaseLine | None:
        """The line with the ring."""
        return None if self._at is None else self.lines[self._at]

    def renew(self) -> None:
        """Other pages came: the ring goes to the same case on the same page, or goes."""
        kept = self.line
        self.lines = case_lines(self._sheets.pages) if self._links else ()
        same = (n for n, line in enumerate(self.lines) if kept and line.case == kept.case)
        places = sorted(same, key=lambda n: abs(self.lines[n].page - kept.page) if kept else 0)
        self._at = places[0] if places else None
        self.show_ring(on=self._ring)

    def show_ring(self, *, on: bool) -> None:
        """Whether the ring is drawn."""
        self._ring = on
        self._sheets.mark(self.line if on else None)

    def press(self, event: QKeyEvent, *, enter: bool) -> bool:
        """Do what this key asks; False when it asks nothing of the page."""
        if enter:
            return self._open()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        bar, key = self._view.verticalScrollBar(), event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar.setValue(self._below() if key == Qt.Key.Key_PageDown else self._above())
            self._say_place()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
            self._say_place()
        else:
            return False
        return True

    def _open(self) -> bool:
        """Enter: the case of the ring; where that was scrolled out of sight, first back to it."""
        line = self.line
        if line is None:
            return False
        if self._in_sight(self._sheets.rect_of(line)):
            self._view.case_clicked.emit(line.case)
        else:
            self._reveal(line)
        return True

    def _step(self, by: int) -> None:
        place = self._next(by)
        if place is not None and self._in_sight(self._sheets.rect_of(self.lines[place])):
            before, self._at = self.line, place
            line = self.lines[place]
            self.show_ring(on=self._ring)
            self._reveal(line)
            turned = before is None or before.page != line.page
            where = f"Blad {line.page + 1}. " if turned and len(self._sheets.pages) > 1 else ""
            announce(self._view, f"{where}{line.text}")
        else:
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + by * STEP)

    def _next(self, by: int) -> int | None:
        """From the ring where that is in sight, else the first or the last line that is."""
        line = self.line
        if line is not None and self._at is not None and self._in_sight(self._sheets.rect_of(line)):
            place = self._at + by
            return place if 0 <= place < len(self.lines) else None
        seen = [n for n, one in enumerate(self.lines) if self._in_sight(self._sheets.rect_of(one))]
        return seen[0 if by > 0 else -1] if seen else None

    def _in_sight(self, area: QRectF) -> bool:
        top = self._view.verticalScrollBar().value()
        return area.top() < top + self._view.viewport().height() - GRID and area.bottom() > top + GRID

    def _reveal(self, line: CaseLine) -> None:
        """The whole line in sight; its beginning when it is larger than the view."""
        area, view = self._sheets.rect_of(line), self._view
        for bar, start, end, room in (
            (view.verticalScrollBar(), area.top(), area.bottom(), view.viewport().height()),
            (view.horizontalScrollBar(), area.left(), area.right(), view.viewport().width()),
        ):
            if end + _ROOM > bar.value() + room:
                bar.setValue(round(end + _ROOM - room))
            if start - _ROOM < bar.value():
                bar.setValue(round(start - _ROOM))

    def _below(self) -> int:
        """A view further, and never past the beginning of the next page."""
        now = self._view.verticalScrollBar().value()
        page = self._sheets.page_at(now + GAP)
        room, next_top = self._view.viewport().height(), self._sheets.top_of(page + 1) - GAP // 2
        return next_top if next_top - GAP // 2 <= now + room else min(now + room - STEP, next_top)

    def _above(self) -> int:
        """A view back, and never past the beginning of this page, or of the one before."""
        now = self._view.verticalScrollBar().value()
        page = self._sheets.page_at(now - GAP)
        room, top = self._view.viewport().height(), self._sheets.top_of(page) - GAP // 2
        return top if now - top <= room else max(now - room + STEP, top)

    def _say_place(self) -> None:
        total = len(self._sheets.pages)
        if total > 1:
            announce(self._view, f"Blad {self._view.place} van {total}")
