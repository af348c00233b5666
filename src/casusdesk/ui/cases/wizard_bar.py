"""The bar under the four questions: back, what was saved when, and the way on, named after the next page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casusdesk.services.wizard import Step, Walk
from casusdesk.ui.labels import button, muted, set_kind
from casusdesk.ui.theme import GRID

READY = "Klaar"
"""On the page of a follow-up: what changed is all there is to say."""


class WizardBar(QWidget):
    """On the last page the way on is the agenda, and there is a way out beside it.

    A follow-up may be ready at once: then every question stands beside "Klaar" (domain US5).
    """

    def __init__(
        self,
        back: Callable[[], object],
        leave: Callable[[], object],
        forward: Callable[[], object],
        every: Callable[[], object],
    ) -> None:
        super().__init__()
        self._walk = Walk()
        self.back = button("← Terug", back)
        self.saved = muted("")
        self.saved.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.every = button("Alle vragen", every)
        self.close_button = button("Bewaren en sluiten", leave)
        self.forward = button("", forward, "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.back)
        row.addWidget(self.saved, 1)
        row.addStretch(0)
        row.addWidget(self.every)
        row.addWidget(self.close_button)
        row.addWidget(self.forward)

    def say_saved(self, said: str) -> None:
        """Such as "Bewaard om 14.05"."""
        self.saved.setText(said)
        set_kind(self.saved, "error" if said.startswith("Niet bewaard") else "muted")
        self._fit()

    def show_step(self, walk: Walk, *, on_agenda: bool) -> None:
        """Name the next page; `on_agenda` when the case is there already."""
        self._walk = walk
        following = walk.following
        if following is None:
            words = "Staat op de agenda" if on_agenda else "Op agenda zetten"
        else:
            words = READY if walk.step is Step.CHANGED else f"Volgende: {following.title}"
        self.every.setVisible(walk.step is Step.CHANGED)
        self.back.setEnabled(walk.can_go_back)
        self.close_button.setVisible(following is None)
        set_kind(self.close_button, "primary" if on_agenda else "")
        self.forward.setEnabled(following is not None or not on_agenda)
        self.forward.setText(words)
        self.forward.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room the next page goes by its short name, and "bewaard" gives way."""
        following = self._walk.following
        if following is not None and self._walk.step is not Step.CHANGED:
            self.forward.setText(f"Volgende: {following.title}")
            if self.forward.sizeHint().width() > self.width() - self.back.sizeHint().width() - 11 * GRID:
                self.forward.setText(f"Volgende: {following.name}")
        shown = [self.back, self.forward]
        shown += [self.close_button] if following is None else []
        shown += [self.every] if self._walk.step is Step.CHANGED else []
        room = self.width() - sum(each.sizeHint().width() + GRID for each in shown)
        self.saved.setVisible(room > self.saved.fontMetrics().horizontalAdvance(self.saved.text()))
