"""A vault out of a backup alone: the store is damaged or gone, or this is another computer (vault §1).

The backup is opened and proven beside the place before anything is written there. What there was is first
copied aside readable only, and its generation stays where it is.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from casusdesk.errors import VaultError
from casusdesk.store import files, generations, vault
from casusdesk.store.aside import generation_in_use, keep_aside
from casusdesk.store.backup_file import BackupFile, open_backup
from casusdesk.store.backup_folder import FOLDER, backups_in
from casusdesk.store.backup_proof import Place, Proof, proven
from casusdesk.store.carry_over import lift_counter, wipe_again
from casusdesk.store.connection import cipher_driver, explain
from casusdesk.store.key_access import KeyAccess, mark_in, passphrase_slot
from casusdesk.store.key_file import NAME, ONE_COPY, Copies, KeyFile
from casusdesk.store.keys import KdfCost, RawKey
from casusdesk.store.migrations import STEPS, Step
from casusdesk.store.opened import Vault, open_current
from casusdesk.store.restore import unpack
from casusdesk.store.seen import ForgedError, SeenFile, seen_path
from casusdesk.store.slots import DeviceSecrets, SlotName
from casusdesk.store.succession import workshop
from casusdesk.store.vault_setup import beside, clear_left_overs, settle
from casusdesk.store.watch import Watch

_IN_USE: Final = (5, 6)


def restore_closed(
    place: Place,
    path: Path,
    proof: Proof,
    *,
    secrets: DeviceSecrets | None,
    cost: KdfCost | None = None,
    steps: Sequence[Step] = STEPS,
    now: Callable[[], float] = time.time,
) -> Vault:
    """Make the backup at `path` the store in use at `place`, and open it; slow.

    Raises `InvalidInputError` (a typing error in the code, a weak new passphrase), `WrongPassphraseError`,
    `MustWaitError`, `OtherKeyError`, `KeyringError`, `DamagedVaultError`, `NewerVaultError` or `VaultError`:
    then the store that was there has not changed.
    """
    cipher_driver()
    code = proof.parsed(portable=secrets is None)
    _refuse_in_use(place.folder)
    with open_backup(path) as backup:
        key, fitting = proven(place, backup, proof, secrets, now)
        newest = max((one.revision for one in place.key_files()), default=0)
        key_file = replace(fitting, revision=max(newest, fitting.revision) + 1)
        here = _prepared(place, backup, key, key_file, steps)
    try:
        if code is not None:
            new = proof.new_passphrase
            slot = passphrase_slot(key_file.vault_id, key, new, secrets, cost, key_file.slots)
            other = SlotName.DAILY if slot.name is SlotName.PORTABLE else SlotName.PORTABLE
            key_file = key_file.with_slots(slot, drop=other)
        if not vault.exists(place.folder):
            Copies(here / NAME, None).save(key_file)
            if place.second is not None:  # without one it is in the vault itself, that is not there yet
                with open_current(here, key, None, steps) as content, content.copying() as source:
                    Watch(place.copies, key).note(source)
            return settle(here, place.folder, KeyAccess(place.copies), key, key_file, steps)
        return _in_place(place, here, key, key_file, steps, now)
    finally:
        shutil.rmtree(here, ignore_errors=True)


def _prepared(
    place: Place, backup: BackupFile, key: RawKey, key_file: KeyFile, steps: Sequence[Step]
) -> Path:
    """A vault of the backup beside the place, proven, of the newest schema; wiped is what was wiped since."""
    with files.told():
        clear_left_overs(place.folder, None)
        if vault.exists(place.folder):
            here = workshop(place.folder)
        else:
            here = files.private_folder(beside(place.folder, key_file.vault_id))
    try:
        unpack(backup, key, here)
        with open_current(here, key, None, steps) as content:
            _wipe_what_later_ones_wiped(place, backup.manifest.changes, key, content, steps)
            lift_counter(content, _last_counter(place, key))
    except BaseException:
        shutil.rmtree(here, ignore_errors=True)
        raise
    return here


def _in_place(
    place: Place, here: Path, key: RawKey, key_file: KeyFile, steps: Sequence[Step], now: Callable[[], float]
) -> Vault:
    """As the next generation of a vault that does not open any more, or of which only backups are left.

    The key file goes first, with the slots of the store that is there as the former ones: whoever dies in
    between has the old or the new, as in a rotation (`store.key_file`).
    """
    keep_aside(place.folder, datetime.fromtimestamp(now()).astimezone(), place.second)
    place.copies.save(_both(place, key_file))
    with open_current(here, key, None, steps) as content, content.copying() as source:
        watch = Watch(place.copies, key)
        generations.build_copy(place.folder, key, source, steps, ready=watch.expect)
        watch.note(source)
    both = place.copies.save(replace(key_file, revision=key_file.revision + 1))
    opened = open_current(place.folder, key, KeyAccess(place.copies), steps)
    if not both:
        opened.warnings.append(ONE_COPY)
    return opened


def _both(place: Place, key_file: KeyFile) -> KeyFile:
    """The key file of the moment of change; just `key_file` where nothing can be opened any more."""
    try:
        mark = mark_in(place.folder)
    except VaultError:  # nobody knows which generation was in use
        mark = ""
    known = next((one for one in place.key_files() if one.vault_id == key_file.vault_id), None)
    if known is None or not mark or known.slots == key_file.slots:
        return key_file
    changing = replace(known, revision=key_file.revision - 1)
    return changing.rotating(mark, *key_file.slots.values())


def _last_counter(place: Place, key: RawKey) -> int:
    """The highest that is known of the store that was here, by what was last seen and by its backups."""
    known = [one.changes for one in backups_in(place.folder / FOLDER, key) if one.own and one.whole]
    try:
        seen = SeenFile(seen_path(place.copies), key).read()
    except ForgedError:
        seen = None
    return max([*known, 0 if seen is None else seen.changes])


def _wipe_what_later_ones_wiped(
    place: Place, changes: int, key: RawKey, content: Vault, steps: Sequence[Step]
) -> None:
    """What was wiped for good stands in the newest backup that can still be read (domain R20)."""
    for later in backups_in(place.folder / FOLDER, key):
        if later.own and later.whole and later.changes > changes:
            here = workshop(place.folder.with_name(f"{place.folder.name}.later"))
            try:
                with open_backup(later.path) as backup:
                    unpack(backup, key, here)
                with open_current(here, key, None, steps) as newer:
                    wipe_again(newer, content)
            except VaultError:
                continue
            finally:
                shutil.rmtree(here, ignore_errors=True)
            return


def _refuse_in_use(folder: Path) -> None:
    """Raises `VaultError` when another process has the store open; a damaged one does not open at all."""
    generation = generation_in_use(folder)
    store = None if generation is None else generation / generations.STORE
    if store is None or not store.is_file():
        return
    driver = cipher_driver()
    connection = driver.connect(f"{store.resolve().as_uri()}?mode=ro", uri=True, timeout=0.2)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.DatabaseError as error:
        told = explain(error)
        if told is not None and getattr(error, "sqlite_errorcode", 0) & 0xFF in _IN_USE:
            raise told from None
    finally:
        connection.close()
