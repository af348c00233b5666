"""Protections removed one by one, in a copy of the source: the named test must turn red each time.

Without a mutation the same tests are green on the same copy: that is the control of the control.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from mutants import MUTANTS, Mutant
from rows import Outcome, Row, Scale

ROOT = Path(__file__).resolve().parents[2]
_RED = 1
"""The exit code of pytest for tests that failed; anything else but 0 means that they did not run."""


def run(scale: Scale) -> Outcome:
    """All of them; quick those that are named so."""
    chosen = [one for one in MUTANTS if one.quick or not scale.quick]
    with tempfile.TemporaryDirectory(prefix="mutants-") as home:
        copy = Path(home)
        shutil.copytree(
            ROOT / "src" / "casusdesk",
            copy / "src" / "casusdesk",
            ignore=shutil.ignore_patterns("__pycache__"),
        )
        (copy / "resources").symlink_to(ROOT / "resources")
        green, said = _pytest(copy, sorted({test for one in chosen for test in one.test.split()}))
        found = [(one, _verdict(copy, one)) for one in chosen]
    red = sum(verdict == "rood" for _, verdict in found)
    return Outcome(
        f"{red} van {len(chosen)} keer rood",
        red == len(chosen) and green == 0,
        (
            f"zonder wijziging: {'groen' if green == 0 else f'NIET groen: {said}'}",
            *(f"{one.name} | {_short(one.test)} | {verdict}" for one, verdict in found),
        ),
    )


def _verdict(copy: Path, one: Mutant) -> str:
    """Whether the test turned red without that protection; the source is put right afterwards."""
    file = copy / "src" / "casusdesk" / one.file
    whole = file.read_text(encoding="utf-8")
    if whole.count(one.old) != 1:
        return "past niet meer op de broncode"
    file.write_text(whole.replace(one.old, one.new), encoding="utf-8")
    try:
        code, _ = _pytest(copy, one.test.split())
    finally:
        file.write_text(whole, encoding="utf-8")
    return {0: "GROEN", _RED: "rood"}.get(code, f"niet gelopen ({code})")


def _pytest(copy: Path, tests: list[str]) -> tuple[int, str]:
    """The exit code of the tests of the project on the package in `copy`, and what pytest said of it."""
    words = ["-q", "-x", "-p", "no:cacheprovider", f"--basetemp={copy / 'tmp'}", *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    told = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return done.returncode, " ".join(told or (done.stdout + done.stderr).splitlines()[-3:])


def _short(tests: str) -> str:
    return ", ".join(test.rsplit("::", 1)[-1] for test in tests.split())


ROW = Row("beveiligingen een voor een weggehaald", "de genoemde test wordt elke keer rood", run, seconds=180)
