"""Which care pathway belongs to the ticks above, and who to call; nothing of it is kept (domain §4.7)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.case import Case
from casusdesk.services.questions import Asking, PathwaysQuestion
from casusdesk.services.wizard_pathways import PathwayHint, pathway_hints, reference_pathways
from casusdesk.ui.cases.askers import Asker
from casusdesk.ui.emptying import empty
from casusdesk.ui.labels import button, muted, section, text
from casusdesk.ui.theme import GRID

_NONE = "Nog niets aangevinkt waar een zorgpad bij hoort."
_FOLDED = "Zorgpaden om op te zoeken"
_UNFOLDED = "Zorgpaden om op te zoeken inklappen"


class PathwaysAsker(Asker):
    """Lines that follow the ticks; pathways that are never kept per case stand behind a link."""

    def __init__(self, question: PathwaysQuestion, asking: Asking) -> None:
        super().__init__(question, asking)
        self._shown: tuple[PathwayHint, ...] | None = None
        self._lines = QWidget()
        rows = QVBoxLayout(self._lines)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GRID // 4)
        self._rows = rows
        self.reference = QWidget()
        looked_up = QVBoxLayout(self.reference)
        looked_up.setContentsMargins(0, 0, 0, 0)
        for words in reference_pathways(asking):
            looked_up.addWidget(muted(words))
        self.reference.hide()
        self.more = button(_FOLDED, self._fold, "link")
        for part in (section(question.label), self._lines, self.more, self.reference):
            self.column.addWidget(part)

    def show_answer(self, case: Case) -> None:
        hints = pathway_hints(case, self.asking)
        if hints == self._shown:
            return
        self._shown = hints
        empty(self._rows)
        if not hints:
            self._rows.addWidget(muted(_NONE))
        for place, hint in enumerate(hints):
            self._rows.addSpacing(GRID if place else 0)
            self._rows.addWidget(text(hint.words))
            self._rows.addWidget(muted(hint.because[:1].upper() + hint.because[1:] + "."))

    def _fold(self) -> None:
        opened = self.reference.isHidden()
        self.reference.setVisible(opened)
        self.more.setText(_UNFOLDED if opened else _FOLDED)
