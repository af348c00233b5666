"""Reads hostile items by the thousand in forked processes, and watches what the reading does.

Everything is made from the seed and the number of the item, so that a fault is found back. Watched: anything
but a `CasusdeskError`, any write outside the sandbox (audit hook of Python, the tree around it), files left
open, time against that of a good file of the same size, and the memory of the process.
"""

from __future__ import annotations

import json
import os
import random
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from casusdesk.errors import CasusdeskError

SEED = 2606
BATCH = 1000
TIMES = 20
"""An item may take so many times as long as a good file of its size (of 20 kB at least)."""
_LEAST = 20_000
_MEMORY_KB = 96 * 1024
_MEMORY_PER_BYTE = 150
_WRITES = {
    "os.mkdir": 0,
    "os.rename": 1,
    "os.symlink": 1,
    "os.link": 1,
    "os.remove": 0,
    "os.rmdir": 0,
    "os.chmod": 0,
    "os.truncate": 0,
    "shutil.copyfile": 1,
}
_NEVER = ("subprocess.Popen", "os.system", "os.exec", "socket.connect", "socket.bind")


@dataclass(frozen=True, slots=True)
class Kind:
    """`make` gives the bytes of an item, `good` a well-formed one of about 100 kB, `read` is ours."""

    name: str
    make: Callable[[random.Random], bytes]
    good: Callable[[], bytes]
    read: Callable[[Path], str]
    """What became of it, in a word; raises `CasusdeskError` for what is refused."""


class Watch:
    """Notes every write outside `inside`; Python tells of each file that is opened or moved."""

    def __init__(self, inside: Path) -> None:
        self._inside = str(inside)
        self.on = False
        self.seen: list[str] = []
        sys.addaudithook(self._heard)

    def _heard(self, event: str, words: tuple[object, ...]) -> None:
        if not self.on:
            return
        if event in _NEVER:
            self.seen.append(event)
        elif event == "open":
            path, _, flags = words
            if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC):
                self._judge(event, path)
        elif event in _WRITES:
            self._judge(event, words[_WRITES[event]])

    def _judge(self, event: str, path: object) -> None:
        if isinstance(path, str | bytes | os.PathLike):
            place = os.path.realpath(os.path.dirname(os.path.abspath(os.fsdecode(path))))  # noqa: PTH100, PTH120
            if place != self._inside and not place.startswith(self._inside + os.sep):
                self.seen.append(event)


def read_all(kind: Kind, total: int, home: Path, read: Callable[[Path], str] | None = None) -> Counter[str]:
    """Items 0 to `total`, a forked process for each batch; the count of what became of them.

    Keys that begin with "!" are faults, with the number of the first item that had it.
    """
    count: Counter[str] = Counter()
    sandbox = home / "zandbak"
    sandbox.mkdir(exist_ok=True)
    around = _tree(home)
    for first in range(0, total, BATCH):
        count.update(_forked(kind, range(first, min(first + BATCH, total)), sandbox, read or kind.read))
        if _tree(home) != around:
            count["!buiten de zandbak"] += 1
            break
    return count


def _tree(home: Path) -> list[str]:
    return sorted(str(path) for path in home.rglob("*") if "zandbak" not in path.parts)


def _forked(kind: Kind, numbers: range, sandbox: Path, read: Callable[[Path], str]) -> Counter[str]:
    receive, send = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            os.close(receive)
            os.chdir(sandbox)
            os.write(send, json.dumps(_batch(kind, numbers, sandbox, read)).encode())
            code = 0
        except BaseException:  # noqa: BLE001 - the row itself is at fault; its last words are shown
            traceback.print_exc(limit=-3)
        os._exit(code)
    os.close(send)
    with os.fdopen(receive, "rb") as answers:
        answer = answers.read()
    _, status = os.waitpid(child, 0)
    if status or not answer:
        return Counter({f"!proces weg ({status}) in {kind.name} {numbers.start}..{numbers.stop}": 1})
    return Counter(json.loads(answer))


def _batch(kind: Kind, numbers: range, sandbox: Path, read: Callable[[Path], str]) -> Counter[str]:
    count: Counter[str] = Counter()
    watch, item = Watch(sandbox), sandbox / "bestand"
    good = _pace(kind, item)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    first: dict[str, str] = {}
    handles, largest = len(os.listdir("/proc/self/fd")), 0  # noqa: PTH208 - the folder of this process
    for number in numbers:
        content = kind.make(random.Random(f"{SEED} {kind.name} {number}"))
        largest = max(largest, len(content))
        item.write_bytes(content)
        with _watching(watch):
            began = time.process_time()
            outcome = _outcome(read, item)
            took = time.process_time() - began
        if outcome.startswith("!"):
            outcome = first.setdefault(outcome, f"{outcome}: nummer {number}")
        count[outcome] += 1
        if took > TIMES * good * max(len(content), _LEAST):
            count[f"!te traag: nummer {number}, {len(content)} bytes"] += 1
    for event in watch.seen[:1]:
        count[f"!schreef buiten de zandbak ({event})"] += len(watch.seen)
    if len(os.listdir("/proc/self/fd")) != handles:  # noqa: PTH208
        count["!bestanden bleven open"] += 1
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
    if grown > _MEMORY_KB + _MEMORY_PER_BYTE * largest // 1024:
        count[f"!te veel geheugen: {grown} kB in {numbers.start}"] += 1
    return count


def _pace(kind: Kind, item: Path) -> float:
    """CPU seconds per byte of a good file; the second of two readings, with everything imported."""
    content, took = kind.good(), 0.0
    item.write_bytes(content)
    for _ in range(2):
        began = time.process_time()
        with suppress(CasusdeskError):
            kind.read(item)
        took = time.process_time() - began
    return max(took, 0.002) / len(content)


@contextmanager
def _watching(watch: Watch) -> Iterator[None]:
    watch.on = True
    try:
        yield
    finally:
        watch.on = False


def _outcome(read: Callable[[Path], str], item: Path) -> str:
    try:
        return read(item)
    except CasusdeskError as error:
        return "geweigerd" if str(error) else "!zonder zin"
    except Exception as error:  # noqa: BLE001 - a traceback of any kind is what is looked for
        return f"!{type(error).__name__}"


def faults(count: Counter[str]) -> list[str]:
    """What went wrong, a line each."""
    return [f"{name} ({times} keer)" for name, times in count.items() if name.startswith("!")]
