"""Parts of the detail of a case that can be ticked: milestones and afspraken."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain.action import Action
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.clock import Milestone, MilestoneState
from casusdesk.domain.wording import day_month
from casusdesk.services.questions import Asking
from casusdesk.ui.colours import Colours
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.icons import icon, icon_size
from casusdesk.ui.labels import button, muted, text
from casusdesk.ui.theme import GRID

SHOWN: Final = (MilestoneState.LATE, MilestoneState.LAST_CHANCE, MilestoneState.PLAN_NOW)
SETTLED: Final = (MilestoneState.DONE, MilestoneState.NOT_NEEDED)
_ICONS: Final = {
    MilestoneState.LATE: "late",
    MilestoneState.LAST_CHANCE: "last-chance",
    MilestoneState.PLAN_NOW: "calendar",
    MilestoneState.DONE: "done",
    MilestoneState.NOT_NEEDED: "close",
}
_YEAR: Final = timedelta(days=300)
"""From here on two days are said with their year."""


class Sign(QWidget):
    """An icon with its word, in one colour."""

    def __init__(self, name: str, word: str, ink: str, *, wraps: bool = False) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        picture = text("")
        picture.setPixmap(icon(name, self, ink).pixmap(icon_size(self)))
        self.word = text(word)
        self.word.setWordWrap(wraps)
        picture.setFixedSize(icon_size(self))
        self.word.setStyleSheet(f"color: {ink}; font-weight: 600;")
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.word, 1 if wraps else 0)
        if not wraps:
            row.addStretch(1)


class MilestoneRow(QWidget):
    """One milestone: its state in words, until when, who, and the two ticks."""

    marked = Signal(object)

    def __init__(self, milestone: Milestone, catalog: Catalog, around: QWidget, *, stacked: bool) -> None:
        super().__init__()
        self.milestone = milestone
        colours = Colours.of(around)
        inks = {
            MilestoneState.LATE: colours.error,
            MilestoneState.LAST_CHANCE: colours.accent,
            MilestoneState.DONE: colours.ok,
        }
        state = milestone.state
        words = QVBoxLayout()
        words.setSpacing(0)
        sign = (
            f"{state.label.capitalize()}: {milestone.label}" if state in SETTLED else state.label.capitalize()
        )
        if state in SETTLED:
            words.addStretch(1)  # level with the button, with its sign beside the first line
        words.addWidget(Sign(_ICONS[state], sign, inks.get(state, colours.muted), wraps=True))
        if state not in SETTLED:
            words.addWidget(text(milestone.label))
            words.addWidget(muted(_about(milestone, catalog)))
        else:
            words.addStretch(1)
        self.buttons = QWidget()
        flow = FlowLayout(self.buttons, gap=GRID // 2)
        self.done = button("Gedaan", lambda: self.marked.emit(MilestoneState.DONE))
        self.skip = button("Niet meer nodig", lambda: self.marked.emit(MilestoneState.NOT_NEEDED), "quiet")
        self.reopen = button("Toch nog doen", lambda: self.marked.emit(None), "quiet")
        for each in (self.done, self.skip, self.reopen):
            each.setAccessibleName(f"{each.text()}: {milestone.label}")
            flow.addWidget(each)
            each.setVisible((each is self.reopen) == (state in SETTLED))
        row: QBoxLayout = QVBoxLayout(self) if stacked and state not in SETTLED else QHBoxLayout(self)
        row.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        row.setSpacing(GRID // 2)
        row.addLayout(words, 1)
        row.addWidget(self.buttons)


def _about(milestone: Milestone, catalog: Catalog) -> str:
    parts = [_window(milestone.start, milestone.end)]
    if milestone.responsible:
        parts.append(catalog.agency_label(milestone.responsible))
    if milestone.unknown:
        parts.append("nog onbekend: " + ", ".join(milestone.unknown))
    return " · ".join(parts)


def _window(start: date, end: date) -> str:
    """`28 januari t/m 10 februari`; with the years where the days alone could be taken for one."""
    if end - start < _YEAR:
        return f"{day_month(start)} t/m {day_month(end)}"
    return f"{day_month(start)} {start.year} t/m {day_month(end)} {end.year}"


class ActionRow(QWidget):
    """One open afspraak: what, who, until when, and whether it is late or stuck."""

    finished = Signal()
    edit_asked = Signal()

    def __init__(self, action: Action, asking: Asking, *, stacked: bool) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text(action.text))
        about = [asking.catalog.agency_label(action.who)] if action.who else []
        if action.due is not None and action.due >= asking.today:
            about.append(f"uiterlijk {day_month(action.due)}")
        elif action.due is not None:
            about.append(f"was voor {day_month(action.due)}")
        if about:
            words.addWidget(muted(" · ".join(about)))
        if action.stuck:
            words.addWidget(text(f"Staat al {len(action.open_at)} keer open – doorbraak?", "label"))
        self.done = button("Klaar", self.finished.emit)
        self.edit = button("Wijzigen", self.edit_asked.emit, "link")
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=GRID // 2)
        for each in (self.done, self.edit):
            each.setAccessibleName(f"{each.text()}: {action.text}")
            flow.addWidget(each)
        row: QBoxLayout = QVBoxLayout(self) if stacked else QHBoxLayout(self)
        row.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        row.setSpacing(GRID // 2)
        row.addLayout(words, 1)
        row.addWidget(buttons)


def shown(found: Iterable[Milestone]) -> list[Milestone]:
    """What presses, the late ones first, then by last day."""
    pressing = [m for m in found if m.state in SHOWN]
    return sorted(pressing, key=lambda m: (SHOWN.index(m.state), m.end))
