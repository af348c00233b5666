"""Numbered paper as a person keeps it: per meeting and series, what is out and what is back (R16)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from casusdesk.domain.paper import PARENTS, CopyState, Paper, PaperCopy, Print, possible_states
from casusdesk.domain.wording import counted, day_month, listed

Known = tuple[Print, PaperCopy]
"""A copy with the print it is of."""

SHORT: Final = {
    Paper.AGENDA.value: "Agenda",
    Paper.ADVANCE.value: "Vooraf-versie",
    Paper.DECISIONS.value: "Besluitenlijst",
    Paper.SINGLE.value: "Eén casus",
    Paper.HANDOVER.value: "Overdrachten",
    Paper.FEEDBACK.value: "Terugkoppelstroken",
}
"""A series in one word, by its name."""
_DONE: Final = (CopyState.DESTROYED, CopyState.IN_FILE)


@dataclass(frozen=True, slots=True)
class Lot:
    """All copies of one series for the meeting on `held_on`, by their number; never empty."""

    held_on: date
    series: str
    copies: tuple[Known, ...]

    @property
    def key(self) -> str:
        """Tells it from every other lot."""
        return f"{self.held_on.isoformat()} {self.series}"

    @property
    def name(self) -> str:
        """`Agenda 14 januari`."""
        return f"{SHORT.get(self.series, self.series)} {day_month(self.held_on)}"

    @property
    def comes_back(self) -> bool:
        """Whether it is called in; sheets and slips stay with their receivers."""
        return any(made.paper.comes_back for made, _ in self.copies)

    @property
    def states(self) -> tuple[CopyState, ...]:
        """What can become of these copies."""
        kept = any(copy.number.role == PARENTS for _, copy in self.copies)
        return tuple(CopyState) if kept else possible_states(self.copies[0][0].paper)

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do: every copy is destroyed, or in the file of its receiver."""
        return all(copy.state in _DONE for _, copy in self.copies)

    @property
    def words(self) -> str:
        """`uitgedeeld 9, retour 7, vernietigd 0, open 2`; what is in a file or missing where there is any."""
        found = Counter(copy.state for _, copy in self.copies)
        parts = [f"uitgedeeld {len(self.copies)}"]
        if not self.comes_back:
            parts.append(f"in dossier {found[CopyState.IN_FILE]}")
        parts += [f"retour {found[CopyState.RETURNED]}", f"vernietigd {found[CopyState.DESTROYED]}"]
        if found[CopyState.MISSING]:
            parts.append(f"vermist {found[CopyState.MISSING]}")
        return ", ".join((*parts, f"open {found[CopyState.HANDED_OUT]}"))

    def of_state(self, *states: CopyState) -> tuple[Known, ...]:
        """The copies that are in one of these states, by number."""
        return tuple((made, copy) for made, copy in self.copies if copy.state in states)


def lots(prints: Iterable[Print]) -> tuple[Lot, ...]:
    """Every series of every meeting, the newest meeting first, in the order of printing."""
    order = [paper.value for paper in Paper]
    found: dict[tuple[date, str], list[Known]] = {}
    for made in prints:
        found.setdefault((made.held_on, made.paper.series), []).extend((made, copy) for copy in made.copies)
    kept = (
        Lot(day, series, tuple(sorted(copies, key=lambda known: known[1].number.number)))
        for (day, series), copies in found.items()
        if copies
    )
    return tuple(sorted(kept, key=lambda lot: (-lot.held_on.toordinal(), order.index(lot.series))))


def overdue(made: Print, copy: PaperCopy, today: date) -> bool:
    """Whether a sheet or a slip should have been shredded by now, and nobody said it was (§3.3 no. 16)."""
    stays = not made.paper.comes_back and copy.state is CopyState.HANDED_OUT
    return stays and today > made.shred_by


def still_out(prints: Iterable[Print], today: date) -> int:
    """How many copies ask for something: to be called in, or to be shredded."""
    return sum(
        copy.state is CopyState.HANDED_OUT and (made.paper.comes_back or overdue(made, copy, today))
        for made in prints
        for copy in made.copies
    )


def open_sentences(prints: Sequence[Print]) -> tuple[str, ...]:
    """For each meeting: `Van 10 december zijn nog 2 exemplaren open: 3 en 7`; () when all is back.

    When more than one series is open they are told apart: `agenda 3 en 7, besluitenlijst 1`.
    """
    days: dict[date, list[Lot]] = {}
    for lot in lots(prints):
        if lot.of_state(CopyState.HANDED_OUT):
            days.setdefault(lot.held_on, []).append(lot)
    return tuple(_sentence(day, found) for day, found in days.items())


def _sentence(day: date, found: Sequence[Lot]) -> str:
    labels = [[c.number.label for _, c in lot.of_state(CopyState.HANDED_OUT)] for lot in found]
    count = sum(map(len, labels))
    parts = [
        f"{SHORT[lot.series].lower()} {listed(own)}" if len(found) > 1 else listed(own)
        for lot, own in zip(found, labels, strict=True)
    ]
    many = f"{'is' if count == 1 else 'zijn'} nog {counted(count, 'exemplaar', 'exemplaren')}"
    return f"Van {day_month(day)} {many} open: {', '.join(parts)}"
