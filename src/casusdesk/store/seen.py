"""What this computer last saw of a store, to notice that an older file was put in its place (vault §1).

Kept outside the store, in the settings folder, so that whoever puts back a vault as it was does not put this
back too. It is sealed with a key out of that of the database. One that is missing or of another key is made
anew without a word, because a new computer has none; only one that was tampered with is told.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from casusdesk.errors import DamagedVaultError
from casusdesk.paths import make_folders, write_private_file
from casusdesk.store import files
from casusdesk.store.connection import RawConnection, explain
from casusdesk.store.key_file import Copies
from casusdesk.store.keys import RawKey, combine

_PURPOSE = "seen"
_MAX_BYTES = 4096
_TABLES = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('store_state', 'audit')"
_LAST_SEAL = "SELECT seal FROM audit ORDER BY id DESC LIMIT 1"
_STATE_GONE = "In het bestand met je casussen ontbreekt een deel. Zet een reservekopie terug."


class ForgedError(Exception):
    """What was remembered is not what the program wrote."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How often the store had changed, how many audit rows it had, and the seal of the last of them.

    `key_revision` is that of the key file; 0 in what an earlier release kept.
    """

    changes: int = 0
    audit_rows: int = 0
    audit_seal: str = ""
    key_revision: int = 0

    @classmethod
    def of(cls, connection: RawConnection, key_revision: int = 0) -> Self:
        """As the open store is now; a store of before schema 4 counts nothing yet.

        Raises `DamagedVaultError` or `VaultError`.
        """
        try:
            if connection.execute(_TABLES).fetchone()[0] < 2:
                return cls(key_revision=key_revision)
            state = connection.execute("SELECT changes FROM store_state").fetchone()
            columns = {row[1] for row in connection.execute("PRAGMA table_info(audit)")}
            if state is None or "seal" not in columns:
                raise DamagedVaultError(_STATE_GONE)
            rows = connection.execute("SELECT count(*) FROM audit").fetchone()[0]
            last = connection.execute(_LAST_SEAL).fetchone()
        except Exception as error:
            told = explain(error)
            if told is None:
                raise
            raise told from None
        return cls(int(state[0]), int(rows), str(last[0]) if last else "", key_revision)


def seen_path(copies: Copies) -> Path:
    """Beside the second key file; without one it can only be in the vault itself, and proves less."""
    if copies.second is None:
        return copies.main.with_name("seen.json")
    return copies.second.with_name(f"{copies.second.stem}.seen.json")


class SeenFile:
    """The file at `path`, for the store that `key` opens."""

    def __init__(self, path: Path, key: RawKey) -> None:
        self.path = path
        self._secret = combine(key.material, bytes(16), _PURPOSE)
        self._name = hmac.digest(self._secret, b"name", "sha256").hex()[:16]
        self._known: Seen | None = None
        self.coming: Seen | None = None
        """What was read or written of a store that was to take the place of the one that is seen."""

    def read(self) -> Seen | None:
        """None when there is nothing of this store; raises `ForgedError`."""
        try:
            body = json.loads(files.read_regular(self.path, _MAX_BYTES))
            key, seal = body.pop("key"), bytes.fromhex(body.pop("seal"))
            sealed = self._seal(body)
            coming = Seen(**body.pop("coming")) if "coming" in body else None
            found = Seen(**body)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        if key != self._name:  # of another key, and that is how it is named: it says nothing about the key
            return None
        if not hmac.compare_digest(seal, sealed):
            raise ForgedError
        self._known, self.coming = found, coming
        return found

    def write(self, seen: Seen, coming: Seen | None = None) -> None:
        """Put `seen` in its place, when that is not what was read or written last; raises `VaultError`."""
        if (seen, coming) == (self._known, self.coming):
            return
        body: dict[str, Any] = asdict(seen)
        if coming is not None:
            body["coming"] = asdict(coming)
        content = json.dumps({"key": self._name, **body, "seal": self._seal(body).hex()}).encode()
        with files.told():
            write_private_file(make_folders(self.path.parent) / self.path.name, content)
        self._known, self.coming = seen, coming

    def _seal(self, body: dict[str, Any]) -> bytes:
        return hmac.digest(self._secret, json.dumps(body, sort_keys=True).encode(), "sha256")
