"""The window with a real gnome-keyring: every way in that fails has its own sentence, and one that works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.keyring,
    pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service exists on Linux"),
    pytest.mark.skipif(
        shutil.which("gnome-keyring-daemon") is None and not os.environ.get("CI"),
        reason="gnome-keyring is not installed; dev.py test installs it",
    ),
]

SCRIPT = Path(__file__).with_name("keyring_window.py")


def test_set_up_wrong_passphrase_lost_entry_recovery_and_damage(home: Path) -> None:
    shown = ("DISPLAY", "WAYLAND_DISPLAY")
    kept = {name: value for name, value in os.environ.items() if name not in shown}
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, str(SCRIPT)],
        env={**kept, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"},
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
    )
    assert done.returncode == 0, done.stderr
    said = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    question = "Wie helpt haar aan een eigen plek?"
    assert said["slot"] == "True"
    assert "casusdesk kluis " in said["labels"]
    assert str(home) not in said["labels"]
    for step in ("right", "recovered", "new"):
        assert said[step] == question
    for step in ("wrong", "old"):
        assert said[step] == "Deze wachtwoordzin klopt niet. Let op hoofdletters."
    missing = "De sleutel van deze kluis staat niet meer in de sleutelbos van deze computer."
    assert said["gone"] == f"{missing} Gebruik je herstelblad."
    assert said["entries"] == "1"
    assert said["damaged keys"].startswith("Het sleutelbestand van de kluis ontbreekt of is beschadigd")
    assert said["damaged store"].startswith(
        "Het bestand met je casussen is beschadigd. Je wachtwoordzin klopt"
    )
    assert "Traceback" not in done.stderr
