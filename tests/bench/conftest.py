"""Ratios, not times: what is measured stands beside a bare reference of the same run, in one table.

No test here fails on a clock; what they assert is that the work that was timed was really done.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import log
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "documents")]

FRAME = 1 / 60
"""Seconds; what a keystroke may cost before somebody sees it."""


@dataclass
class Board:
    """Collects the rows of the table."""

    rows: list[tuple[str, str, str, str]] = field(default_factory=list)

    def compare(self, what: str, measured: float, reference: float, of: str) -> None:
        """One row; seconds."""
        ratio = f"{measured / reference:.2f}"
        self.rows.append((what, _time(measured), f"{of} {_time(reference)}", ratio))

    def spread(self, what: str, measured: list[float], reference: list[float], of: str) -> None:
        """One row of the middle of many rounds beside the middle of the reference, and the slowest of all."""
        middle, bare = median(measured), median(reference)
        times = f"median {_time(middle)}, max {_time(max(measured))}"
        self.rows.append((what, times, f"{of} {_time(bare)}", f"{middle / bare:.2f}"))

    def growth(self, what: str, taken: dict[int, float]) -> None:
        """A row for each size, per case relative to the smallest; the exponent is 1 for a linear cost."""
        sizes = sorted(taken)
        first = sizes[0]
        for size in sizes:
            each, base = taken[size] / size, taken[first] / first
            reference = f"per case at {first}: {_time(base)}"
            power = ""
            if size != first:
                power = f", grows as n^{log(taken[size] / taken[first]) / log(size / first):.2f}"
            row = (f"{what}, {size} cases{power}", _time(taken[size]), reference, f"{each / base:.2f}")
            self.rows.append(row)


def quickest(
    work: Callable[[], object], rounds: int = 7, before: Callable[[], object] | None = None
) -> float:
    """Seconds of the quickest of `rounds` calls; the others met other work of the machine."""
    return min(every(work, rounds, before))


def every(
    work: Callable[[], object], rounds: int = 7, before: Callable[[], object] | None = None
) -> list[float]:
    """Seconds of each of `rounds` calls."""
    found = []
    for _ in range(rounds):
        if before is not None:
            before()
        start = perf_counter()
        work()
        found.append(perf_counter() - start)
    return found


_BOARD = pytest.StashKey[Board]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_BOARD] = Board()


@pytest.fixture
def board(request: pytest.FixtureRequest) -> Board:
    return request.config.stash[_BOARD]


@pytest.fixture
def timed() -> Iterator[Callable[..., float]]:
    return quickest


@pytest.fixture
def spread() -> Iterator[Callable[..., list[float]]]:
    return every


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    rows = [("what", "measured", "reference", "ratio"), *config.stash[_BOARD].rows]
    if len(rows) == 1:
        return
    wide = [max(len(row[column]) for row in rows) for column in range(4)]
    terminalreporter.section("ratios (quickest of several rounds unless said otherwise, same run)")
    for number, row in enumerate(rows):
        cells = (row[0].ljust(wide[0]), row[1].rjust(wide[1]), row[2].ljust(wide[2]), row[3].rjust(wide[3]))
        terminalreporter.write_line(" | ".join(cells))
        if not number:
            terminalreporter.write_line("-|-".join("-" * width for width in wide))


def _time(seconds: float) -> str:
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1e3:.2f} ms" if seconds >= 1e-4 else f"{seconds * 1e6:.1f} µs"
