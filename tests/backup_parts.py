"""What the tests of backups share: a real vault of the newest schema, and what is in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from casusdesk.store import vault as vaults
from casusdesk.store.backup_folder import Backup
from casusdesk.store.backup_make import make_backup
from casusdesk.store.keys import KdfCost
from casusdesk.store.vault import Vault

CHEAP = KdfCost(64, 1, 1)
HERS = "een twee drie vier vijf"
NEXT = "zes zeven acht negen tien"
NOON = datetime(2027, 1, 14, 12, tzinfo=UTC)


def new_vault(folder: Path, second: Path | None = None) -> tuple[Vault, str]:
    """An open portable vault with one name in it, and its recovery code."""
    new = vaults.create_vault(folder, second, passphrase=HERS, secrets=None, cost=CHEAP)
    assert all(new.confirm(group, new.recovery.groups[group]) for group in (0, 1))
    vault = new.commit()
    add(vault, "van haar")
    return vault, new.recovery.text


def add(vault: Vault, name: str) -> None:
    with vault.session() as session:
        session.connection().exec_driver_sql("INSERT INTO local_names (name) VALUES (?)", (name,))


def names(vault: Vault) -> list[str]:
    with vault.session() as session:
        return list(session.connection().exec_driver_sql("SELECT name FROM local_names").scalars())


def made(vault: Vault, minutes: int = 0) -> Backup:
    return make_backup(vault, NOON + timedelta(minutes=minutes))


def beside(folder: Path) -> list[str]:
    """What was left behind beside the vault, or in its folder of backups."""
    left = [path.name for path in folder.parent.iterdir() if path.name.startswith(".")]
    backups = folder / "backups"
    return left + [path.name for path in backups.iterdir() if path.name.startswith(".")]
