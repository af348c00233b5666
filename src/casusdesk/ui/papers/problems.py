"""What keeps something off paper, each with a link to where it is put right (ux §7.8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.paper import Paper
from casusdesk.errors import CasusdeskError
from casusdesk.ui.labels import button, frame, section, text

if TYPE_CHECKING:
    from casusdesk.services.print_job import Part
    from casusdesk.ui.context import WindowContext


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

    if part.paper in (Paper.HANDOVER, Paper.PARENTS):
        return [_of_sheet(words, part.subject, context) for words in _reasons(error)]
    if not part.paper.about_clients:
        return [_without_client(words, part.paper, context) for words in _reasons(error)]
    if part.paper is Paper.FEEDBACK:
        return [_of_slip(words, context) for words in _reasons(error)]
    if not isinstance(error, PrintBlockedError):
        return [Problem(str(error), "Naar de agenda", back.close)]
    current = part.subject == context.desk.meetings.upcoming().held_on.isoformat()
    if part.paper is Paper.DECISIONS and current:
        return [_of_decision(words, context, back) for words in error.problems]
    return [_of_meeting(words, context, back) for words in error.problems]


def _reasons(error: CasusdeskError) -> tuple[str, ...]:
    found: tuple[str, ...] = getattr(error, "problems", ())
    return found or (str(error),)


def _of_meeting(words: str, context: WindowContext, back: WaysBack) -> Problem:
    """A paper of the meeting names the case first, or the meeting itself."""
    code = words.partition(",")[0]
    if any(case.code == code for case in context.desk.cases.all()):
        return _case(words, code, context)
    return Problem(words, "Naar het overleg", back.meeting)


def _of_decision(words: str, context: WindowContext, back: WaysBack) -> Problem:
    """What was decided today is put right where it was clicked."""
    found = _of_meeting(words, context, back)
    code = words.partition(",")[0]
    if found.link != f"Naar casus {code}":
        return found
    return Problem(words, f"Naar het besluit over {code}", lambda: context.open_meeting_mode(code))


def _without_client(words: str, paper: Paper, context: WindowContext) -> Problem:
    if paper is Paper.SOCIAL_MAP:
        return Problem(words, "Naar Contacten", context.open_contacts)
    return Problem(words, "Naar Instellingen", context.open_settings)


def _of_slip(words: str, context: WindowContext) -> Problem:
    code, _, field = words.partition(", ")
    if field.startswith("toestemming"):
        return _case(words, code, context)
    return Problem(words, "Naar terugkoppelen", lambda: context.open_follow_up("feedback"))


def _of_sheet(words: str, handover_id: str, context: WindowContext) -> Problem:
    """Consent is given in the case; everything else stands on the sheet."""
    code, _, field = words.partition(", ")
    if field.startswith("toestemming: de moeder"):
        return _case(words, code, context)
    return Problem(words, "Naar de overdracht", lambda: context.open_handover(handover_id))


def _case(words: str, code: str, context: WindowContext) -> Problem:
    return Problem(words, f"Naar casus {code}", lambda: context.open_case(code))


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
