"""The left half of Contacten: search as you type, four parts, and the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from casusdesk.domain.wording import counted
from casusdesk.ui.contacts.empty import EmptyRegister
from casusdesk.ui.contacts.row_delegate import RowDelegate
from casusdesk.ui.contacts.rows import ContactRow, Part
from casusdesk.ui.fields import LineField
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.icons import icon, icon_size
from casusdesk.ui.labels import button, heading
from casusdesk.ui.parted_rows import PartedRows
from casusdesk.ui.row_list import RowList
from casusdesk.ui.theme import GRID, text_scale

_COMPACT = 330
"""Height in px at normal text size below which the list makes room for its rows."""
_SEARCH = "Zoek op rol, organisatie, gebied of naam"
_NNZ = "Contacten voor Nu Niet Zwanger"


class ContactListModel(PartedRows[ContactRow, Part]):
    """The contacts that pass part and search."""


class ContactListView(RowList):
    """The list: Enter opens, Del removes."""

    def __init__(self, model: ContactListModel) -> None:
        super().__init__(model)
        self.setItemDelegate(RowDelegate(self))

    def contact_id(self) -> str:
        """The contact that is marked, empty when there is none."""
        return self.key()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.keep_in_sight)  # once the rows have their new height

    def keep_in_sight(self) -> None:
        """The marked row in sight, whatever the width has become."""
        self.doItemsLayout()
        self.scrollTo(self.currentIndex())


class ListPane(QWidget):
    """`current_changed` follows the mark in the list; `opened` comes with Enter or a click."""

    current_changed = Signal(str)
    opened = Signal(str)
    delete_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ContactListModel(Part.ALL, self)
        self.heading = heading("Contacten")
        self.search_field = LineField(_SEARCH)
        self.search_field.edited.connect(self._searched)
        self.add = button("Contact")
        self.add.setAccessibleName("Contact toevoegen")
        self.add.setToolTip("Contact toevoegen (Ctrl+Shift+N)")
        self.add.setIcon(icon("add", self.add))
        self.more = button("Meer")
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.more.setAccessibleName("Meer: rollenlijst, bestanden, sociale kaart")
        self.load = button("", kind="link")
        self.parts: dict[Part, QPushButton] = {}
        self.view = ContactListView(self.model)
        self.empty = EmptyRegister()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self._lay_out()
        self.view.opened.connect(self.opened)
        self.view.delete_asked.connect(self.delete_asked)
        self._settling = False
        self._told = ""
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self._tell())

    def set_rows(self, rows: Sequence[ContactRow]) -> None:
        """Show `rows`; the contact that was marked stays marked, and otherwise its neighbour."""
        with self._still():
            self._set_rows(rows)

    def _set_rows(self, rows: Sequence[ContactRow]) -> None:
        marked, place = self.view.contact_id(), self.view.currentIndex().row()
        self.model.set_rows(rows)
        self.heading.setText(f"Contacten ({self.model.total})" if self.model.total else "Contacten")
        for part, chip in self.parts.items():
            count = self.model.count(part)
            chip.setText(f"{part.value} ({count})" if count and part is not Part.ALL else part.value)
        self.mark(marked, place)
        self._show()

    def say_missing(self, count: int) -> None:
        """In how many cases nobody speaks for the lead at the next meeting; the way to it is always there."""
        cases = counted(count, "casus", "casussen")
        self.load.setText(f"Regie zonder aanwezige: {cases}" if count else "Regielast per rol")

    def search(self, text: str) -> None:
        """Filter by what somebody looks for, wherever she typed it."""
        if self.search_field.text() != text.strip():
            self.search_field.set_text(text.strip())
        self._searched()

    def mark(self, contact_id: str, otherwise: int = 0) -> None:
        """Put the mark on a contact, or on the row at `otherwise` when it is not shown."""
        self.view.mark(contact_id, otherwise)

    def enter(self) -> None:
        """The focus to the list, with the marked row in sight."""
        self.view.keep_in_sight()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_part(self, part: Part) -> None:
        """Show one part of the register."""
        with self._still():
            marked = self.view.contact_id()
            self.parts[part].setChecked(True)
            self.model.set_part(part)
            self.mark(marked)
            self._show()

    def reveal(self, contact_id: str) -> None:
        """Show everything when what is looked for hides this contact, and mark it."""
        if self.model.place_of(contact_id) < 0:
            self.search_field.set_text("")
            self.model.search("")
            self.show_part(Part.ALL)
        self.mark(contact_id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.add.setIconSize(icon_size(self.add))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search on to what it found, as in the search of cases."""
        on = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if on and self.search_field.line.hasFocus() and self.model.rowCount():
            self.enter()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Where there is little height the rows go first; what is hidden here is in the menu too."""
        some = self.model.total > 0
        tall = self.height() >= _COMPACT * text_scale(self)
        self.search_field.setVisible(some)
        self._chips.setVisible(some and tall)
        self.load.setVisible(tall)
        self.search_field.label.setVisible(tall)
        self.search_field.line.setPlaceholderText("" if tall else _SEARCH)

    def _searched(self) -> None:
        with self._still():
            marked = self.view.contact_id()
            self.model.search(self.search_field.text())
            self.mark(marked)
            self._show()

    @contextmanager
    def _still(self) -> Iterator[None]:
        """While the rows change the mark comes and goes; only where it ends is told."""
        self._settling = True
        yield
        self._settling = False
        self._tell()

    def _tell(self) -> None:
        if not self._settling and self.view.contact_id() != self._told:
            self._told = self.view.contact_id()
            self.current_changed.emit(self._told)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.add)
        head.addWidget(self.more)
        self.add.setIconSize(icon_size(self.add))
        self._chips = QWidget()
        chips = FlowLayout(self._chips, gap=GRID // 2, line_gap=0)
        group = QButtonGroup(self)
        for part in Part:
            chip = button(part.value, kind="quiet")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, p=part: self.show_part(p))
            group.addButton(chip)
            chips.addWidget(chip)
            self.parts[part] = chip
        self.parts[Part.ALL].setChecked(True)
        self.parts[Part.NNZ].setToolTip(_NNZ)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        for widget in (self.search_field, self._chips, self.load):
            layout.addWidget(widget)
        layout.addWidget(self._stack, 1)

    def _show(self) -> None:
        count, total = self.model.rowCount(), self.model.total
        self.view.setAccessibleName(f"Contacten, {count}")
        self.empty.say(total, self.search_field.text(), self.model.part)
        self._fit()
        self._stack.setCurrentWidget(self.view if count else self.empty)
