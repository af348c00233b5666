"""A whole journey under strace, without any network at all: it works, and only Unix sockets are made.

The program's own refusal is not switched on in it, so that what is seen is what it tries.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from one_home import HERE, left_by
from rows import Outcome, Row, Scale

_SOCKET = re.compile(r"\bsocket(?:pair)?\((\w+)")
_TRACE = ("strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=network", "-o")
_NOWHERE = ("unshare", "-rn")


def run(_scale: Scale) -> Outcome:
    """The journey, the families it asked for, and a process that is seen to open a network socket."""
    if not all(shutil.which(tool) for tool in ("strace", "unshare")):
        return Outcome("strace of unshare ontbreekt", False)
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace.txt"
        apart = subprocess.run([*_NOWHERE, "true"], capture_output=True, check=False).returncode == 0
        before = (*(_NOWHERE if apart else ()), *_TRACE, str(trace))
        with left_by(HERE / "journey.py", before=before) as left:
            whole, events = not left.code and left.told.get("ok", False), left.told.get("events", [])
            said = left.said
        families = _families(trace)
        calls = len(trace.read_text(errors="replace").splitlines()) if trace.exists() else 0
        seen = _control(Path(folder) / "control.txt")
    foreign = sorted(families - {"AF_UNIX"})
    works = "de hele reis werkt" if whole and apart else "niet aangetoond"
    notes = (
        f"{calls} netwerkaanroepen, families: {', '.join(sorted(families)) or 'geen'}",
        f"zonder netwerk (unshare -n): {works}, {len(events)} regels in het logboek",
        f"tegenproef: een proces dat AF_INET opent, is {'gezien' if 'AF_INET' in seen else 'NIET gezien'}",
        *(() if whole else (said[-400:],)),
    )
    ok = whole and apart and not foreign and "AF_INET" in seen
    return Outcome("alleen AF_UNIX" if not foreign else f"ook {', '.join(foreign)}", ok, notes)


def _families(trace: Path) -> set[str]:
    """The families of every socket that was asked for, refused ones too."""
    return set(_SOCKET.findall(trace.read_text(errors="replace"))) if trace.exists() else set()


def _control(trace: Path) -> set[str]:
    script = "import socket; socket.socket(); socket.socket(socket.AF_UNIX)"
    subprocess.run([*_TRACE, str(trace), sys.executable, "-c", script], capture_output=True, check=False)
    return _families(trace)


ROW = Row("netwerk over een hele reis", "alleen AF_UNIX; werkt volledig zonder netwerk", run, 60)
