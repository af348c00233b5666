"""Draws one contact: role and organisation, how to reach it, and each warning with its sign and words.

The words are laid out by Qt's own text document, so that they wrap at any width and at 200 % text.
"""

from __future__ import annotations

from html import escape
from typing import Final

from PySide6.QtCore import QObject, QSize, QUrl
from PySide6.QtGui import QColor, QPainter, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from casusdesk.ui.colours import Colours
from casusdesk.ui.contacts.rows import ContactRow, Sign, SignKind
from casusdesk.ui.icons import icon_picture
from casusdesk.ui.parted_rows import ROW_ROLE, Index
from casusdesk.ui.row_text import RowHeights, row_document
from casusdesk.ui.theme import GRID, ROW_HEIGHT

_SIDE: Final = 2 * GRID
_PAD: Final = GRID


def sign_ink(sign: Sign, colours: Colours) -> str:
    """The colour of a sign; the words beside it say the same."""
    inks = {SignKind.STALE: colours.warning, SignKind.EXPIRED: colours.error, SignKind.AWAY: colours.accent}
    return inks[sign.kind]


class RowDelegate(QStyledItemDelegate):
    """A row as high as its words need at the width of the list; measured once for each width and font."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._heights = RowHeights[ContactRow]()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, view = index.data(ROW_ROLE), option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 320
        if not isinstance(row, ContactRow):
            return QSize(width, ROW_HEIGHT)
        return QSize(1, self._heights.of(row, width, option, lambda: _height(option, row, width)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ContactRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        _ground(painter, option, selected=selected)
        painter.translate(option.rect.left() + _SIDE, option.rect.top() + _PAD)
        _document(option, row, option.rect.width() - 2 * _SIDE, selected=selected).drawContents(painter)
        painter.restore()


def _height(option: QStyleOptionViewItem, row: ContactRow, width: int) -> int:
    words = _document(option, row, width - 2 * _SIDE, selected=False)
    return max(ROW_HEIGHT, round(words.size().height()) + 2 * _PAD)


def _ground(painter: QPainter, option: QStyleOptionViewItem, *, selected: bool) -> None:
    colours, rect, state = Colours.of(option.widget), option.rect, option.state
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    if selected or hovered:
        painter.fillRect(rect, QColor(colours.selection if selected else colours.hover))
    if selected and state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QColor(colours.on_selection))
        painter.drawRect(rect.adjusted(2, 2, -3, -3))
    if not selected:
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.left() + _SIDE, rect.bottom(), rect.right() - _SIDE, rect.bottom())


def _document(option: QStyleOptionViewItem, row: ContactRow, width: int, *, selected: bool) -> QTextDocument:
    colours, side = Colours.of(option.widget), round(option.fontMetrics.ascent())
    made = row_document(option, width)
    ratio = option.widget.devicePixelRatioF()
    strong = colours.on_selection if selected else colours.text
    quiet = colours.on_selection if selected else colours.muted
    lines = [_line(strong, f"<b>{escape(row.title)}</b>")]
    lines += [_line(quiet, escape(" · ".join(p for p in (row.where, row.reach) if p)))]
    for sign in row.signs:
        ink = colours.on_selection if selected else sign_ink(sign, colours)
        url = f"sign:{sign.kind.value}/{ink[1:]}"
        picture = icon_picture(sign.kind.value, ink, round(side * ratio))
        made.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(url), picture)
        image = f'<img src="{url}" width="{side}" height="{side}">'
        lines.append(_line(ink, f"{image}&nbsp;{escape(sign.words)}"))
    made.setHtml("".join(lines))
    return made


def _line(ink: str, words: str) -> str:
    plain = words.replace("<b></b>", "")
    return f'<div style="color:{ink}">{words}</div>' if plain else ""
