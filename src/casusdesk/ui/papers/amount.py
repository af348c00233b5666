"""How much comes out of the printer, and what came out, in words (ux §7.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from casusdesk.domain.paper_words import issued_words, planned_words
from casusdesk.domain.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casusdesk.services.numbered import Issue, Planned
    from casusdesk.services.print_job import PrintJob

NOT_BY_PRINTER: Final = (
    "Wat voor de mail is, heeft geen nummers en komt niet uit de printer. "
    "Bewaar het als PDF, of haal dat vinkje weg."
)


def amount(job: PrintJob, sheets: int = 0) -> str:
    """On the button: what will come out of the printer, such as `7 exemplaren en 2 bladen afdrukken`.

    `sheets` is said too where it is more than one for each: `7 exemplaren, 28 bladen afdrukken`.
    """
    several = sheets > job.numbered + job.sheets + len(job.feedback) + job.unnumbered
    parts = []
    if several and job.numbered + job.sheets:
        parts.append(counted(job.numbered + job.sheets, "exemplaar", "exemplaren"))
    elif job.numbered:
        parts.append(counted(job.numbered, "exemplaar", "exemplaren"))
    if job.sheets and not several:
        alone = job.handovers and not (job.parents or job.of_meeting or job.feedback)
        one, more = ("overdrachtsblad", "overdrachtsbladen") if alone else ("blad", "bladen")
        parts.append(counted(job.sheets, one, more))
    if job.feedback:
        parts.append(counted(len(job.feedback), "strook", "stroken"))
    if job.unnumbered:
        parts.append(f"{counted(job.unnumbered, 'stuk', 'stukken')} zonder nummer")
    if not parts:
        return "Niets afdrukken"
    together = f", {'samen ' if len(parts) > 1 else ''}{counted(sheets, 'blad', 'bladen')}" if several else ""
    return f"{listed(parts)}{together} afdrukken"


def numbers_of(plan: Iterable[Planned]) -> str:
    """Which numbers the copies of papers of the meeting will get, as `planned_words`."""
    return planned_words((p.part.paper, p.copies) for p in plan if p.part.paper.comes_back)


def printed_words(issue: Issue) -> str:
    """What came out, and where its copies are kept track of."""
    said = issued_words((made.paper, [copy.number for copy in made.copies]) for made in issue.prints)
    verb = "Staat" if len(issue.copies) == 1 else "Staan"
    return f"{said}. {verb} in Papier (Alt+6)." if said else "Naar de printer gestuurd, zonder nummers."
