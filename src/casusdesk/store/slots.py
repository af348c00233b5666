"""The slots of the key file: the database key, wrapped once for every way in.

AES-256-GCM with the slot's name, its parameters and the vault's id as associated data, so that no slot can be
moved, renamed or weakened. Only this unwrap tells a wrong passphrase from a damaged file (vault §1).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest
from hmac import new as hmac
from secrets import token_bytes
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casusdesk.errors import DamagedVaultError, KeyringError, WrongPassphraseError
from casusdesk.store.keys import SALT_BYTES, KdfCost, RawKey, combine, stretch
from casusdesk.store.recovery_code import RecoveryCode

DEVICE_SECRET_BYTES = 32
"""The half of the daily key that stays in the keyring of one device."""
_NONCE_BYTES = 12
_REFUSED = "Deze wachtwoordzin klopt niet. Let op hoofdletters."
_OTHER_CODE = "Deze herstelcode hoort niet bij deze kluis. Kijk of je het juiste herstelblad hebt."
_WRONG_DEVICE = (
    "De sleutelbos van deze computer geeft een andere sleutel dan die van deze kluis. Gebruik je herstelblad."
)

Params = Mapping[str, int | str]


class SlotName(StrEnum):
    """A way into the vault."""

    DAILY = "daily"
    RECOVERY = "recovery"
    PORTABLE = "portable"


class DeviceSecrets(Protocol):
    """What the vault asks of the keyring; `casusdesk.credentials` has the real one.

    Every call raises `KeyringError` with its own sentence when the keyring does not do it.
    """

    def available(self) -> None:
        """Raises when the keyring cannot be reached and opened."""

    def store(self, vault_id: str, secret: bytes) -> None:
        """Keep the 32 bytes of `secret`; they are read back and compared."""

    def fetch(self, vault_id: str) -> bytes:
        """The 32 bytes; raises `KeyringEntryMissingError` when they are gone."""

    def forget(self, vault_id: str) -> None:
        """Remove the entry; one that is not there is no error."""

    @property
    def waiting(self) -> bool:
        """Whether a call waits for the keyring now."""

    def cancel(self) -> None:
        """Stop waiting, from another thread."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the database key, as it stands in the key file."""

    name: SlotName
    params: Params
    nonce: bytes
    wrapped: bytes = field(repr=False)

    @property
    def salt(self) -> bytes:
        """The 16 bytes that make this slot's derivation its own."""
        return bytes.fromhex(str(self.params["salt"]))

    @property
    def cost(self) -> KdfCost:
        """Raises `DamagedVaultError` for absurd parameters, before anything is computed with them."""
        numbers = [self.params.get(name) for name in ("memory_kib", "iterations", "lanes")]
        if not all(type(number) is int for number in numbers):
            raise DamagedVaultError("Het sleutelbestand van de kluis is beschadigd.")
        memory, iterations, lanes = (int(number) for number in numbers if number is not None)
        return KdfCost(memory, iterations, lanes).check()


def daily_slot(vault_id: str, key: RawKey, passphrase: str, device: bytes, cost: KdfCost) -> Slot:
    """The slot of every day: opens with the secret in the keyring and the passphrase together."""
    params = {**_cost_params(cost), "device": _device_mark(vault_id, device)}
    wrapping = combine(stretch(passphrase, _salt(params), cost) + device, _salt(params), "daily")
    return _seal(SlotName.DAILY, vault_id, key, wrapping, params)


def portable_slot(
    vault_id: str, key: RawKey, passphrase: str, cost: KdfCost, *, device_mark: str = ""
) -> Slot:
    """The slot where no keyring is usable: opens with a passphrase of five words or more.

    `device_mark` is that of the entry which older slots need, so that going back finds the right one.
    """
    params = _cost_params(cost)
    if device_mark:
        params["device"] = device_mark
    wrapping = combine(stretch(passphrase, _salt(params), cost), _salt(params), "portable")
    return _seal(SlotName.PORTABLE, vault_id, key, wrapping, params)


def recovery_slot(vault_id: str, key: RawKey, code: RecoveryCode) -> Slot:
    """The slot of the printed sheet; 130 random bits need no slow derivation."""
    params: Params = {"salt": token_bytes(SALT_BYTES).hex()}
    return _seal(SlotName.RECOVERY, vault_id, key, combine(code.secret, _salt(params), "recovery"), params)


def open_daily(slot: Slot, vault_id: str, passphrase: str, device: bytes) -> RawKey:
    """Raises `KeyringError` when the keyring's secret is another vault's, `WrongPassphraseError`."""
    if not fits_device(slot, vault_id, device):
        raise KeyringError(_WRONG_DEVICE)
    wrapping = combine(stretch(passphrase, slot.salt, slot.cost) + device, slot.salt, "daily")
    return _open(slot, vault_id, wrapping, _REFUSED)


def device_mark(slot: Slot) -> str:
    """What tells the secret of the keyring that belongs to `slot`; "" when none ever did."""
    return str(slot.params.get("device", ""))


def fits_device(slot: Slot, vault_id: str, device: bytes) -> bool:
    """Whether `slot`, or the daily one before it, was made with the secret `device`; needs no passphrase."""
    mark = device_mark(slot)
    return compare_digest(mark.encode(), _device_mark(vault_id, device).encode())


def open_portable(slot: Slot, vault_id: str, passphrase: str) -> RawKey:
    """Raises `WrongPassphraseError`."""
    wrapping = combine(stretch(passphrase, slot.salt, slot.cost), slot.salt, "portable")
    return _open(slot, vault_id, wrapping, _REFUSED)


def open_recovery(slot: Slot, vault_id: str, code: RecoveryCode) -> RawKey:
    """Raises `WrongPassphraseError` when the code is a right one, but of another vault."""
    return _open(slot, vault_id, combine(code.secret, slot.salt, "recovery"), _OTHER_CODE)


def _device_mark(vault_id: str, device: bytes) -> str:
    """Tells a wrong keyring entry from a wrong passphrase; 256 random bits are not guessed from it."""
    return hmac(device, f"casusdesk device {vault_id}".encode(), sha256).hexdigest()[:32]


def _cost_params(cost: KdfCost) -> dict[str, int | str]:
    return {
        "salt": token_bytes(SALT_BYTES).hex(),
        "memory_kib": cost.memory_kib,
        "iterations": cost.iterations,
        "lanes": cost.lanes,
    }


def _salt(params: Params) -> bytes:
    return bytes.fromhex(str(params["salt"]))


def _associated(name: SlotName, vault_id: str, params: Params) -> bytes:
    return json.dumps([vault_id, str(name), dict(params)], sort_keys=True, separators=(",", ":")).encode()


def _seal(name: SlotName, vault_id: str, key: RawKey, wrapping: bytes, params: Params) -> Slot:
    nonce = token_bytes(_NONCE_BYTES)
    wrapped = AESGCM(wrapping).encrypt(nonce, key.material, _associated(name, vault_id, params))
    return Slot(name, params, nonce, wrapped)


def _open(slot: Slot, vault_id: str, wrapping: bytes, refusal: str) -> RawKey:
    try:
        material = AESGCM(wrapping).decrypt(
            slot.nonce, slot.wrapped, _associated(slot.name, vault_id, slot.params)
        )
    except InvalidTag:
        raise WrongPassphraseError(refusal) from None
    return RawKey(material)
