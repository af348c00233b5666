"""The three steps of a handover, with the one where it stands: gepland, kennisgemaakt, overgenomen."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from casusdesk.domain.handover import HandoverStep
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import set_kind

STEPS = (HandoverStep.PLANNED, HandoverStep.INTRODUCED, HandoverStep.TAKEN_OVER)


class Stepper(QWidget):
    """Words with an arrow between them; what was done has a tick, where it stands is bold."""

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

    def show_step(self, step: HandoverStep) -> None:
        """Where it stands; before a date exists nothing is ticked."""
        reached = STEPS.index(step) if step in STEPS else -1
        for number, (label, name) in enumerate(zip(self._labels, STEPS, strict=True)):
            done = number <= reached
            label.setText(f"✓ {name.label}" if done else name.label)
            set_kind(label, "ok" if done else "muted")
        self.setAccessibleName(f"Stand: {step.label}")
