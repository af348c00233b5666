"""Folders are the user's alone, and resources are found from a checkout, a wheel and the bundle."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from casusdesk import paths

posix_only = pytest.mark.skipif(os.name != "posix", reason="file modes exist on POSIX only")


def mode(path: Path) -> int:
    """The permission bits of `path`."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(
    "folder",
    [paths.data_folder, paths.settings_folder, paths.log_folder, paths.vault_folder],
    ids=lambda folder: folder.__name__,
)
def test_every_folder_lies_in_the_home_of_the_user(folder, home: Path) -> None:
    """Also the proof that no test writes outside its temporary home."""
    assert folder().is_relative_to(home)
    assert "casusdesk" in folder().parts


def test_resource_is_found_in_a_checkout() -> None:
    assert paths.resource("catalog").is_dir()


def test_missing_resource_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError, match="catalog/none"):
        paths.resource("catalog", "none")


def test_resource_is_found_in_the_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = tmp_path / "casusdesk" / "resources" / "texts"
    packed.mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("texts") == packed


def test_resource_is_found_in_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = tmp_path / "resources" / "texts"
    packed.mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.resource("texts") == packed


@posix_only
def test_folders_and_files_are_private(tmp_path: Path) -> None:
    folder = paths.make_private_folder(tmp_path / "one" / "two")
    paths.write_private_file(folder / "file", b"content")
    assert (mode(folder), mode(folder / "file")) == (0o700, 0o600)


def test_a_failed_write_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    paths.write_private_file(file, b"old")
    with pytest.raises(TypeError):
        paths.write_private_file(file, "not bytes")  # type: ignore[arg-type]
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]
