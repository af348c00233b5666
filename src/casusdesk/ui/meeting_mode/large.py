"""Letters half as large again, for a screen that a whole table reads; no larger than twice the usual."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from casusdesk.ui.colours import Colours
from casusdesk.ui.styles import style_sheet

FACTOR: Final = 1.5
LARGEST: Final = 20.0
"""Points: 200 % of the usual 10, the largest every control was made for."""


def enlarge(widget: QWidget) -> float:
    """Show everything in `widget` larger than the rest of the program; gives back the points."""
    usual = QApplication.font()
    points = max(usual.pointSizeF(), min(usual.pointSizeF() * FACTOR, LARGEST))
    usual.setPointSizeF(points)
    widget.setFont(usual)
    app = QApplication.instance()
    styled = isinstance(app, QApplication) and bool(app.styleSheet())  # none with high contrast
    colours = Colours.of(widget)
    every = (
        f"QWidget {{ font-size: {points:.1f}pt; }}\n"  # the application's sheet keeps fonts from coming down
    )
    widget.setStyleSheet(every + style_sheet(colours, points) + _own(colours, points) if styled else "")
    return points


def polish(made: QWidget, within: QWidget) -> None:
    """Give everything in `made` its letters before it is laid out, or lines are cut to smaller ones."""
    made.setParent(within)
    for part in (made, *made.findChildren(QWidget)):
        part.ensurePolished()


def _own(c: Colours, points: float) -> str:
    scale = max(1.0, points / 10.0)
    high = round(22 * scale)
    return f"""
QLabel[kind="question"] {{ font-size: {points * 1.2:.1f}pt; font-weight: 600; }}
QLabel[kind="keys"] {{ color: {c.muted}; font-size: {max(points / FACTOR, 10.0):.1f}pt; }}
QScrollArea[kind="reading"] {{ border: 2px solid transparent; border-radius: 4px; }}
QScrollArea[kind="reading"]:focus {{ border: 2px solid {c.focus}; }}
QPushButton, QToolButton[kind="beside"] {{ min-height: {high}px; }}
QPushButton:focus, QToolButton[kind="beside"]:focus {{ min-height: {high - 2}px; }}
QPushButton[kind="primary"]:focus {{ min-height: {high - 4}px; }}
QLineEdit, QComboBox {{ min-height: {high - 2}px; }}
QPushButton[kind="choice"] {{ text-align: left; padding: 0 9px; }}
QPushButton[kind="choice"]:focus {{ border: 2px solid {c.focus}; padding: 0 8px; min-height: {high - 2}px; }}
QPushButton[kind="choice"]:checked {{ background: {c.accent}; color: {c.on_accent};
  border-color: {c.accent}; }}
QPushButton[kind="choice"]:checked:focus {{ border: 3px double {c.on_accent}; padding: 0 7px;
  min-height: {high - 4}px; }}
"""
