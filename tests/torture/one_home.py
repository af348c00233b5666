"""A process in an empty home of its own, of which everything it left and said can be looked through."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
_PLACES = {
    "HOME": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": "run",
    "TMPDIR": "tmp",
}


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of the process: its home with what it said, its code, and what it told on purpose."""

    home: Path
    code: int
    told: dict[str, Any] = field(default_factory=dict)

    @property
    def said(self) -> str:
        streams = (self.home / "stdout.txt", self.home / "stderr.txt")
        return "".join(stream.read_text(encoding="utf-8", errors="replace") for stream in streams)


@contextmanager
def left_by(script: Path, *words: str, before: Sequence[str] = (), limit: float = 110) -> Iterator[Left]:
    """Run `script OUTCOME.json words` behind the words of `before`, such as strace."""
    with tempfile.TemporaryDirectory(prefix="huis-", ignore_cleanup_errors=True) as folder:
        home, outcome = Path(folder) / "thuis", Path(folder) / "uitkomst.json"
        environment = {name: value for name, value in os.environ.items() if "DBUS" not in name}
        for name, inside in _PLACES.items():
            (home / inside).mkdir(mode=0o700, parents=True, exist_ok=True)
            environment[name] = str(home / inside)
        environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(REPOSITORY / "src")}
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        with (home / "stdout.txt").open("wb") as out, (home / "stderr.txt").open("wb") as err:
            done = subprocess.run(
                [*before, sys.executable, str(script), str(outcome), *words],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                env=environment,
                timeout=limit,
                check=False,
            )
        told = json.loads(outcome.read_text(encoding="utf-8")) if outcome.exists() else {}
        yield Left(home, done.returncode, told)
