"""A process whose clock is set by libfaketime, for `row_clock`; it steers the clock itself by a file.

    python tests/torture/clock_child.py lock SECONDS back|forward|none [wall]
    python tests/torture/clock_child.py backups
    python tests/torture/clock_child.py trash

Only the wall clock is moved; the monotonic one goes on, as on a real computer. One line of JSON says what
came of it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PASSPHRASE = "paarse olifant fietst stil langs zee"
_DAY = 86_400


def lock(seconds: float, turn: str, *clocks: str) -> dict[str, Any]:
    """When the watch says that nobody is there; `wall` watches by the wall clock alone, which must fail."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication

    from casusdesk.ui.idle import IdleWatch

    app = QGuiApplication([])
    both = (time.time, time.time) if "wall" in clocks else (time.monotonic, time.time)
    watch = IdleWatch(app, seconds / 60, both)  # type: ignore[arg-type]
    began = time.monotonic()
    if turn != "none":
        QTimer.singleShot(1000, app, lambda: _set({"back": f"-{_DAY}", "forward": f"+{_DAY}"}[turn]))
    watch.expired.connect(lambda: app.exit(42))
    QTimer.singleShot(round(1000 * (seconds + 6)), app, lambda: app.exit(0))
    fired = app.exec() == 42
    return {"fired": fired, "after": time.monotonic() - began}


def backups() -> dict[str, Any]:
    """Whether the three newest by the counter are there after every backup, whatever the clock says."""
    from casusdesk.domain.case import Case

    desk = _first_desk()
    lost, made = 0, 0
    for turn in ("+0", f"-{730 * _DAY}", f"+{1825 * _DAY}", f"-{_DAY}"):
        _set(turn)
        for _ in range(5):
            desk.cases.add_all([Case(f"QX{100 + made}", desk.today())])
            desk.backups.make("clock")
            made += 1
            counters = sorted((one.changes for one in desk.backups.all()), reverse=True)
            lost += not (counters[0] == max(counters) and len(counters) >= min(made, 3))
            known.extend(one for one in counters[:1] if one not in known)
            lost += any(one not in counters for one in known[-3:])
    kept = len(desk.backups.all())
    desk.close()
    return {"lost": lost, "made": made, "kept": kept}


def trash() -> dict[str, Any]:
    """What is in the trash after an opening under each clock, and whether it was said."""
    from casusdesk.domain.case import Case

    desk = _first_desk()
    desk.cases.add_all([Case("QX472", desk.today())])
    _set(f"-{9 * _DAY}")
    desk.cases.delete("QX472")
    _set("+0")
    desk.close()
    told = {}
    for name, turn in (("back", f"-{30 * _DAY}"), ("forward", f"+{400 * _DAY}"), ("right", f"+{401 * _DAY}")):
        _set(turn)
        desk = _access().unlock(PASSPHRASE)
        told[name] = [len(desk.cases.deleted()), sum("klok" in words for words in desk.warnings)]
        desk.close()
    return told


known: list[int] = []


def _set(turn: str) -> None:
    """The clock so many seconds from the real one."""
    Path(os.environ["FAKETIME_TIMESTAMP_FILE"]).write_text(turn, encoding="ascii")


def _access() -> Any:
    from casusdesk import paths
    from casusdesk.services.access import Access
    from casusdesk.store.keys import KdfCost

    return Access(paths.vault_folder(), paths.settings_folder() / "vault.json", None, KdfCost(64, 1, 1))


def _first_desk() -> Any:
    from casusdesk.domain.coalition import Coalition

    setup = _access().prepare(PASSPHRASE)
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    return setup.finish(Coalition(chair="PL", attendees=("VK",)))


_DOES: dict[str, Callable[[], dict[str, Any]]] = {"backups": backups, "trash": trash}

if __name__ == "__main__":
    what, *words = sys.argv[1:]
    done = lock(float(words[0]), *words[1:]) if what == "lock" else _DOES[what]()
    print(json.dumps(done), flush=True)
