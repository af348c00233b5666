"""A real gnome-keyring on a private bus, in thirteen states: what it says of each, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from rows import Outcome, Row, Scale

SESSION: Final = Path(__file__).with_name("gnome_session.py")
EXPECTED: Final[dict[str, dict[str, str]]] = {
    "locked": {"unlock": "is vergrendeld", "recover": "is vergrendeld"},
    "entry_deleted": {"unlock": "staat niet meer in de sleutelbos", "recover": "ok", "again": "ok"},
    "wrong_passphrase": {"unlock": "Deze wachtwoordzin klopt niet", "again": "ok"},
    "wrong_value": {"unlock": "geeft een andere sleutel", "recover": "ok", "again": "ok"},
    "useless_value": {"unlock": "is onbruikbaar geworden"},
    "killed": {"unlock": "sleutelbos"},
    "killed_in_call": {"unlock": "sleutelbos"},
    "silent": {"unlock": "gaf binnen", "again": "ok"},
    "cancelled": {"unlock": "Je bent gestopt met wachten", "again": "ok"},
    "no_collection": {"unlock": "sleutelbos"},
    "two_vaults": {"create": "ok", "entries": "2", "again": "ok", "unlock": "staat niet meer"},
    "abandoned": {"during": "1", "entries": "0", "left": "[]", "again": "ok"},
    "no_bus": {"unlock": "vindt op deze computer geen sleutelbos", "left": "[]"},
}
QUICK: Final = ("locked", "entry_deleted", "killed_in_call", "no_bus")


def run(scale: Scale) -> Outcome:
    if shutil.which("gnome-keyring-daemon") is None or shutil.which("dbus-run-session") is None:
        return Outcome("gnome-keyring ontbreekt", False)
    names = QUICK if scale.quick else tuple(EXPECTED)
    wrong, sentences, longest = [], {}, 0.0
    for name in names:
        began = time.monotonic()
        said = _session(name)
        longest = max(longest, time.monotonic() - began)
        wanted = {**EXPECTED[name], **({} if name == "no_bus" else {"create": "ok", "data": "ok"})}
        wrong += [
            f"{name}/{step}: {said.get(step)}" for step, what in wanted.items() if not _fits(said, step, what)
        ]
        sentences[name] = said.get("unlock", "")
    control = _fits({"unlock": "ok"}, "unlock", "is vergrendeld") or _fits({}, "data", "ok")
    return Outcome(
        f"{len(names)} toestanden, {len(wrong)} anders dan verwacht; langste {longest:.1f} s",
        not wrong and not control,
        (
            f"controle: een open sleutelbos geldt niet als vergrendeld: {not control}",
            f"{len({words for words in sentences.values() if words})} verschillende meldingen",
            *wrong[:6],
        ),
    )


def _fits(said: dict[str, str], step: str, what: str) -> bool:
    found = said.get(step, "")
    return found == what if what in ("ok", "[]") or what.isdigit() else what in found and ": " in found


def _session(name: str) -> dict[str, str]:
    """What each step said, in a home and on a bus of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        (Path(home) / "run").mkdir(mode=0o700)
        strange = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
        environment = {key: value for key, value in os.environ.items() if key not in strange} | {
            "HOME": home,
            "XDG_RUNTIME_DIR": f"{home}/run",
            "XDG_DATA_HOME": f"{home}/.local/share",
            "LIMIT": "20",
        }
        command = [sys.executable, str(SESSION), name]
        done = subprocess.run(
            command if name == "no_bus" else ["dbus-run-session", "--", *command],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=90,
        )
        if done.returncode:
            return {"unlock": f"afgebroken: {done.stderr.strip()[-200:]}"}
        return dict(line.split(": ", 1) for line in done.stdout.splitlines() if ": " in line)


ROW = Row(
    "een echte gnome-keyring: vergrendeld, leeg, gestopt, stil, zonder bus, twee kluizen, …",
    "12 toestanden, elk een eigen melding, niets verloren",
    run,
    60,
)
