"""Where the parts of the case screen stand: beside each other, or in turns where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from casusdesk.ui.theme import is_narrow, text_scale

LIST_WIDTH = 392


class CasePanes(QWidget):
    """The list at the left, one of `panes` at the right; `whole` is the pane that needs all the room."""

    def __init__(self, left: QWidget, panes: tuple[QWidget, ...], whole: QWidget, back: QWidget) -> None:
        """`back` leads to the list; it is in sight only where that is hidden."""
        super().__init__()
        self._left = left
        self._whole = whole
        self._back = back
        self._on_right = False
        self._stack = QStackedWidget()
        for pane in panes:
            self._stack.addWidget(pane)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self._stack)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([LIST_WIDTH, 2 * LIST_WIDTH])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    @property
    def current(self) -> QWidget | None:
        """The pane at the right."""
        return self._stack.currentWidget()

    @property
    def on_right(self) -> bool:
        """Whether the right half is what somebody looks at, where only one fits."""
        return self._on_right

    @property
    def single(self) -> bool:
        """Whether there is room for one pane only."""
        return is_narrow(self) or self.width() < 760 * text_scale(self)

    def show_pane(self, pane: QWidget, *, on_right: bool) -> None:
        """Put `pane` at the right; with `on_right` it is what is looked at."""
        self._stack.setCurrentWidget(pane)
        self.look(on_right=on_right)

    def look(self, *, on_right: bool) -> None:
        """Look at the right half, or at the list."""
        self._on_right = on_right
        self.adapt()

    def adapt(self) -> None:
        """Fit what is in sight to the room there is."""
        single, whole = self.single, self.current is self._whole
        self._left.setVisible(not whole and not (single and self._on_right))
        self._stack.setVisible(whole or not single or self._on_right)
        self._back.setVisible(single)
        self._left.setMinimumWidth(0 if single else round(LIST_WIDTH * 0.87))
