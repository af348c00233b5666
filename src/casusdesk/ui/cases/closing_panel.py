"""Closing a case beside its content: why, what it brought, what was learned, what stays behind (US19)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from casusdesk.domain import limits
from casusdesk.domain.case import CaseStatus
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.course import Closing
from casusdesk.domain.wording import day_month
from casusdesk.services.closings import ENDS_EVERYTHING
from casusdesk.ui.cases.course_commands import CourseCommands
from casusdesk.ui.cases.detail_section import DetailSection
from casusdesk.ui.cases.detail_view import CaseView
from casusdesk.ui.cases.left_behind import LeftBehind
from casusdesk.ui.choice_fields import RadioField
from casusdesk.ui.context import WindowContext
from casusdesk.ui.fields import TextField
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, muted, section, text
from casusdesk.ui.theme import GRID

NO_REASON: Final = "Kies waarom de casus wordt afgesloten."
_LESSON: Final = "Wordt zonder de casus bewaard. Schrijf geen namen of plaatsen op."


class ClosingPanel(DetailSection):
    """Shown for the case it was opened for; what is filled in stays while other cases are looked at."""

    feedback_asked = Signal()
    handover_asked = Signal(str)
    sheet_asked = Signal()
    closed = Signal()
    folded = Signal()

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._steps = CourseCommands(context)
        self._today = context.desk.today
        self.code = ""
        self._open = False
        catalog = context.desk.catalog
        self.title = section("")
        self.behind = LeftBehind()
        self.behind.feedback_asked.connect(self.feedback_asked)
        self.behind.handover_asked.connect(self.handover_asked)
        self.behind.sheet_asked.connect(self.sheet_asked)
        self._reasons = [r.key for r in catalog.lookups["close_reason"] if r.active]
        reasons = [(r.key, r.label) for r in catalog.lookups["close_reason"] if r.active]
        self.reason = RadioField("Waarom sluit je af?", reasons)
        self.reason.on_key(lambda _key: self._chosen())
        self.effects = _ticks(catalog)
        self._brought = QWidget()
        self.lesson = TextField("Leerpunt (mag leeg blijven)", limits.LESSON, hint=_LESSON)
        self.until = muted("")
        self.close_case = button("Casus afsluiten", self.submit, "primary")
        self.cancel = button("Annuleren", self.fold, "quiet")
        self.cancel.setAccessibleName("Annuleren: casus afsluiten")
        self._lay_out()

    @property
    def writing(self) -> bool:
        """Whether the focus is in here."""
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and self.isVisible() and self.isAncestorOf(focused)

    @property
    def touched(self) -> bool:
        """Whether anything is filled in for its case."""
        ticked = any(box.isChecked() for box in self.effects.values())
        return bool(self.code and (self.reason.key() or self.lesson.text() or ticked))

    def stops(self) -> tuple[QWidget, ...]:
        return (self,)

    def open_for(self, view: CaseView, status: CaseStatus) -> None:
        """Open for this case, the focus on the reason; the same case finds back what was filled in."""
        if self.code != view.case.code:
            self._clear()
        self.code, self._open = view.case.code, True
        if status is CaseStatus.ENDED:
            self.reason.set_key(ENDS_EVERYTHING)
        self._chosen()
        self.show_view(view, stacked=self.stacked, look=None)
        self._to_reason()

    def show_view(self, view: CaseView, *, stacked: bool, look: object) -> bool:
        here = self._open and view.case.code == self.code and view.case.status.active
        self.setVisible(here)
        if here:
            self.title.setText(f"Casus {self.code} afsluiten")
            self.behind.show_view(view)
            until = Closing(self._today(), "").reopen_until
            self.until.setText(f"Heropenen kan tot en met {day_month(until)} {until.year}.")
        return False

    def submit(self) -> None:
        """Close the case, or say that the reason is missing and go there."""
        if not self.reason.key():
            self.reason.set_error(NO_REASON)
            self._to_reason()
            return
        code, ended = self.code, self.reason.key() == ENDS_EVERYTHING
        effects = () if ended else tuple(key for key, box in self.effects.items() if box.isChecked())
        if limits.excess(self.lesson.text(), limits.LESSON):
            self.lesson.setFocus()
        elif self._steps.close(code, self.reason.key(), effects, self.lesson.text()):
            self._clear()
            self._open = False
            self.hide()
            self.closed.emit()

    def fold(self) -> None:
        """Away with the panel; opened again for the same case, everything still stands."""
        self.hide()
        self._open = False
        self.folded.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.fold()
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> None:
        """A pregnancy or a life that ended asks for nothing more than that."""
        self.reason.set_error(None)
        ended = self.reason.key() == ENDS_EVERYTHING
        self._brought.setVisible(not ended)
        self.behind.set_quiet(quiet=ended)

    def _to_reason(self) -> None:
        """The focus to the chosen reason, or to the first one."""
        first = next(iter(self._reasons))
        self.reason.button(self.reason.key() or first).setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit()

    def _clear(self) -> None:
        self.reason.set_key("")
        self.reason.set_error(None)
        self.lesson.set_text("")
        for box in self.effects.values():
            box.setChecked(False)

    def _lay_out(self) -> None:
        brought = QVBoxLayout(self._brought)
        brought.setContentsMargins(0, 0, 0, 0)
        brought.setSpacing(0)
        brought.addWidget(text("Wat leverde het op? (mag leeg blijven)", "label"))
        for box in self.effects.values():
            brought.addWidget(box)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.close_case)
        flow.addWidget(self.cancel)
        card = QFrame()
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        for part in (self.title, self.behind, self.reason, self._brought, self.lesson, self.until, buttons):
            column.addWidget(part)
        self._column.addWidget(card)


def _ticks(catalog: Catalog) -> dict[str, QCheckBox]:
    return {effect.key: QCheckBox(effect.label) for effect in catalog.lookups["effect"] if effect.active}
