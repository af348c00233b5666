"""Where things live on this computer: the user's own folders, and the files the program brings along.

One place decides this, so that no other module guesses a folder and everything that is written for the
user is readable by that user alone (0700 for folders, 0600 for files; vault.md §1).
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Final

import platformdirs

_APP: Final = "casusdesk"
_PACKAGE: Final = Path(__file__).resolve().parent


def data_folder() -> Path:
    """The user's data, on this computer only (never a roaming profile). Not created here."""
    return platformdirs.user_data_path(_APP, appauthor=False)


def settings_folder() -> Path:
    """The settings that hold no secrets. Not created here."""
    return platformdirs.user_config_path(_APP, appauthor=False)


def log_folder() -> Path:
    """The event log. Not created here."""
    return platformdirs.user_log_path(_APP, appauthor=False)


def vault_folder() -> Path:
    """Where the encrypted store goes unless the user chooses another folder."""
    return data_folder() / "vault"


def resource(*parts: str) -> Path:
    """A file or folder out of `resources/`, from the bundle, the wheel or a source checkout.

    Raises FileNotFoundError when it is not there: that is a faulty build, never a choice of the user.
    """
    path = _resources().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"resource missing: {'/'.join(parts)}")
    return path


def make_folders(folder: Path) -> Path:
    """Make what is missing of `folder` and its parents, for this user only (0700); raises OSError.

    `Path.mkdir` would leave the parents to the umask: then anyone may swap what is in them.
    """
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)
    return folder


def make_private_folder(folder: Path) -> Path:
    """`make_folders`, and 0700 also for a `folder` that was there; raises OSError."""
    make_folders(folder)
    if os.name == "posix":
        folder.chmod(0o700)
    return folder


def write_private_file(path: Path, content: bytes) -> None:
    """Replace `path` by `content` in one step, 0600: the old file or the new, never half; raises OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    new = Path(name)  # mkstemp made it 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` survive a power cut; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _resources() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / _APP / "resources"
    packed = _PACKAGE / "resources"
    return packed if packed.is_dir() else _PACKAGE.parents[1] / "resources"
