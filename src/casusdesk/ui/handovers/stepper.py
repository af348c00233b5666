"""The steps of a handover in words, each with its day: gepland, kennisgemaakt, overgenomen."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from casusdesk.domain.handover import HandoverStep, Introduction
from casusdesk.domain.wording import row_date
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import set_kind

STEPS = (HandoverStep.PLANNED, HandoverStep.INTRODUCED, HandoverStep.TAKEN_OVER)


class Stepper(QWidget):
    """Words with an arrow between them; what was done has a tick and its day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self)
        self._labels: list[QLabel] = []
        for number, step in enumerate(STEPS):
            if number:
                row.addWidget(QLabel("→"))
            label = QLabel(step.label)
            row.addWidget(label)
            self._labels.append(label)

    def show_step(self, meet: Introduction) -> None:
        """Where it stands; before a date exists nothing is ticked."""
        step = meet.step
        reached = STEPS.index(step) if step in STEPS else -1
        days = (meet.on, meet.met_on, meet.taken_over_on)
        for number, (label, name, day) in enumerate(zip(self._labels, STEPS, days, strict=True)):
            done = number <= reached
            when = f" {row_date(day)}" if done and day else ""
            label.setText(f"✓ {name.label}{when}" if done else name.label)
            set_kind(label, "ok" if done else "muted")
        self.setAccessibleName(f"Stand: {step.label}")
