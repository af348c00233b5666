"""What a row of the torture table is: what is done, the figure to reach (vault §2), and how to measure it.

A row is a module `row_<what>.py` beside this one with `ROW = Row(...)`. The runner starts each in a process
of its own, with an empty home and a temporary folder that is thrown away: a row may crash, hang or kill.
Every row proves that it can fail, by a negative control whose result stands in its notes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """How much of the full figure is done; `quick` is what runs with every test of the project."""

    quick: bool
    share: float = 1.0

    def of(self, full: int, quick: int) -> int:
        """How many of `full` to do: that share of them, or `quick` of them; at least one."""
        return max(1, quick if self.quick else round(full * self.share))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was measured, in Dutch, beside the target; `notes` hold the negative control and what was seen."""

    reached: str
    ok: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, in Dutch. `seconds` is about what the full run takes on one core.

    The runner gives it four times that, at least twenty minutes (quick: four), and then ends it.
    """

    name: str
    target: str
    run: Callable[[Scale], Outcome]
    seconds: float = 60.0

    def limit(self, quick: bool) -> float:
        """The seconds after which it counts as hanging."""
        return 240.0 if quick else max(1200.0, 4 * self.seconds)
