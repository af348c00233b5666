"""Whose backup is it, when no store is open to ask: the key out of what somebody knows, of now or of then.

The passphrase may have been changed since the backup was made, and the key renewed. So the key file that is
still there is tried as well as the one in the backup; the seal of the backup says which key is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casusdesk.errors import DamagedVaultError, OtherKeyError, VaultError, WrongPassphraseError
from casusdesk.store.attempts import Attempts
from casusdesk.store.backup_file import BackupFile
from casusdesk.store.backup_manifest import DAMAGED
from casusdesk.store.key_access import key_in, key_in_by_code, require_strong
from casusdesk.store.key_file import NAME, Copies, KeyFile, read_key_file
from casusdesk.store.keys import RawKey
from casusdesk.store.recovery_code import RecoveryCode
from casusdesk.store.slots import DeviceSecrets

OTHER_KEY: Final = (
    "Deze reservekopie is met een andere sleutel gemaakt. "
    "Geef de wachtwoordzin van toen, of de herstelcode van toen."
)
_TRIES: Final = "tries.json"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the vault is, or comes; `second` is where the other copy of its key file goes."""

    folder: Path
    second: Path | None

    @property
    def copies(self) -> Copies:
        return Copies(self.folder / NAME, self.second)

    def key_files(self) -> list[KeyFile]:
        """The key files that can still be read there; one of a rotation under way counts for two."""
        found = []
        for path in self.copies.paths:
            one = read_key_file(path)
            if one is not None:
                found += [one] if one.former is None else [one.fitting(one.former.mark), one.fitting("")]
        return found


@dataclass(frozen=True, slots=True)
class Proof:
    """What somebody knows: the passphrase (of now or of then), or the printed code and a new passphrase."""

    passphrase: str = ""
    code: str = ""
    new_passphrase: str = ""

    def parsed(self, *, portable: bool) -> RecoveryCode | None:
        """The code, when there is one; raises `InvalidInputError` for it, or for a weak new passphrase."""
        if not self.code:
            return None
        code = RecoveryCode.parse(self.code)
        require_strong(self.new_passphrase, portable=portable)
        return code


def proven(
    place: Place,
    backup: BackupFile,
    proof: Proof,
    secrets: DeviceSecrets | None,
    now: Callable[[], float],
) -> tuple[RawKey, KeyFile]:
    """The key that sealed the backup, and the key file that it came out of.

    Raises `WrongPassphraseError`, `MustWaitError`, `OtherKeyError`, `KeyringError` or `DamagedVaultError`.
    """
    if proof.code:
        code = RecoveryCode.parse(proof.code)
        return _first(place, backup, lambda one: key_in_by_code(one, code))
    attempts = Attempts(place.folder / _TRIES, now)
    attempts.check()
    try:
        found = _first(place, backup, lambda one: key_in(one, proof.passphrase, secrets))
    except WrongPassphraseError:
        if place.folder.is_dir():
            attempts.failed()
        raise
    attempts.succeeded()
    return found


def _first(place: Place, backup: BackupFile, key_of: Callable[[KeyFile], RawKey]) -> tuple[RawKey, KeyFile]:
    refusals: list[VaultError] = []
    other_key = False
    for one in _candidates(place, backup):
        try:
            key = key_of(one)
        except VaultError as error:
            refusals.append(error)
            continue
        if backup.manifest.sealed_by(key):
            return key, one
        if one is backup.key_file:
            raise DamagedVaultError(DAMAGED)
        other_key = True
    if other_key:
        raise OtherKeyError(OTHER_KEY)
    raise next((one for one in refusals if isinstance(one, WrongPassphraseError)), refusals[-1])


def _candidates(place: Place, backup: BackupFile) -> Iterator[KeyFile]:
    """The key files of now, each once, and last the one of then; a slow derivation is not done twice."""
    seen: list[KeyFile] = []
    for one in place.key_files():
        same = any(one.slots == other.slots for other in seen)
        if one.vault_id == backup.manifest.vault_id and not same and one.slots != backup.key_file.slots:
            seen.append(one)
    yield from seen
    yield backup.key_file
