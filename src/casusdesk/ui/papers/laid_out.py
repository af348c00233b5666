"""A print job on screen: its pages, or what keeps them off paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casusdesk.errors import CasusdeskError
from casusdesk.ui.papers.problems import Problem, WaysBack, problems_of

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.services.print_job import PrintJob
    from casusdesk.ui.context import WindowContext


@dataclass(frozen=True, slots=True)
class LaidOut:
    """`pages` is empty while there are problems; of numbered copies it has the first."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]


def lay_out(job: PrintJob, context: WindowContext, back: WaysBack) -> LaidOut:
    """Every part of the job as it will come on paper, and everything that blocks one of them."""
    desk = context.desk
    problems: list[Problem] = []
    pages: list[Page] = []
    for planned in desk.register.plan(job):
        part = planned.part
        try:
            found = planned.first_pages(desk.papers)
        except CasusdeskError as error:
            problems += problems_of(part, error, context, back)
        else:
            pages += found
    return LaidOut(() if problems else tuple(pages), tuple(problems))
