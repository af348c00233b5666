"""A print job on screen: its pages, or what keeps them off paper, and how much it is in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casusdesk.domain.wording import counted
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
            found = planned.pages(desk.papers)
        except CasusdeskError as error:
            problems += problems_of(part, error, context, back)
        else:
            pages += found[: len(found) // part.copies]
    return LaidOut(() if problems else tuple(pages), tuple(problems))


def amount(job: PrintJob) -> str:
    """On the button: what will come out of the printer, such as `7 exemplaren en 2 bladen afdrukken`."""
    parts = []
    if job.numbered:
        parts.append(counted(job.numbered, "exemplaar", "exemplaren"))
    if job.sheets:
        alone = job.handovers and not (job.parents or job.of_meeting or job.feedback)
        one, more = ("overdrachtsblad", "overdrachtsbladen") if alone else ("blad", "bladen")
        parts.append(counted(job.sheets, one, more))
    if job.feedback:
        parts.append(counted(len(job.feedback), "strook", "stroken"))
    return f"{_listed(parts) or 'Niets'} afdrukken"


def printed_words(job: PrintJob) -> str:
    """What was sent to the printer, and how the copies are numbered."""
    parts, numbers = [], ""
    if job.numbered:
        parts.append(counted(job.numbered, "exemplaar", "exemplaren"))
        numbers = f", genummerd t/m {len(job.copies)}"
    if job.sheets:
        parts.append(counted(job.sheets, "blad", "bladen"))
    if job.feedback:
        parts.append(counted(len(job.feedback), "strook", "stroken"))
    return f"{_listed(parts)} naar de printer gestuurd{numbers}."


def _listed(parts: list[str]) -> str:
    *first, last = parts or [""]
    return f"{', '.join(first)} en {last}" if first else last
