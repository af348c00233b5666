"""Real vaults in temporary folders; cheap to unlock, with a keyring that lives in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from sqlalchemy import Connection

from casusdesk.credentials import DeviceSecrets
from casusdesk.store import vault as vaults
from casusdesk.store.keys import KdfCost
from casusdesk.store.migrations import Step
from casusdesk.store.recovery_code import RecoveryCode

PASSPHRASE = "paarse olifant fietst stil"
FIVE_WORDS = "paarse olifant fietst stil voorbij"


class MemoryKeyring(KeyringBackend):
    """Keeps what it is given; `entries` may be looked into and spoiled."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[str, str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get(service)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service]


@dataclass
class Made:
    """A committed and closed vault with one row, and what opens it."""

    folder: Path
    second: Path
    passphrase: str
    code: RecoveryCode
    device: DeviceSecrets | None
    steps: Sequence[Step]

    @property
    def store(self) -> Path:
        return self.folder / "gen-0001" / "store.db"

    def unlock(self, **changes: object) -> vaults.Vault:
        arguments = {
            "passphrase": self.passphrase,
            "secrets": self.device,
            "settings_copy": self.second,
            "steps": self.steps,
            **changes,
        }
        return vaults.unlock(self.folder, **arguments)  # type: ignore[arg-type]


def _first(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    connection.exec_driver_sql("CREATE TABLE under (line INTEGER NOT NULL REFERENCES line (id))")


@pytest.fixture
def cheap() -> KdfCost:
    return KdfCost(memory_kib=64, iterations=1, lanes=1)


@pytest.fixture
def steps() -> tuple[Step, ...]:
    return (Step(1, _first),)


@pytest.fixture
def memory_keyring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def device(memory_keyring: MemoryKeyring) -> DeviceSecrets:
    return DeviceSecrets(lambda: memory_keyring, limit_seconds=5)


@pytest.fixture
def make(
    tmp_path: Path, cheap: KdfCost, steps: tuple[Step, ...], device: DeviceSecrets
) -> Callable[..., Made]:
    def build(name: str = "kluis", *, portable: bool = False, text: str = "een vraag") -> Made:
        folder, second = tmp_path / name, tmp_path / "settings" / f"{name}.json"
        secrets = None if portable else device
        passphrase = FIVE_WORDS if portable else PASSPHRASE
        new = vaults.create_vault(
            folder, second, passphrase=passphrase, secrets=secrets, cost=cheap, steps=steps
        )
        assert new.confirm(2, new.recovery.groups[2])
        assert new.confirm(5, new.recovery.groups[5])
        with new.commit() as vault, vault.session() as session:
            session.connection().exec_driver_sql("INSERT INTO line (text) VALUES (?)", (text,))
        return Made(folder, second, passphrase, new.recovery, secrets, steps)

    return build


@pytest.fixture
def made(make: Callable[..., Made]) -> Made:
    return make()
