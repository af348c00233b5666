"""kill -9 at random moments while saving: forked warm processes, each killed while it opens and saves.

The child acknowledges each save over a pipe once the commit has returned. After each kill the vault is opened
as the program opens it, which after an unclean end means with every check, and every case is compared.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from numbered import AT, Numbered, case_of, judge, newest, numbered_vault, save
from rows import Outcome, Row, Scale

from casusdesk.errors import CasusdeskError
from casusdesk.store.cases import CaseStore
from casusdesk.store.opened import Vault
from casusdesk.store.watch import MARK

_FULL, _QUICK, _CONTROLS = 10_000, 50, 400
_SAVES = 60
_OPENED = 0.85
"""This part of the children is killed after it has opened, the others may be while opening."""
_WHOLE = 10
"""Each so many kills the vault is checked whole; a journal that is left makes it so every time."""
_SAVED = b"!"
Saver = Callable[[Vault, int, Callable[[], None]], None]


@dataclass(slots=True)
class _Tally:
    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    partial: int = 0
    refused: int = 0
    unsaved: int = 0
    reason: str = ""

    @property
    def bad(self) -> int:
        return self.lost + self.partial + self.refused


def run(scale: Scale) -> Outcome:
    """The whole row: the kills, and two savers that do it wrong and must be caught."""
    wanted = scale.of(_FULL, _QUICK)
    seed = int.from_bytes(os.urandom(4))
    with _store() as store:
        real = _kill(store, wanted, _honest, random.Random(seed))
    early = _until_caught(_acknowledges_early, lambda tally: tally.lost, seed)
    half = _until_caught(_in_two_parts, lambda tally: tally.partial, seed)
    reached = f"{real.kills} kills, {real.lost} van {real.acknowledged} bevestigde wijzigingen verloren, "
    reached += f"{real.partial} halve casussen"
    return Outcome(
        reached + (f", {real.refused} keer niet te openen ({real.reason})" if real.refused else ""),
        real.kills >= wanted and not real.bad and bool(early.lost) and bool(half.partial),
        (
            f"{real.kills - real.unsaved} kills na de eerste bevestiging; na elke kill geopend en vergeleken",
            f"elke {_WHOLE}e keer, en na elk achtergebleven journaal, geopend met alle controles",
            f"controle, bevestigd vóór het bewaren: verlies gezien na {early.kills} kills",
            f"controle, een casus in twee transacties: een halve casus gezien na {half.kills} kills",
            f"begin van het toeval: {seed}",
        ),
    )


@contextmanager
def _store() -> Iterator[Numbered]:
    """On memory where there is some: the page cache outlives a killed process, whatever is under it."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    home = Path(tempfile.mkdtemp(prefix="kills-", dir=memory))
    try:
        yield numbered_vault(home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _until_caught(saver: Saver, caught: Callable[[_Tally], int], seed: int) -> _Tally:
    with _store() as store:
        return _kill(store, _CONTROLS, saver, random.Random(seed), until=caught)


def _kill(
    store: Numbered,
    kills: int,
    saver: Saver,
    chance: random.Random,
    until: Callable[[_Tally], int] = lambda tally: tally.refused,
) -> _Tally:
    """Kill `kills` times, or until something was seen; each goes on with the store of the one before."""
    tally, last = _Tally(), 10
    span = _span(store)
    while tally.kills < kills and not until(tally):
        before = last
        last = _one(store, last, saver, chance.uniform(0, span), opened=chance.random() < _OPENED)
        tally.kills += 1
        tally.acknowledged += last - before
        tally.unsaved += last == before
        if tally.kills % _WHOLE:
            (store.folder / MARK).unlink(missing_ok=True)
        try:
            with store.open() as vault:
                judged = judge(vault, last)
                last = max(last, newest(vault))
        except CasusdeskError as error:
            tally.refused, tally.reason = tally.refused + 1, str(error)
            continue
        tally.lost, tally.partial = tally.lost + judged.lost, tally.partial + judged.partial
    return tally


def _span(store: Numbered) -> float:
    """The seconds within which a child is killed: those of opening once, or of some three saves."""
    began = time.monotonic()
    with store.open() as vault:
        for number in range(8, 11):
            save(vault, number)
    return 1.2 * (time.monotonic() - began)


def _one(store: Numbered, last: int, saver: Saver, after: float, *, opened: bool) -> int:
    """Let a child open and save until it is killed; the last number it acknowledged.

    That is `after` seconds from its start, or from when it has `opened`.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            _save_on(store, last, saver, writer)
        finally:
            os._exit(3)
    os.close(writer)
    with os.fdopen(reader, "rb", buffering=0) as said:
        told = said.read(1) if opened else b""
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return last + (told + said.readall()).count(_SAVED)


def _save_on(store: Numbered, last: int, saver: Saver, writer: int) -> None:
    vault = store.open()
    os.write(writer, b"o")
    for number in range(last + 1, last + 1 + _SAVES):
        saver(vault, number, lambda: _tell(writer))
    time.sleep(10)


def _tell(writer: int) -> None:
    os.write(writer, _SAVED)


def _honest(vault: Vault, number: int, acknowledge: Callable[[], None]) -> None:
    save(vault, number)
    acknowledge()


def _acknowledges_early(vault: Vault, number: int, acknowledge: Callable[[], None]) -> None:
    acknowledge()
    save(vault, number)


def _in_two_parts(vault: Vault, number: int, acknowledge: Callable[[], None]) -> None:
    whole = case_of(number)
    CaseStore(vault).save(replace(whole, factors=(), agencies=()), at=AT)
    CaseStore(vault).save(whole, at=AT)
    acknowledge()


ROW = Row(
    "kill -9 op willekeurige momenten tijdens het bewaren",
    "10 000 kills, 0 bevestigde wijzigingen verloren, 0 halve casussen",
    run,
    seconds=800,
)
