"""A print job with its numbers: as it would be printed now, and as it was issued (domain R16)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casusdesk.domain.code import codes_in
from casusdesk.domain.paper import CopyNumber, Paper, PaperCopy, Print
from casusdesk.domain.wording import counted, short_date
from casusdesk.services.print_job import Part

if TYPE_CHECKING:
    from casusdesk.documents.page import Block, Page
    from casusdesk.domain.audit import AuditRow
    from casusdesk.services.papers import Papers


@dataclass(frozen=True, slots=True)
class Planned:
    """One part of a job with the numbers its copies get; () for paper without numbers."""

    part: Part
    copies: tuple[CopyNumber, ...]

    def pages(self, papers: Papers) -> list[Page]:
        """The pages of every copy. Raises as the part does."""
        return self.part.lay_out(papers, self.copies)

    def first_pages(self, papers: Papers) -> list[Page]:
        """The pages of the first copy, for the eye; of slips all of them, for each is another's.

        Raises as `pages` does: one case alone is laid out for every reader, for consent may bar one of them.
        """
        if self.part.paper is Paper.SINGLE:
            found = self.pages(papers)
            return found[: len(found) // self.part.copies]
        return self.part.lay_out(papers, self.copies if self.part.apart else self.copies[:1])


@dataclass(frozen=True, slots=True)
class Issue:
    """Pages that are ready for the printer, and the prints and audit rows the register holds for them."""

    parts: tuple[tuple[Page, ...], ...]
    prints: tuple[Print, ...]
    left: tuple[AuditRow, ...] = ()

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page, in the order of printing."""
        return tuple(page for pages in self.parts for page in pages)

    @property
    def copies(self) -> tuple[PaperCopy, ...]:
        """Every numbered copy in it."""
        return tuple(copy for made in self.prints for copy in made.copies)


def take_numbers(part: Part, starts: dict[str, int], ends: dict[str, int]) -> tuple[CopyNumber, ...]:
    """The next numbers of its series, one for each role; the total is the last number of that series."""
    series = part.paper.series
    if not part.roles:
        return ()
    first, total = starts[series], ends[series]
    starts[series] += len(part.roles)
    return tuple(
        CopyNumber(number, total, role, part.paper.suffix)
        for number, role in enumerate(part.roles, start=first)
    )


def leaving(plan: Iterable[Planned], day_of: Callable[[Part], date]) -> Iterator[tuple[str, str]]:
    """What goes out of the program: each paper with its day, and how many copies; no code and no name."""
    papers: dict[str, int] = {}
    for planned in plan:
        name = f"{planned.part.paper.title} {short_date(day_of(planned.part))}"
        papers[name] = papers.get(name, 0) + max(len(planned.copies), 1)
    return ((name, counted(count, "exemplaar", "exemplaren")) for name, count in papers.items())


def codes_on(pages: Iterable[Page], known: frozenset[str]) -> tuple[str, ...]:
    """Which of the `known` cases stand on these pages, read from the pages themselves."""
    said = (_words(block) for page in pages for block in page.blocks)
    found = (code for words in said for code in codes_in(words))
    return tuple(dict.fromkeys(code for code in found if code in known))


def _words(block: Block) -> str:
    """Everything a block shows or says aloud."""
    shown = [item.text for item in block.items if hasattr(item, "text")]
    return " ".join((block.text, *shown))
