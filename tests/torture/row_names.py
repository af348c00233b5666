"""Unique names typed through the window, then searched in every file and stream in every form."""

from __future__ import annotations

import base64
from pathlib import Path

from journey import MARKER, PAPERS
from one_home import HERE, Left, left_by
from rows import Outcome, Row, Scale

from leaks import ENCODINGS, found_in


def run(_scale: Scale) -> Outcome:
    """One journey; what it left is searched, and then what is planted in it must be found."""
    with left_by(HERE / "journey.py") as left:
        if left.code or not left.told.get("ok"):
            return Outcome("de reis liep niet af", False, (left.said[-400:],))
        secrets = left.told["secrets"]
        hits = [*left.told["open"], *found_in(left.home, secrets, but=left.home / PAPERS)]
        files = [path for path in left.home.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        missed = _missed(left)
        names = [path.name for path in (left.home / PAPERS).iterdir()]
        hits += [name for name in names if any(secret.lower() in name.lower() for secret in secrets)]
    searched = f"{len(secrets)} namen en codes in {len(files)} bestanden en stromen ({size / 1e6:.1f} MB)"
    notes = (
        f"gezocht: {searched}, in UTF-8, UTF-16, UTF-32, base64 (3 standen), hex en url-codering",
        f"tegenproef: {len(_planted())} geplante vormen, {len(missed)} gemist",
        *hits[:5],
    )
    return Outcome(f"{len(hits)} treffers", not hits and not missed and len(files) > 8, notes)


def _planted() -> dict[str, bytes]:
    """The marker in each form, between other bytes."""
    forms = {encoding: MARKER.upper().encode(encoding) for encoding in ENCODINGS}
    for shift in range(3):
        forms[f"base64-{shift}"] = base64.b64encode(b"-" * shift + f"{MARKER} van iemand".encode())
    forms["hex"] = MARKER.encode().hex().upper().encode()
    forms["url"] = b"%20" + MARKER.encode() + b"%C3%A9"
    return {name: b"\x00\x9f" + form + b"\xff" for name, form in forms.items()}


def _missed(left: Left) -> list[str]:
    """The forms that are not found when they are there."""
    place = left.home / ".local" / "share" / "los.bin"
    place.parent.mkdir(parents=True, exist_ok=True)
    missed = []
    for name, content in _planted().items():
        place.write_bytes(content)
        if not any(str(Path("los.bin")) in hit for hit in found_in(place.parent, [MARKER])):
            missed.append(name)
    place.unlink()
    (left.home / f"Agenda {MARKER}.pdf").touch()
    return missed if found_in(left.home, [MARKER], but=left.home / PAPERS) else [*missed, "bestandsnaam"]


ROW = Row("unieke namen in elk bestand en stroom", "0 treffers; een geplant bestand wordt gevonden", run, 40)
