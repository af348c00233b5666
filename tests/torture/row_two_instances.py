"""Two processes that open the same vault at the same moment, and two entry windows: exactly one gets in.

Each waits at the same barrier and then unlocks with the passphrase; the one that got in holds on until the
other has been told.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from numbered import FIVE_WORDS, Numbered, numbered_vault
from rows import Outcome, Row, Scale

from casusdesk.errors import VaultError
from casusdesk.store import generations
from casusdesk.store import vault as vaults
from casusdesk.store.connection import _BUSY
from casusdesk.ui.only_one import OnlyOne

_FULL, _QUICK = 50, 3
_HELD = signal.SIGUSR1


def run(scale: Scale) -> Outcome:
    """So many pairs of each; the control opens the file without its lock and must see two get in."""
    pairs = scale.of(_FULL, _QUICK)
    with tempfile.TemporaryDirectory(prefix="two-") as home:
        store = numbered_vault(Path(home))
        opened = [_pair(lambda: _unlocks(store)) for _ in range(pairs)]
        windows = [_pair(lambda: _enters(store.folder.parent)) for _ in range(pairs)]
        unlocked = [_pair(lambda: _ignores_the_lock(store)) for _ in range(3)]
        with vaults.unlock(store.folder, passphrase=FIVE_WORDS, secrets=None) as vault:
            sound = vault.check() == []
    right = sum(sorted(pair) == [_IN, _TOLD] for pair in opened)
    entered = sum(sorted(pair) == [_IN, _TOLD] for pair in windows)
    both = sum(pair == [_IN, _IN] for pair in unlocked)
    return Outcome(
        f"{right} van {pairs} keer precies één open",
        right == entered == pairs and both == len(unlocked) and sound,
        (
            f"de ander kreeg: “{_BUSY}”",
            f"{entered} van {pairs} keer precies één beginscherm",
            f"na afloop is de kluis {'heel' if sound else 'NIET heel'}",
            f"controle, het bestand zonder slot gelezen: {both} van {len(unlocked)} keer beide binnen",
        ),
    )


_IN, _TOLD, _WRONG = b"i", b"t", b"w"
Enter = Callable[[], object]


def _pair(enter: Enter) -> list[bytes]:
    """What became of two that enter at the same moment."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {_HELD})
    start, go = os.pipe()
    children = [_child(enter, start, go) for _ in range(2)]
    os.close(start)
    os.close(go)  # the barrier: both read its end
    said = [os.read(pipe, 1) or _WRONG for _, pipe in children]
    for child, pipe in children:
        with suppress(ProcessLookupError):
            os.kill(child, _HELD)
        os.waitpid(child, 0)
        os.close(pipe)
    return said


def _child(enter: Enter, start: int, go: int) -> tuple[int, int]:
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return child, reader
    try:
        os.close(go)
        os.read(start, 1)
        try:
            held = enter()
            os.write(writer, _IN)
            signal.sigwaitinfo({_HELD})
            del held
        except VaultError as error:
            os.write(writer, _TOLD if str(error) == _BUSY else _WRONG)
        except _RefusedError:
            os.write(writer, _TOLD)
    finally:
        os._exit(0)


class _RefusedError(Exception):
    """Another entry window is open."""


def _unlocks(store: Numbered) -> object:
    return vaults.unlock(store.folder, passphrase=FIVE_WORDS, secrets=None)


def _enters(folder: Path) -> object:
    place = OnlyOne(folder)
    if not place.take():
        raise _RefusedError
    return place


def _ignores_the_lock(store: Numbered) -> object:
    """As if the exclusive lock were not there: on a copy of the file of its own."""
    copy = Path(tempfile.mkdtemp(dir=store.folder.parent)) / "kluis"
    shutil.copytree(store.folder, copy)
    assert (generations.current(copy) / generations.STORE).exists()
    return vaults.unlock(copy, passphrase=FIVE_WORDS, secrets=None)


ROW = Row("twee tegelijk begonnen, 50 keer", "precies één opent", run, seconds=130)
