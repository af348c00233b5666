"""Where a store should not stand, by real folders, environment variables and mounts."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from casusdesk.errors import VaultError
from casusdesk.services.access import Access
from casusdesk.services.folder_checks import (
    Concern,
    UnfitFolderError,
    _file_system,
    looked_at,
    on_network,
    synced_by,
)
from casusdesk.store.keys import KdfCost

PASSPHRASE = "paarse olifant fietst stil langs zee"


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"])
def test_a_folder_the_system_names_as_onedrive(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert synced_by(tmp_path / "werk" / "kluis") == ""
    monkeypatch.setenv(variable, str(tmp_path / "werk"))
    assert synced_by(tmp_path / "werk" / "kluis") == "OneDrive"
    assert synced_by(tmp_path / "werkelijk" / "kluis") == ""


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Gemeente", "OneDrive"),
        ("onedrive-persoonlijk", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Werk)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-iemand", "Google Drive"),
        ("iCloud Drive", "iCloud"),
        ("com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("Mijn dropboxen", ""),
        ("drive", ""),
        ("cloud", ""),
    ],
)
def test_a_folder_by_its_name(name: str, service: str, tmp_path: Path) -> None:
    assert synced_by(tmp_path / name / "casusdesk" / "vault") == service


@pytest.mark.parametrize(
    ("marker", "service"),
    [
        (".dropbox", "Dropbox"),
        (".tmp.driveupload", "Google Drive"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".nextcloudsync.log", "Nextcloud"),
        (".stfolder", "Syncthing"),
    ],
)
def test_a_folder_by_what_the_service_left_in_it(marker: str, service: str, tmp_path: Path) -> None:
    (tmp_path / "werk").mkdir()
    (tmp_path / "werk" / marker).touch()
    assert synced_by(tmp_path / "werk" / "kluis") == service
    assert synced_by(tmp_path / "kluis") == ""


def test_what_dropbox_says_of_itself(home: Path, tmp_path: Path) -> None:
    (home / ".dropbox").mkdir()  # the program's own folder in the home, not a folder it copies about
    assert synced_by(home / "werk" / "kluis") == ""
    told = {"personal": {"path": str(tmp_path / "gedeeld")}}
    (home / ".dropbox" / "info.json").write_text(json.dumps(told), "utf-8")
    assert synced_by(tmp_path / "gedeeld" / "kluis") == "Dropbox"
    (home / ".dropbox" / "info.json").write_text("[1", "utf-8")
    assert synced_by(tmp_path / "gedeeld" / "kluis") == ""


def test_a_link_into_a_synced_folder(tmp_path: Path) -> None:
    (tmp_path / "OneDrive" / "kluis").mkdir(parents=True)
    (tmp_path / "hier").symlink_to(tmp_path / "OneDrive" / "kluis")
    assert synced_by(tmp_path / "hier") == "OneDrive"


def test_a_network_drive_by_its_path_or_its_file_system(tmp_path: Path) -> None:
    assert on_network(Path("\\\\server\\map\\kluis"))
    assert not on_network(tmp_path)
    table = tmp_path / "mountinfo"
    table.write_text(
        "21 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "36 21 0:31 / /mnt/team\\040map rw,relatime shared:1 - cifs //server/map rw\n",
        "utf-8",
    )
    assert _file_system("/mnt/team map/kluis", table) == "cifs"
    assert _file_system("/mnt/team mappen", table) == "ext4"
    assert _file_system("/home", table) == "ext4"
    assert _file_system("/home", tmp_path / "niets") == ""


_IN_A_MOUNT = """
import sys
from pathlib import Path
from casusdesk.services.folder_checks import looked_at
print(",".join(place.concern.value for place in looked_at(Path(sys.argv[1]) / "kluis", int(sys.argv[2]))))
"""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs a name space of its own")
@pytest.mark.parametrize(
    ("options", "size", "found"),
    [
        ("ro,size=64m", 0, {"read_only"}),
        ("size=1m", 0, {"little_room"}),
        ("size=64m", 1 << 20, set()),
        ("size=64m", 30 << 20, {"little_room"}),
    ],
)
def test_a_mounted_disk(options: str, size: int, found: set[str], tmp_path: Path) -> None:
    script = f'mount -t tmpfs -o {options} none "$1" && exec "$0" -c "$2" "$1" "$3"'
    command = ["unshare", "-rm", "sh", "-c", script, sys.executable, str(tmp_path), _IN_A_MOUNT, str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "unshare failed" in done.stderr or "permission denied" in done.stderr.lower():
        pytest.skip("this system lets nobody mount")
    assert done.returncode == 0, done.stderr
    assert set(filter(None, done.stdout.strip().split(","))) == found


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert [place.concern for place in looked_at(tmp_path / "kluis")] == [Concern.READ_ONLY]
    finally:
        tmp_path.chmod(0o700)


def test_no_store_is_made_in_a_synced_folder_and_nothing_is_left(tmp_path: Path) -> None:
    access = Access(tmp_path / "OneDrive" / "kluis", None, None, KdfCost(64, 1, 1))
    with pytest.raises(UnfitFolderError, match=r"staat in OneDrive.*Verplaats de map"):
        access.prepare(PASSPHRASE)
    assert list(tmp_path.iterdir()) == []
    assert issubclass(UnfitFolderError, VaultError)
