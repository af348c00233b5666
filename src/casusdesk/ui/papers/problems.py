"""What keeps something off paper, each with a link to where it is put right (ux §7.8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.paper import Paper
from casusdesk.errors import CasusdeskError
from casusdesk.ui.emptying import empty
from casusdesk.ui.labels import button, frame, section, text

if TYPE_CHECKING:
    from casusdesk.domain.print_problem import PrintProblem
    from casusdesk.services.print_job import Part
    from casusdesk.ui.context import WindowContext

Way = tuple[str, Callable[[], object]]
"""Where the way goes, in words, and going there."""
_OF_MEETING: Final = (Paper.AGENDA, Paper.ADVANCE, Paper.DECISIONS, Paper.SINGLE)


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence, and the way to the field; `link` says where the way goes."""

    words: str
    link: str
    go: Callable[[], object]


@dataclass(frozen=True, slots=True)
class WaysBack:
    """Where the preview itself leads: the screen it came from, the meeting's own facts, a line of it."""

    close: Callable[[], object]
    meeting: Callable[[], object]
    line: Callable[[int], object]

    @classmethod
    def nowhere(cls) -> WaysBack:
        """For a paper that is shown beside its own form: there is no preview to leave."""
        return cls(lambda: None, lambda: None, lambda _number: None)


def problems_of(
    part: Part, error: CasusdeskError, context: WindowContext, back: WaysBack
) -> Iterable[Problem]:
    """Every reason in `error`, which kept this part off paper."""
    from casusdesk.services.paper_checks import PrintBlockedError

    if not isinstance(error, PrintBlockedError):
        return [Problem(str(error), *_about_all(part, context, back))]
    return [Problem(str(problem), *_way(part, problem, context, back)) for problem in error.problems]


def _about_all(part: Part, context: WindowContext, back: WaysBack) -> Way:
    """For what is said of a paper as a whole."""
    if part.paper in (Paper.HANDOVER, Paper.PARENTS):
        return _to_sheet(part, context)
    if not part.paper.about_clients:
        return _without_client(part.paper, context)
    if part.paper is Paper.FEEDBACK:
        return _to_slips(context)
    return "Naar de agenda", back.close


def _way(part: Part, problem: PrintProblem, context: WindowContext, back: WaysBack) -> Way:
    """Consent is given in the case; everything else is put right on the paper or where it was decided."""
    if problem.by_consent:
        return _to_case(problem.code, context)
    if part.paper not in _OF_MEETING:
        return _about_all(part, context, back)
    if not any(case.code == problem.code for case in context.desk.cases.all()):
        return "Naar het overleg", back.meeting
    if part.paper is Paper.DECISIONS and part.subject == context.desk.meetings.upcoming().held_on.isoformat():
        return _to_decision(problem.code, context)
    return _to_case(problem.code, context)


def _to_decision(code: str, context: WindowContext) -> Way:
    """What was decided today is put right where it was clicked."""
    return f"Naar het besluit over {code}", lambda: context.open_meeting_mode(code)


def _without_client(paper: Paper, context: WindowContext) -> Way:
    if paper is Paper.SOCIAL_MAP:
        return "Naar Contacten", context.open_contacts
    return "Naar Instellingen", context.open_settings


def _to_slips(context: WindowContext) -> Way:
    return "Naar terugkoppelen", lambda: context.open_follow_up("feedback")


def _to_sheet(part: Part, context: WindowContext) -> Way:
    return "Naar de overdracht", lambda: context.open_handover(part.subject)


def _to_case(code: str, context: WindowContext) -> Way:
    return f"Naar casus {code}", lambda: context.open_case(code)


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
        empty(layout)
        listed = list(problems)
        self.setVisible(bool(listed))
        layout.addWidget(section("Eerst oplossen"))
        for problem in listed:
            layout.addWidget(text(problem.words, "error"))
            link = button(problem.link, problem.go, "link")
            link.setAccessibleDescription(problem.words)
            layout.addWidget(link)
