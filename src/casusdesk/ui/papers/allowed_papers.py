"""What a person allowed the papers in sight, each with the way to take it back (ux §7.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.paper import Paper
from casusdesk.ui.emptying import empty
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, muted
from casusdesk.ui.papers.allowing import allow, allowed_words
from casusdesk.ui.theme import GRID

if TYPE_CHECKING:
    from casusdesk.services.print_job import PrintJob
    from casusdesk.ui.context import WindowContext

NO_MORE: Final = "Niet meer toestaan"


@dataclass(frozen=True, slots=True)
class Subject:
    """One paper to which something may be allowed: `of` is the key it is kept by, `code` its case or ""."""

    paper: Paper
    of: str = ""
    code: str = ""

    @property
    def name(self) -> str:
        """`Warme overdracht BX385`: on screen the code may be said."""
        return f"{self.paper.title} {self.code}".strip()


def subjects(job: PrintJob) -> Iterator[Subject]:
    """Every paper of the job to which something may be allowed; large print takes what room it needs."""
    if job.large:
        return
    day = job.meeting.held_on.isoformat()
    if job.agenda:
        yield Subject(Paper.AGENDA, day)
    if job.advance:
        yield Subject(Paper.ADVANCE, day)
    decided = {held.held_on.isoformat() for held in (job.decided, job.mailed) if held is not None}
    yield from (Subject(Paper.DECISIONS, held_on) for held_on in sorted(decided))
    yield from (Subject(Paper.SINGLE, code, code) for code in job.singles)
    yield from (Subject(Paper.HANDOVER, sheet.id, sheet.case_code) for sheet in job.handovers)
    yield from (Subject(Paper.FEEDBACK, due.key, due.case.code) for due in job.feedback)
    yield from (Subject(paper) for paper in job.without_client)


class AllowedPapers(QWidget):
    """A line for each paper to which something was allowed; hidden while that is none of them.

    `left` when the focus stood on a line that went away.
    """

    left = Signal()

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: tuple[tuple[str, Subject], ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(GRID)
        self.hide()

    def show_papers(self, papers: Iterable[Subject]) -> None:
        """What holds for these now; a single paper need not be named."""
        listed = tuple(papers)
        found = tuple((words, one) for one in listed if (words := self._allowed(one, listed)))
        if found == self._shown:
            return
        held = self.isAncestorOf(self.window().focusWidget())
        self._shown = found
        empty(self._lines)
        for words, one in found:
            made = self._line(words, one)
            self._lines.addWidget(made)
            made.show()  # at once, for the focus may come to it before the layout does
        self.setVisible(bool(found))
        if held:
            self.left.emit()

    def _allowed(self, one: Subject, listed: Sequence[Subject]) -> str:
        said = allowed_words(self._context.desk.allowances.of(one.paper, one.of))
        if not said:
            return ""
        return f"Toegestaan: {said}." if len(listed) == 1 else f"{one.name}: {said} toegestaan."

    def _line(self, words: str, one: Subject) -> QWidget:
        made = QWidget(self)
        row = FlowLayout(made)
        said = muted(words)
        said.setWordWrap(False)
        link = button(NO_MORE, partial(self._take_back, one), "link")
        link.setAccessibleDescription(words)
        row.addWidget(said)
        row.addWidget(link)
        return made

    def _take_back(self, one: Subject) -> None:
        from casusdesk.services.fitting import ORDINARY

        allow(self._context, one.paper, one.of, ORDINARY, NO_MORE)
        self._context.toast(f"{NO_MORE}: gedaan.", self._context.undo.undo)
