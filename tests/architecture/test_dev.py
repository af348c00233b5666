"""The set-up installs what the lock file says: no package without a hash, none in another version."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement

REPOSITORY = Path(__file__).parents[2]
LOCK = tomllib.loads((REPOSITORY / "uv.lock").read_text(encoding="utf-8"))


@pytest.fixture
def dev() -> ModuleType:
    """`dev.py` as a module; loading it does nothing yet."""
    spec = importlib.util.spec_from_file_location("dev", REPOSITORY / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def requirements(dev: ModuleType) -> dict[str, Requirement]:
    """What would be installed, with the hashes taken off."""
    return {
        name: Requirement(line.partition("--hash")[0]) for name, line in dev.locked_requirements().items()
    }


def test_every_locked_package_is_reached(requirements: dict[str, Requirement]) -> None:
    assert set(requirements) == {package["name"] for package in LOCK["package"]} - {"casusdesk"}


def test_every_package_has_all_its_hashes(dev: ModuleType) -> None:
    hashes = {
        package["name"]: {file["hash"] for file in [*package.get("wheels", []), package.get("sdist")] if file}
        for package in LOCK["package"]
    }
    for name, line in dev.locked_requirements().items():
        assert set(re.findall(r"--hash=(sha256:[0-9a-f]{64})", line)) == hashes[name] != set()


def test_what_is_installed_is_what_is_locked(requirements: dict[str, Requirement]) -> None:
    """Also the proof that this test run uses the locked versions."""
    here = {n: r for n, r in requirements.items() if r.marker is None or r.marker.evaluate()}
    assert {name: f"=={version(name)}" for name in here} == {n: str(r.specifier) for n, r in here.items()}


@pytest.mark.parametrize(
    ("name", "system", "python", "wanted"),
    [
        ("secretstorage", "linux", "3.11.2", True),
        ("secretstorage", "win32", "3.11.2", False),
        ("pywin32-ctypes", "win32", "3.11.2", True),
        ("pywin32-ctypes", "linux", "3.11.2", False),
        ("backports-tarfile", "linux", "3.11.2", True),
        ("backports-tarfile", "linux", "3.12.1", False),
        ("pyside6-essentials", "darwin", "3.13.0", True),
    ],
)
def test_conditions_survive(
    requirements: dict[str, Requirement], name: str, system: str, python: str, wanted: bool
) -> None:
    marker = requirements[name].marker
    place = {"sys_platform": system, "python_full_version": python, "python_version": python[:4]}
    assert (marker is None or marker.evaluate(place)) is wanted


def test_the_python_binding_of_qt_that_aborts_is_kept_out(requirements: dict[str, Requirement]) -> None:
    """PySide6 6.12.0 loses references on Python 3.11 (architecture §6)."""
    assert "6.12.0" not in requirements["pyside6-essentials"].specifier


@pytest.mark.parametrize(("words", "code"), [([], 2), (["unknown"], 2), (["--help"], 0)], ids=str)
def test_wrong_words_show_the_commands(words: list[str], code: int) -> None:
    done = subprocess.run(
        [sys.executable, REPOSITORY / "dev.py", *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert "python3 dev.py test" in done.stdout
    assert "klaarzetten" in done.stdout
    assert "set up" in done.stdout
    assert ("unknown command: unknown" in done.stderr) is (words == ["unknown"])


def test_a_moved_or_unfinished_environment_is_not_current(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp.json")
    wanted = dev.fingerprint()
    assert not dev.is_current(wanted)
    (tmp_path / "stamp.json").write_text("{", encoding="utf-8")
    assert not dev.is_current(wanted)


@pytest.mark.skipif(sys.platform != "linux", reason="only there packages of the system are looked for")
def test_what_is_there_is_not_missing(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "QT_LIBRARIES", {"libc.so.6": ("libc6",), "libnone.so.9": ("none",)})
    tools = {"sh": ("dash",), "no-such-tool": ("tool",), "libnone.so.8": ("other",)}
    files = {"/etc/passwd": ("base-passwd",), "/no/such.ppd": ("driver",)}
    assert dev.missing_on_system({**tools, **files}) == [("none",), ("tool",), ("other",), ("driver",)]
