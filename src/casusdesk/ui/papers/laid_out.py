"""A print job on screen: its pages, or what keeps them off paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casusdesk.errors import CasusdeskError
from casusdesk.ui.papers.problems import Problem, WaysBack, problems_of
from casusdesk.ui.papers.ways_out import Refused, refused
from casusdesk.ui.proofreading.card import still_to_read

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.services.print_job import PrintJob
    from casusdesk.services.proofreading import FieldHit
    from casusdesk.ui.context import WindowContext


@dataclass(frozen=True, slots=True)
class LaidOut:
    """`pages` is empty while something blocks; of numbered copies it has the first.

    `hits` are the texts in which the proofreading found something, those that were let through too (R4);
    `refusals` are the papers that are too long, with what would help.
    """

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    hits: tuple[FieldHit, ...] = ()
    refusals: tuple[Refused, ...] = ()

    @property
    def blocked(self) -> str:
        """The first thing to put right, in words; "" when everything may be printed."""
        if self.problems:
            return self.problems[0].words
        return f"{self.refusals[0].title}." if self.refusals else still_to_read(self.hits)


def lay_out(job: PrintJob, context: WindowContext, back: WaysBack) -> LaidOut:
    """Every part of the job as it will come on paper, and everything that blocks one of them."""
    from casusdesk.services.fitting import PaperTooLongError
    from casusdesk.services.proofreading import UnreadTextError

    desk = context.desk
    problems: list[Problem] = []
    pages: list[Page] = []
    refusals: list[Refused] = []
    for planned in desk.register.plan(job):
        part = planned.part
        try:
            found = planned.first_pages(desk.papers)
        except UnreadTextError:
            continue  # its hits come with those of the others
        except PaperTooLongError as error:
            refusals.append(refused(error, context, back))
        except CasusdeskError as error:
            problems += problems_of(part, error, context, back)
        else:
            pages += found
    hits = _hits(job, context)
    blocked = problems or refusals or any(not hit.passed for hit in hits)
    return LaidOut(() if blocked else tuple(pages), tuple(problems), hits, tuple(refusals))


def _hits(job: PrintJob, context: WindowContext) -> tuple[FieldHit, ...]:
    try:
        return context.desk.proofreading.of_job(job)
    except CasusdeskError:
        return ()  # a case is gone: the paper itself says so
