"""The memory of the process after locking: no copy of the key, of a name, of the passphrase (vault §1).

Read where the kernel shows it, every page that can be read; while the store is open the same search must find
them, or it would prove nothing.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from one_home import _PLACES, HERE, REPOSITORY
from rows import Outcome, Row, Scale

_FULL, _QUICK = 20, 1
_LETTERS = "bcdfghjklmnprstvz"
Counts = dict[str, int]


def run(scale: Scale) -> Outcome:
    """Each time another key, other names and another passphrase."""
    times = scale.of(_FULL, _QUICK)
    rounds = [_round() for _ in range(times)]
    kinds = ("sleutel", "namen", "wachtwoordzin")
    opened = {kind: min(found[kind] for found, _ in rounds) for kind in kinds}
    locked = {kind: sum(after[kind] for _, after in rounds) for kind in kinds}
    before = ", ".join(f"{number} keer {kind}" for kind, number in opened.items())
    return Outcome(
        f"{sum(locked.values())} kopieën na vergrendelen ({times} keer)",
        not any(locked.values()) and opened["sleutel"] > 0 and opened["namen"] > 0,
        (
            f"open, minstens: {before}",
            "na vergrendelen: " + ", ".join(f"{number} keer {kind}" for kind, number in locked.items()),
            "gezocht: sleutel als bytes, hex en SQLCipher-tekst; namen in UTF-8 en UTF-16",
        ),
    )


def _round() -> tuple[Counts, Counts]:
    """What is found while it is open, and in the process that took its place."""
    names = [_word(9) for _ in range(3)]
    passphrase = " ".join(_word(7) for _ in range(6))
    home = tempfile.TemporaryDirectory(prefix="geheugen-", ignore_cleanup_errors=True)
    with home as folder, _program(Path(folder)) as program:
        _tell(program, json.dumps({"passphrase": passphrase, "names": names}))
        key = bytes.fromhex(_answer(program)["key"])
        wanted = _wanted(key, names, passphrase)
        opened = _count(program.pid, wanted)
        _tell(program, "lock")
        assert _answer(program)["locked"]
        locked = _count(program.pid, wanted)
        _tell(program, "end")
        program.wait(20)
    return opened, locked


def _wanted(key: bytes, names: list[str], passphrase: str) -> dict[str, list[bytes]]:
    digits = key.hex()
    keys = [key[:32], digits[:64].encode(), digits[:64].upper().encode(), f"x'{digits}'".encode()]
    return {
        "sleutel": [*keys, digits[:64].encode("utf-16-le")],
        "namen": [form for name in names for form in (name.encode(), name.encode("utf-16-le"))],
        "wachtwoordzin": [passphrase.encode(), passphrase.encode("utf-16-le")],
    }


def _count(pid: int, wanted: dict[str, list[bytes]]) -> Counts:
    """How often each stands in the memory of that process, overlaps counted once per form."""
    counts = dict.fromkeys(wanted, 0)
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _readable(pid):
            with suppress(OSError, ValueError, OverflowError):
                memory.seek(start)
                content = memory.read(end - start)
                for kind, forms in wanted.items():
                    counts[kind] += sum(content.count(form) for form in forms)
    return counts


def _readable(pid: int) -> list[tuple[int, int]]:
    lines = Path(f"/proc/{pid}/maps").read_text(encoding="ascii").splitlines()
    found = (re.match(r"([0-9a-f]+)-([0-9a-f]+) r", line) for line in lines if "[vvar" not in line)
    return [(int(one[1], 16), int(one[2], 16)) for one in found if one]


def _program(home: Path) -> subprocess.Popen[str]:
    environment = {name: value for name, value in os.environ.items() if "DBUS" not in name}
    for name, inside in _PLACES.items():
        (home / inside).mkdir(mode=0o700, parents=True, exist_ok=True)
        environment[name] = str(home / inside)
    environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(REPOSITORY / "src")}
    return subprocess.Popen(
        [sys.executable, str(HERE / "open_program.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )


def _tell(program: subprocess.Popen[str], words: str) -> None:
    assert program.stdin is not None
    program.stdin.write(f"{words}\n")
    program.stdin.flush()


def _answer(program: subprocess.Popen[str]) -> dict[str, Any]:
    assert program.stdout is not None
    told: dict[str, Any] = json.loads(program.stdout.readline() or "{}")
    return told


def _word(length: int) -> str:
    return "q" + "".join(secrets.choice(_LETTERS) for _ in range(length)) + "x"


ROW = Row(
    "geheugen van het proces na vergrendelen",
    "0 kopieën van sleutel en namen; meer dan 0 zolang het open is",
    run,
    120,
)
