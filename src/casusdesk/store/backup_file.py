"""The file of one backup: an uncompressed tar of manifest.json, vault.json and store.db, in that order.

Any tar program opens it. It is read here without one: a header must be, byte for byte, the one that is
written here, so that no other name, kind, link or size gets in; and no name in the file is ever a path.
"""

from __future__ import annotations

import os
import re
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from casusdesk.errors import DamagedVaultError, VaultError
from casusdesk.store import files
from casusdesk.store.backup_manifest import DAMAGED, MOST_BYTES, Manifest, Part
from casusdesk.store.key_file import KeyFile
from casusdesk.store.keys import SALT_BYTES

_BLOCK: Final = 512
_CHUNK: Final = 1 << 20
_SIZE: Final = re.compile(rb"[0-7]{11}\0")
_END: Final = bytes(2 * _BLOCK)
_MEMBERS: Final = ("manifest.json", "vault.json", "store.db")
_NONE: Final = "Dit is geen reservekopie van casusdesk. Kies een bestand dat reservekopie heet."
_UNREADABLE: Final = "Deze reservekopie is niet te lezen. Steek de stick er weer in, of kies een andere."


def write_backup(target: BinaryIO, manifest: Manifest, key_file: bytes, store: Path) -> None:
    """Write the whole tar; `store` is the encrypted file that the manifest describes. Raises `OSError`."""
    for name, content in ((_MEMBERS[0], manifest.encode()), (_MEMBERS[1], key_file)):
        target.write(_header(name, len(content)))
        target.write(content + _padding(len(content)))
    target.write(_header(_MEMBERS[2], manifest.store.size))
    with store.open("rb") as source:
        while chunk := source.read(_CHUNK):
            target.write(chunk)
    target.write(_padding(manifest.store.size) + _END)


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup that is open for reading: its two small parts are read, its store is still where it was."""

    manifest: Manifest
    key_file: KeyFile
    _file: BinaryIO

    def store_to(self, target: Path) -> None:
        """Write the store to the new private file `target`, and compare; raises `VaultError`, `OSError`."""
        files.create_private(target)
        with target.open("r+b") as copy:
            self._read_store(copy)
            copy.flush()
            os.fsync(copy.fileno())

    def mark(self) -> str:
        """What the store begins with: the mark of its key (`RawKey.mark`)."""
        with _told():
            self._file.seek(_store_place(self.manifest))
            return self._file.read(SALT_BYTES).hex()

    def check_store(self) -> None:
        """Read the store through and compare it with the manifest; raises `VaultError`."""
        self._read_store(None)

    def _read_store(self, copy: BinaryIO | None) -> None:
        place, left, seen = _store_place(self.manifest), self.manifest.store.size, sha256()
        with _told():
            self._file.seek(place)
        while left:
            with _told():
                chunk = self._file.read(min(left, _CHUNK))
            if not chunk:
                raise DamagedVaultError(DAMAGED)
            seen.update(chunk)
            left -= len(chunk)
            if copy is not None:
                copy.write(chunk)
        if seen.hexdigest() != self.manifest.store.sha256:
            raise DamagedVaultError(DAMAGED)


@contextmanager
def open_backup(path: Path) -> Iterator[BackupFile]:
    """The backup at `path`, of which nothing is believed yet but that it is whole.

    Raises `DamagedVaultError`, `NewerVaultError` or `VaultError`; nothing is written anywhere.
    """
    with _regular(path) as (file, size):
        with _told():
            manifest, key_file = _parsed(file, size)
        yield BackupFile(manifest, key_file, file)


def _parsed(file: BinaryIO, size: int) -> tuple[Manifest, KeyFile]:
    manifest = Manifest.decode(_member(file, _MEMBERS[0], MOST_BYTES, _NONE))
    content = _member(file, _MEMBERS[1], manifest.key_file.size, DAMAGED)
    header, rest = file.read(_BLOCK), _padding(manifest.store.size) + _END
    end_of_store = _store_place(manifest) + manifest.store.size
    if header != _header(_MEMBERS[2], manifest.store.size) or size != end_of_store + len(rest):
        raise DamagedVaultError(DAMAGED)
    file.seek(end_of_store)
    if file.read(len(rest)) != rest or part_of(content) != manifest.key_file:
        raise DamagedVaultError(DAMAGED)
    try:
        key_file = KeyFile.decode(content)
    except DamagedVaultError:
        raise DamagedVaultError(DAMAGED) from None
    if key_file.vault_id != manifest.vault_id:
        raise DamagedVaultError(DAMAGED)
    return manifest, key_file


def part_of(content: bytes) -> Part:
    """The size and SHA-256 of `content`."""
    return Part(len(content), sha256(content).hexdigest())


def _member(file: BinaryIO, name: str, most: int, refusal: str) -> bytes:
    header = file.read(_BLOCK)
    field = header[124:136]
    size = int(field[:11], 8) if _SIZE.fullmatch(field) else most + 1
    if not 0 < size <= most or header != _header(name, size):
        raise DamagedVaultError(refusal)
    content = file.read(size)
    padding = _padding(size)
    if len(content) != size or file.read(len(padding)) != padding:
        raise DamagedVaultError(DAMAGED)
    return content


@contextmanager
def _regular(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """The open file and its size; a pipe or a device is not waited for."""
    with _told():
        try:
            file = files.open_regular(path, follow=True)  # chosen by whoever restores it
        except files.NoFileError:
            raise DamagedVaultError(_NONE) from None
        size = os.fstat(file.fileno()).st_size
    try:
        yield file, size
    finally:
        with suppress(OSError):  # it was only read
            file.close()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        raise VaultError(_UNREADABLE) from error


def _header(name: str, size: int) -> bytes:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = size, 0o600, 0
    return member.tobuf(tarfile.USTAR_FORMAT, "ascii", "strict")


def _padding(size: int) -> bytes:
    return bytes(-size % _BLOCK)


def _store_place(manifest: Manifest) -> int:
    """Where the content of store.db begins."""
    before = (len(manifest.encode()), manifest.key_file.size)
    return sum(_BLOCK + size + len(_padding(size)) for size in before) + _BLOCK
