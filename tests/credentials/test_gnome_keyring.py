"""The same with a real gnome-keyring on a private bus: every state it can be in, and no data lost."""

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

SCRIPT = Path(__file__).with_name("keyring_session.py")


def _session(home: Path, scenario: str, *, bus: bool = True, limit: int = 20) -> dict[str, str]:
    """Run the scenario in a private home and run-time folder; what each step said."""
    runtime = home / "run"
    runtime.chmod(0o700)
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment = {
        **kept,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "LIMIT": str(limit),
    }
    command = [sys.executable, str(SCRIPT), scenario]
    done = subprocess.run(
        ["dbus-run-session", "--", *command] if bus else command,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return dict(line.split(": ", 1) for line in done.stdout.splitlines())


def test_create_unlock_lose_the_entry_recover(home: Path) -> None:
    said = _session(home, "whole")
    assert said["create"] == said["unlock"] == said["recover"] == said["again"] == "ok"
    assert said["wrong"].startswith("WrongPassphraseError: Deze wachtwoordzin klopt niet")
    assert said["gone"].startswith("KeyringEntryMissingError: De sleutel van deze kluis staat niet meer")
    assert said["entries"] == "1"
    assert str(home) not in said["labels"]
    assert "casusdesk kluis" in said["labels"]


def test_locked(home: Path) -> None:
    said = _session(home, "locked")
    assert said["create"] == "ok"
    for step in ("locked", "recover"):
        assert said[step].startswith("KeyringLockedError: De sleutelbos van deze computer is vergrendeld")


def test_no_bus(home: Path) -> None:
    said = _session(home, "nothing", bus=False)
    assert said["create"].startswith("NoKeyringError: Casusdesk vindt op deze computer geen sleutelbos")
    assert said["left"] == "[]"


def test_silent_daemon_then_back(home: Path) -> None:
    said = _session(home, "silent", limit=2)
    assert said["create"] == said["back"] == "ok"
    assert said["silent"].startswith("KeyringTimeoutError: De sleutelbos gaf binnen 2 seconden geen antwoord")


def test_killed_daemon(home: Path) -> None:
    said = _session(home, "killed")
    assert said["create"] == "ok"
    assert said["killed"].split(":")[0] in {"NoKeyringError", "KeyringLockedError", "KeyringFaultError"}
