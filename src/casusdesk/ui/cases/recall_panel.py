"""When consent goes: what was removed at once, and every numbered copy that must come back (domain R9)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.paper import CopyState
from casusdesk.domain.recall import RecallRow, recall_rows, removed_words
from casusdesk.domain.withdrawal import denial
from casusdesk.domain.wording import counted
from casusdesk.ui.cases.detail_parts import Sign
from casusdesk.ui.cases.detail_section import DetailSection, stacked_column
from casusdesk.ui.cases.detail_view import CaseView
from casusdesk.ui.colours import Colours
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, frame, line, muted, text
from casusdesk.ui.register.steps import RegisterSteps

if TYPE_CHECKING:
    from casusdesk.domain.case import Case
    from casusdesk.services.desk import Desk
    from casusdesk.ui.context import WindowContext

_NONE_OUT: Final = "Er is geen papier met deze casus meer onderweg."


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


def recall_card(recall: Recall, context: WindowContext, around: QWidget) -> QWidget:
    """The words, and below them a row for each copy with what to do about it."""
    many = counted(len(recall.rows), "exemplaar", "exemplaren")
    title = f"{recall.title}: haal {many} terug" if recall.rows else recall.title
    parts: list[QWidget] = [Sign("warning", title, Colours.of(around).error, wraps=True)]
    parts += [text(recall.removed)] if recall.removed else []
    if not recall.rows:
        parts.append(muted(_NONE_OUT))
    for row in recall.rows:
        parts += [line(), _copy(row, context)]
    if recall.rows:
        day = recall.rows[0].known[0].held_on
        parts.append(button("Naar Papier", lambda: context.open_register(day), "link"))
    made = frame("card", *parts)
    made.setAccessibleName(title)
    return made


def _copy(row: RecallRow, context: WindowContext) -> QWidget:
    steps = RegisterSteps(context)
    acts = QWidget()
    flow = FlowLayout(acts)
    states = (CopyState.RETURNED, CopyState.DESTROYED) if row.may_return else (CopyState.DESTROYED,)
    for state in states:
        press = button(state.label.capitalize(), partial(steps.move, (row.known,), state))
        press.setAccessibleName(f"{state.label.capitalize()}: {row.title}")
        flow.addWidget(press)
    return stacked_column(text(row.title, "label"), muted(row.where), text(row.to_do), acts, spacing=2)


class RecallPanel(QWidget):
    """In the four questions; hidden while there is nothing to say."""

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: object = None
        self._card: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_case(self, case: Case) -> None:
        """What has to be done about this case now."""
        found = recall_of(case, self._context.desk)
        seen = found, self.palette().cacheKey()
        if seen == self._shown:
            return
        self._shown = seen
        focused = self._card is not None and self._card.isAncestorOf(self.window().focusWidget())
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card = None if found.empty else recall_card(found, self._context, self)
        if self._card is not None:
            self._column.addWidget(self._card)
        self.setVisible(self._card is not None)
        if focused and self._card is not None:
            stops = [w for w in self._card.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
            (stops[0] if stops else self).setFocus(Qt.FocusReason.OtherFocusReason)


class RecallSection(DetailSection):
    """In the case, for as long as copies are out: also when the store was closed since."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context

    def needs(self, view: CaseView) -> object:
        return recall_of(view.case, self._context.desk)

    def build(self, view: CaseView) -> QWidget | None:
        found = recall_of(view.case, self._context.desk)
        return None if found.empty else recall_card(found, self._context, self)
