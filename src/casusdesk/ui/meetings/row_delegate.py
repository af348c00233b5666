"""Paints a row of the agenda builder: code, facts, warnings with their sign, and the question below.

The words are laid out by Qt's own text document, so that they wrap at any width and at 200 % text.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QUrl,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QTextDocument
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from casusdesk.domain import limits
from casusdesk.domain.legitimate import Holds
from casusdesk.ui.colours import Colours
from casusdesk.ui.icons import icon_picture
from casusdesk.ui.meetings.row_editor import RowEditor
from casusdesk.ui.meetings.row_html import SIGNS, row_html, sign_colour, sign_url
from casusdesk.ui.meetings.row_model import ROW_ROLE, Index
from casusdesk.ui.meetings.rows import Chip, Row, RowKind
from casusdesk.ui.meetings.tick_box import box_width, draw_box, ticks
from casusdesk.ui.row_text import LEAST_WIDTH, RowHeights, row_document
from casusdesk.ui.theme import ROW_HEIGHT

PADDING = 8
GAP = 12
HEADING_SPACE = 12


class RowDelegate(QStyledItemDelegate):
    """Rows as high as their text needs at the width of the list, at least 40 px (WCAG 2.5.8).

    Measured once for each row, width and font.

    `drafted(Row, text)` comes while typing rests, `let_go(Row)` when the writing was given up.
    """

    drafted = Signal(object, str)
    let_go = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.editor: RowEditor | None = None
        self._edited: QPersistentModelIndex | None = None
        self._edited_height = 0
        self._heights = RowHeights[Row]()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background, number, text and the words on the right."""
        row: Row = index.data(ROW_ROLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        colours = Colours.of(option.widget)
        active = selected and bool(option.state & QStyle.StateFlag.State_Active) and option.widget.hasFocus()
        if selected:
            painter.fillRect(area, QColor(colours.selection if active else colours.hover))
        self._draw_text(painter, option, row, colours, selected=active)
        if row.kind is not RowKind.NOTE and not selected:
            painter.setPen(QColor(colours.border if row.kind is RowKind.HEADING else colours.line))
            painter.drawLine(area.bottomLeft() + QPointF(GAP, -0.5), area.bottomRight() + QPointF(-GAP, -0.5))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Height at the width of the list."""
        row: Row = index.data(ROW_ROLE)
        width = _width(option)
        if self._edited is not None and self._edited == index:
            return QSize(width, self._edited_height)
        return QSize(width, self._heights.of(row, width, option, lambda: _height(option, row, width)))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field with a counter in the row itself."""
        row: Row = index.data(ROW_ROLE)
        if row.kind is RowKind.LINE:
            made = RowEditor(
                "Regel voor Algemeen", limits.GENERAL_LINE, limits.GENERAL_LINE, parent, Holds.NOTICE
            )
        else:
            name = f"Kernvraag {row.code}"
            made = RowEditor(name, limits.QUESTION_ADVISED, limits.QUESTION, parent, Holds.STORY)
        made.finished.connect(lambda keep, by_key: self._end(made, row, keep=keep, by_key=by_key))
        made.rested.connect(lambda text: self.drafted.emit(row, text))
        self.editor = made
        self._edited = QPersistentModelIndex(index)
        self._edited_height = max(option.rect.height(), made.sizeHint().height())
        made.grew.connect(lambda: self._grow(made, index))
        self.sizeHintChanged.emit(index)
        return made

    def _grow(self, editor: RowEditor, index: Index) -> None:
        """More or less is said below the text: the row follows, and no row becomes lower than it was."""
        if editor is self.editor:
            self._edited_height = max(self._edited_height, editor.sizeHint().height())
            self.sizeHintChanged.emit(index)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """The row becomes as high as its text again."""
        self._edited = self.editor = None
        super().destroyEditor(editor, index)
        self.sizeHintChanged.emit(index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the field."""
        if isinstance(editor, RowEditor) and not editor.filled:
            editor.fill(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Report what was typed."""
        if isinstance(editor, RowEditor):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole row."""
        area = option.rect
        height = max(area.height(), editor.sizeHint().height())
        editor.setGeometry(area.x(), area.y(), area.width(), height)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click on the box of a row, or the space bar, ticks it."""
        row: Row = index.data(ROW_ROLE)
        if row.tick is None:
            return super().editorEvent(event, model, option, index)
        if not ticks(event, option):
            return False
        turned = Qt.CheckState.Unchecked if row.tick else Qt.CheckState.Checked
        return model.setData(index, turned, Qt.ItemDataRole.CheckStateRole)

    def _end(self, editor: RowEditor, row: Row, *, keep: bool, by_key: bool) -> None:
        view = self.parent()
        if by_key and isinstance(view, QWidget):
            # Before the row is shown anew: the editor goes with it, and its focus must not be lost.
            view.setFocus()
        if keep:
            self.commitData.emit(editor)
        else:
            self.let_go.emit(row)
        self.closeEditor.emit(editor)

    @staticmethod
    def _draw_text(
        painter: QPainter, option: QStyleOptionViewItem, row: Row, colours: Colours, *, selected: bool
    ) -> None:
        area = QRectF(option.rect)
        left = area.left() + _indent(option, row)
        document = _document(option, row, _text_width(option, row, round(area.width())), selected=selected)
        spare = area.height() - document.size().height()
        top = area.top() + (spare - 4 if row.kind is RowKind.HEADING else spare / 2)
        painter.setPen(QColor(colours.on_selection if selected else colours.muted))
        line = option.fontMetrics.height()
        if row.number:
            first = QRectF(area.left() + GAP, top, left - area.left() - GAP - 8, line)
            painter.drawText(first, Qt.AlignmentFlag.AlignRight, str(row.number))
        if row.tick is not None:
            draw_box(painter, option, top, colours, on=row.tick, selected=selected)
        if row.side:
            width = _side_width(option, row)
            side = QRectF(area.right() - GAP - width, top, width, line)
            painter.drawText(side, Qt.AlignmentFlag.AlignRight, row.side)
        painter.save()
        painter.translate(left, top)
        document.drawContents(painter)
        painter.restore()


def _width(option: QStyleOptionViewItem) -> int:
    widget = option.widget
    view_width = getattr(widget, "viewport", None)
    return view_width().width() if view_width else option.rect.width()


def _indent(option: QStyleOptionViewItem, row: Row) -> int:
    if row.tick is not None:
        return box_width(option)
    return GAP + (option.fontMetrics.horizontalAdvance("00") + 8 if row.number else 0)


def _side_width(option: QStyleOptionViewItem, row: Row) -> int:
    return option.fontMetrics.horizontalAdvance(row.side) + 2 if row.side else 0


def _height(option: QStyleOptionViewItem, row: Row, width: int) -> int:
    text = _document(option, row, _text_width(option, row, width), selected=False)
    extra = HEADING_SPACE if row.kind is RowKind.HEADING else 2 * PADDING
    return max(ROW_HEIGHT, round(text.size().height()) + extra)


def _text_width(option: QStyleOptionViewItem, row: Row, width: int) -> int:
    side = _side_width(option, row)
    return max(LEAST_WIDTH, width - _indent(option, row) - GAP - (side + GAP if side else 0))


def _document(option: QStyleOptionViewItem, row: Row, width: int, *, selected: bool) -> QTextDocument:
    colours, side = Colours.of(option.widget), round(option.fontMetrics.ascent())
    document = row_document(option, width)
    ratio = option.widget.devicePixelRatioF()
    for chip in row.chips:
        if name := SIGNS.get(chip):
            ink = sign_colour(chip, colours, selected=selected)
            image = icon_picture(name, ink, round(side * ratio))
            document.addResource(
                QTextDocument.ResourceType.ImageResource.value, QUrl(sign_url(name, ink)), image
            )
    below = _chip_lines(option, row, side, width) if _first_line_width(option, row, side) > width else ()
    document.setHtml(row_html(row, colours, side, selected=selected, chip_lines=below))
    return document


def _chip_lines(option: QStyleOptionViewItem, row: Row, sign: int, width: int) -> list[list[Chip]]:
    """The warnings over as many lines of `width` px as they need; a sign never parts from its word."""
    lines: list[list[Chip]] = []
    used = 0
    for chip in row.chips:
        own = sign + option.fontMetrics.horizontalAdvance(f"     {chip.value}")
        if not lines or used + own > width:
            lines.append([])
            used = 0
        lines[-1].append(chip)
        used += own
    return lines


def _first_line_width(option: QStyleOptionViewItem, row: Row, sign: int) -> int:
    """Px of code, facts and warnings beside each other; the bold code a tenth wider."""
    measure = option.fontMetrics.horizontalAdvance
    words = measure(f"    {row.meta}") + sum(measure(f"     {chip.value}") for chip in row.chips)
    return round(1.1 * measure(row.title)) + words + sign * len(row.chips)
