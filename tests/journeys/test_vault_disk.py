"""A full disk and a read-only folder, on a real small disk: nothing typed is lost, nothing is touched."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("disk_window.py")
QUESTION = "Wie helpt haar aan een plek voor de winter?"


def _on_a_small_disk(home: Path, what: str) -> dict[str, str]:
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-rm", "true"], check=False).returncode:
        pytest.skip("no name spaces here")
    place = home / ".local" / "share"
    shell = 'set -e; mount -t tmpfs -o size=12m none "$3"; exec "$0" "$1" "$2"'
    command = ["unshare", "-rm", "sh", "-c", shell, sys.executable, str(SCRIPT), what, str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return dict(line.split(": ", 1) for line in done.stdout.splitlines())


def test_on_a_full_disk_what_was_typed_stays_and_is_saved_when_there_is_room(home: Path) -> None:
    said = _on_a_small_disk(home, "full")
    assert said["status"] == "Niet bewaard – schijf vol. Maak ruimte vrij."
    assert said["in the form"] == QUESTION
    assert said["in the store"] == QUESTION
    assert said["findings"] == "[]"


def test_a_read_only_folder_is_told_and_untouched(home: Path) -> None:
    said = _on_a_small_disk(home, "read_only")
    assert "kan niet worden geschreven" in said["said"] or "mag niet worden geschreven" in said["said"]
    assert "Controleer de rechten van die map" in said["said"]
    assert said["untouched"] == "True"
    assert said["open"] == "True"
