"""The measured table, on the terminal and as a dated report: target and figure side by side."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from child import Result

ROOT = Path(__file__).resolve().parents[2]
_HEAD = ("wat", "doel", "bereikt", "oordeel")
_WIDTHS = (38, 34, 42, 12)


def plain(results: Sequence[Result]) -> str:
    """For the terminal: four columns, the notes below each row."""
    lines = [_line(_HEAD), _line(tuple("-" * width for width in _WIDTHS))]
    for one in results:
        lines.append(_line((one.name, one.target, one.reached, one.verdict)))
        lines += [textwrap.indent(textwrap.fill(note, 118), "      ") for note in one.notes]
        lines.append(f"      {one.what}, {one.seconds:.0f} s")
    reached = sum(one.ok for one in results)
    return "\n".join((*lines, f"{reached} van {len(results)} rijen bereikt"))


def _line(cells: Sequence[str]) -> str:
    wrapped = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, _WIDTHS, strict=True)]
    rows = range(max(map(len, wrapped)))
    columns = [[*cell, *[""] * (len(rows) - len(cell))] for cell in wrapped]
    parts = (
        "  ".join(cell[row].ljust(width) for cell, width in zip(columns, _WIDTHS, strict=True))
        for row in rows
    )
    return "\n".join(part.rstrip() for part in parts)


def report(results: Sequence[Result], *, quick: bool, share: float) -> str:
    """For the repository, in Markdown: what ran, on what, and every figure."""
    size = "snelle steekproef" if quick else "volledig" if share == 1 else f"{share:.0%} van de aantallen"
    reached = sum(one.ok for one in results)
    seconds = sum(one.seconds for one in results)
    when = f"{datetime.now().astimezone():%Y-%m-%d %H:%M}"
    lines = [
        "# De kluis op de pijnbank",
        "",
        f"{when}, {size}: {reached} van {len(results)} rijen bereikt; {seconds / 60:.0f} minuten rekenen.",
        "",
        *(f"- {line}" for line in _ground()),
        "",
        "| " + " | ".join(_HEAD) + " | s |",
        "|---|---|---|---|---:|",
    ]
    for one in results:
        cells = (one.name, one.target, one.reached, f"**{one.verdict}**", f"{one.seconds:.0f}")
        lines.append("| " + " | ".join(map(_cell, cells)) + " |")
    for one in results:
        lines += ["", f"## {one.name}", "", f"`{one.what}`: {one.verdict}, {one.reached}", ""]
        lines += [f"- {_cell(note)}" for note in one.notes]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _ground() -> tuple[str, ...]:
    """What the figures were measured on and with; no names of machines or places."""
    from PySide6 import __version__ as qt
    from sqlcipher3 import dbapi2

    probe = dbapi2.connect(":memory:")
    cipher = probe.execute("PRAGMA cipher_version").fetchone()[0]
    probe.close()
    return (
        f"commit {_commit()}",
        f"Python {platform.python_version()}, SQLCipher {cipher} (SQLite {dbapi2.sqlite_version}), Qt {qt}",
        f"{platform.system()} op {platform.machine()}, {len(os.sched_getaffinity(0))} kernen"
        if sys.platform == "linux"
        else f"{platform.system()} op {platform.machine()}, {os.cpu_count()} kernen",
    )


def _commit() -> str:
    def git(*words: str) -> str:
        return subprocess.run(
            ["git", *words], cwd=ROOT, capture_output=True, text=True, check=False
        ).stdout.strip()

    changed = git("status", "--porcelain", "--untracked-files=no", "--", "src", "tests")
    return (git("rev-parse", "--short", "HEAD") or "onbekend") + (
        ", met losse wijzigingen" if changed else ""
    )
