"""When consent goes: what was removed at once, and every numbered copy that must come back (domain R9)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain.paper import CopyState
from casusdesk.domain.recall import RecallRow, recall_rows, removed_words
from casusdesk.domain.withdrawal import denial
from casusdesk.domain.wording import counted
from casusdesk.ui.cases.detail_parts import Sign
from casusdesk.ui.cases.detail_section import DetailSection, Unfolding, stacked_column
from casusdesk.ui.cases.detail_view import CaseView
from casusdesk.ui.colours import Colours
from casusdesk.ui.labels import button, frame, line, muted, text
from casusdesk.ui.register.steps import RegisterSteps
from casusdesk.ui.theme import text_scale

if TYPE_CHECKING:
    from casusdesk.domain.case import Case
    from casusdesk.services.desk import Desk
    from casusdesk.ui.context import WindowContext

_NONE_OUT: Final = "Er is geen papier met deze casus meer onderweg."

STACKED: Final = 560
"""Px at normal text size below which the buttons stand under the words."""


@dataclass(frozen=True, slots=True)
class Recall:
    """What is said of one case: what was `removed`, and the copies to call in."""

    removed: str
    rows: tuple[RecallRow, ...]
    title: str

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.removed or self.rows)


def recall_of(case: Case, desk: Desk) -> Recall:
    """What consent that went leaves to be done; empty while nobody is refused."""
    now = denial(case.consent)
    gone = desk.consents.removed(case.code)
    removed = removed_words(gone, desk.catalog) if gone is not None and now else ""
    rows = recall_rows(desk.consents.to_recall(case.code), desk.catalog)
    whole = f"Toestemming {case.consent.state.label}"
    return Recall(removed, rows, whole if now.whole else "Geen toestemming voor een ontvanger")


def recall_card(
    recall: Recall, context: WindowContext, around: QWidget, *, stacked: bool, folded: bool = False
) -> QWidget:
    """The words, and below them a row for each copy with what to do about it."""
    many = counted(len(recall.rows), "exemplaar", "exemplaren")
    title = f"{recall.title}: haal {many} terug" if recall.rows else recall.title
    parts: list[QWidget] = [Sign("warning", title, Colours.of(around).error, wraps=True)]
    parts += [text(recall.removed)] if recall.removed else []
    rows: list[QWidget] = []
    for row in recall.rows:
        rows += [line(), _copy(row, context, stacked=stacked)]
    if rows:
        day = recall.rows[0].known[0].held_on
        rows.append(button("Naar Papier", lambda: context.open_register(day), "link"))
    else:
        parts.append(muted(_NONE_OUT))
    parts += [Unfolding(many.capitalize(), rows, unfolded=False)] if rows and folded else rows
    made = frame("card", *parts)
    made.setAccessibleName(title)
    return made


def _copy(row: RecallRow, context: WindowContext, *, stacked: bool) -> QWidget:
    steps = RegisterSteps(context)
    acts = QWidget()
    flow = QHBoxLayout(acts)
    flow.setContentsMargins(0, 0, 0, 0)
    states = (CopyState.RETURNED, CopyState.DESTROYED) if row.may_return else (CopyState.DESTROYED,)
    for state in states:
        press = button(state.label.capitalize(), partial(steps.move, (row.known,), state))
        press.setAccessibleName(f"{state.label.capitalize()}: {row.title}")
        flow.addWidget(press)
    flow.addStretch(1)
    made = QWidget()
    down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
    layout = QBoxLayout(down if stacked else across, made)
    layout.setContentsMargins(0, 0, 0, 0)
    words = stacked_column(text(row.title, "label"), muted(row.where), text(row.to_do), spacing=2)
    layout.addWidget(words, 1)
    layout.addWidget(acts, 0, Qt.AlignmentFlag.AlignTop)
    return made


class RecallPanel(QWidget):
    """In the four questions; hidden while there is nothing to say. Where it is `folded` it says how many."""

    def __init__(self, context: WindowContext, *, folded: bool = False) -> None:
        super().__init__()
        self._context = context
        self._folded = folded
        self._case: Case | None = None
        self._shown: object = None
        self._card: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_case(self, case: Case) -> None:
        """What has to be done about this case now."""
        self._case = case
        found = recall_of(case, self._context.desk)
        stacked = self.parentWidget() is not None and self.width() < STACKED * text_scale(self)
        seen = found, stacked, self.palette().cacheKey()
        if seen == self._shown:
            return
        self._shown = seen
        focused = self._card is not None and self._card.isAncestorOf(self.window().focusWidget())
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card = None
        if not found.empty:
            self._card = recall_card(found, self._context, self, stacked=stacked, folded=self._folded)
        if self._card is not None:
            self._column.addWidget(self._card)
        self.setVisible(self._card is not None)
        if focused and self._card is not None:
            stops = [w for w in self._card.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
            (stops[0] if stops else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._case is not None and event.size().width() != event.oldSize().width():
            self.show_case(self._case)


class RecallSection(DetailSection):
    """In the case, for as long as copies are out: also when the store was closed since."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context

    def needs(self, view: CaseView) -> object:
        return recall_of(view.case, self._context.desk)

    def build(self, view: CaseView) -> QWidget | None:
        found = recall_of(view.case, self._context.desk)
        return None if found.empty else recall_card(found, self._context, self, stacked=self.stacked)
