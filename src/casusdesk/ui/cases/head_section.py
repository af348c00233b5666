"""The head of a case: code and phase, where it stands, its signs, and how it was closed."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from casusdesk.domain.case import CaseStatus
from casusdesk.domain.wording import day_month
from casusdesk.ui.cases.detail_parts import Sign
from casusdesk.ui.cases.detail_section import DetailSection, stacked_column
from casusdesk.ui.cases.detail_view import CaseView
from casusdesk.ui.cases.row_delegate import ICONS, chip_ink
from casusdesk.ui.cases.rows import CaseRow, Marks, case_row
from casusdesk.ui.colours import Colours
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import heading, muted, text
from casusdesk.ui.theme import GRID

_NO_RETURN: Final = "Heropenen kan niet meer. Voeg een nieuw signaal toe als er weer zorgen zijn."


class HeadSection(DetailSection):
    """Never empty."""

    def needs(self, view: CaseView) -> object:
        return self._row(view), view.case.closing, view.may_reopen

    def build(self, view: CaseView) -> QWidget:
        row = self._row(view)
        parts: list[QWidget] = [heading(f"{row.code}   {row.phase}")]
        if view.case.status.active:
            parts.append(muted(f"Status: {row.status} · regie: {row.lead} · {row.kind.label}"))
        else:
            parts += _closed(view)
        if row.chips:
            chips = QWidget()
            flow = FlowLayout(chips, gap=2 * GRID)
            for chip in row.chips:
                flow.addWidget(Sign(ICONS[chip], chip.value, chip_ink(chip, Colours.of(self))))
            parts.append(chips)
        return stacked_column(*parts)

    @staticmethod
    def _row(view: CaseView) -> CaseRow:
        marks = Marks(to_close=view.to_close)
        return case_row(view.case, view.asking.catalog, view.asking.meeting, (), marks, view.asking.today)


def _closed(view: CaseView) -> list[QWidget]:
    """When and why it left the list, what it brought, and until when it can come back."""
    closing, catalog = view.case.closing, view.asking.catalog
    ended = view.case.status is CaseStatus.ENDED
    word = "Beëindigd" if ended else "Afgesloten"
    if closing is None:
        return [muted(f"Status: {word.lower()}")]
    reason = catalog.find_lookup("close_reason", closing.reason)
    why = f" – {reason.label if reason else closing.reason}" if closing.reason and not ended else ""
    parts: list[QWidget] = [text(f"{word} op {_day(closing.on)}{why}.", "label")]
    found = (catalog.find_lookup("effect", key) for key in closing.effects)
    if effects := ", ".join(effect.label for effect in found if effect):
        parts.append(text(f"Wat het opleverde: {effects}."))
    back = f"Heropenen kan tot en met {_day(closing.reopen_until)}."
    parts.append(muted(back if view.may_reopen else _NO_RETURN))
    return parts


def _day(day: date) -> str:
    return f"{day_month(day)} {day.year}"
