"""The whole store for a stand-in, as one folder on a USB stick or a share (domain §6, US21).

A copy is a vault of its own: another id, another database key, opened by the passphrase of the stand-in or by
a new recovery sheet. So the key of the one who hands over never travels. It is built and verified on this
computer; what goes to the stick are finished files, compared there with what was verified.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from casusdesk.errors import DamagedVaultError, VaultError
from casusdesk.paths import sync_folder
from casusdesk.store import files, generations, stick
from casusdesk.store.key_access import passphrase_slot, require_strong
from casusdesk.store.key_file import NAME, Copies, KeyFile
from casusdesk.store.keys import KdfCost, RawKey
from casusdesk.store.migrations import STEPS, Step
from casusdesk.store.opened import Vault
from casusdesk.store.recovery_code import RecoveryCode
from casusdesk.store.slots import recovery_slot
from casusdesk.store.succession import workshop
from casusdesk.store.vault_setup import TypedBack

FOLDER = "casusdesk-waarneming"
"""What the folder is called: nothing of any case, of anybody or of a day (domain R7)."""
_ROOM = 3
"""How many times its own size the store needs here while it is copied and packed."""

_TAKEN = "Daar staat al een map casusdesk-waarneming. Wis die eerst, of kies een andere map."
_PRACTICE = "De oefenomgeving kun je niet overdragen: er staat niets echts in."


class HandOver(TypedBack):
    """A copy that is whole, still under a hidden name: `confirm` two groups of its code, then `commit`."""

    def __init__(self, place: Path, built: Path, recovery: RecoveryCode) -> None:
        super().__init__(recovery)
        self.place = place
        self._built = built

    def commit(self) -> None:
        """Give the folder its name; raises `VaultError` before two groups are confirmed."""
        self.require()
        _require_free(self.place)
        with stick.told():
            self._built.rename(self.place)
            sync_folder(self.place.parent)

    def abandon(self) -> None:
        """Take the copy away again; after `commit` there is nothing left to take away."""
        shutil.rmtree(self._built, ignore_errors=True)


def hand_over(
    vault: Vault,
    target: Path,
    *,
    passphrase: str,
    cost: KdfCost | None = None,
    steps: Sequence[Step] = STEPS,
) -> HandOver:
    """Copy the open `vault` to the folder `target`, under the passphrase of a stand-in; slow.

    Nothing stays in `target` when it fails. Raises `InvalidInputError` for a weak passphrase (five words,
    vault §1 "portable"), `DamagedVaultError` when the store itself is not sound, or `VaultError`.
    """
    require_strong(passphrase, portable=True)
    if vault.folder is None:
        raise VaultError(_PRACTICE)
    stick.require_outside(target, vault.folder)
    place = target / FOLDER
    _require_free(place)
    for finding in vault.check(steps):
        raise DamagedVaultError(finding.message)

    vault_id, recovery = token_hex(16), RecoveryCode.random()
    built = target / f".{FOLDER}.new-{vault_id[:8]}"
    with _workshop(vault.folder) as here:
        _build(vault, here, vault_id, passphrase, recovery, cost, steps)
        try:
            with stick.told():
                _clear_left_overs(target)
                _send(here, built)
        except BaseException:
            shutil.rmtree(built, ignore_errors=True)
            raise
    return HandOver(place, built, recovery)


def _build(
    vault: Vault,
    here: Path,
    vault_id: str,
    passphrase: str,
    recovery: RecoveryCode,
    cost: KdfCost | None,
    steps: Sequence[Step],
) -> None:
    key = RawKey.random()
    slots = (
        passphrase_slot(vault_id, key, passphrase, None, cost),
        recovery_slot(vault_id, key, recovery),
    )
    with vault.copying() as source:
        generations.build_copy(here, key, source, steps)
    Copies(here / NAME, None).save(KeyFile(vault_id, 0, {}).with_slots(*slots))


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """A private folder beside the vault in `folder`, gone at the end; raises when the disk is too full."""
    here = workshop(folder, "out")
    try:
        with files.told():
            size = (generations.current(folder) / generations.STORE).stat().st_size
            if shutil.disk_usage(folder.parent).free < _ROOM * size:
                raise OSError(errno.ENOSPC, "no room")
        yield here
    finally:
        files.clear(here)


def _send(here: Path, built: Path) -> None:
    """Copy the finished files, and read back what arrived."""
    built.mkdir(mode=0o700)
    for path in sorted(here.rglob("*")):
        there = built / path.relative_to(here)
        if path.is_dir():
            there.mkdir(mode=0o700)
            continue
        stick.copy_compared(path, there)
    for folder in (*(one for one in built.iterdir() if one.is_dir()), built):
        sync_folder(folder)


def _clear_left_overs(target: Path) -> None:
    """What a hand-over that was cut off has left."""
    for left_over in target.glob(f".{FOLDER}.new-*"):
        shutil.rmtree(left_over, ignore_errors=True)


def _require_free(place: Path) -> None:
    if os.path.lexists(place):
        raise VaultError(_TAKEN)
