"""The few style rules a palette cannot say: sizes to hit, focus rings, headings, buttons.

A widget gets one of these looks by its dynamic property `kind`, set by the makers in `labels.py`.
"""

from __future__ import annotations

from casusdesk.paths import resource
from casusdesk.ui.colours import Colours


def style_sheet(c: Colours, points: float) -> str:
    """All rules in the colours `c`, with letters of `points` points as the normal size."""
    scale = max(1.0, points / 10.0)
    return "\n".join(
        (_texts(c, points), _buttons(c, scale), _fields(c, scale), _choices(c, scale), _lists(c), _panes(c))
    )


def _texts(c: Colours, points: float) -> str:
    return f"""
QLabel[kind="heading"] {{ font-size: {points * 1.5:.1f}pt; font-weight: 600; }}
QLabel[kind="section"] {{ font-size: {points * 1.1:.1f}pt; font-weight: 600; }}
QLabel[kind="label"] {{ font-weight: 600; }}
QLabel[kind="passphrase"] {{ font-size: {points * 1.6:.1f}pt; font-weight: 600; }}
QLabel[kind="muted"] {{ color: {c.muted}; }}
QLabel[kind="error"] {{ color: {c.error}; font-weight: 600; }}
QLabel[kind="warning"], QLabel[kind="problem"] {{ border-radius: 4px; padding: 8px; }}
QLabel[kind="warning"] {{ color: {c.warning}; background: {c.warning_tint}; }}
QLabel[kind="problem"] {{ color: {c.error}; background: {c.error_tint}; }}
QLabel[kind="noticed"] {{ color: {c.warning}; }}
QLabel[kind="ok"] {{ color: {c.ok}; font-weight: 600; }}
QLabel[kind="code"] {{ font-size: {points * 1.4:.1f}pt; font-weight: 600; font-family: monospace; }}
QLabel[kind="link"] {{ color: {c.accent}; text-decoration: underline; }}
QLabel[kind="brand"] {{ color: {c.accent}; font-size: {points * 1.2:.1f}pt; font-weight: 700; }}
QLabel[kind="practice"] {{ background: #b85c00; color: #ffffff; font-weight: 600; padding: 6px 16px; }}
QToolTip {{ color: {c.text}; background: {c.base}; border: 1px solid {c.border}; padding: 4px; }}
"""


def _buttons(c: Colours, scale: float) -> str:
    high = round(30 * scale)
    return f"""
QPushButton {{ min-height: {high}px; padding: 0 14px; border: 1px solid {c.border}; border-radius: 4px;
  background: {c.base}; color: {c.text}; }}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton:pressed {{ background: {c.line}; }}
QPushButton:focus {{ border: 2px solid {c.focus}; padding: 0 13px; min-height: {high - 2}px; }}
QPushButton:disabled {{ color: {c.disabled}; border-color: {c.line}; background: {c.window}; }}
QPushButton::menu-indicator {{ image: url({_drawn("chevron", c)}); width: {high // 2}px;
  height: {high // 2}px;
  subcontrol-origin: padding; subcontrol-position: right center; right: 8px; }}
QPushButton[kind="primary"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent};
  font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {c.focus if not c.dark else "#a9cbff"}; }}
QPushButton[kind="primary"]:focus {{ border: 3px double {c.on_accent}; padding: 0 12px;
  min-height: {high - 4}px; }}
QPushButton[kind="primary"]:disabled {{ background: {c.line}; color: {c.muted}; border-color: {c.line}; }}
QPushButton[kind="link"] {{ border: 1px solid transparent; background: transparent; color: {c.accent};
  text-decoration: underline; padding: 0 5px; text-align: left; }}
QPushButton[kind="link"]:hover {{ background: {c.hover}; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {c.focus}; padding: 0 4px; }}
QPushButton[kind="quiet"] {{ border: 1px solid transparent; background: transparent; padding: 0 9px; }}
QPushButton[kind="quiet"]:hover {{ background: {c.hover}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {c.focus}; padding: 0 8px; }}
QPushButton[kind="quiet"]:checked {{ background: {c.hover}; border-color: {c.border}; font-weight: 600; }}
QToolButton {{ min-height: 28px; min-width: 28px; padding: 1px 5px; border: 1px solid transparent;
  border-radius: 4px; background: transparent; }}
QToolButton[kind="beside"] {{ min-width: {high}px; min-height: {high}px; padding: 0; background: {c.base};
  border: 1px solid {c.border}; }}
QToolButton[kind="beside"]:focus {{ border: 2px solid {c.focus}; min-width: {high - 2}px;
  min-height: {high - 2}px; padding: 0; }}
QLineEdit QToolButton {{ min-height: 0; min-width: 0; padding: 0; border: none; }}
QToolButton:hover {{ background: {c.hover}; }}
QToolButton:checked {{ background: {c.hover}; border-color: {c.border}; }}
QToolButton:focus {{ border: 2px solid {c.focus}; padding: 0 4px; }}
"""


