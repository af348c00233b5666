"""A clock that is set back, forward, over the change of summer time, or stands still (libfaketime).

The lock must come all the same, the newest backups must stay, and a jump may not empty the trash. The control
watches by the wall clock alone and must miss the lock.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

from one_home import _PLACES, HERE, REPOSITORY
from rows import Outcome, Row, Scale

_LIBRARY = "faketime/libfaketime.so.1"
_CHANGES = {"zomertijd": "@2026-03-29 01:59:58", "wintertijd": "@2026-10-25 02:59:58"}
_LATE = timedelta(seconds=4).total_seconds()


def run(scale: Scale) -> Outcome:
    """Every turn of the clock at the same time, each in a process of its own."""
    library = next((path for path in Path("/usr/lib").glob(f"*/{_LIBRARY}")), None)
    if library is None:
        return Outcome("libfaketime ontbreekt", False, ("installeer het pakket faketime",))
    seconds = "4" if scale.quick else "60"
    asked: dict[str, tuple[str, tuple[str, ...]]] = {
        "teruggezet": ("+0", ("lock", seconds, "back")),
        "vooruitgezet": ("+0", ("lock", seconds, "forward")),
        **{name: (start, ("lock", seconds, "none")) for name, start in _CHANGES.items()},
        "stilstaand": ("2026-06-01 12:00:00", ("lock", seconds, "none")),
        "controle": ("+0", ("lock", seconds, "back", "wall")),
        "reservekopieën": ("+0", ("backups",)),
        "prullenbak": ("+0", ("trash",)),
    }
    with ThreadPoolExecutor(max_workers=2 if scale.quick else len(asked)) as pool:
        told = dict(zip(asked, pool.map(lambda one: _child(library, *one), asked.values()), strict=True))
    return _judged(told, float(seconds))


def _judged(told: dict[str, dict[str, Any]], seconds: float) -> Outcome:
    control, kept, trash = told.pop("controle"), told.pop("reservekopieën"), told.pop("prullenbak")
    late = {
        name: one["after"] if one.get("fired") else None
        for name, one in told.items()
        if not one.get("fired") or one["after"] > seconds + _LATE
    }
    early = told["vooruitgezet"].get("after", seconds) < seconds
    lost = kept.get("lost", 1)
    waits = trash.get("back") == trash.get("forward") == [1, 1] and trash.get("right") == [0, 0]
    return Outcome(
        f"{len(told) - len(late)} van {len(told)} keer vergrendeld, {lost} nieuwste kopieën weg, "
        f"prullenbak {'wacht' if waits else 'NIET goed'}",
        not late and early and not lost and waits and control.get("fired") is False,
        (
            *(f"{name}: na {one.get('after', 0):.1f} s van {seconds:.0f}" for name, one in told.items()),
            f"reservekopieën: {kept.get('made')} gemaakt, {kept.get('kept')} bewaard",
            f"prullenbak (aantal, gezegd): {trash}",
            f"controle, alleen de wandklok: {'MIST niets' if control.get('fired') else 'vergrendelt niet'}",
        ),
    )


def _child(library: Path, clock: str, words: tuple[str, ...]) -> dict[str, Any]:
    """What that process tells; with its error when it told nothing."""
    with tempfile.TemporaryDirectory(prefix="klok-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        (home / "clock").write_text(clock, encoding="ascii")
        environment = {name: value for name, value in os.environ.items() if "DBUS" not in name}
        for name, inside in _PLACES.items():
            (home / inside).mkdir(mode=0o700, parents=True, exist_ok=True)
            environment[name] = str(home / inside)
        environment |= {
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": str(home / "clock"),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "TZ": "Europe/Amsterdam",
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(REPOSITORY / "src"),
        }
        done = subprocess.run(
            [sys.executable, str(HERE / "clock_child.py"), *words],
            capture_output=True,
            text=True,
            env=environment,
            timeout=200,
            check=False,
        )
        try:
            told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        except (IndexError, ValueError):
            return {"problem": done.stderr[-800:]}
        return told


_TARGET = "de vergrendeling komt, nieuwste kopieën blijven, de prullenbak wacht"
ROW = Row("klok terug, vooruit, zomertijd, stil", _TARGET, run, 120)
