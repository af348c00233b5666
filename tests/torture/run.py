#!/usr/bin/env python3
"""The table of vault §2, measured: each row in a process of its own, two at a time, target beside figure.

    tests/torture/run.py [--quick] [--share 0.1] [--only WHAT ...] [--report FILE.md] [--list]

Exit code 1 when a row is not reached. A row that crashes, hangs or cannot be loaded is not reached either.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import child  # noqa: E402 - the folders must be known first
import table  # noqa: E402
from child import Found, Result  # noqa: E402
from rows import Scale  # noqa: E402


def main(words: list[str]) -> int:
    """Run what was asked for; the exit code."""
    asked = _parse(words)
    if asked.row:
        return child.run(asked.row, Scale(asked.quick, asked.share), asked.result)
    found = child.discover(asked.rows)
    unknown = set(asked.only or ()) - {one.what for one in found}
    if unknown or not found:
        print(f"onbekende rij: {', '.join(sorted(unknown)) or '(geen rijen)'}", file=sys.stderr)
        return 2
    found = [one for one in found if not asked.only or one.what in asked.only]
    if asked.list:
        print("\n".join(f"{one.what:24} {one.name}" for one in found))
        return 0
    results = _measure(found, Scale(asked.quick, asked.share), asked.at_once)
    print(table.plain(results), flush=True)
    if asked.report:
        asked.report.parent.mkdir(parents=True, exist_ok=True)
        asked.report.write_text(table.report(results, quick=asked.quick, share=asked.share), encoding="utf-8")
    return 0 if all(one.ok for one in results) else 1


def _measure(found: list[Found], scale: Scale, at_once: int) -> list[Result]:
    """The longest first, so that the cores are busy to the end; the table keeps the order of the names."""

    def measure(one: Found) -> Result:
        result = child.measure(one, scale)
        print(f"  {one.what}: {result.verdict} ({result.seconds:.0f} s)", file=sys.stderr, flush=True)
        return result

    longest_first = sorted(found, key=lambda one: -one.seconds)
    with ThreadPoolExecutor(at_once) as turns:
        done = {result.what: result for result in turns.map(measure, longest_first)}
    return [done[one.what] for one in found]


def _parse(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The torture table of the vault.")
    parser.add_argument("--quick", action="store_true", help="a sample of each row")
    parser.add_argument("--share", type=float, default=1.0, help="this part of the full figures")
    parser.add_argument("--only", nargs="+", metavar="WHAT", help="these rows alone")
    parser.add_argument("--report", type=Path, help="write the table as Markdown")
    parser.add_argument("--list", action="store_true", help="which rows there are")
    parser.add_argument("--at-once", type=int, default=2, help="how many rows at a time")
    parser.add_argument("--rows", type=Path, default=HERE, help="where the rows are")
    parser.add_argument("--row", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--result", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
