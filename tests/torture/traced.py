"""One operation of a warm, forked process under strace: counted, failed or killed at one system call.

A cold start under strace costs seconds; a child that is forked with everything loaded, and only then traced,
a tenth of one. What it has to say goes through shared memory, so that it makes no system call of its own.
"""

from __future__ import annotations

import json
import mmap
import os
import re
import shutil
import signal
import subprocess
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from casusdesk.store import connection as connections

SECONDS = 30.0
_LINE = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(\w+)\(", re.MULTILINE)
Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ended:
    """How the child ended: by itself with what it said, killed, or not at all within the limit."""

    said: Said = field(default_factory=dict)
    killed: bool = False
    hung: bool = False


class Pretended:
    """An operation in a child; `begin` prepares untraced and hands over what is traced."""

    def __init__(self, begin: Callable[[], Callable[[Said], None]]) -> None:
        self._begin = begin

    def traced(self, *words: str, log: Path | None = None) -> Ended:
        """Do it under `strace -f` with these words; its output goes to `log`."""
        shared = mmap.mmap(-1, 1 << 16)
        child = self._forked(shared)
        try:
            with _attached(child, words, log):
                os.kill(child, signal.SIGUSR1)
                status = _awaited(child)
        finally:
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
        if status is None:
            return Ended(hung=True)
        if os.WIFSIGNALED(status):
            return Ended(killed=True)
        text = shared[:].rstrip(b"\0")
        return Ended(json.loads(text) if text else {"bug": f"ended with {status} and said nothing"})

    def _forked(self, shared: mmap.mmap) -> int:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
        ready, told = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                self._do(shared, told)
            finally:
                os._exit(3)
        os.close(told)
        with os.fdopen(ready, "rb") as awaited:
            if awaited.read(1) != b"r":
                os.waitpid(child, 0)
                raise RuntimeError("the child could not begin")
        return child

    def _do(self, shared: mmap.mmap, told: int) -> None:
        operation = self._begin()
        said: Said = {}
        os.write(told, b"r")
        os.close(told)
        signal.sigwaitinfo({signal.SIGUSR1})
        try:
            operation(said)
        except BaseException as error:  # noqa: BLE001 - anything but our own sentences is what is looked for
            places = (f"{one.name}:{one.lineno}" for one in traceback.extract_tb(error.__traceback__)[-6:])
            words = re.sub(r"'/.*?'", "'…'", str(error))
            said["bug"] = f"{type(error).__name__}: {words} ({' > '.join(places)})"[:400]
        content = json.dumps(said).encode()
        shared[: len(content)] = content
        os._exit(0)


@contextmanager
def _attached(child: int, words: tuple[str, ...], log: Path | None) -> Iterator[None]:
    command = ["strace", "-f", "-o", str(log or os.devnull), *words, "-p", str(child)]
    tracer = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert tracer.stderr is not None
    try:
        line = tracer.stderr.readline()
        if b"attached" not in line:
            raise RuntimeError(f"strace: {line!r}")
        yield
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)  # whatever is left of it, so that the tracer ends too
        tracer.stderr.close()
        tracer.wait(10)


def _awaited(child: int) -> int | None:
    until = time.monotonic() + SECONDS
    pause = 0.0005
    while time.monotonic() < until:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return status
        time.sleep(pause)
        pause = min(pause * 1.5, 0.01)
    return None


def counted(operation: Pretended, log: Path) -> Counter[str]:
    """How often each system call is made."""
    ended = operation.traced(log=log)
    if ended.said.get("bug") or not ended.said.get("done"):
        raise RuntimeError(f"the operation itself failed: {ended}")
    calls = Counter(_LINE.findall(log.read_text(encoding="utf-8", errors="replace")))
    log.unlink()
    return calls


def fresh(template: Path, place: Path) -> None:
    """A copy of the folder `template` at `place`, instead of what is there."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(template, place)


@contextmanager
def without_memory_locks() -> Iterator[None]:
    """No `cipher_memory_security` here: its tens of thousands of mlock calls cost a second every time.

    They are about memory, not about a file.
    """
    real = connections.driver_module
    driver = real()

    class Quiet(driver.Connection):  # type: ignore[misc, name-defined]
        def execute(self, words: str, *values: Any) -> Any:
            words = words.replace("cipher_memory_security = ON", "cipher_memory_security = OFF")
            return super().execute("SELECT '1'" if words.endswith("memory_security") else words, *values)

    def connect(*words: Any, **named: Any) -> Any:
        return driver.connect(*words, **named, factory=Quiet)

    quiet = SimpleNamespace(**{**vars(driver), "connect": connect})
    connections.driver_module = lambda: quiet  # type: ignore[assignment, return-value]
    try:
        yield
    finally:
        connections.driver_module = real
