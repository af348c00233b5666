"""The left half of Overlegmodus: one case to read from across the table, and nothing of any other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from casusdesk.domain.balance import balance
from casusdesk.domain.case import Case, CaseKind
from casusdesk.domain.decision import action_of, decision_words
from casusdesk.domain.wording import day_month
from casusdesk.services.wizard_words import offer_words
from casusdesk.ui.cases.row_delegate import ICONS, chip_ink
from casusdesk.ui.cases.rows import Chip, case_row
from casusdesk.ui.colours import Colours
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.icons import icon, icon_size
from casusdesk.ui.labels import heading, muted, section, text
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.domain.action import Action
    from casusdesk.domain.agenda import AgendaEntry
    from casusdesk.domain.decision import Decision
    from casusdesk.domain.meeting import Meeting
    from casusdesk.services.desk import Desk

WORDS: Final = {Chip.NO_LEAD: "regie nog te bepalen"}


class CaseView(QWidget):
    """Made anew for each case and each change of it."""

    def __init__(
        self, desk: Desk, entry: AgendaEntry, meeting: Meeting, around: QWidget, *, stacked: bool
    ) -> None:
        super().__init__()
        self._desk, self._meeting, self._case, self._around = desk, meeting, entry.case, around
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        self._column.setSpacing(GRID)
        self._head(entry)
        self._add(text(entry.case.question or "Nog geen vraag aan het overleg.", "question"))
        if entry.case.decision_needed:
            self._add(text(f"Besluit nodig: {entry.case.decision_needed}"))
        if entry.case.kind is CaseKind.FOLLOW_UP or self._last is not None:
            self._previous()
        self._balance(stacked=stacked)
        self._proposal()
        self._column.addStretch(1)

    @property
    def code(self) -> str:
        """Which case it is."""
        return self._case.code

    @property
    def _last(self) -> Decision | None:
        return self._desk.decisions.last(self._case.code, self._meeting.held_on)

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def _head(self, entry: AgendaEntry) -> None:
        row = case_row(entry.case, self._desk.catalog, self._meeting, ())
        self._add(heading(f"{row.code}   {row.phase}"))
        signs = QWidget()
        flow = FlowLayout(signs, gap=2 * GRID, line_gap=GRID // 2)
        for chip in row.chips:
            ink = chip_ink(chip, Colours.of(self._around))
            flow.addWidget(_sign(ICONS[chip], WORDS.get(chip, chip.value), ink, self._around))
        if row.chips:
            self._add(signs)
        pressing = entry.milestone
        if pressing is not None:
            self._add(muted(f"{pressing.label}: t/m {day_month(pressing.end)}"))

    def _previous(self) -> None:
        self._column.addSpacing(GRID)
        last, catalog = self._last, self._desk.catalog
        if last is None:
            self._add(section("Vorige keer"))
            self._add(muted("Geen besluit bekend van een eerder overleg."))
        else:
            self._add(section(f"Vorige keer, {day_month(last.held_on)}"))
            said = decision_words(last, catalog)
            self._add(text(said[:1].upper() + said[1:]))
            about = [catalog.agency_label(last.who)] if last.who else []
            about += [f"uiterlijk {day_month(last.due)}"] if last.due else []
            if last.action_id:
                about.append(_how_far(action_of(last, self._desk.cases.actions(last.case_code))))
            if about:
                self._add(muted(" · ".join(about)))
        self._column.addSpacing(GRID)
        self._add(section("Sinds vorige keer"))
        news = self._case.since_last
        self._add(text(news) if news else muted("Nog niets ingevuld: wat is er veranderd?"))

    def _balance(self, *, stacked: bool) -> None:
        """What goes well comes first, and stands on the left."""
        found = balance(self._case, self._desk.catalog)
        sides = QVBoxLayout() if stacked else QHBoxLayout()
        sides.setSpacing(GRID if stacked else 3 * GRID)
        for title, rows, none in (
            ("Wat gaat goed", found.strengths, "Nog niets ingevuld. Wat gaat er goed?"),
            ("Zorgen", found.concerns, "Geen zorgen ingevuld."),
        ):
            side = QVBoxLayout()
            side.setSpacing(GRID // 2)
            side.addWidget(section(title))
            for words in rows:
                side.addWidget(_bullet(words[:1].upper() + words[1:]))
            if not rows:
                side.addWidget(muted(none))
            side.addStretch(1)
            sides.addLayout(side, 1)
        self._column.addSpacing(GRID)
        self._column.addLayout(sides)

    def _proposal(self) -> None:
        support = self._case.support
        offers = [words for words in offer_words(self._case, self._desk.catalog).split("\n") if words]
        self._column.addSpacing(GRID)
        self._add(section("Voorstel"))
        if support.proposal:
            self._add(text(support.proposal[:1].upper() + support.proposal[1:]))
        if offers:
            self._add(muted(f"Mogelijk passend: {', '.join(offers)}"))
        if not support.proposal and not offers:
            self._add(muted("Nog geen voorstel."))


def _bullet(words: str) -> QWidget:
    """A point of a list; its second line stands below its first."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    dot = text("•")
    dot.setWordWrap(False)
    row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text(words), 1)
    return made


def _sign(name: str, words: str, ink: str, around: QWidget) -> QWidget:
    """As in the list of cases, with letters and sign as large as the rest here."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID // 2)
    side = icon_size(around)
    picture = QLabel()
    picture.setPixmap(icon(name, around, ink).pixmap(side))
    picture.setFixedSize(side)
    said = text(words)
    said.setWordWrap(False)
    said.setStyleSheet(f"color: {ink}; font-weight: 600;")
    row.addWidget(picture)
    row.addWidget(said)
    return made


def _how_far(action: Action | None) -> str:
    if action is None:
        return "afspraak vervallen"
    return f"klaar op {day_month(action.done_on)}" if action.done_on else "nog open"


def spoken(case: Case, place: str) -> str:
    """What a screen reader says when a case comes on the screen."""
    return f"Casus {case.code}, {place}. {case.question}".strip()
