"""Where the project leader stands in the round of every meeting: four steps, one of them now (ux §7.2)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casusdesk.domain.meeting_round import MeetingStep
from casusdesk.ui.colours import Colours
from casusdesk.ui.icons import paint_icon
from casusdesk.ui.theme import GRID, text_scale


class StepBar(QWidget):
    """Done, now, still to come: told by sign, by weight and in the accessible name, not by colour alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = MeetingStep.COLLECT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_step(self, now: MeetingStep) -> None:
        """Show `now` as the current step."""
        self._now = now
        place = list(MeetingStep).index(now) + 1
        self.setAccessibleName(f"Stap {place} van {len(MeetingStep)}: {now.value}")
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, self._side() + round(self.fontMetrics().height() * 1.4) + GRID)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, steps = Colours.of(self), list(MeetingStep)
        now, side = steps.index(self._now), self._side()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(self.width(), round(760 * text_scale(self))) / len(steps)
        for place, step in enumerate(steps):
            left = place * width
            circle = QRectF(left + 1, 1, side - 2, side - 2)
            if place + 1 < len(steps):
                painter.setPen(QColor(colours.accent if place < now else colours.line))
                painter.drawLine(round(left + side + 6), side // 2, round(left + width - 6), side // 2)
            reached = place <= now
            painter.setPen(QColor(colours.accent if reached else colours.border))
            painter.setBrush(QColor(colours.accent) if reached else QColor(colours.base))
            painter.drawEllipse(circle)
            if place < now:
                paint_icon(painter, "check", circle.adjusted(5, 5, -5, -5), colours.on_accent)
            else:
                painter.setPen(QColor(colours.on_accent if reached else colours.muted))
                painter.setFont(self._font(bold=True))
                painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(place + 1))
            font = self._font(bold=place == now)
            painter.setFont(font)
            painter.setPen(QColor(colours.text if place == now else colours.muted))
            words = QFontMetrics(font).elidedText(step.value, Qt.TextElideMode.ElideRight, int(width - GRID))
            below = QRectF(left, side + GRID / 2, width, self.height() - side - GRID / 2)
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)

    def _side(self) -> int:
        return round(28 * text_scale(self))

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font
