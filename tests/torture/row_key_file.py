"""Key files and backups spoiled, cut off, swapped between vaults or put back older: refused or harmless."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import hostile_tar
from full_store import FIVE_WORDS, FullStore, fingerprint, full_store, quick_folder, row_hashes
from put_back import SITUATIONS
from rows import Outcome, Row, Scale

from casusdesk.errors import CasusdeskError, DamagedVaultError
from casusdesk.store import vault as vaults
from casusdesk.store.backup_file import BackupFile, open_backup
from casusdesk.store.backup_manifest import DAMAGED
from casusdesk.store.connection import PAGE
from casusdesk.store.key_file import NAME, Copies
from casusdesk.store.keys import RawKey

SEED = 66


def _run(scale: Scale) -> Outcome:
    home = Path(tempfile.mkdtemp(prefix="torture-keys-", dir=quick_folder()))
    try:
        chance = random.Random(SEED)
        made, other = full_store(home / "een"), full_store(home / "twee")
        counts = {
            "bits van beide kopieën": _both(made, chance, scale),
            "bytes van één kopie": _one(made, chance, scale),
            "afgekapte sleutelbestanden": _cut_key_files(made, chance, scale),
            "afgekapte stores": _cut_stores(made, chance, scale.of(400, 40)),
            "bytes van een reservekopie": _backups(made, home, chance, scale),
        }
        situations = {name: _situation(run, made, other, home) for name, run in SITUATIONS.items()}
        controls = _controls(made, home, chance)
        wrong = [
            f"{name}: {dict(count)}" for name, count in counts.items() if count["goed"] != count["gedaan"]
        ]
        if row_hashes(made.folder, made.key) != made.rows:
            wrong.append("de rijen van de eerste kluis zijn gewijzigd")
        wrong += [f"{name}: {said}" for name, said in situations.items() if said.startswith("!")]
        wrong += [f"controle {name} ziet niets" for name, seen in controls.items() if not seen]
        done = sum(count["gedaan"] for count in counts.values()) + len(situations)
        notes = [f"{name}: {count['goed']} van {count['gedaan']}" for name, count in counts.items()]
        notes += [f"{name}: {said}" for name, said in situations.items()]
        notes += [f"controle {name}: {seen} blijven onopgemerkt" for name, seen in controls.items()]
        return Outcome(
            f"{done} gevallen, {len(wrong)} fouten, doel onaangeroerd", not wrong, (*notes, *wrong[:8])
        )
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _spoiled(content: bytes, at: int, bit: int) -> bytes:
    return content[:at] + bytes([content[at] ^ (1 << bit)]) + content[at + 1 :]


def _opens(made: FullStore) -> vaults.Vault:
    return vaults.unlock(made.folder, passphrase=FIVE_WORDS, secrets=None, settings_copy=made.second)


def _refuses(made: FullStore) -> bool:
    """Damage is said, and not one file is other than before."""
    before = fingerprint(made.folder, made.second.parent)
    try:
        _opens(made).close()
    except DamagedVaultError as error:
        return bool(str(error)) and fingerprint(made.folder, made.second.parent) == before
    return False


def _both(made: FullStore, chance: random.Random, scale: Scale) -> Counter[str]:
    """Every bit of the one copy, with a bit of the other wrong too: nothing can be opened."""
    main, good = made.folder / NAME, made.second.read_bytes()
    places = [(at, bit) for at in range(len(good)) for bit in range(8)]
    places = chance.sample(places, scale.of(len(places), 200))
    count: Counter[str] = Counter(gedaan=2 * len(places))
    for spoiled, other in ((main, made.second), (made.second, main)):
        for at, bit in places:
            spoiled.write_bytes(_spoiled(good, at, bit))
            other.write_bytes(_spoiled(good, chance.randrange(len(good)), chance.randrange(8)))
            count["goed"] += _refuses(made)
    for path in (main, made.second):
        path.write_bytes(good)
    return count


def _one(made: FullStore, chance: random.Random, scale: Scale) -> Counter[str]:
    """Every byte of one copy: the other opens the vault, and mends it."""
    main, good = made.folder / NAME, made.second.read_bytes()
    places = chance.sample(range(len(good)), scale.of(len(good), 10))
    count: Counter[str] = Counter(gedaan=2 * len(places))
    for spoiled in (main, made.second):
        for at in places:
            spoiled.write_bytes(_spoiled(good, at, chance.randrange(8)))
            _opens(made).close()
            count["goed"] += main.read_bytes() == made.second.read_bytes() == good
    return count


def _cut_key_files(made: FullStore, chance: random.Random, scale: Scale) -> Counter[str]:
    main, good = made.folder / NAME, made.second.read_bytes()
    lengths = chance.sample(range(len(good)), scale.of(len(good), 30))
    count: Counter[str] = Counter(gedaan=2 * len(lengths))
    for length in lengths:
        main.write_bytes(good[:length])
        count["goed"] += Copies(main, made.second).load().encode() == good
        made.second.write_bytes(good[:length])
        count["goed"] += _refuses(made)
        made.second.write_bytes(good)
    main.write_bytes(good)
    return count


def _cut_stores(made: FullStore, chance: random.Random, times: int) -> Counter[str]:
    """Cut off at the edge of a page and anywhere, or with pages behind it that are not its own."""
    good = made.store.read_bytes()
    pages = [good[: PAGE * number] for number in range(len(good) // PAGE)]
    some = [good[: chance.randrange(len(good))] for _ in range(times)]
    more = [good + one for one in (bytes(PAGE), good[:PAGE], good[-PAGE:], b"x", good)]
    pages = pages if times > 100 else chance.sample(pages, times)
    count: Counter[str] = Counter(gedaan=len(pages) + len(some) + len(more))
    for content in (*pages, *some, *more):
        made.store.write_bytes(content)
        count["goed"] += _refuses(made)
    made.store.write_bytes(good)
    return count


def _whole(path: Path, key: RawKey) -> bool:
    """Whether reading with its key finds nothing wrong with the backup; the file must stay as it is."""
    before = path.read_bytes()
    try:
        with open_backup(path) as found:
            found.check_store()
            if not found.manifest.sealed_by(key):
                raise DamagedVaultError(DAMAGED)
    except CasusdeskError:
        return path.read_bytes() != before
    return True


def _backups(made: FullStore, home: Path, chance: random.Random, scale: Scale) -> Counter[str]:
    """Every byte of headers, manifest, key file, store and padding; cut at every block and anywhere."""
    path = home / "kopie.tar"
    good = hostile_tar.good_backup(home, (made.folder / NAME).read_bytes(), made.key, made.vault_id)
    places = chance.sample(range(len(good)), scale.of(len(good), 400))
    cuts = {*range(0, len(good), 512), *(chance.randrange(len(good)) for _ in range(scale.of(500, 50)))}
    spoiled = [_spoiled(good, at, chance.randrange(8)) for at in places]
    spoiled += [good[:length] for length in sorted(cuts)] + [good + bytes(512), good[512:], good + good]
    count: Counter[str] = Counter(gedaan=len(spoiled) + 1)
    for content in spoiled:
        path.write_bytes(content)
        count["goed"] += not _whole(path, made.key)
    path.write_bytes(good)
    count["goed"] += _whole(path, made.key)
    return count


def _situation(
    run: Callable[[FullStore, FullStore], str], made: FullStore, other: FullStore, home: Path
) -> str:
    """What becomes of files that were swapped or put back, on copies of both vaults."""
    place = home / "geval"
    shutil.copytree(made.folder.parent, place / "een")
    shutil.copytree(other.folder.parent, place / "twee")
    try:
        return run(_moved(made, place / "een"), _moved(other, place / "twee"))
    finally:
        shutil.rmtree(place)


def _moved(made: FullStore, home: Path) -> FullStore:
    folder, second = home / made.folder.name, home / made.second.parent.name / NAME
    return FullStore(folder, second, made.key, made.vault_id, made.code, made.rows)


def _controls(made: FullStore, home: Path, chance: random.Random) -> dict[str, int]:
    """The same spoiling with a check taken away."""
    good = made.second.read_bytes()
    passed = 0
    with patch("casusdesk.store.key_file._checksum", lambda body: body.get("sum") or _Any()):
        for _ in range(300):
            content = _spoiled(good, chance.randrange(len(good)), 0)
            (home / NAME).write_bytes(content)
            passed += _loads(home / NAME)
    store = 0
    path = home / "kopie.tar"
    backup = path.read_bytes()
    with patch.object(BackupFile, "check_store", lambda _: None):
        for _ in range(100):
            path.write_bytes(_spoiled(backup, len(backup) - 2048 - chance.randrange(6000), 0))
            store += _whole(path, made.key)
    return {"zonder controlegetal": passed, "zonder vergelijking van de store": store}


class _Any:
    """Equal to every checksum."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, _: object) -> bool:
        return True


def _loads(path: Path) -> bool:
    try:
        Copies(path, None).load()
    except CasusdeskError:
        return False
    return True


ROW = Row(
    "Sleutelbestand en reservekopie: omgedraaid, afgekapt, verwisseld, ouder",
    "geweigerd of gewaarschuwd, doel onaangeroerd",
    _run,
    seconds=120,
)
