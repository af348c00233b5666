"""Zorgpaden: for each route of the zorgpadentool whom to call here (domain §1 no. 27).

What is filled in stands beside the hint of the pathway on the case.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from casusdesk.domain import limits
from casusdesk.domain.catalog import CarePathway, Catalog
from casusdesk.services.search import folded
from casusdesk.ui.fields import LineField
from casusdesk.ui.labels import muted
from casusdesk.ui.theme import GRID, text_scale

_COLUMN: Final = 320
"""Room for a name and its counter, in px at normal text size."""


class PathwaysBox(QWidget):
    """`edited` with each change, `left` when focus leaves a field: for the autosave of the settings."""

    edited = Signal()
    left = Signal()

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self._known: Mapping[str, str] = {}
        self.search = LineField("Zoek een zorgpad")
        self.nothing = muted("Geen zorgpad gevonden. Zoek op een ander woord.")
        self.nothing.hide()
        self.contacts_of = {p.key: _field(p) for p in catalog.pathways if p.active}
        self._words = {p.key: folded(f"{p.label} {p.trigger}") for p in catalog.pathways}
        area = QWidget()
        self._grid = QGridLayout(area)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * GRID)
        self._placed: tuple[object, ...] = ()
        for field in self.contacts_of.values():
            field.edited.connect(self.edited)
            field.left.connect(self.left)
            field.setParent(area)
        self.search.edited.connect(self._align)
        self.search.set_widest(_COLUMN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        for part in (self.search, self.nothing, area):
            layout.addWidget(part)
        self.setFocusProxy(self.search)

    def set_contacts(self, contacts: Mapping[str, str]) -> None:
        """Show whom to call."""
        self._known = contacts
        for key, field in self.contacts_of.items():
            field.set_text(contacts.get(key, ""))

    def contacts(self) -> Mapping[str, str]:
        """What is filled in; a pathway that is no longer in use keeps its contact."""
        shown = {key: field.text() for key, field in self.contacts_of.items()}
        return MappingProxyType({key: who for key, who in {**self._known, **shown}.items() if who})

    def fields(self) -> tuple[LineField, ...]:
        """Every field, for what is wrong in it."""
        return tuple(self.contacts_of.values())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._align()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column, so that a narrow window can make it one."""
        widest = max(field.minimumSizeHint().width() for field in self.fields())
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def _align(self) -> None:
        """What answers to the search, in as many columns as there is room for."""
        gap = 2 * GRID
        columns = max(1, min(2, (self.width() + gap) // (round(_COLUMN * text_scale(self)) + gap)))
        wanted = folded(self.search.text()).split()
        found = [key for key in self.contacts_of if all(word in self._words[key] for word in wanted)]
        if self._placed == (columns, found):
            return
        self._placed = (columns, found)
        for key, field in self.contacts_of.items():
            self._grid.removeWidget(field)
            field.setVisible(key in found)
        for place, key in enumerate(found):
            at = (place // columns, place % columns)
            self._grid.addWidget(self.contacts_of[key], *at, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))
        self.nothing.setVisible(not found)


def _field(pathway: CarePathway) -> LineField:
    """The contact of one pathway; what sends one there is said below it."""
    same = folded(pathway.trigger).strip() in folded(pathway.label)
    kept = "" if pathway.storable else "alleen ter verwijzing, wordt per casus niet bewaard"
    hint = "; ".join(part for part in ("" if same else pathway.trigger, kept) if part)
    return LineField(pathway.label, limits.REACH, hint=hint[:1].upper() + hint[1:])
