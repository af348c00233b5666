"""Killed, out of room or failed at every system call of what the store does to its files (strace -e inject).

The calls are counted per name first; then each in turn is failed once (EIO), is the last before the process
is killed, or is the first of a disk that stays full (ENOSPC). A kill at a call that changes no file leaves
what a kill at the next that does leaves: those are left out. Of the page reads, by far the most, each fourth
is failed.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from numbered import Numbered
from operations import OPERATIONS, Operation, moved
from rows import Outcome, Row, Scale
from traced import Pretended, Said, counted, fresh, without_memory_locks

from casusdesk.errors import CasusdeskError
from casusdesk.store import connection as connections

_FILLING = frozenset(
    """openat open creat write pwrite64 sendfile copy_file_range fsync fdatasync ftruncate fallocate rename
    renameat renameat2 link mkdir mkdirat""".split()  # noqa: SIM905 - a list of sixty words is not clearer
)
_CHANGING = _FILLING | {"unlink", "unlinkat", "rmdir", "chmod", "fchmod", "fchmodat", "fchown", "utimensat"}
_READING = frozenset(
    """read pread64 stat lstat fstat newfstatat statx lseek fcntl flock close getdents64 access faccessat
    faccessat2 readlink""".split()  # noqa: SIM905
)
_THINNED = {"pread64": 4}
_STATES = {"old": "zoals ervoor", "new": "gedaan"}
_QUICK_POINTS = 36
_TOO_MANY = 12


@dataclass(frozen=True, slots=True)
class Point:
    """One call to interfere with: its name, the how manieth, and what happens there."""

    operation: int
    call: str
    number: int
    fault: str

    @property
    def words(self) -> tuple[str, ...]:
        what, when = {
            "kill": ("signal=KILL", f"{self.number}"),
            "EIO": ("error=EIO", f"{self.number}"),
            "ENOSPC": ("error=ENOSPC", f"{self.number}+"),
        }[self.fault]
        return "-e", f"trace={self.call}", "-e", f"inject={self.call}:{what}:when={when}"


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of it: "old", "new" or what is wrong, and the sentences that were told."""

    point: Point
    state: str
    bad: bool
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bench:
    """An operation with its template, ready to be tried on fresh copies."""

    operation: Operation
    store: Numbered
    template: Path
    calls: Counter[str]

    def tried(self, point: Point, place: Path) -> Seen:
        """Interfere at that point, and judge what is left at `place`."""
        fresh(self.template, place)
        store = moved(self.store, self.template, place)
        ended = Pretended(lambda: self.operation.begin(store)).traced(*point.words)
        messages = tuple(map(str, ended.said.get("messages", ())))
        wrong = "hangt" if ended.hung else str(ended.said.get("bug", ""))
        try:
            state = wrong or self.operation.judged(store, ended.said)
        except CasusdeskError as error:
            state = f"gaat niet open: {error}"
        return Seen(point, state, state not in ("old", "new"), messages)


