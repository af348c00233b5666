"""Durable, private files: what must survive a power cut is written under another name, synced and renamed."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath, PureWindowsPath
from typing import BinaryIO

from casusdesk.errors import VaultError
from casusdesk.paths import make_folders, write_private_file

_NO_SPACE = "De schijf is vol. Maak ruimte vrij en probeer het opnieuw."
_NO_ACCESS = "In de map van de kluis kan niet worden geschreven. Controleer de rechten van die map."
_NO_PLACE = "Deze map kan geen kluis bevatten. Kies een andere map, of een kortere naam."
_GONE = "De map van de kluis is weggehaald, misschien door een ander venster van casusdesk. Begin opnieuw."
_FAULT = "De schijf geeft een fout. Controleer de schijf en probeer het opnieuw."


@contextmanager
def told() -> Iterator[None]:
    """Turn an `OSError` into the sentence for the user; the name of the file is left out."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise VaultError(_NO_SPACE) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise VaultError(_NO_ACCESS) from error
        if error.errno == errno.ENOENT:
            raise VaultError(_GONE) from error
        if error.errno in (errno.ENOTDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.ELOOP):
            raise VaultError(_NO_PLACE) from error
        raise VaultError(_FAULT) from error


def database_uri(path: PurePath, mode: str) -> str:
    """The absolute `path` as SQLite takes it, to be opened in `mode` (rw, ro); never made.

    SQLite wants no name of a computer after `file://`: a share of Windows gets its slashes after that, and
    a path in the form `\\\\?\\` is written without it.
    """
    if isinstance(path, PureWindowsPath):
        plain = str(path)
        if plain.upper().startswith("\\\\?\\UNC\\"):
            path = PureWindowsPath("\\\\" + plain[8:])
        elif plain.startswith("\\\\?\\"):
            path = PureWindowsPath(plain[4:])
    uri = path.as_uri()
    if not uri.startswith("file:///"):
        uri = f"file:////{uri.removeprefix('file://')}"
    return f"{uri}?mode={mode}"


class NoFileError(OSError):
    """Where a file should be there is a folder, a pipe, a device or a link."""


def open_regular(path: Path, *, follow: bool = False) -> BinaryIO:
    """Open for reading; raises `OSError`, `NoFileError` for anything that is not a file.

    A pipe or a device is not waited for. A link counts as nothing unless `follow`: what is in a vault stands
    there itself, or whoever put the link there decides what is read and kept.
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    if not follow:
        if path.is_symlink():
            raise NoFileError(errno.ELOOP, "a link")
        flags |= getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise NoFileError(errno.EINVAL, "no file")
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_regular(path: Path, most: int = -1) -> bytes:
    """At most `most` bytes of the file at `path`, all of it without; raises as `open_regular`."""
    with open_regular(path) as file:
        return file.read(most)


def is_regular(path: Path) -> bool:
    """Whether a file of its own is there; raises `OSError` when nothing is, or it cannot be looked at."""
    return stat.S_ISREG(path.lstat().st_mode)


def sync_file(path: Path) -> None:
    """Make the content of `path` survive a power cut."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def private_folder(folder: Path) -> Path:
    """`folder`, made when missing with its parents, readable for this user only."""
    return make_folders(folder)


def create_private(path: Path, content: bytes = b"") -> None:
    """Write a new file of mode 0600 and sync it; `FileExistsError` when it is there already."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace_durably(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step: the old or the new bytes are there, never a mixture."""
    private_folder(path.parent)
    write_private_file(path, content)


def clear(folder: Path) -> None:
    """Take a folder of our own away, as far as the disk lets us; what stays is taken by the next sweep."""
    with suppress(OSError):  # `ignore_errors` does not cover every call that it makes
        shutil.rmtree(folder, ignore_errors=True)
