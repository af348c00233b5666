"""How well the proofreading reads: 500 sentences with a plant, 500 without (`python3 dev.py proofread`).

A plant is found when one finding of its kind covers it whole. A clean sentence with any finding is a false
alarm. The set was written before the rules were tuned on it; what it scored then stands in README.md. The
sentences in later_*.* were written after that, and are counted apart.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from casusdesk.domain.proofread import Finding, FindingKind, proofread
from casusdesk.domain.proofread_names import Names
from casusdesk.paths import resource

HERE = Path(__file__).resolve().parent
LEAST_FOUND = 0.95
LEAST_FOUND_OF_KIND = 0.90
MOST_ALARMS = 0.03
_MARK = re.compile("[⟦⟧]")


@dataclass(frozen=True)
class Planted:
    """A sentence as it was typed, with what is hidden in it."""

    kind: FindingKind
    text: str
    plants: tuple[tuple[int, int], ...]


@dataclass
class Score:
    """What was found, and what was found wrongly."""

    planted: Counter[FindingKind] = field(default_factory=Counter)
    found: Counter[FindingKind] = field(default_factory=Counter)
    clean: int = 0
    alarms: int = 0
    strays: int = 0
    microseconds: list[float] = field(default_factory=list)

    @property
    def share_found(self) -> float:
        return self.found.total() / self.planted.total()

    @property
    def share_of_alarms(self) -> float:
        return self.alarms / self.clean

    def share_of(self, kind: FindingKind) -> float:
        return self.found[kind] / self.planted[kind]

    @property
    def passes(self) -> bool:
        kinds = all(self.share_of(kind) >= LEAST_FOUND_OF_KIND for kind in FindingKind)
        return kinds and self.share_found >= LEAST_FOUND and self.share_of_alarms < MOST_ALARMS


def load_planted(path: Path) -> list[Planted]:
    """The sentences of a file, their marks taken out."""
    return [_planted(*line.split("\t")) for line in _lines(path)]


def load_clean(path: Path) -> list[str]:
    return list(_lines(path))


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _planted(kind: str, marked: str) -> Planted:
    pieces = _MARK.split(marked)
    plants, at = [], 0
    for number, piece in enumerate(pieces):
        if number % 2:
            plants.append((at, at + len(piece)))
        at += len(piece)
    return Planted(FindingKind[kind.upper()], "".join(pieces), tuple(plants))


def measure(names: Names, planted: list[Planted], clean: list[str], *, tell: bool = False) -> Score:
    """Read everything once; with `tell` every sentence is printed with what was found."""
    score = Score(clean=len(clean))
    for sentence in planted:
        findings = _read(sentence.text, names, score)
        hits = [any(_covers(one, sentence.kind, plant) for one in findings) for plant in sentence.plants]
        score.planted[sentence.kind] += len(hits)
        score.found[sentence.kind] += sum(hits)
        score.strays += sum(not _touches(one, sentence) for one in findings)
        if tell:
            _tell("ok  " if all(hits) else "MIST", sentence.text, findings)
    for text in clean:
        findings = _read(text, names, score)
        score.alarms += bool(findings)
        if tell:
            _tell("LOOS" if findings else "ok  ", text, findings)
    return score


def _read(text: str, names: Names, score: Score) -> tuple[Finding, ...]:
    began = time.perf_counter()
    findings = proofread(text, names)
    score.microseconds.append((time.perf_counter() - began) * 1e6)
    return findings


def _covers(finding: Finding, kind: FindingKind, plant: tuple[int, int]) -> bool:
    return finding.kind is kind and finding.start <= plant[0] and finding.end >= plant[1]


def _touches(finding: Finding, sentence: Planted) -> bool:
    return any(finding.start < end and finding.end > start for start, end in sentence.plants)


def _tell(verdict: str, text: str, findings: tuple[Finding, ...]) -> None:
    said = ", ".join(f"{one.kind.label}: {one.of(text)}" for one in findings) or "-"
    print(f"{verdict}  {text}\n        {said}")


def report(title: str, score: Score) -> None:
    """The figures, in Dutch."""
    sentences = len(score.microseconds)
    print(f"{title}: {sentences - score.clean} zinnen met en {score.clean} zonder")
    for kind in FindingKind:
        found, planted = score.found[kind], score.planted[kind]
        print(f"  {kind.label:<22} {found:>4} van {planted:>4}   {found / planted:6.1%}")
    found, planted = score.found.total(), score.planted.total()
    print(f"  {'gevonden':<22} {found:>4} van {planted:>4}   {score.share_found:6.1%}")
    print(f"  {'vals alarm':<22} {score.alarms:>4} van {score.clean:>4}   {score.share_of_alarms:6.1%}")
    print(f"  {'ernaast in een zin':<22} {score.strays:>4}")
    print(f"  {'mediaan per zin':<22} {statistics.median(score.microseconds):>4.0f} µs")


def main(arguments: list[str]) -> int:
    """Print the figures; 1 when the set is read less well than rule R4 asks."""
    parser = argparse.ArgumentParser(prog="dev.py proofread", description=__doc__)
    parser.add_argument("--all", action="store_true", help="elke zin met wat er is gevonden")
    told = parser.parse_args(arguments)
    names = Names.load(resource("names"))
    score = measure(names, load_planted(HERE / "planted.tsv"), load_clean(HERE / "clean.txt"), tell=told.all)
    later = measure(
        names, load_planted(HERE / "later_planted.tsv"), load_clean(HERE / "later_clean.txt"), tell=told.all
    )
    report("De set", score)
    report("Later geschreven", later)
    asked = "minstens 95 % gevonden (90 % per soort), minder dan 3 % vals alarm"
    print(f"{'goed' if score.passes else 'NIET GOED'}: {asked}")
    return 0 if score.passes else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
