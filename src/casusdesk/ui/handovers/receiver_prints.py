"""The sheets by who receives them: one press shows on paper exactly those of one role (domain US13)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from casusdesk.domain.catalog import Catalog
from casusdesk.domain.handover import HandoverStep
from casusdesk.domain.handover_press import Press
from casusdesk.ui.emptying import empty
from casusdesk.ui.handovers.rows import NOBODY, receivers
from casusdesk.ui.icons import icon, icon_size
from casusdesk.ui.labels import Link
from casusdesk.ui.theme import GRID


class ReceiverPrints(QWidget):
    """`print_wanted(ids, with parents' versions)`, and `turned` when the list is grouped or not any more."""

    print_wanted = Signal(object, bool)
    turned = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.grouped = QCheckBox("Per ontvanger")
        self.grouped.setToolTip("De lijst per ontvanger, met de bladen om af te drukken")
        self.parents_too = QCheckBox("Ouderversies erbij")
        self.links: dict[str, Link] = {}
        self._known: tuple[tuple[str, tuple[str, ...]], ...] = ()
        self._below = QWidget()
        self._list = QVBoxLayout(self._below)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.grouped)
        column.addWidget(self._below)
        self._below.hide()
        self.grouped.toggled.connect(self._turn)

    def show_sheets(self, pressing: Sequence[Press], catalog: Catalog) -> None:
        """Links for the running handovers; hidden while there are none."""
        running = [p for p in pressing if p.handover.introduction.step is not HandoverStep.TAKEN_OVER]
        found = [
            (name, tuple(one.handover.id for one in listed))
            for name, listed in receivers(running, catalog).items()
        ]
        self.setVisible(bool(running))
        if tuple(found) == self._known:
            return
        self._known = tuple(found)
        self._build(tuple(one.handover.id for one in running))

    def _build(self, everything: tuple[str, ...]) -> None:
        empty(self._list, self.parents_too)
        self.links = {}
        self._list.addWidget(self.parents_too)
        for name, ids in self._known:
            whom = "zonder ontvanger" if name == NOBODY else f"voor {name}"
            self._add(name, f"Bladen {whom} afdrukken ({len(ids)})", ids)
        if len(self._known) > 1:
            self._add("", f"Alle bladen afdrukken ({len(everything)})", everything)

    def _add(self, key: str, words: str, ids: tuple[str, ...]) -> None:
        link = Link(
            words,
            icon("print", self),
            icon_size(self),
            lambda: self.print_wanted.emit(ids, self.parents_too.isChecked()),
        )
        self.links[key] = link
        self._list.addWidget(link)

    def _turn(self, on: bool) -> None:
        self._below.setVisible(on)
        self.turned.emit()
