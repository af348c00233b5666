"""What protects and what makes vulnerable: ticks of Almelo's list, and of another (domain §4.2, §4.3)."""

from __future__ import annotations

from typing import Final

from casusdesk.domain.case import Case
from casusdesk.domain.catalog import FactorKind
from casusdesk.services import answering
from casusdesk.services.questions import Asking, FactorsQuestion
from casusdesk.ui.cases.askers import Asker
from casusdesk.ui.labels import button, muted, section, text
from casusdesk.ui.tick_list import TickList

HOME: Final = "almelo"
MORE: Final = "nml"
_LISTS: Final = {HOME: "Lijst Almelo", MORE: "Lijst Noord- en Midden-Limburg (NML)"}
_FOLDED: Final = "Meer uit de NML-lijst"
_UNFOLDED: Final = "NML-lijst inklappen"


class FactorsAsker(Asker):
    """The list of Almelo in sight, the other one behind a link until something in it is ticked."""

    def __init__(self, question: FactorsQuestion, asking: Asking) -> None:
        super().__init__(question, asking)
        self.column.addWidget(section(question.label))
        self._hint = muted(question.hint)
        self.column.addWidget(self._hint)
        self._hint.setVisible(bool(question.hint))
        self.lists: dict[str, TickList] = {}
        self._sources = {region: muted(words) for region, words in _LISTS.items()}
        self.more = button(_FOLDED, self._fold, "link")
        self.more.setAccessibleDescription(question.label)
        for region in _LISTS:
            found = asking.catalog.factors_of(question.kind, region)
            made = TickList(
                f"{question.label} {_LISTS[region]}",
                [(f.key, f"{f.label} – urgent" if f.urgent else f.label) for f in found],
            )
            made.ticked.connect(self._ticked)
            self.lists[region] = made
            self.column.addWidget(self._sources[region])
            self.column.addWidget(made)
            if region == HOME:
                self.column.addWidget(self.more)
        self.reminder = text("", "warning")
        self.column.addWidget(self.reminder)
        self._weighs = question.kind is FactorKind.VULNERABILITY
        self._open = False
        self._show_more()
        self.setFocusProxy(self.lists[HOME].stop or self.more)

    def show_answer(self, case: Case) -> None:
        for made in self.lists.values():
            made.set_ticked(case.factors)
        if not self._open and any(key in case.factors for key in self.lists[MORE].lines):
            self._open = True
            self._show_more()
        said = answering.factor_reminder(case, self.asking.catalog) if self._weighs else ""
        self.reminder.setText(said)
        self.reminder.setVisible(bool(said))

    def _fold(self) -> None:
        self._open = not self._open
        self._show_more()
        if self._open and (stop := self.lists[MORE].stop) is not None:
            stop.setFocus()

    def _show_more(self) -> None:
        self._sources[MORE].setVisible(self._open)
        self.lists[MORE].setVisible(self._open)
        self.more.setText(_UNFOLDED if self._open else _FOLDED)

    def _ticked(self, key: str, on: bool) -> None:
        catalog = self.asking.catalog
        self.tell(lambda case: answering.with_factor(case, key, on, catalog))
