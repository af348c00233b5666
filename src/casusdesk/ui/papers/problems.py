"""What keeps something off paper, each with a link to where it is put right (ux §7.8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.ui.labels import button, frame, section, text

if TYPE_CHECKING:
    from casusdesk.services.print_job import PrintJob
    from casusdesk.ui.context import WindowContext


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence, and the way to the field; `link` says where the way goes."""

    words: str
    link: str
    go: Callable[[], object]


def problems_of(job: PrintJob, context: WindowContext, back: Callable[[], object]) -> list[Problem]:
    """Everything that blocks this job; `back` leads to the meeting itself."""
    papers, found = context.desk.papers, []
    if job.meeting is not None:
        for words in papers.problems(job.meeting):
            code = words.partition(",")[0]
            known = any(item.code == code for item in job.meeting.items)
            found.append(_case(words, code, context) if known else Problem(words, "Naar het overleg", back))
    for handover in job.handovers:
        for words in papers.problems(handovers=[handover]):
            if words.startswith(f"{handover.case_code}, toestemming: de moeder"):
                found.append(_case(words, handover.case_code, context))
            else:
                found.append(_sheet(words, handover.id, context))
    return found


def _case(words: str, code: str, context: WindowContext) -> Problem:
    return Problem(words, f"Naar casus {code}", lambda: context.open_case(code))


def _sheet(words: str, handover_id: str, context: WindowContext) -> Problem:
    return Problem(words, "Naar de overdracht", lambda: context.open_handover(handover_id))


class ProblemsCard(QWidget):
    """Heading and sentences; hidden when nothing blocks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._card = frame("card")
        outer.addWidget(self._card)

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Each with its link."""
        layout = self._card.layout()
        assert layout is not None
        while (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        listed = list(problems)
        self.setVisible(bool(listed))
        layout.addWidget(section("Eerst oplossen"))
        for problem in listed:
            layout.addWidget(text(problem.words, "error"))
            link = button(problem.link, problem.go, "link")
            link.setAccessibleDescription(problem.words)
            layout.addWidget(link)
