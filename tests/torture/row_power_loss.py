"""Simulated power loss: what may be left at any moment of a day's work, opened as the program opens it.

A series of saves, a backup and another generation is recorded call by call (strace); from that the states are
made that a power cut may leave. No acknowledged save may be lost, and no state refused.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from bisect import bisect
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from crash_disk import CALLS, Disk, calls_in
from numbered import AT, CASES, Numbered, judge, numbered_vault, save
from operations import moved
from rows import Outcome, Row, Scale
from traced import Pretended, Said, fresh, without_memory_locks

from casusdesk.errors import CasusdeskError
from casusdesk.store import connection as connections
from casusdesk.store.backup_make import make_backup
from casusdesk.store.watch import MARK

_FULL, _QUICK = 20_000, 120
_CONTROL, _CONTROL_QUICK = 2_000, 60
_BEFORE = 2 * CASES
_WHOLE = 10
"""Each so many states are checked whole; a journal that is left makes it so every time."""
_ACK = "/bevestigd/"
_SETTINGS = {"EXTRA": 3, "FULL": 2, "OFF": 0}


@dataclass(slots=True)
class _Tally:
    states: int = 0
    distinct: int = 0
    lost: int = 0
    partial: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    @property
    def bad(self) -> int:
        return self.lost + self.partial + self.refused.total()

    def __str__(self) -> str:
        refused = f", {self.refused.total()} geweigerd" if self.refused else ""
        return f"{self.states} toestanden, {self.lost} met verlies, {self.partial} half{refused}"


def run(scale: Scale) -> Outcome:
    """The whole row; `synchronous=OFF` is the control that must fail, FULL a figure beside it."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    home = Path(tempfile.mkdtemp(prefix="power-", dir=memory))
    seed = int.from_bytes(os.urandom(4))
    wanted, control = scale.of(_FULL, _QUICK), scale.of(_CONTROL, _CONTROL_QUICK)
    try:
        with without_memory_locks():
            recorded = _Recorded(home)
            real = recorded.tried("EXTRA", wanted, seed)
            full = recorded.tried("FULL", control, seed)
            off = recorded.tried("OFF", control, seed)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    notes = (
        f"{recorded.calls} aanroepen, {recorded.saves} keer bewaard, een reservekopie, een nieuwe generatie",
        f"{real.distinct} verschillende toestanden; elke {_WHOLE}e, en elk journaal, geheel gecontroleerd",
        f"controle, synchronous=OFF: {off}",
        f"ter vergelijking, synchronous=FULL: {full}",
        *(f"geweigerd, {count} keer: {sentence}" for sentence, count in real.refused.most_common(5)),
        f"begin van het toeval: {seed}",
    )
    return Outcome(str(real), real.states >= wanted and not real.bad and off.bad > 0, notes)


class _Recorded:
    """A day's work in `home`, recorded under each setting, and the states that may be left of it."""

    def __init__(self, home: Path) -> None:
        self._home, self._template = home, home / "t"
        self._template.mkdir()
        self._store = numbered_vault(self._template, _BEFORE)
        self.calls = self.saves = 0
        fresh(self._template, home / "w")
        _day(self._there(home / "w"))({})  # so that everything is loaded

    def _there(self, place: Path) -> Numbered:
        return moved(self._store, self._template, place)

    def tried(self, setting: str, states: int, seed: int) -> _Tally:
        """Record the day under that setting, and judge so many states at random moments of it."""
        place, log = self._home / "w", self._home / "log"
        fresh(self._template, place)
        store = self._there(place)

        def begin() -> Callable[[Said], None]:
            connections._PRAGMAS["synchronous"] = (setting, _SETTINGS[setting])
            return _day(store)

        disk = Disk(place)
        fresh(self._template, place)
        ended = Pretended(begin).traced("-xx", "-s", "2000000", "-e", f"trace={CALLS}", log=log)
        if not ended.said.get("done"):
            raise RuntimeError(f"the day itself failed: {ended}")
        calls = list(calls_in(log))
        log.unlink()
        self.calls, self.saves = len(calls), sum(_acknowledged(*call) is not None for call in calls)
        return self._judged(disk, calls, states, random.Random(seed))

    def _judged(
        self, disk: Disk, calls: list[tuple[str, list[object], int]], states: int, chance: random.Random
    ) -> _Tally:
        cuts = sorted(chance.randrange(len(calls)) for _ in range(states))
        tally, known, last = _Tally(), {}, _BEFORE
        for number, (call, words, result) in enumerate(calls):
            told = _acknowledged(call, words, result)
            if told is not None:
                last = told
            elif "access" not in call:
                disk.follow(call, words, result)
            for _ in range(bisect(cuts, number) - bisect(cuts, number - 1)):
                self._one(disk, last, chance, tally, known)
        return tally

    def _one(
        self, disk: Disk, last: int, chance: random.Random, tally: _Tally, known: dict[str, str]
    ) -> None:
        place = self._home / "s"
        shutil.rmtree(place, ignore_errors=True)
        disk.left(place, chance)
        store = self._there(place)
        tally.states += 1
        if tally.states % _WHOLE:
            (store.folder / MARK).unlink(missing_ok=True)
        state = f"{last} {_digest(place)}"
        if state not in known:
            known[state] = _opened(store, last)
            tally.distinct += 1
        found = known[state]
        tally.lost += found == "lost"
        tally.partial += found == "partial"
        if found not in ("", "lost", "partial"):
            tally.refused[found] += 1


def _opened(store: Numbered, last: int) -> str:
    """Nothing when all is there; else "lost", "partial" or the sentence it was refused with."""
    try:
        with store.open() as vault:
            judged = judge(vault, last, last + 1)
    except CasusdeskError as error:
        return str(error)
    return "lost" if judged.lost else "partial" if judged.partial else ""


def _day(store: Numbered) -> Callable[[Said], None]:
    """Open, save, a backup, another generation, close, and open again; each save acknowledged by a call."""

    def operation(said: Said) -> None:
        numbers = iter(range(_BEFORE + 1, 1000))

        def work(vault: object, count: int) -> None:
            for _ in range(count):
                number = next(numbers)
                save(vault, number)  # type: ignore[arg-type]
                os.access(f"{_ACK}{number}", os.F_OK)

        with store.open() as vault:
            work(vault, 12)
            make_backup(vault, AT)
            work(vault, 6)
            vault.succeed(None)
            work(vault, 8)
        with store.open() as vault:
            work(vault, 6)
        said["done"] = True

    return operation


def _acknowledged(call: str, words: list[object], result: int) -> int | None:
    path = next((str(word) for word in words[:2] if str(word).startswith(_ACK)), None)
    return int(path.removeprefix(_ACK)) if path and "access" in call else None


def _digest(place: Path) -> str:
    total = sha256()
    for path in sorted(place.rglob("*")):
        total.update(str(path.relative_to(place)).encode())
        total.update(sha256(path.read_bytes()).digest() if path.is_file() else b"/")
    return total.hexdigest()


ROW = Row(
    "nagebootste stroomuitval: weggevallen, verwisselde en gescheurde schrijfacties",
    "20 000 toestanden, 0 met verlies; synchronous=OFF moet wel verliezen",
    run,
    seconds=900,
)
