"""A store of somebody's own with the practice cases, to be damaged where a test says so."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from keyring.backend import KeyringBackend

from casusdesk.credentials import DeviceSecrets
from casusdesk.domain.coalition import Coalition
from casusdesk.paths import resource
from casusdesk.services.access import Access
from casusdesk.services.practice import fill_practice
from casusdesk.store import generations
from casusdesk.store.connection import PAGE
from casusdesk.store.keys import KdfCost, RawKey
from casusdesk.store.page_tree import PageTree
from casusdesk.store.salvage import Salvaged, salvage
from casusdesk.store.sealed_pages import SealedPages


def flipped(content: bytes, *pages: int) -> bytes:
    """One byte of each of these pages is another."""
    spoiled = bytearray(content)
    for page in pages:
        spoiled[(page - 1) * PAGE + 2000] ^= 1
    return bytes(spoiled)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file under `folder`, by its place in it."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


class Ring(KeyringBackend):
    """A keyring that lives in memory; `kept` may be emptied."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[str, str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(service)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service]

    @property
    def device(self) -> DeviceSecrets:
        """What the program reads it with."""
        return DeviceSecrets(lambda: self, limit_seconds=5)


class Spoiled:
    """A store of somebody's own with the practice cases, spoiled where a test says so."""

    passphrase = "paarse olifant fietst stil langs zee"

    def __init__(self, folder: Path, device: Any = None, second: Path | None = None) -> None:
        self.folder = folder
        self.device = device or Ring().device
        self.second = second
        self.access = Access(folder, second, self.device, KdfCost(64, 1, 1))
        setup = self.access.prepare(self.passphrase)
        one, two = setup.asked_groups
        assert setup.confirms(setup.recovery_groups[one], setup.recovery_groups[two])
        self.lines = tuple(setup.recovery_lines)
        self.code = " ".join(self.lines)
        content = tomllib.loads(resource("demo", "practice.toml").read_text(encoding="utf-8"))
        with setup.finish(Coalition()) as desk:
            fill_practice(desk, content)
            self.cases = tuple(desk.cases.all())
            self.key: RawKey = desk._vault._key

    @property
    def store(self) -> Path:
        return generations.current(self.folder) / generations.STORE

    def spoil(self, *pages: int) -> None:
        self.store.write_bytes(flipped(self.store.read_bytes(), *pages))

    def root(self, name: str) -> int:
        """The first page of a table."""
        tree = PageTree(SealedPages(self.store.read_bytes(), self.key))
        (root,) = [row[3] for _, row in tree.rows(1) if row[0] == "table" and row[1] == name]
        assert isinstance(root, int)
        return root

    def salvage(self, **named: Any) -> Salvaged:
        arguments = {"passphrase": self.passphrase, "secrets": self.device, **named}
        return salvage(self.folder, **arguments)
