"""The consent of a case, at the head of its detail (domain R8)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from casusdesk.services.wizard import Step
from casusdesk.ui.cases.consent_line import ConsentLine
from casusdesk.ui.cases.detail_section import DetailSection, asking_key
from casusdesk.ui.cases.detail_view import CaseView


class ConsentSection(DetailSection):
    """One line that leads to the question behind it."""

    def __init__(self, ask: Callable[[str, Step, str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._ask = ask

    def needs(self, view: CaseView) -> object:
        return view.case.consent, view.case.status, asking_key(view.asking)

    def build(self, view: CaseView) -> QWidget | None:
        if not view.case.status.active:
            return None
        code = view.case.code
        made = ConsentLine()
        made.change_asked.connect(lambda key: self._ask(code, Step.BEFORE, key))
        made.show_case(view.case, view.asking)
        return made
