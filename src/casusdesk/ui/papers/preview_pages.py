"""The middle of the preview: page and text as tabs, and the tools to look at them (ux §7.8)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QTabBar, QVBoxLayout, QWidget

from casusdesk.ui.labels import button, muted
from casusdesk.ui.page_view import Fit, PageView
from casusdesk.ui.papers.text_tab import TextTab
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.ui.context import WindowContext

PAGE_HEIGHT = 1123
"""Px of an A4 page at true size."""
READABLE = 0.55
"""Smallest zoom at which the whole page says something; below it the width is shown."""
WALK = (
    "Pijl omlaag en omhoog gaan langs de regels met een casus, Enter opent de casus. "
    "PgUp en PgDn bladeren. Dezelfde woorden staan op het tabblad Tekst."
)


class PreviewPages(QWidget):
    """`case_clicked` carries the code of a case that somebody wants to open, from either tab."""

    case_clicked = Signal(str)

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._by_hand = False
        self.page = PageView("Voorbeeld van het papier", fit=Fit.PAGE)
        self.text = TextTab(context.clipboard, self)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Voorbeeld als")
        self.tabs.setUsesScrollButtons(False)
        self.tabs.addTab("Pagina")
        self.tabs.addTab("Tekst")
        self._zoom = muted("")
        self._zoom.setWordWrap(False)
        self._place = muted("")
        self._place.setWordWrap(False)
        self._lay_out()
        self.tabs.currentChanged.connect(self._turned)
        self.page.zoom_changed.connect(lambda _percent: self._say_zoom())
        self.text.zoom_changed.connect(lambda _percent: self._say_zoom())
        self.page.place_changed.connect(self._say_place)
        self.page.zoomed_by_hand.connect(self._chosen)
        self.page.case_clicked.connect(self.case_clicked)
        self.text.case_clicked.connect(self.case_clicked)

    @property
    def shown(self) -> QWidget:
        """The page, or the text."""
        return self.text if self.tabs.currentIndex() else self.page

    def show_pages(self, pages: Sequence[Page]) -> None:
        """The same pages in both tabs; the text is made when it is looked at."""
        self.page.set_pages(pages)
        self.page.setAccessibleDescription(WALK if self.page.lines else "")
        self.text.show_pages(pages)

    def fit(self) -> None:
        """The whole page where that can be read, else its width; a zoom chosen by hand stays."""
        if self._by_hand:
            return
        high = self.page.viewport().height() / PAGE_HEIGHT
        if high < READABLE:
            self.page.fit_width()
        else:
            self.page.fit_page()

    def _chosen(self) -> None:
        self._by_hand = True

    def _zooming(self, words: str) -> None:
        """One of the tools, done to the tab in sight."""
        page, text = self.page, self.text
        acts: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
            "−": (page.zoom_out, text.smaller),
            "+": (page.zoom_in, text.larger),
            "100 %": (lambda: page.set_zoom(100), text.normal),
            "Passend": (page.fit_page, text.normal),
        }
        if self.shown is page:
            self._chosen()
        acts[words][self.tabs.currentIndex()]()

    def _turned(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self._fitting.setVisible(not tab)
        self._place.setVisible(bool(self._place.text()) and not tab)
        self._say_zoom()

    def _say_zoom(self) -> None:
        zoom = self.text.zoom if self.tabs.currentIndex() else self.page.zoom
        self._zoom.setText(f"{zoom} %")
        self._place_tools()

    def _say_place(self, number: int, total: int) -> None:
        words = f"Blad {number} van {total}" if total > 1 else ""
        self._place.setText(words)
        self._place.setVisible(bool(words) and not self.tabs.currentIndex())
        self._place_tools()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tools below the tabs where both do not fit beside each other."""
        super().resizeEvent(event)
        self._place_tools()

    def _place_tools(self) -> None:
        needed = self.tabs.sizeHint().width() + self._tools.sizeHint().width() + GRID
        beside = needed <= self.width()
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._tools.updateGeometry()

    def _make_tools(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._place)
        for words, tip in (
            ("−", "Kleiner (Ctrl+min)"),
            ("+", "Groter (Ctrl+plus)"),
            ("100 %", "Ware grootte (Ctrl+1)"),
            ("Passend", "Hele bladzijde (Ctrl+0)"),
        ):
            self._fitting = button(words, lambda words=words: self._zooming(words), "quiet")  # type: ignore[misc]
            self._fitting.setToolTip(tip)
            self._fitting.setAccessibleName(tip.partition(" (")[0])
            row.addWidget(self._fitting)
            if words == "−":
                row.addWidget(self._zoom)
        row.addStretch(1)
        return made

    def _lay_out(self) -> None:
        self._tools = self._make_tools()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(GRID)
        self._head.addWidget(self.tabs)
        self._head.addStretch(1)
        self._head.addWidget(self._tools)
        pages = QWidget()
        self._stack = QStackedLayout(pages)
        self._stack.addWidget(self.page)
        self._stack.addWidget(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(self._head)
        layout.addWidget(pages, 1)
