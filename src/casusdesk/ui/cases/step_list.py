"""The steps of the wizard: a list at the left, or one line where there is little room (ux §5.2)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from casusdesk.domain.case import Case
from casusdesk.services.wizard import STEPS, Progress, Step, progress, step_label, steps_of
from casusdesk.ui.choice_fields import ChoiceField
from casusdesk.ui.colours import Colours
from casusdesk.ui.icons import icon


class StepList(QListWidget):
    """Every step with its state in words; a click or Enter goes there."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName("Stappen")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(2)
        self._steps: tuple[Step, ...] = ()
        self.itemClicked.connect(lambda item: self.picked.emit(self._steps[self.row(item)]))

    def show_steps(self, case: Case, current: Step) -> None:
        """Follow the case and the page."""
        if self._steps != (steps := steps_of(case)):
            self._steps = steps
            self.clear()
            for _step in steps:
                self.addItem(QListWidgetItem())
        for place, step in enumerate(steps):
            item, label = self.item(place), step_label(case, step)
            item.setText(f"{label}\n{step.topic}" if step.topic else label)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, label)
            done, colours = progress(case, step) is Progress.FILLED, Colours.of(self)
            ink = colours.ok if done else colours.muted
            name = "done" if done else "check" if step is Step.CHECK else "chevron-right"
            item.setIcon(icon(name, self, colours.on_selection if step is current else ink))
        self.setCurrentRow(steps.index(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit(self._steps[max(self.currentRow(), 0)])
        else:
            super().keyPressEvent(event)


class StepChoice(ChoiceField):
    """The same as a drop-down, for narrow windows."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__("Stap", _options(STEPS), empty=None)
        self._steps: tuple[Step, ...] = STEPS
        self.edited.connect(lambda: self.picked.emit(Step(self.key())))

    def show_steps(self, case: Case, current: Step) -> None:
        """Follow the case and the page."""
        if self._steps != (steps := steps_of(case)):
            self._steps = steps
            self.set_options(_options(steps))
        for place, step in enumerate(steps):
            topic = f" – {step.topic.lower()}" if step.topic else ""
            self.combo.setItemText(place, step_label(case, step) + topic)
        self.set_key(current.value)


def _options(steps: tuple[Step, ...]) -> list[tuple[str, str]]:
    return [(step.value, step.name) for step in steps]
