"""Keeps what is clicked and typed on the case at hand, each change as a step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from casusdesk.errors import CasusdeskError
from casusdesk.ui.autosave import AutoSave
from casusdesk.ui.meeting_mode.steps import DecisionStep, Difference, keep

if TYPE_CHECKING:
    from casusdesk.domain.case import Lead
    from casusdesk.domain.decision import Decision
    from casusdesk.ui.context import WindowContext
    from casusdesk.ui.meeting_mode.course import Course
    from casusdesk.ui.meeting_mode.decision_form import DecisionForm


class Keeping(QObject):
    """`reveal` brings a case on the screen when a step on it is undone."""

    def __init__(
        self,
        context: WindowContext,
        course: Course,
        form: DecisionForm,
        reveal: Callable[[str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._course, self._form, self._reveal = context, course, form, reveal
        self._kept: Decision | None = None
        self._leads: dict[str, Lead] = {}
        self.save = AutoSave(context, self._save, self)
        form.typed.connect(self.save.touch)
        form.settled.connect(self.save.flush)

    def show(self) -> None:
        """The decision on the case at hand in the form; what is still being typed there stays."""
        case = self._course.case
        if case is None or self.save.waiting:
            return
        self._kept = self._course.decision()
        before = self._leads.setdefault(case.code, case.lead)
        self._form.show_decision(case, self._course.meeting, self._kept, before)

    def let_go(self) -> bool:
        """Keep what is typed before another case comes; False when that failed and the case has to stay."""
        self.save.flush()
        return not self.save.waiting

    def _save(self) -> None:
        """A date that cannot be read is said, after all the rest was kept."""
        if self._kept is None:
            return
        wanted = self._form.decision(self._kept)
        change = Difference.between(self._kept, wanted)
        if change.after:
            self._keep(wanted, change)
        due = self._form.due.field
        if due.day() is None and due.line.text().strip():
            raise CasusdeskError(f"kijk bij Uiterlijk: {due.problem or 'vul een datum in.'}")

    def _keep(self, wanted: Decision, change: Difference) -> None:
        desk, meeting, code = self._context.desk, self._course.meeting, wanted.case_code
        fresh = all(d.case_code != code for d in desk.decisions.of(meeting.held_on))
        self._kept = keep(desk, meeting, wanted)
        step = DecisionStep(self._context, meeting, code, change, fresh=fresh, reveal=self._reveal)
        self._context.undo.push(step)
