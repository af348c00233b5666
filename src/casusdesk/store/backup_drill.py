"""The monthly rehearsal: the newest backup becomes a store again, in a throw-away place beside the vault."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import Final

from casusdesk.errors import CasusdeskError
from casusdesk.store.backup_file import open_backup
from casusdesk.store.backup_folder import Backup
from casusdesk.store.connection import open_connection
from casusdesk.store.generations import STORE, build_copy, current, row_counts
from casusdesk.store.opened import Vault
from casusdesk.store.restore import unpack
from casusdesk.store.succession import workshop

_FAILED: Final = "De nieuwste reservekopie kon bij de maandelijkse proef niet worden teruggezet. {why}"
_COUNTS: Final = "Er staat niet in wat erin hoort. Maak een nieuwe reservekopie."


@dataclass(frozen=True, slots=True)
class DrillReport:
    """Which backup was tried out; `problem` is what went wrong, in Dutch, None when all was well."""

    backup: Backup | None
    problem: str | None

    @property
    def ok(self) -> bool:
        return self.problem is None


def rehearse(vault: Vault, backup: Backup) -> DrillReport:
    """Restore `backup` as a restore does, count its rows, and take it away; the vault is not touched."""
    try:
        why = _restored(vault, backup)
    except CasusdeskError as error:
        why = str(error)
    return DrillReport(backup, None if why is None else _FAILED.format(why=why))


def _restored(vault: Vault, backup: Backup) -> str | None:
    here = workshop(vault.access.copies.main.parent)
    try:
        with open_backup(backup.path) as found:
            manifest = found.manifest
            unpack(found, vault.key, here)
        source, _ = open_connection(current(here) / STORE, vault.key, "ro")
        try:
            build_copy(here, vault.key, source)
        finally:
            source.close()
        rebuilt, _ = open_connection(current(here) / STORE, vault.key, "ro")
        try:
            counts = row_counts(rebuilt)
        finally:
            rebuilt.close()
        same = all(counts.get(name) == count for name, count in manifest.rows.items())
        return None if same and manifest.sealed_by(vault.key) else _COUNTS
    finally:
        shutil.rmtree(here, ignore_errors=True)
