"""One decision as it is read aloud, and in words what still lacks (ux §7.6, "Teruglezen")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from casusdesk.domain.case import LeadAgreement
from casusdesk.domain.decision import CLOSE, Decision, decision_words
from casusdesk.domain.wording import day_month
from casusdesk.ui.labels import button, frame, muted, section, text
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.domain.catalog import Catalog
    from casusdesk.domain.decision_list import DecisionRow

AFTERWARDS: Final = "Na het overleg vraagt casusdesk reden, effect en leerpunt in de casus."
_NO_ACTION: Final = ("not_needed", CLOSE)
"""Decisions of which no afspraak has to come."""


def lacking(decision: Decision) -> tuple[str, ...]:
    """What still has to be asked before the table goes home, in Dutch."""
    found = []
    if decision.discussed and decision.kind not in _NO_ACTION:
        found += ["wie doet dit?"] if not decision.who else []
        found += ["uiterlijk wanneer?"] if decision.due is None else []
    if decision.discussed and not decision.kind:
        found.append("welk besluit?")
    if decision.discussed and decision.kind != CLOSE and decision.lead.role is None:
        found.append("wie voert de regie?")
    if decision.lead.agreement is LeadAgreement.TO_ASK:
        found.append("akkoord van de regievoerder nog vragen")
    if decision.discussed and decision.lacks_reason:
        found.append("waarom geen overdracht?")
    return tuple(found)


def told(decision: Decision, catalog: Catalog) -> tuple[str, ...]:
    """The lines below the decision: who and when, the lead, who hears back, the handover."""
    who = [f"Wie: {catalog.agency_label(decision.who)}"] if decision.who else []
    who += [f"uiterlijk {day_month(decision.due)}"] if decision.due else []
    role = decision.lead.role
    lead = [f"Regie: {catalog.agency_label(role) if role else '★ nog te bepalen'}"]
    lead += (
        [f"terugkoppelen aan {catalog.agency_label(decision.feedback.to)}"] if decision.feedback.to else []
    )
    on = "Warme overdracht: ja"
    why = f", want {decision.no_handover_reason}" if decision.no_handover_reason else ""
    handover = on if decision.handover else f"Warme overdracht: nee{why}"
    lines = (" · ".join(who), " · ".join(lead), handover)
    return tuple(line[:1].upper() + line[1:] for line in lines if line)


def moved_lead(decision: Decision | None, catalog: Catalog) -> str:
    """The lead that moved at this meeting though nothing else was decided; "" when it did not."""
    if decision is None or not decision.lead.role or decision.lead.since != decision.held_on:
        return ""
    asks = ", akkoord nog vragen" if decision.lead.agreement is LeadAgreement.TO_ASK else ""
    return f"Regie: {catalog.agency_label(decision.lead.role)}{asks}."


class ReadBackRow(QWidget):
    """`changing` asks to go to the case."""

    changing = Signal()

    def __init__(self, row: DecisionRow, decision: Decision, catalog: Catalog, *, stacked: bool) -> None:
        super().__init__()
        self.change = _change(row.code, self)
        said = decision_words(decision, catalog) or "nog geen besluit"
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addWidget(section(f"{row.code}   {row.phase}"))
        words.addWidget(text(said[:1].upper() + said[1:], "question"))
        for line in told(decision, catalog):
            words.addWidget(muted(line))
        if decision.kind == CLOSE:
            words.addWidget(muted(AFTERWARDS))
        lacks = lacking(decision)
        if lacks:
            words.addWidget(text(f"Nog invullen: {' · '.join(lacks)}", "warning"))
        _beside(self, words, self.change, stacked=stacked)


class WaitingRow(QWidget):
    """A case that comes back by itself, with why it waits."""

    changing = Signal()

    def __init__(self, code: str, why: str, *, stacked: bool) -> None:
        super().__init__()
        self.change = _change(code, self)
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addWidget(section(code))
        words.addWidget(text(why))
        _beside(self, words, self.change, stacked=stacked)


def _change(code: str, row: ReadBackRow | WaitingRow) -> QWidget:
    made = button("Wijzigen", row.changing.emit)
    made.setAccessibleName(f"Wijzigen: {code}")
    return made


def _beside(row: QWidget, words: QVBoxLayout, change: QWidget, *, stacked: bool) -> None:
    outer = QVBoxLayout(row)
    outer.setContentsMargins(0, 0, 0, 0)
    inside = QWidget()
    way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
    line = QBoxLayout(way, inside)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(2 * GRID)
    line.addLayout(words, 1)
    line.addWidget(change, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    outer.addWidget(frame("card", inside))
