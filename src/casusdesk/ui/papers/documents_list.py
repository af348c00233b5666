"""What goes on paper: the agenda, and a tick for each handover sheet (ux §7.8)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from casusdesk.domain.catalog import Catalog
from casusdesk.domain.handover import Handover
from casusdesk.ui.labels import muted
from casusdesk.ui.meetings.rows import role_name
from casusdesk.ui.theme import GRID


class DocumentsList(QWidget):
    """`changed` comes with every tick."""

    changed = Signal()

    def __init__(self, catalog: Catalog, parent: QWidget) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.agenda = QCheckBox("Agenda")
        self.agenda.toggled.connect(lambda _on: self.changed.emit())
        self._layout.addWidget(self.agenda)
        self._layout.addSpacing(GRID // 2)
        self._layout.addWidget(muted("Overdrachten"))
        self._none = muted("Er zijn nog geen overdrachten.")
        self._layout.addWidget(self._none)
        self._sheets: dict[str, QCheckBox] = {}

    def show_documents(self, handovers: Sequence[Handover], chosen: Collection[str], *, agenda: bool) -> None:
        """Offer these sheets; `chosen` holds the ids that are ticked to begin with."""
        for box in self._sheets.values():
            self._layout.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._sheets = {}
        self.agenda.blockSignals(True)
        self.agenda.setChecked(agenda)
        self.agenda.blockSignals(False)
        before = self.agenda
        for handover in handovers:
            receiver = role_name(self._catalog, handover.receiver.role) or "nog onbekend"
            box = QCheckBox(f"{handover.case_code} naar {receiver}")
            box.setAccessibleName(f"Overdracht {handover.case_code} naar {receiver}")
            box.setChecked(handover.id in chosen)
            box.toggled.connect(lambda _on: self.changed.emit())
            self._layout.addWidget(box)
            QWidget.setTabOrder(before, box)  # boxes made later would come last
            before = box
            self._sheets[handover.id] = box
        self._none.setVisible(not handovers)

    def ticked(self) -> tuple[str, ...]:
        """The ids of the ticked sheets."""
        return tuple(key for key, box in self._sheets.items() if box.isChecked())
