"""`vault.json`: the vault's id and its slots, kept twice so that one damaged copy never loses the data.

A checksum tells a damaged file from a wrong passphrase; the copy with the highest revision wins.

A rotation (store.rotation) must change two files, this one and CURRENT, and may die at any moment. So:
1. this file gets a revision with the slots of the new key and, as `former`, those of the key in use;
2. the new generation is built and CURRENT flips to it;
3. this file gets a revision without the former slots.
Which of the two fit is not written anywhere: it is seen on the store in use, that begins with the salt of its
key (`RawKey.mark`). Whoever opens a file of step 1 takes the slots that fit and writes the file without the
others, so that what was begun is finished, or undone when CURRENT never flipped. A file with one key is of
format 1, as it always was; one with former slots is of format 2, which lasts as long as the rotation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from casusdesk.errors import DamagedVaultError, NewerVaultError, VaultError
from casusdesk.store import files
from casusdesk.store.slots import Slot, SlotName

NAME = "vault.json"
FORMAT = 1
FORMAT_ROTATING = 2
_MAX_BYTES = 64 * 1024
_REVISIONS = 2**53
"""More than anybody makes; a number of thousands of digits can be read, but its next one not written."""
_VAULT_ID = re.compile(r"[0-9a-f]{32}")
_MARK = re.compile(r"[0-9a-f]{32}")
_HEX = {"salt": 16, "nonce": 12, "wrapped": 64}
_PARAM_NAMES = {"salt", "memory_kib", "iterations", "lanes", "device"}
_DAMAGED = (
    "Het sleutelbestand van de kluis ontbreekt of is beschadigd, en de tweede kopie ook. "
    "Er is niets gewijzigd. Zet een reservekopie terug of vraag je beheerder om hulp."
)
ONE_COPY = "Een van de twee kopieën van het sleutelbestand kan niet worden bijgewerkt. Controleer de schijf."
_NEWER = "Deze kluis is gemaakt met een nieuwere versie van casusdesk. Installeer die versie."


Slots = Mapping[SlotName, Slot]


@dataclass(frozen=True, slots=True)
class Former:
    """The slots of the key of before a rotation that is under way; `mark` is that of its store."""

    mark: str
    slots: Slots


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What `vault.json` says; immutable, a change is a new revision."""

    vault_id: str
    revision: int
    slots: Slots
    former: Former | None = None

    def with_slots(self, *slots: Slot, drop: SlotName | None = None) -> Self:
        """The next revision, in which `slots` replace those of the same name and `drop` is gone."""
        kept = {name: slot for name, slot in self.slots.items() if name != drop}
        return replace(
            self, revision=self.revision + 1, slots={**kept, **{slot.name: slot for slot in slots}}
        )

    def rotating(self, mark: str, *slots: Slot) -> Self:
        """The next revision: `slots` of a new key, and those of now for the store with `mark`."""
        made = {slot.name: slot for slot in slots}
        return replace(self, revision=self.revision + 1, slots=made, former=Former(mark, self.slots))

    def fitting(self, mark: str) -> Self:
        """The next revision with the slots for the store with `mark` alone; itself when it has no others."""
        if self.former is None:
            return self
        slots = self.former.slots if mark == self.former.mark else self.slots
        return replace(self, revision=self.revision + 1, slots=slots, former=None)

    def encode(self) -> bytes:
        """The file's whole content: JSON in ASCII, with a checksum over everything else in it."""
        body: dict[str, Any] = {
            "format": FORMAT if self.former is None else FORMAT_ROTATING,
            "vault_id": self.vault_id,
            "revision": self.revision,
            "slots": _entries(self.slots),
        }
        if self.former is not None:
            body["former"] = {"store": self.former.mark, "slots": _entries(self.former.slots)}
        return json.dumps({**body, "checksum": _checksum(body)}, indent=1, sort_keys=True).encode()

    @classmethod
    def decode(cls, content: bytes) -> Self:
        """Raises `DamagedVaultError` for what `encode` did not write, `NewerVaultError` for a later one."""
        try:
            body = json.loads(content.decode("ascii"))
            if body.pop("checksum") != _checksum(body):
                raise ValueError
            if body["format"] not in (FORMAT, FORMAT_ROTATING):
                raise NewerVaultError(_NEWER)
            if not _VAULT_ID.fullmatch(body["vault_id"]) or type(body["revision"]) is not int:
                raise ValueError
            if not 0 <= body["revision"] < _REVISIONS:
                raise ValueError
            slots = _slots(body["slots"])
            former = None
            if body["format"] == FORMAT_ROTATING:
                if not _MARK.fullmatch(body["former"]["store"]):
                    raise ValueError
                former = Former(body["former"]["store"], _slots(body["former"]["slots"]))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise DamagedVaultError(_DAMAGED) from None
        return cls(body["vault_id"], body["revision"], slots, former)


