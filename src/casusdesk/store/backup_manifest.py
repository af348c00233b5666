"""What a backup says of itself: its parts, what is in them, and a seal that only the key of the store makes.

JSON in ASCII with its keys in order. A reader takes nothing but the bytes that `encode` would write again,
so a hostile one has no room: no second key of the same name, no other number, no deeper nesting.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from hmac import compare_digest
from hmac import new as hmac
from typing import Any, Final, Self

from casusdesk.errors import DamagedVaultError, NewerVaultError
from casusdesk.store.keys import RawKey, combine

FORMAT: Final = 1
MOST_BYTES: Final = 64 * 1024
"""A manifest is about 2 KiB; more is not read."""
_MOST_STORE: Final = 4 * 1024**3
_MOST_ROWS: Final = 2**53
_MOST_TABLES: Final = 500
_TABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
_HEX_32: Final = re.compile(r"[0-9a-f]{64}")
_VAULT_ID: Final = re.compile(r"[0-9a-f]{32}")
DAMAGED: Final = "Deze reservekopie is beschadigd. Er is niets gewijzigd. Kies een andere reservekopie."
_NEWER: Final = "Deze reservekopie is van een nieuwere versie van casusdesk. Installeer die versie."


@dataclass(frozen=True, slots=True)
class Part:
    """One of the two files in the backup: its size in bytes and the SHA-256 of its content, in hex."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`made_at` is aware, in whole seconds; `cases` leaves out what is in the trash; `mac` seals the rest."""

    made_at: datetime
    vault_id: str
    key_file: Part
    store: Part
    schema: int
    changes: int
    cases: int
    rows: Mapping[str, int]
    mac: str = ""

    def sealed(self, key: RawKey) -> Self:
        """The manifest with the seal of `key`, the key of the store it is about."""
        return replace(self, mac=self._seal(key))

    def sealed_by(self, key: RawKey) -> bool:
        """Whether it was made by whoever had `key`, and not changed since."""
        return compare_digest(self.mac, self._seal(key))

    def _seal(self, key: RawKey) -> str:
        sealing = combine(key.material, bytes.fromhex(self.vault_id), "backup")
        return hmac(sealing, _bytes(self._body()), sha256).hexdigest()

    def _body(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "made_at": self.made_at.astimezone(UTC).isoformat(timespec="seconds"),
            "vault_id": self.vault_id,
            "parts": {
                "vault.json": {"size": self.key_file.size, "sha256": self.key_file.sha256},
                "store.db": {"size": self.store.size, "sha256": self.store.sha256},
            },
            "schema": self.schema,
            "changes": self.changes,
            "cases": self.cases,
            "rows": dict(self.rows),
        }

    def encode(self) -> bytes:
        """The bytes in the file."""
        return _bytes({**self._body(), "mac": self.mac})

    @classmethod
    def decode(cls, content: bytes) -> Self:
        """Raises `DamagedVaultError` for what `encode` did not write, `NewerVaultError` for a later one."""
        try:
            body = json.loads(content.decode("ascii"))
            if _whole(body["format"], 1, 1000) > FORMAT:
                raise NewerVaultError(_NEWER)
            made = cls._of(body)
            if made.encode() != content:
                raise ValueError
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
            raise DamagedVaultError(DAMAGED) from None
        return made

    @classmethod
    def _of(cls, body: dict[str, Any]) -> Self:
        parts, rows = body["parts"], body["rows"]
        if not 1 <= len(rows) <= _MOST_TABLES:
            raise ValueError
        return cls(
            made_at=_moment(body["made_at"]),
            vault_id=_matched(_VAULT_ID, body["vault_id"]),
            key_file=_part(parts["vault.json"], MOST_BYTES),
            store=_part(parts["store.db"], _MOST_STORE),
            schema=_whole(body["schema"], 1, 1000),
            changes=_whole(body["changes"], 0, _MOST_ROWS),
            cases=_whole(body["cases"], 0, _MOST_ROWS),
            rows={_matched(_TABLE, name): _whole(count, 0, _MOST_ROWS) for name, count in rows.items()},
            mac=_matched(_HEX_32, body["mac"]),
        )


def _bytes(body: dict[str, Any]) -> bytes:
    return (json.dumps(body, indent=1, sort_keys=True) + "\n").encode("ascii")


def _part(entry: dict[str, Any], most: int) -> Part:
    return Part(_whole(entry["size"], 1, most), _matched(_HEX_32, entry["sha256"]))


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    if moment is None or moment.tzinfo is None or not 2000 <= moment.year <= 9000:
        raise ValueError
    return moment


def _matched(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError
    return value


def _whole(value: object, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError
    return value
