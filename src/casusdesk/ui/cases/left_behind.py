"""What stays behind when a case is closed: open afspraken, running handovers, who heard nothing yet."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from casusdesk.domain.wording import day_month
from casusdesk.ui.cases.detail_view import CaseView
from casusdesk.ui.labels import button, level, muted, text
from casusdesk.ui.theme import GRID


class LeftBehind(QWidget):
    """Made anew when any of it changes; says so when nothing stays behind."""

    feedback_asked = Signal()
    handover_asked = Signal(str)
    sheet_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._seen: object = None
        self._view: CaseView | None = None
        self._quiet = False
        self._inner: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def set_quiet(self, *, quiet: bool) -> None:
        """Without the sentence about handing over, where that would hurt."""
        self._quiet = quiet
        if self._view is not None:
            self.show_view(self._view)

    def show_view(self, view: CaseView) -> None:
        """Show what of `view` would stay behind."""
        self._view = view
        seen = (view.open_actions, view.handovers, view.now, view.previous, self._quiet)
        if seen == self._seen:
            return
        self._seen = seen
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in self._parts(view):
            column.addWidget(part)
        if self._inner is not None:
            self._column.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = made
        self._column.addWidget(made)
        made.show()

    def _parts(self, view: CaseView) -> list[QWidget]:
        parts = [*_actions(view), *self._handovers(view), *self._feedback(view)]
        if parts:
            return [text("Wat nog open staat", "label"), *parts]
        return [muted("Er staat niets meer open: de afspraken zijn klaar en de inbrenger weet ervan.")]

    def _handovers(self, view: CaseView) -> list[QWidget]:
        found: list[QWidget] = []
        for handover in view.running_handovers:
            meeting = handover.introduction.on
            when = f", kennismaking {day_month(meeting)}" if meeting else ", nog zonder kennismaking"
            go = button("Overdracht openen", partial(self.handover_asked.emit, handover.id), "link")
            found.append(_with_link(f"Overdracht {handover.type.value} loopt nog{when}", go))
        if not view.handovers and not self._quiet:
            make = button("Blad E maken", self.sheet_asked.emit, "link")
            found.append(
                _with_link("Overdracht is de regel: kunnen de ouders het zelf, maak dan blad E", make)
            )
        return found

    def _feedback(self, view: CaseView) -> list[QWidget]:
        decision, catalog = view.now or view.previous, view.asking.catalog
        if decision is None or not decision.discussed:
            role = catalog.agency_label(view.case.brought_by_role)
            return [_line(f"Laat de {role} weten dat je afsluit")] if role else []
        if not decision.feedback.to or decision.feedback.done_on:
            return []
        role = catalog.agency_label(decision.feedback.to)
        go = button("Terugkoppelen", self.feedback_asked.emit, "link")
        return [_with_link(f"De {role} heeft nog niet gehoord wat er met het signaal is gedaan", go)]


def _actions(view: CaseView) -> list[QWidget]:
    found: list[QWidget] = []
    for action in view.open_actions:
        who = f" ({view.asking.catalog.agency_label(action.who)})" if action.who else ""
        found.append(_line(f"Afspraak: {action.text}{who}"))
    return found


def _line(words: str) -> QWidget:
    """A dash and the words, which stay beside it where they wrap."""
    return _with_link(words, None)


def _with_link(words: str, link: QPushButton | None) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    top = Qt.AlignmentFlag.AlignTop
    dash, said = muted("–"), text(words)
    row.addWidget(dash, 0, top)
    row.addWidget(said, 1, top)
    if link is not None:
        level(link, dash, said)
        row.addWidget(link, 0, top)
    return made
