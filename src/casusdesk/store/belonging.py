"""Which vault an open store belongs to: its folder, its key and the way in."""

from __future__ import annotations

from hmac import compare_digest
from pathlib import Path

from casusdesk.errors import VaultError
from casusdesk.store.key_access import KeyAccess
from casusdesk.store.keys import RawKey

PRACTICE = "Deze kluis heeft geen wachtwoordzin: het is een oefenomgeving."


class Belonging:
    """What an open store knows of its vault."""

    def __init__(self, key: RawKey, access: KeyAccess | None) -> None:
        self._key = key
        self._access = access

    @property
    def folder(self) -> Path | None:
        """Where the vault is; None for the practice environment, which has no key file."""
        return None if self._access is None else self._access.copies.main.parent

    @property
    def access(self) -> KeyAccess:
        """The way in to this vault; raises `VaultError` for the practice environment, which has none."""
        if self._access is None:
            raise VaultError(PRACTICE)
        return self._access

    @property
    def key(self) -> RawKey:
        """The key itself, for the rooms of the store alone: backups are sealed and opened with it."""
        return self._key

    @property
    def mark(self) -> str:
        """What the file of this store begins with; no secret."""
        return self._key.mark

    def opens_with(self, key: RawKey) -> bool:
        """Whether `key` is the one this store is sealed with."""
        return compare_digest(self._key.material, key.material)