def _fields(c: Colours, scale: float) -> str:
    high, arrow = round(28 * scale), round(12 * scale)
    fields = "QLineEdit, QPlainTextEdit, QComboBox, QSpinBox"
    focused = ", ".join(f"{name}:focus" for name in fields.split(", "))
    return f"""
QLineEdit, QComboBox, QSpinBox {{ min-height: {high}px; padding: 1px 7px; }}
{fields} {{ border: 1px solid {c.border}; border-radius: 4px; background: {c.base}; color: {c.text};
  selection-background-color: {c.selection}; selection-color: {c.on_selection};
  placeholder-text-color: {c.placeholder}; }}
QPlainTextEdit {{ padding: 3px; }}
{focused} {{ border: 2px solid {c.focus}; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus {{ padding: 0 6px; }}
QPlainTextEdit:focus {{ padding: 2px; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{
  border: 2px solid {c.error}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ color: {c.disabled};
  background: {c.window}; }}
QComboBox::drop-down {{ border: none; width: {2 * arrow}px; }}
QComboBox::down-arrow {{ image: url({_drawn("chevron", c)}); width: {arrow}px; height: {arrow}px; }}
QComboBox QAbstractItemView {{ border: 1px solid {c.border}; background: {c.base}; outline: 0;
  selection-background-color: {c.selection}; selection-color: {c.on_selection}; }}
"""


def _choices(c: Colours, scale: float) -> str:
    side, dot = round(16 * scale), round(5 * scale)
    return f"""
QRadioButton, QCheckBox {{ min-height: 28px; spacing: 8px; padding: 0 4px; border: 1px solid transparent;
  border-radius: 4px; }}
QRadioButton:focus, QCheckBox:focus {{ border: 2px solid {c.focus}; padding: 0 3px; min-height: 26px; }}
QRadioButton:disabled, QCheckBox:disabled {{ color: {c.disabled}; }}
QRadioButton::indicator, QCheckBox::indicator {{ width: {side}px; height: {side}px; background: {c.base};
  border: 1px solid {c.border}; }}
QRadioButton::indicator {{ border-radius: {side // 2 + 1}px; }}
QRadioButton::indicator:checked {{ width: {side + 2 - 2 * dot}px; height: {side + 2 - 2 * dot}px;
  border: {dot}px solid {c.accent}; }}
QCheckBox::indicator {{ border-radius: 3px; }}
QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent};
  image: url({_drawn("tick", c)}); }}
QCheckBox::indicator:indeterminate {{ background: {c.accent}; border-color: {c.accent};
  image: url({_drawn("dash", c)}); }}
"""


def _lists(c: Colours) -> str:
    return f"""
QListView, QTableView, QTreeView {{ border: 1px solid {c.line}; border-radius: 4px; background: {c.base};
  outline: 0; }}
QListView:focus, QTableView:focus, QTreeView:focus {{ border: 2px solid {c.focus}; }}
QListView#navigation {{ border: none; background: transparent; }}
QHeaderView::section {{ background: {c.window}; color: {c.muted}; border: none;
  border-bottom: 1px solid {c.line}; padding: 6px 8px; font-weight: 600; }}
QMenu {{ background: {c.base}; border: 1px solid {c.border}; padding: 4px; }}
QMenu::item {{ padding: 6px 28px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {c.selection}; color: {c.on_selection}; }}
QMenu::item:disabled {{ color: {c.disabled}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 8px; }}
QMenuBar {{ background: {c.window}; }}
QMenuBar::item {{ padding: 6px 10px; background: transparent; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {c.hover}; }}
"""


def _panes(c: Colours) -> str:
    return f"""
QFrame[kind="card"] {{ background: {c.base}; border: 1px solid {c.line}; border-radius: 6px; }}
QFrame[kind="bar"] {{ background: {c.base}; border: none; border-top: 1px solid {c.line}; }}
QFrame[kind="top"] {{ background: {c.base}; border: none; border-bottom: 1px solid {c.line}; }}
QFrame[kind="toast"] {{ background: {"#2b2f36" if not c.dark else "#e8eaee"}; border-radius: 6px; }}
QFrame[kind="toast"] QLabel {{ color: {"#ffffff" if not c.dark else "#17191c"}; }}
QFrame[kind="toast"] QPushButton {{ background: transparent; border: 1px solid transparent; font-weight: 600;
  text-decoration: underline; color: {"#a9cbff" if not c.dark else "#154273"}; }}
QFrame[kind="toast"] QPushButton:focus {{ border: 2px solid {"#ffffff" if not c.dark else "#0b63ce"}; }}
QFrame[kind="notice"] {{ background: {c.warning_tint}; border: none; border-radius: 4px; }}
QFrame[kind="line"] {{ background: {c.line}; border: none; max-height: 1px; min-height: 1px; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollArea > QWidget > QWidget#content {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 14px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 14px; margin: 0; }}
QScrollBar::handle {{ background: {c.border}; border-radius: 4px; margin: 3px;
  min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {c.line}; }}
QProgressBar {{ border: 1px solid {c.border}; border-radius: 4px; background: {c.base}; text-align: center;
  min-height: 16px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
QTabBar::tab {{ padding: 8px 16px; border: none; border-bottom: 3px solid transparent; color: {c.muted}; }}
QTabBar::tab:selected {{ color: {c.text}; border-bottom-color: {c.accent}; font-weight: 600; }}
QTabBar::tab:focus {{ border: 2px solid {c.focus}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
"""


def _drawn(name: str, c: Colours) -> str:
    """Path of a drawn part of a control; Qt wants forward slashes in a style sheet, on Windows too."""
    return resource("icons", f"{name}-{'dark' if c.dark else 'light'}.svg").as_posix()
