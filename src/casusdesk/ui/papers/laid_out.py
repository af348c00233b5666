"""A print job on screen: its pages, or what keeps them off paper."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from casusdesk.domain.paper import CopyNumber, Paper
from casusdesk.errors import CasusdeskError
from casusdesk.ui.papers.problems import Problem, WaysBack, problems_of
from casusdesk.ui.papers.ways_out import Refused, refused
from casusdesk.ui.proofreading.card import still_to_read

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.services.numbered import Planned
    from casusdesk.services.papers import Papers
    from casusdesk.services.print_job import Part, PrintJob
    from casusdesk.services.proofreading import FieldHit
    from casusdesk.ui.context import WindowContext


@dataclass(frozen=True, slots=True)
class LaidOut:
    """`pages` is empty while something blocks; of numbered copies it has the first.

    `hits` are the texts in which the proofreading found something, those that were let through too (R4);
    `refusals` are the papers that are too long, with what would help; `sheets` counts what comes out of
    the printer, all copies together.
    """

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    hits: tuple[FieldHit, ...] = ()
    refusals: tuple[Refused, ...] = ()
    sheets: int = 0

    @property
    def blocked(self) -> str:
        """The first thing to put right, in words; "" when everything may be printed."""
        if self.problems:
            return self.problems[0].words
        return f"{self.refusals[0].title}." if self.refusals else still_to_read(self.hits)


class LayingOut:
    """One job, laid out a part at a time, so that the window goes on living meanwhile.

    Of a paper with copies the first is laid out. In large print every copy is: what consent keeps from one
    reader may be a sheet less, and the button says how many sheets come.
    """

    def __init__(self, job: PrintJob, context: WindowContext, back: WaysBack) -> None:
        self.job, self._context, self._back = job, context, back
        planned = context.desk.register.plan(job)
        self._left = deque(step for one in planned for step in _steps(one, large=job.large))
        self.total = len(self._left)
        """Steps there were to begin with."""
        self._pages: list[Page] = []
        self._problems: list[Problem] = []
        self._refusals: list[Refused] = []
        self._sheets = 0

    @property
    def done(self) -> int:
        """Steps that were taken."""
        return self.total - len(self._left)

    def step(self, most: int) -> bool:
        """Take at most so many steps; whether the job is laid out."""
        for _ in range(min(most, len(self._left))):
            self._take(self._left.popleft())
        return not self._left

    def result(self) -> LaidOut:
        """Everything together. Only when all steps were taken."""
        assert not self._left, "laid out first"
        hits = _hits(self.job, self._context)
        blocked = self._problems or self._refusals or any(not hit.passed for hit in hits)
        pages = () if blocked else tuple(self._pages)
        return LaidOut(pages, tuple(self._problems), hits, tuple(self._refusals), self._sheets)

    def _take(self, step: _Step) -> None:
        from casusdesk.services.fitting import PaperTooLongError
        from casusdesk.services.proofreading import UnreadTextError

        try:
            found = step.pages(self._context.desk.papers)
        except UnreadTextError:
            return  # its hits come with those of the others
        except PaperTooLongError as error:
            self._refusals.append(refused(error, self._context, self._back))
        except CasusdeskError as error:
            said = {problem.words for problem in self._problems}
            problems = problems_of(step.part, error, self._context, self._back)
            self._problems += [problem for problem in problems if problem.words not in said]
        else:
            self._pages += found if step.shown else ()
            self._sheets += len(found) * step.times


@dataclass(frozen=True, slots=True)
class _Step:
    """Pages to lay out: those that are `shown`, or of a next copy; the same come `times` times."""

    part: Part
    pages: Callable[[Papers], Sequence[Page]]
    times: int
    shown: bool = True


def _steps(planned: Planned, *, large: bool) -> Iterator[_Step]:
    part, copies = planned.part, planned.copies
    if not large or part.apart or part.paper is Paper.SINGLE or len(copies) < 2:
        yield _Step(part, planned.first_pages, part.copies)
        return
    for copy in copies:
        yield _Step(part, partial(_one_copy, part, copy), 1, shown=copy is copies[0])


def _one_copy(part: Part, copy: CopyNumber, papers: Papers) -> Sequence[Page]:
    return part.lay_out(papers, (copy,))


def _hits(job: PrintJob, context: WindowContext) -> tuple[FieldHit, ...]:
    try:
        return context.desk.proofreading.of_job(job)
    except CasusdeskError:
        return ()  # a case is gone: the paper itself says so
