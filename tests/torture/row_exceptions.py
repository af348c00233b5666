"""Fifty errors that carry names, of fifty classes, out of slots, threads, finalizers and libraries."""

from __future__ import annotations

from injected import NAMES
from one_home import HERE, Left, left_by
from rows import Outcome, Row, Scale

from leaks import found_in_bytes


def run(_scale: Scale) -> Outcome:
    """All of them with the hooks of the program, and once without: then the names must be seen."""
    with left_by(HERE / "injected.py") as left:
        if left.code:
            return Outcome("afgebroken", False, (left.said[-400:],))
        shown, log = left.told["shown"], _log(left)
        hits = {
            "log": found_in_bytes(log.encode(), NAMES),
            "stderr": found_in_bytes(left.said.encode(), NAMES),
            "dialoog": found_in_bytes("\n".join(shown).encode(), NAMES),
        }
        thrown, errors, places = left.told["thrown"], left.told["errors"], left.told["places"]
    with left_by(HERE / "injected.py", "--open") as bare:
        control = found_in_bytes(bare.said.encode(), NAMES)
    noted = log.count(" exception class=")
    classes = {word for word in log.split() if word.startswith("class=")}
    found = sum(len(names) for names in hits.values())
    where = f"{places} soorten plekken; {noted} in het log, {len(classes)} klassen, {len(shown)} vensters"
    notes = (
        f"{thrown} van {errors} fouten op {where}",
        f"tegenproef: zonder de afvang staan {len(control)} van {len(NAMES)} namen op stderr",
        *(f"{place}: {', '.join(names)}" for place, names in hits.items() if names),
    )
    enough = thrown == errors >= 50 and noted >= errors and len(classes) >= 40 and len(shown) >= 30
    return Outcome(f"{found} treffers na {thrown} fouten", not found and enough and len(control) > 2, notes)


def _log(left: Left) -> str:
    logs = [path for path in left.home.rglob("casusdesk.log*") if path.is_file()]
    return "".join(path.read_text(encoding="utf-8") for path in logs)


ROW = Row("50 fouten die namen dragen", "0 treffers in log, stderr en venster", run, 15)
