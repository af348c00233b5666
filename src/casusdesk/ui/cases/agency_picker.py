"""Finding an agency or role by typing: the list follows each key, Enter takes the marked one.

Where any organisation will do (`free`), what was typed itself is the last row.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from casusdesk.domain.catalog import Agency, Catalog
from casusdesk.domain.legitimate import Holds
from casusdesk.services.search import folded
from casusdesk.ui.fields import LineField
from casusdesk.ui.theme import CONTROL_HEIGHT, text_scale

MOST: Final = 6
"""Rows shown at a time; more typing narrows them down."""


class AgencyPicker(QWidget):
    """`picked` carries the abbreviation."""

    picked = Signal(str)
    left = Signal()

    def __init__(
        self,
        label: str,
        catalog: Catalog,
        hint: str = "",
        *,
        free: int = 0,
        organisations: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        """`free` is the most characters of an organisation outside the catalogue; 0 takes none.

        `organisations` are those of the register, which are offered by name (domain §1 no. 13).
        """
        super().__init__()
        self._free = free
        self._organisations = organisations
        self._agencies = [a for a in catalog.agencies if a.active and a.may_be_agency]
        self._taken: Container[str] = ()
        self.field = LineField(label, free, hint=hint, holds=Holds.ORGANISATION, counts=False)
        self.found = QListWidget()
        self.found.setAccessibleName("Gevonden instanties en rollen")
        self.found.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.field)
        layout.addWidget(self.found)
        self.setFocusProxy(self.field)
        self.field.line.setClearButtonEnabled(False)
        self.field.edited.connect(self._search)
        self.field.line.installEventFilter(self)
        self.found.installEventFilter(self)
        self.found.itemClicked.connect(self._take)

    def set_widest(self, width: int) -> None:
        """Keep field and list no wider than `width` px at normal text size; the hint may be wider."""
        self.field.set_widest(width)
        self.found.setMaximumWidth(width)

    def set_taken(self, taken: Container[str]) -> None:
        """Leave out what was added already."""
        self._taken = taken

    def matches(self, typed: str) -> list[Agency]:
        """Abbreviation first, then names that begin so, then names that hold it."""
        words = folded(typed.strip())
        if not words:
            return []
        ranks = [(_rank(a, words), a) for a in self._agencies if a.key not in self._taken]
        found = [(rank, agency) for rank, agency in ranks if rank is not None]
        found.sort(key=lambda pair: pair[0])
        return [agency for _place, agency in found[:MOST]]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, shown = event.key(), not self.found.isHidden()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self.field.text():
                return False  # nothing to add any more: the page goes on
            self._take(self.found.currentItem())
            return True
        if key == Qt.Key.Key_Escape and shown:
            self._clear()
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and shown:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.found.setCurrentRow(min(max(self.found.currentRow() + step, 0), self.found.count() - 1))
            self.field.line.setAccessibleDescription(self.found.currentItem().text())
            return True
        return False

    def _search(self) -> None:
        typed = self.field.text()
        self.found.clear()
        for agency in self.matches(typed):
            self._offer(f"{agency.label}  ({agency.key})", agency.key)
        for organisation in self._of_register(typed)[: MOST - self.found.count()]:
            self._offer(f"{organisation}  (uit Contacten)", organisation)
        if typed and len(typed) <= self._free and not self._known(typed):
            self._offer(f"Organisatie ‘{typed}’ toevoegen", typed)
        count = self.found.count()
        self.found.setVisible(count > 0)
        self.field.set_error(None if count or not typed else self._nothing(typed))
        if count:
            self.found.setCurrentRow(0)
            self.found.setFixedHeight(count * self._row_height() + 4)

    def _offer(self, words: str, key: str) -> None:
        item = QListWidgetItem(words)
        item.setSizeHint(QSize(0, self._row_height()))
        item.setData(Qt.ItemDataRole.UserRole, key)
        self.found.addItem(item)

    def _known(self, typed: str) -> bool:
        """Whether these words are a name in the catalogue, or were added already."""
        names = {folded(name) for agency in self._agencies for name in (agency.key, *agency.names)}
        names |= {folded(name) for name in self._organisations()}
        return folded(typed) in names or typed in self._taken

    def _of_register(self, typed: str) -> list[str]:
        """The organisations of the contacts that hold what was typed and were not added yet."""
        words = folded(typed)
        named = {folded(name) for agency in self._agencies for name in (agency.key, agency.label)}
        found = (n for n in self._organisations() if words and words in folded(n) and n not in self._taken)
        return [name for name in found if folded(name) not in named]

    def _row_height(self) -> int:
        return round(CONTROL_HEIGHT * text_scale(self))

    def _nothing(self, typed: str) -> str:
        there = [a for a in self._agencies if a.key in self._taken and _rank(a, folded(typed)) is not None]
        if there:
            return f"{there[0].label[:1].upper()}{there[0].label[1:]} staat er al."
        if typed in self._taken:
            return f"{typed} staat er al."
        if self._free:
            return ""  # the counter beside the field says by how much it is too long
        return "Niets gevonden. Zoek op naam of afkorting."

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            key = str(item.data(Qt.ItemDataRole.UserRole))
            self._clear()
            self.picked.emit(key)

    def _clear(self) -> None:
        self.field.line.clear()
        self.field.set_error(None)
        self.found.clear()
        self.found.hide()
        self.field.line.setFocus()


def _rank(agency: Agency, words: str) -> int | None:
    """How well `words` (folded) fit: 0 the abbreviation, 1 a name that begins so, 2 one that holds it."""
    names = [folded(name) for name in agency.names]
    ranks = (
        folded(agency.key) == words,
        any(name.startswith(words) for name in names),
        any(words in name for name in names),
    )
    return ranks.index(True) if any(ranks) else None
