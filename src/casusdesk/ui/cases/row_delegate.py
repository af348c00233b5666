"""Draws one case in the list: code and phase, its signs with their words, and who has the lead."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from casusdesk.ui.cases.rows import CaseRow, Chip
from casusdesk.ui.colours import Colours
from casusdesk.ui.icons import paint_icon
from casusdesk.ui.parted_rows import ROW_ROLE, Index
from casusdesk.ui.theme import GRID, ROW_HEIGHT

ICONS: Final = {
    Chip.URGENT: "urgent",
    Chip.NO_LEAD: "no-lead",
    Chip.LAST_CHANCE: "last-chance",
    Chip.LATE: "late",
    Chip.TO_CLOSE: "check",
}
_SIDE: Final = 2 * GRID
_PAD: Final = GRID + 2


def chip_ink(chip: Chip, colours: Colours) -> str:
    """The colour of a sign; the word beside it says the same."""
    return {
        Chip.URGENT: colours.error,
        Chip.LATE: colours.error,
        Chip.NO_LEAD: colours.warning,
        Chip.LAST_CHANCE: colours.accent,
        Chip.TO_CLOSE: colours.accent,
    }[chip]


class RowDelegate(QStyledItemDelegate):
    """Two lines, or three where the signs do not fit behind the phase."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 320
        if not isinstance(row, CaseRow):
            return QSize(width, ROW_HEIGHT)
        metrics = QFontMetrics(option.font)
        lines = 1 + _chip_lines(row, metrics, _first_width(row, option), width - 2 * _SIDE)
        return QSize(1, max(ROW_HEIGHT, lines * (metrics.height() + 4) + 2 * _PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, CaseRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _Row(painter, option, row).draw()
        painter.restore()


def _first_width(row: CaseRow, option: QStyleOptionViewItem) -> int:
    font: QFont = option.font
    return QFontMetrics(_bold(font)).horizontalAdvance(row.code) + QFontMetrics(font).horizontalAdvance(
        f"  {row.phase}"
    )


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.Bold)
    return made


def _chip_width(chip: Chip, metrics: QFontMetrics) -> int:
    return metrics.height() + metrics.horizontalAdvance(chip.value) + 6


def _chip_lines(row: CaseRow, metrics: QFontMetrics, used: int, width: int) -> int:
    """How many lines code, phase and signs take: 1, or 2 when the signs go below."""
    chips = sum(_chip_width(chip, metrics) + 2 * GRID for chip in row.chips)
    return 2 if row.chips and used + chips > width else 1


class _Row:
    """One row being drawn."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, row: CaseRow) -> None:
        self._painter = painter
        self._row = row
        self._font: QFont = option.font
        self._metrics = QFontMetrics(self._font)
        self._rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        self._selected = bool(state & QStyle.StateFlag.State_Selected)
        self._hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self._focused = bool(state & QStyle.StateFlag.State_HasFocus)
        widget: QWidget = option.widget
        self._colours = Colours.of(widget)
        palette: QPalette = option.palette
        self._ink = palette.color(QPalette.ColorRole.HighlightedText).name() if self._selected else ""
        self._option = option

    def draw(self) -> None:
        self._ground()
        line = self._metrics.height() + 4
        inner = self._rect.adjusted(_SIDE, _PAD, -_SIDE, -_PAD)
        top, x = inner.top(), inner.left()
        x = self._word(self._row.code, x, top, _bold(self._font), self._colours.text)
        x = self._word(f"  {self._row.phase}", x, top, self._font, self._colours.text)
        if _chip_lines(self._row, self._metrics, _first_width(self._row, self._option), inner.width()) == 2:
            top, x = top + line, inner.left() - 2 * GRID
        for chip in self._row.chips:
            x = self._chip(chip, x + 2 * GRID, top)
        short = self._metrics.elidedText(self._row.about, Qt.TextElideMode.ElideRight, inner.width())
        self._word(short, inner.left(), top + line, self._font, self._colours.muted)

    def _ground(self) -> None:
        ground = self._colours.selection if self._selected else self._colours.hover if self._hovered else ""
        if ground:
            self._painter.fillRect(self._rect, QColor(ground))
        if self._focused and self._selected:
            self._painter.setPen(QColor(self._colours.on_selection))
            self._painter.drawRect(self._rect.adjusted(2, 2, -3, -3))
        if not self._selected:
            self._painter.setPen(QColor(self._colours.line))
            bottom = self._rect.bottom()
            self._painter.drawLine(self._rect.left() + _SIDE, bottom, self._rect.right() - _SIDE, bottom)

    def _word(self, word: str, x: int, top: int, font: QFont, ink: str) -> int:
        metrics = QFontMetrics(font)
        self._painter.setFont(font)
        self._painter.setPen(QColor(self._ink or ink))
        self._painter.drawText(x, top + metrics.ascent(), word)
        return x + metrics.horizontalAdvance(word)

    def _chip(self, chip: Chip, x: int, top: int) -> int:
        ink = self._ink or chip_ink(chip, self._colours)
        side = self._metrics.height() * 0.85
        middle = top + (self._metrics.height() - side) / 2
        paint_icon(self._painter, ICONS[chip], QRectF(x, middle, side, side), ink)
        return self._word(chip.value, x + round(side) + 5, top, self._font, ink)