def _entries(slots: Slots) -> dict[str, Any]:
    return {
        str(name): {**slot.params, "nonce": slot.nonce.hex(), "wrapped": slot.wrapped.hex()}
        for name, slot in slots.items()
    }


def _slots(entries: dict[str, Any]) -> Slots:
    return {SlotName(name): _slot(SlotName(name), entry) for name, entry in entries.items()}


def _slot(name: SlotName, entry: dict[str, Any]) -> Slot:
    raw = {field: bytes.fromhex(entry[field]) for field in _HEX}
    if any(len(raw[field]) != length for field, length in _HEX.items()):
        raise ValueError
    params = {field: value for field, value in entry.items() if field not in ("nonce", "wrapped")}
    if not params.keys() <= _PARAM_NAMES or not all(type(value) in (int, str) for value in params.values()):
        raise ValueError
    return Slot(name, params, raw["nonce"], raw["wrapped"])


def _checksum(body: dict[str, Any]) -> str:
    return sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Copies:
    """Where the two copies are: in the vault's folder and, when given, in the settings folder."""

    main: Path
    second: Path | None

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every place that should hold a copy, the one that counts first."""
        return (self.main,) if self.second is None else (self.main, self.second)

    def load(self) -> KeyFile:
        """The newest whole copy; raises `DamagedVaultError` when there is none."""
        main = read_key_file(self.main)
        second = None if self.second is None else read_key_file(self.second)
        if main is None and second is None:
            raise DamagedVaultError(_DAMAGED)
        if main is None or second is None:
            return main or second  # type: ignore[return-value]
        same_vault = main.vault_id == second.vault_id
        return second if same_vault and second.revision > main.revision else main

    def damaged(self) -> tuple[Path, ...]:
        """The copies that are missing or cannot be read."""
        return tuple(path for path in self.paths if read_key_file(path) is None)

    def save(self, key_file: KeyFile) -> bool:
        """Write the copy that counts, then the second; False when only the second could not be written.

        Raises `VaultError` when nothing was changed. A second copy that lags is put right at the next unlock.
        """
        self._write(self.main, key_file)
        if self.second is not None:
            try:
                self._write(self.second, key_file)
            except VaultError:
                return False
        return True

    def heal(self, key_file: KeyFile) -> None:
        """Put right whichever copy differs from `key_file`, after it has proven to open the store."""
        for path in self.paths:
            if read_key_file(path) != key_file:
                self._write(path, key_file)

    def _write(self, path: Path, key_file: KeyFile) -> None:
        with files.told():
            other = read_key_file(path)
            if other is not None and other.vault_id != key_file.vault_id:
                aside = path.with_name(f"{path.stem}-{other.vault_id[:8]}{path.suffix}")
                files.replace_durably(aside, other.encode())
            files.replace_durably(path, key_file.encode())
        if read_key_file(path) != key_file:
            raise DamagedVaultError("Het sleutelbestand is niet goed weggeschreven. Controleer de schijf.")


def read_key_file(path: Path) -> KeyFile | None:
    """The one copy at `path`; None when it is missing or cannot be read."""
    try:
        return KeyFile.decode(files.read_regular(path, _MAX_BYTES + 1))
    except (OSError, DamagedVaultError):
        return None
