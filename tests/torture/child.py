"""One row in a process of its own: found, started in an empty home, awaited, and ended when it hangs."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from rows import Outcome, Row, Scale

RUNNER = Path(__file__).resolve().parent / "run.py"
_HOMES = {
    "HOME": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": "run",
    "TMPDIR": "tmp",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A row module, also one that cannot be loaded."""

    what: str
    path: Path
    name: str
    target: str
    seconds: float
    limit_quick: float
    limit_full: float


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table, measured."""

    what: str
    name: str
    target: str
    reached: str
    ok: bool
    notes: tuple[str, ...]
    seconds: float

    @property
    def verdict(self) -> str:
        return "bereikt" if self.ok else "niet bereikt"


def discover(folder: Path) -> list[Found]:
    """Every `row_*.py` in `folder`, by name."""
    return [_found(path) for path in sorted(folder.glob("row_*.py"))]


def _found(path: Path) -> Found:
    what = path.stem.removeprefix("row_")
    try:
        row = load(path)
    except BaseException:  # noqa: BLE001 - whatever it is, its own process will say it again
        return Found(what, path, what, "laadt", 0.0, 120.0, 120.0)
    return Found(what, path, row.name, row.target, row.seconds, row.limit(True), row.limit(False))


def load(path: Path) -> Row:
    """The ROW of a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(path.name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    row: Row = module.ROW
    return row


def run(path: Path, scale: Scale, result: Path) -> int:
    """In the child: measure one row and leave the outcome in the file `result`."""
    outcome = load(path).run(scale)
    result.write_text(json.dumps(asdict(outcome)), encoding="utf-8")
    return 0


def measure(one: Found, scale: Scale) -> Result:
    """In the parent: the row's outcome, or why there is none."""
    limit = one.limit_quick if scale.quick else one.limit_full
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="torture-", ignore_cleanup_errors=True) as home:
        try:
            outcome = _outcome(one, scale, Path(home), limit)
        except OSError:
            outcome = Outcome("niet gestart", False, (traceback.format_exc(limit=1),))
    seconds = time.monotonic() - began
    return Result(one.what, one.name, one.target, outcome.reached, outcome.ok, outcome.notes, seconds)


def _outcome(one: Found, scale: Scale, home: Path, limit: float) -> Outcome:
    result, said = home / "result.json", home / "said.txt"
    words = [sys.executable, str(RUNNER), "--row", str(one.path), "--result", str(result)]
    words += ["--share", str(scale.share), *(["--quick"] if scale.quick else [])]
    with said.open("wb") as out:
        process = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=_home(home), start_new_session=True
        )
        try:
            code = process.wait(limit)
        except subprocess.TimeoutExpired:
            return Outcome(f"niet klaar in {limit:.0f} s", False, (_last(said),))
        finally:
            with suppress(OSError):  # whatever it started and left behind
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    if code or not result.exists():
        return Outcome(f"afgebroken ({code})", False, (_last(said),))
    read = json.loads(result.read_text(encoding="utf-8"))
    return Outcome(str(read["reached"]), read["ok"] is True, tuple(map(str, read["notes"])))


def _home(home: Path) -> dict[str, str]:
    """The environment of somebody who has just arrived, without a display or a keyring."""
    strange = {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"}
    environment = {name: value for name, value in os.environ.items() if name not in strange}
    for name, inside in _HOMES.items():
        place = home / inside
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        environment[name] = str(place)
    return {**environment, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}


def _last(said: Path) -> str:
    lines = said.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return " / ".join(line.strip() for line in lines[-3:])[-400:] or "(zei niets)"
