"""Every byte of a store spoiled: each is found at opening, nothing is changed, and it is said in Dutch.

Three ways, because one opening costs five to ten milliseconds and the store has 400 000 bytes. All bytes: at
each of the 4 096 offsets the byte is flipped in every page at once, and the seal check of our opening must
name every page. One at a time through `open_current`: page 1, the last page, a leaf, an inner and an overflow
page whole, of all others the edges and the seal. A sample through `Access.unlock`, the window's own door.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from full_store import FIVE_WORDS, FullStore, fingerprint, full_store, page_kinds, quick_folder, row_hashes
from rows import Outcome, Row, Scale

from casusdesk.errors import CasusdeskError, DamagedVaultError
from casusdesk.services.access import Access
from casusdesk.store import connection as connections
from casusdesk.store.connection import PAGE, open_connection
from casusdesk.store.opened import open_current

SEED = 6
SALT = 16
"""The first bytes of the file: the salt, of which the key file has its own copy (vault §1)."""
_WAY_OUT = "reservekopie"


class Spoiler:
    """Flips bytes of one file in place; the handle stays open, for closing one drops the locks on POSIX."""

    def __init__(self, store: Path) -> None:
        self.handle = os.open(store, os.O_RDWR)
        self.clean = store.read_bytes()
        self.store = store
        self.chance = random.Random(SEED)

    def flip(self, at: int) -> None:
        os.pwrite(self.handle, bytes([self.clean[at] ^ self.chance.randrange(1, 256)]), at)

    def mend(self, at: int) -> None:
        os.pwrite(self.handle, self.clean[at : at + 1], at)

    def state(self) -> tuple[int, int, list[str]]:
        known = os.fstat(self.handle)
        return known.st_mtime_ns, known.st_size, sorted(one.name for one in self.store.parent.iterdir())


def _run(scale: Scale) -> Outcome:
    home = Path(tempfile.mkdtemp(prefix="torture-flips-", dir=quick_folder()))
    try:
        made = full_store(home)
        spoiler = Spoiler(made.store)
        seen = _sweep(made, spoiler, scale)
        one_by_one = _one_by_one(made, spoiler, scale)
        salt = _salt(made, spoiler)
        window = _through_the_window(made, spoiler, scale.of(60, 6))
        control = _control(made, spoiler, scale.of(200, 20))
        whole = made.store.read_bytes() == spoiler.clean and row_hashes(made.folder, made.key) == made.rows
        return _outcome(len(spoiler.clean), seen, one_by_one, salt, window, control, whole)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _sweep(made: FullStore, spoiler: Spoiler, scale: Scale) -> Counter[str]:
    """The same byte of every page at once: the seal check must name each page."""
    pages = len(spoiler.clean) // PAGE
    offsets = spoiler.chance.sample(range(PAGE), scale.of(PAGE, 250))
    count: Counter[str] = Counter()
    connection, _ = open_connection(made.store, made.key)
    try:
        for offset in offsets:
            content = bytearray(spoiler.clean)
            first = offset + PAGE if offset < SALT else offset
            content[first::PAGE] = bytes(b ^ spoiler.chance.randrange(1, 256) for b in content[first::PAGE])
            os.pwrite(spoiler.handle, content, 0)
            rows = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            named = {int(row[0].rsplit(" ", 1)[1]) for row in rows}
            expected = set(range(2 if offset < SALT else 1, pages + 1))
            count["done"] += len(expected)
            count["found"] += len(named & expected)
    finally:
        os.pwrite(spoiler.handle, spoiler.clean, 0)
        connection.close()
    return count


def _places(made: FullStore, pages: int) -> Iterator[int]:
    """Whole pages of every kind, and of all pages the edges of the content and of the seal."""
    kinds = page_kinds(made.store, made.key)
    whole = {1, pages, kinds["leaf"][-1], kinds["overflow"][0], *kinds["inner"][:1]}
    edges = (*range(8), *range(PAGE - 88, PAGE))
    for page in range(1, pages + 1):
        for offset in range(PAGE) if page in whole else edges:
            if page > 1 or offset >= SALT:
                yield (page - 1) * PAGE + offset


def _one_by_one(made: FullStore, spoiler: Spoiler, scale: Scale) -> Counter[str]:
    """One byte at a time through the whole opening."""
    places = list(_places(made, len(spoiler.clean) // PAGE))
    places = spoiler.chance.sample(places, scale.of(len(places), 250))
    count: Counter[str] = Counter(done=len(places))
    for at in places:
        spoiler.flip(at)
        before = spoiler.state()
        try:
            open_current(made.folder, made.key, None).close()
        except DamagedVaultError as error:
            count["found"] += _WAY_OUT in str(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what the row is about
            count[f"{type(error).__name__} bij byte {at}"] += 1
        count["untouched"] += spoiler.state() == before
        spoiler.mend(at)
    return count


def _salt(made: FullStore, spoiler: Spoiler) -> Counter[str]:
    """The salt in the file is not used: every row must come out the same."""
    count: Counter[str] = Counter(done=SALT)
    for at in range(SALT):
        spoiler.flip(at)
        with suppress(CasusdeskError):
            count["harmless"] += row_hashes(made.folder, made.key) == made.rows
        spoiler.mend(at)
    return count


def _through_the_window(made: FullStore, spoiler: Spoiler, times: int) -> Counter[str]:
    """What the unlock page does; the folder, its key file and the settings must stay as they are."""
    count: Counter[str] = Counter(done=times)
    access = Access(made.folder, made.second)
    for _ in range(times):
        at = spoiler.chance.randrange(SALT, len(spoiler.clean))
        spoiler.flip(at)
        before = fingerprint(made.folder, made.second.parent)
        try:
            access.unlock(FIVE_WORDS).close()
        except DamagedVaultError as error:
            count["found"] += _WAY_OUT in str(error)
        count["untouched"] += fingerprint(made.folder, made.second.parent) == before
        spoiler.mend(at)
    return count


def _control(made: FullStore, spoiler: Spoiler, times: int) -> Counter[str]:
    """Without the check of every seal a flip in a page that opening does not read passes unseen."""
    count: Counter[str] = Counter(done=times)
    for _ in range(times):
        at = spoiler.chance.randrange(PAGE, len(spoiler.clean))
        spoiler.flip(at)
        try:
            connections._open(made.store, made.key, "rw", whole=False)[0].close()
            count["unseen"] += 1
        except DamagedVaultError:
            count["found"] += 1
        spoiler.mend(at)
    return count


def _outcome(
    size: int,
    sweep: Counter[str],
    one: Counter[str],
    salt: Counter[str],
    window: Counter[str],
    control: Counter[str],
    whole: bool,
) -> Outcome:
    faults = [f"{name}: {times}" for name, times in one.items() if name not in ("done", "found", "untouched")]
    ok = (
        sweep["found"] == sweep["done"]
        and one["found"] == one["untouched"] == one["done"]
        and salt["harmless"] == salt["done"]
        and window["found"] == window["untouched"] == window["done"]
        and control["unseen"] > 0
        and whole
        and not faults
    )
    done = sweep["done"] + one["done"] + window["done"]
    found = sweep["found"] + one["found"] + window["found"]
    return Outcome(
        f"{found} van {done} ontdekt, bestand onveranderd",
        ok,
        (
            f"{sweep['found']} van {sweep['done']} ({size} bytes) door de zegelcontrole van het openen",
            f"{one['found']} van {one['done']} een voor een door het hele openen, {one['untouched']} gelijk",
            f"{window['found']} van {window['done']} door Access.unlock, map en instellingen onaangeroerd",
            f"{salt['harmless']} van {SALT} bytes van het zout: niet gebruikt, alle rijen gelijk",
            f"controle: zonder zegelcontrole blijven {control['unseen']} van {control['done']} onopgemerkt",
            *faults[:5],
        ),
    )


ROW = Row(
    "Elke byte van een volle kluis omgedraaid",
    "alles ontdekt, bestand onveranderd, geen traceback",
    _run,
    seconds=300,
)
