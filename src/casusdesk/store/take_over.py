"""A store that was handed over comes to the computer of the stand-in (domain §6, US21).

What is on the stick is only read. The files are copied beside the place of the vault, proven there with the
key that the passphrase opened, and only then moved: a vault that is there already is never touched.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from casusdesk.errors import DamagedVaultError, VaultError
from casusdesk.store import files, generations
from casusdesk.store.connection import check_file, cipher_driver, open_connection, refuse_plain
from casusdesk.store.hand_over import FOLDER
from casusdesk.store.inspection import inspect
from casusdesk.store.key_access import KeyAccess
from casusdesk.store.key_file import NAME, Copies, KeyFile
from casusdesk.store.keys import RawKey
from casusdesk.store.migrations import STEPS, Step, needs_steps
from casusdesk.store.opened import Vault
from casusdesk.store.slots import SlotName
from casusdesk.store.vault_setup import beside, clear_left_overs, require_free, settle

_NONE_THERE = "In deze map staat geen waarneming. Kies op de stick de map casusdesk-waarneming."
_DAMAGED = (
    "De waarneming op deze stick is beschadigd. Er is niets gewijzigd. "
    "Vraag degene voor wie je waarneemt om een nieuwe."
)
_OTHER_KIND = "Deze map hoort bij een computer en is geen waarneming. Vraag om een map casusdesk-waarneming."
_UNREADABLE = "De stick of map is niet meer te lezen. Steek de stick er weer in en probeer het opnieuw."
_PULLED_OUT = {errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO}


def take_over(
    chosen: Path,
    place: Path,
    settings_copy: Path | None = None,
    *,
    passphrase: str,
    steps: Sequence[Step] = STEPS,
) -> Vault:
    """Copy the store in `chosen` (that folder, or the stick it is on) to `place` and open it there.

    Takes about a second on purpose; `chosen` is left as it is. Raises `WrongPassphraseError`,
    `DamagedVaultError`, `NewerVaultError` or `VaultError`, and then nothing is at `place`.
    """
    cipher_driver()
    require_free(place)
    source = found_in(chosen)
    key, key_file = opened_by(source, passphrase)
    with files.told():
        clear_left_overs(place, None)
        built = files.private_folder(beside(place, key_file.vault_id))
    try:
        bring(source, built, key, key_file, steps)
        access = KeyAccess(Copies(place / NAME, settings_copy))
        return settle(built, place, access, key, key_file, steps)
    except BaseException:
        shutil.rmtree(built, ignore_errors=True)
        raise


def found_in(chosen: Path) -> Path:
    """The folder that was handed over: `chosen` itself, or the one in it."""
    with _told():
        for folder in (chosen / FOLDER, chosen):
            if (folder / NAME).is_file() or (folder / generations.CURRENT).is_file():
                return folder
    raise VaultError(_NONE_THERE)


def opened_by(source: Path, passphrase: str) -> tuple[RawKey, KeyFile]:
    """The key of the store in `source`, out of its slot for a passphrase alone."""
    access = KeyAccess(Copies(source / NAME, None))
    try:
        if SlotName.PORTABLE not in access.copies.load().slots:
            raise VaultError(_OTHER_KIND)
        return access.key_by_passphrase(passphrase, None)
    except DamagedVaultError:
        raise DamagedVaultError(_DAMAGED) from None


def bring(source: Path, built: Path, key: RawKey, key_file: KeyFile, steps: Sequence[Step] = STEPS) -> None:
    """Copy the files of a vault from `source` to the empty folder `built`, and prove the copy with `key`."""
    try:
        store = generations.current(source) / generations.STORE
        if store.with_name(f"{store.name}-journal").exists():
            raise DamagedVaultError(_DAMAGED)
        check_file(store)
        with _told():
            generation = built / store.parent.name
            generation.mkdir(mode=0o700)
            copied = generation / generations.STORE
            files.create_private(copied)
            shutil.copyfile(store, copied)
            files.sync_file(copied)
            files.replace_durably(built / generations.CURRENT, f"{generation.name}\n".encode())
            Copies(built / NAME, None).save(key_file)
        _prove(copied, key, steps)
    except DamagedVaultError:
        raise DamagedVaultError(_DAMAGED) from None


def _prove(store: Path, key: RawKey, steps: Sequence[Step]) -> None:
    refuse_plain(store)
    connection, _ = open_connection(store, key)
    with generations.engine_on(connection) as engine:
        needs_steps(engine, steps)  # an older one is brought up to date later, a newer one is refused here
        if inspect(connection):
            raise DamagedVaultError(_DAMAGED)


@contextmanager
def _told() -> Iterator[None]:
    """The sentence for a stick that cannot be read any more; other faults are those of this computer."""
    try:
        with files.told():
            yield
    except VaultError as error:
        fault = error.__cause__
        if isinstance(fault, OSError) and fault.errno in _PULLED_OUT:
            raise VaultError(_UNREADABLE) from fault
        raise