def run(scale: Scale) -> Outcome:
    """The whole row, on two processes, and two controls that must go wrong."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    home = Path(tempfile.mkdtemp(prefix="calls-", dir=memory))
    try:
        with without_memory_locks():
            benches = [_bench(one, home / str(number)) for number, one in enumerate(OPERATIONS)]
            points = _points(benches, scale)
            seen = _tried(benches, points, home)
            controls = _controls(benches[0], home / "controle")
    finally:
        shutil.rmtree(home, ignore_errors=True)
    bad = [one for one in seen if one.bad]
    reached = f"{len(seen)} keer ingegrepen in {len(benches)} handelingen, {len(bad)} slecht afgelopen"
    notes = (*_per_operation(benches, seen), *_sentences(seen), *map(_told, bad[:_TOO_MANY]), *controls.notes)
    return Outcome(reached, not bad and controls.ok, notes)


def _bench(operation: Operation, home: Path) -> Bench:
    """Done once untraced, so that everything is loaded, and once counted."""
    template, place = home / "t", home / "w"
    template.mkdir(parents=True)
    store = operation.make(template)
    there = moved(store, template, place)
    fresh(template, place)
    said: Said = {}
    operation.begin(there)(said)
    state = operation.judged(there, said)
    if not said.get("done") or state not in ("old", "new"):
        raise RuntimeError(f"{operation.name}: {said} {state}")
    fresh(template, place)
    calls = counted(Pretended(lambda: operation.begin(there)), home / "log")
    return Bench(operation, store, template, calls)


def _points(benches: Sequence[Bench], scale: Scale) -> list[Point]:
    points = []
    for place, bench in enumerate(benches):
        for call, count in bench.calls.items():
            numbers = range(1, count + 1, _THINNED.get(call, 1))
            faults = ["EIO"] if call in _CHANGING | _READING else []
            faults += ["ENOSPC"] if call in _FILLING else []
            faults += ["kill"] if call in _CHANGING else []
            points += [Point(place, call, number, fault) for fault in faults for number in numbers]
    if scale.quick or scale.share < 1:
        points = random.sample(points, min(len(points), scale.of(len(points), _QUICK_POINTS)))
    return points


def _tried(benches: Sequence[Bench], points: list[Point], home: Path) -> list[Seen]:
    """Every point, on two processes that have everything loaded; each has a place of its own."""
    _WARM[:] = benches
    parts = [points[start : start + 20] for start in range(0, len(points), 20)]
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork")) as pool:
        done = [pool.submit(_part, part, home) for part in parts]
        return [seen for one in done for seen in one.result()]


_WARM: list[Bench] = []
"""What the forked processes take along; an operation cannot be sent to them."""


def _part(part: list[Point], home: Path) -> list[Seen]:
    return [_WARM[point.operation].tried(point, home / f"w{os.getpid()}") for point in part]


def _controls(bench: Bench, place: Path) -> Outcome:
    """A save without a journal must be found half; an error without its sentence must be found too."""

    def without_journal(store: Numbered) -> Callable[[Said], None]:
        connections._PRAGMAS["journal_mode"] = ("OFF", "off")
        return bench.operation.begin(store)

    def without_sentence(store: Numbered) -> Callable[[Said], None]:
        del connections._FAULTS[10]
        return bench.operation.begin(store)

    writes = bench.calls["pwrite64"]
    careless = replace(bench, operation=replace(bench.operation, begin=without_journal))
    kills = [careless.tried(Point(0, "pwrite64", at, "kill"), place) for at in range(2, writes, writes // 6)]
    silent = replace(bench, operation=replace(bench.operation, begin=without_sentence))
    errors = [silent.tried(Point(0, "pwrite64", at, "EIO"), place) for at in (2, writes // 2)]
    half, untold = (sum(one.bad for one in tried) for tried in (kills, errors))
    return Outcome(
        "",
        bool(half and untold),
        (
            f"controle, bewaren zonder journaal: {half} van {len(kills)} kills slecht afgelopen",
            f"controle, een fout zonder eigen zin: {untold} van {len(errors)} gezien",
        ),
    )


def _per_operation(benches: Sequence[Bench], seen: Sequence[Seen]) -> Iterator[str]:
    for place, bench in enumerate(benches):
        own = [one for one in seen if one.point.operation == place]
        faults = Counter(one.point.fault for one in own)
        states = Counter(
            "slecht" if one.bad else {"old": "zoals ervoor", "new": "gedaan"}[one.state] for one in own
        )
        told = sum(bool(one.messages) for one in own)
        calls = sum(bench.calls[call] for call in bench.calls if call in _CHANGING | _READING)
        yield (
            f"{bench.operation.name}: {calls} aanroepen op bestanden; "
            f"{', '.join(f'{fault} {count}' for fault, count in sorted(faults.items()))}; "
            f"{', '.join(f'{state} {count}' for state, count in sorted(states.items()))}; {told} met een zin"
        )


def _sentences(seen: Sequence[Seen]) -> Iterator[str]:
    said = Counter(message for one in seen for message in one.messages)
    for message, count in said.most_common():
        yield f"{count} keer: “{message}”"


def _told(one: Seen) -> str:
    point = one.point
    where = f"{OPERATIONS[point.operation].name}, {point.fault} bij {point.call} {point.number}"
    return f"slecht: {where}: {one.state}"


ROW = Row(
    "kill, volle schijf en schijffout bij elke systeemaanroep van bewaren, migreren, terugzetten en wissen",
    "0 slecht afgelopen, elke melding een eigen zin",
    run,
    seconds=1500,
)
