"""Is this a good place for the store? Facts about a folder that make a store unsafe, each with what to do.

A folder that another program copies about (OneDrive, Dropbox …) brings back older files and writes two stores
over each other, and puts them on the internet. On a network drive a lock does not hold. Only what is plain
from the path, the environment, a marker file or the disk itself is said; nothing is guessed.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PureWindowsPath
from typing import Final

from casusdesk.errors import VaultError

ROOM: Final = 3
"""How many times its own size the store needs free: the next generation, and a backup of it."""
LEAST_ROOM: Final = 8 << 20
"""Bytes that must be free however small the store is."""

_VARIABLES: Final = {
    "OneDrive": "OneDrive",
    "OneDriveConsumer": "OneDrive",
    "OneDriveCommercial": "OneDrive",
}
_NAMES: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud",
    "icloud": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "synologydrive": "Synology Drive",
    "cloudstorage": "een clouddienst",
}
_MARKERS: Final = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.driveupload": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
}
"""Files that these programs put in the folder they copy about."""
_NETWORK: Final = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "davfs", "ncpfs", "fuse.sshfs", "fuse.gvfsd-fuse")
)
_REMOTE_DRIVE: Final = 4
_SYNCED: Final = (
    "De map van je casussen staat in {service}. Dat programma kopieert mee en zet oude bestanden terug. "
    "Verplaats de map naar een plek op deze computer zelf."
)
_ON_NETWORK: Final = (
    "De map van je casussen staat op een netwerkschijf. Daar kunnen twee computers tegelijk in schrijven. "
    "Verplaats de map naar deze computer."
)
_READ_ONLY: Final = (
    "In de map van je casussen kan niet worden geschreven. "
    "Vraag je beheerder om schrijfrechten voor deze map."
)
_LITTLE: Final = (
    "De schijf is bijna vol: er is te weinig ruimte voor een reservekopie. Maak {megabytes} MB vrij."
)


class Concern(Enum):
    """What is wrong with a folder; `stops` means that no new store is made there."""

    SYNCED = "synced"
    NETWORK = "network"
    READ_ONLY = "read_only"
    LITTLE_ROOM = "little_room"

    @property
    def stops(self) -> bool:
        """Whether a new store is refused here; one that is there opens with a warning."""
        return self in (Concern.SYNCED, Concern.READ_ONLY)


@dataclass(frozen=True, slots=True)
class Place:
    """One concern about a folder, with the Dutch sentence that says what to do. `service` copies it about."""

    concern: Concern
    sentence: str
    service: str = ""


class UnfitFolderError(VaultError):
    """No store is made here; `place` says why."""

    def __init__(self, place: Place) -> None:
        super().__init__(place.sentence)
        self.place = place


def looked_at(folder: Path, size: int = 0) -> tuple[Place, ...]:
    """Every concern about `folder`, which need not exist yet; `size` is that of the store in bytes."""
    there = _nearest(folder)
    found = []
    service = synced_by(folder)
    if service:
        found.append(Place(Concern.SYNCED, _SYNCED.format(service=service), service))
    if on_network(folder):
        found.append(Place(Concern.NETWORK, _ON_NETWORK))
    if not _writable(there):
        found.append(Place(Concern.READ_ONLY, _READ_ONLY))
    needed = max(ROOM * size, LEAST_ROOM)
    if shutil.disk_usage(there).free < needed:
        found.append(Place(Concern.LITTLE_ROOM, _LITTLE.format(megabytes=-(-needed // 1_000_000))))
    return tuple(found)


def refuse_unfit(folder: Path) -> None:
    """Raises `UnfitFolderError` for a folder in which no new store may be made."""
    for place in looked_at(folder):
        if place.concern.stops:
            raise UnfitFolderError(place)


def warnings_for(folder: Path) -> tuple[str, ...]:
    """What must be said about the folder of a store that has just opened."""
    stores = [store.stat().st_size for store in folder.glob("gen-*/store.db")]
    return tuple(place.sentence for place in looked_at(folder, max(stores, default=0)))


def synced_by(folder: Path) -> str:
    """The service that copies this folder about, or nothing."""
    real = Path(os.path.realpath(folder))
    for root, service in _roots():
        if real.is_relative_to(os.path.realpath(root)):
            return service
    for part in real.parts:
        name = part.lower().split(" - ")[0].split(" (")[0].strip()  # `OneDrive - Gemeente`, `Dropbox (1)`
        if name.startswith("googledrive-"):  # as macOS names what is in CloudStorage
            name = "googledrive"
        if name.startswith("onedrive-"):
            name = "onedrive"
        if name in _NAMES:
            return _NAMES[name]
    for around in (real, *real.parents):
        for marker, service in _MARKERS.items():
            if os.path.lexists(around / marker) and around != Path.home():
                return service
    return ""


def _roots() -> Iterator[tuple[str, str]]:
    """Folders that a service says are its own."""
    for variable, service in _VARIABLES.items():
        if root := os.environ.get(variable):
            yield root, service
    homes = [Path(os.environ[name]) / "Dropbox" for name in ("APPDATA", "LOCALAPPDATA") if name in os.environ]
    for home in (Path.home() / ".dropbox", *homes):
        try:
            told = json.loads((home / "info.json").read_text("utf-8"))
            yield from ((str(one["path"]), "Dropbox") for one in told.values())
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            continue


def on_network(folder: Path) -> bool:
    """Whether the folder is on another computer: a path of Windows says so, or the disk itself."""
    if PureWindowsPath(folder).drive.startswith("\\\\"):
        return True
    real = os.path.realpath(folder)
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(PureWindowsPath(real).anchor) == _REMOTE_DRIVE)
    return _file_system(real) in _NETWORK


def _file_system(real: str, table: Path = Path("/proc/self/mountinfo")) -> str:
    """The kind of file system `real` is on, as Linux tells it; nothing elsewhere."""
    try:
        lines = table.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    for line in lines:
        fields = line.split()
        if "-" not in fields[6:]:
            continue
        point = fields[4].encode().decode("unicode_escape")
        inside = real == point or real.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, fields[fields.index("-", 6) + 1]
    return kind


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    real = Path(os.path.realpath(folder))
    there = (one for one in (real, *real.parents) if os.path.isdir(one))  # noqa: PTH112 - or a long name raises
    return next(there, real)


def _writable(folder: Path) -> bool:
    """Rights do not tell on every system, so a file without a name is made, and is gone at once."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError as error:
        # A full disk is another matter: it is said of the room.
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
