"""The sweep: every paper is one page with every word on it, or a refusal that says what to do (ux §8 no. 1).

Run by `python3 dev.py sweep`; `--quick` takes a sample, `--seeds 5` a tenth, and
`--again KIND CASES LENGTH SEED` repeats one trial.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from time import perf_counter

import agendas
import handed_over
from sweep_check import Wanted, misplaced, missing, unread_by_pdfium
from sweep_papers import (
    Trial,
    agenda_of,
    agenda_texts,
    decisions_of,
    decisions_texts,
    handover_of,
    handover_texts,
)

from casusdesk.documents.agenda import fit_agenda
from casusdesk.documents.decisions import fit_decisions
from casusdesk.documents.handover import fit_handover
from casusdesk.documents.page import Page
from casusdesk.documents.pdf import write_pdf
from casusdesk.errors import DoesNotFitError

LENGTHS = (20, 40, 60, 80, 100, 120, 150, 180, 220, 260, 320, 400)
SEEDS = 50
EVERY = 40
"""One of so many pages is written as PDF and read back by pdfium."""
AGREED_LENGTHS = (10, 30, 60, 120)
SHARES = (0, 25, 50, 75, 100)
PRINTED = date(2027, 1, 7)

Fitted = tuple[Page, list[Wanted]]


@dataclass
class Tally:
    """What a number of trials came to."""

    trials: int = 0
    refused: int = 0
    read_back: int = 0
    seconds: list[float] = field(default_factory=list)
    settings: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[Trial, str]] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.trials += other.trials
        self.refused += other.refused
        self.read_back += other.read_back
        self.seconds += other.seconds
        self.settings += other.settings
        self.failures += other.failures


def _agenda(trial: Trial) -> Callable[[], Fitted]:
    agenda, choices, copy = agenda_of(trial)

    def made() -> Fitted:
        page = fit_agenda(agenda, choices=choices, copy=copy)
        forms = page.report.applied_forms if page.report else ()
        return page, list(agenda_texts(agenda, forms))

    return made


def _decisions(trial: Trial) -> Callable[[], Fitted]:
    decisions = decisions_of(trial)

    def made() -> Fitted:
        (page,) = fit_decisions(decisions)
        return page, list(decisions_texts(decisions))

    return made


def _handover(trial: Trial) -> Callable[[], Fitted]:
    sheet = handover_of(trial)

    def made() -> Fitted:
        catalog = agendas.catalog()
        page = fit_handover(sheet, handed_over.CASE, catalog, printed_on=PRINTED, controller="de gemeente")
        return page, list(handover_texts(sheet))

    return made


PAPERS = {"agenda": _agenda, "decisions": _decisions, "handover": _handover}


def tried(trials: Iterable[Trial], fault: Callable[[Page], Page] | None = None) -> Tally:
    """Fit and check each; `fault` damages the page first, to see that the check notices."""
    tally = Tally()
    for trial in trials:
        fit = PAPERS[trial.kind](trial)
        tally.trials += 1
        start = perf_counter()
        try:
            page, wanted = fit()
        except DoesNotFitError as refusal:
            tally.seconds.append(perf_counter() - start)
            tally.refused += 1
            tally.failures += [(trial, said) for said in _silent(refusal)]
            continue
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding of this trial
            tally.failures.append((trial, f"{type(error).__name__}: {error}"))
            continue
        tally.seconds.append(perf_counter() - start)
        read_back = trial.seed % EVERY == (trial.count + trial.length) % EVERY
        tally.read_back += read_back
        page = fault(page) if fault else page
        tally.failures += [(trial, said) for said in wrong(page, wanted, read_back=read_back)]
        report = page.report
        tally.settings[f"{report.layout:>5} {report.size:>4}" if report else "?"] += 1
    return tally


def wrong(page: Page, wanted: Sequence[Wanted], *, read_back: bool) -> Iterator[str]:
    """What is not right about the page, in words; nothing for a good one."""
    if page.total != 1:
        yield f"{page.total} pages"
    yield from (f"lost: {text}" for text in missing([page], wanted))
    yield from misplaced(page)
    if read_back:
        yield from (f"not in the PDF: {t}" for t in unread_by_pdfium(write_pdf([page], title="x"), wanted))


def _silent(refusal: DoesNotFitError) -> Iterator[str]:
    """A refusal must say what would help."""
    if not str(refusal):
        yield "a refusal without a word"
    if not getattr(refusal, "suggestions", ()):
        yield "a refusal without suggestions"


def full(seeds: int = SEEDS) -> Iterator[list[Trial]]:
    """Every trial, in portions for the processes; fewer of the besluitenlijst and of the handover sheet."""
    for count in range(1, 41):
        for length in LENGTHS:
            yield [Trial("agenda", count, length, seed) for seed in range(seeds)]
    for count in range(1, 61):
        yield [
            Trial("decisions", count, length, seed)
            for length in AGREED_LENGTHS
            for seed in range(-(-seeds // 5))
        ]
    for share in SHARES:
        yield [Trial("handover", 1, share, seed) for seed in range(4 * seeds)]


def quick() -> Iterator[list[Trial]]:
    """A sample that crosses every length and number of cases, the same each time."""
    pairs = [(count, length) for count in range(1, 41) for length in LENGTHS]
    trials = [Trial("agenda", count, length, place) for place, (count, length) in enumerate(pairs[::5])]
    yield from (trials[place::8] for place in range(8))
    counts = range(1, 61, 5)
    yield [Trial("decisions", n, AGREED_LENGTHS[n % len(AGREED_LENGTHS)], n) for n in counts]
    yield [Trial("handover", 1, share, share + seed) for share in SHARES for seed in range(4)]


def swept(portions: Iterable[list[Trial]], processes: int) -> dict[str, Tally]:
    """All trials, over so many processes; after Ctrl+C those that were done."""
    found: dict[str, Tally] = {}
    listed = [portion for portion in portions if portion]
    pool = ProcessPoolExecutor(processes) if processes > 1 else None
    try:
        results = pool.map(tried, listed) if pool else map(tried, listed)
        for place, (portion, tally) in enumerate(zip(listed, results, strict=True), start=1):
            found.setdefault(portion[0].kind, Tally()).add(tally)
            if sys.stderr.isatty():
                print(f"\r{place}/{len(listed)}", end="", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print("afgebroken / interrupted", file=sys.stderr, flush=True)
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)
    return found


def table(found: dict[str, Tally], seconds: float) -> str:
    """What came of it, in words and numbers."""
    lines = []
    for kind, tally in found.items():
        fitted = sum(tally.settings.values())
        lost = sum(said.startswith(("lost", "not in")) for _, said in tally.failures)
        times = f"median {median(tally.seconds) * 1e3:.0f} ms, max {max(tally.seconds) * 1e3:.0f} ms"
        lines.append(f"{kind}: {tally.trials} trials, {fitted} on one page, {tally.refused} refused; {times}")
        lines.append(
            f"  {lost} texts lost, {len(tally.failures)} failures, {tally.read_back} read back by pdfium"
        )
        rows = [(f"layout {name} pt", count) for name, count in sorted(tally.settings.items())]
        for name, count in (*rows, ("refused", tally.refused)):
            lines.append(f"  {name:<20} {count:>6}  {100 * count / tally.trials:5.1f} %")
        lines += [f"  FAILED {trial.again}: {said}" for trial, said in tally.failures[:20]]
    trials = sum(tally.trials for tally in found.values())
    lines.append(f"{trials} trials in {seconds:.0f} s")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Sweep and print; 1 when anything failed."""
    parser = argparse.ArgumentParser(prog="dev.py sweep", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a sample of 128 papers")
    parser.add_argument("--seeds", type=int, default=SEEDS, help="trials of each number and length")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--again", nargs=4, metavar=("KIND", "CASES", "LENGTH", "SEED"))
    chosen = parser.parse_args(arguments)
    portions: Iterable[list[Trial]] = quick() if chosen.quick else full(chosen.seeds)
    if chosen.again:
        kind, *numbers = chosen.again
        portions = [[Trial(kind, *map(int, numbers))]]
    start = perf_counter()
    found = swept(portions, chosen.processes)
    print(table(found, perf_counter() - start))
    return 1 if any(tally.failures for tally in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
