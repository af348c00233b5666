"""Looking for words where they may not be: every file and stream, in every form they may be written in."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, quote_plus

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
SHORTEST = 5  # a shorter word stands by chance in a megabyte of ciphertext: "zee" in one file out of ten


def forms(needle: str) -> tuple[set[bytes], set[bytes]]:
    """How `needle` may stand in bytes: in forms where capitals do not matter (lower case), and in others."""
    loose, strict = set(), set()
    for words in {needle, needle.lower(), needle.upper()}:
        for encoding in ENCODINGS:
            data = words.encode(encoding)
            loose |= {data.lower(), data.hex().encode()}
            strict |= set(_base64(data))
        loose |= {quote(words).lower().encode(), quote_plus(words).lower().encode()}
        loose |= {words.encode("unicode_escape").lower(), words.encode("ascii", "xmlcharrefreplace").lower()}
    return loose, strict


def _base64(data: bytes) -> Iterable[bytes]:
    """The digits that are the same whatever stands around `data`, for each place it may have in a triplet."""
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + data + b"\0\0")
        first = (before * 8 + 5) // 6
        last = (before + len(data)) * 8 // 6
        yield whole[first:last]
        yield whole[first:last].translate(bytes.maketrans(b"+/", b"-_"))


def found_in_bytes(content: bytes, needles: Iterable[str]) -> list[str]:
    """Which needles stand in `content`, in whatever form."""
    lower, found = content.lower(), []
    for needle in needles:
        loose, strict = forms(needle)
        if any(form in lower for form in loose) or any(form in content for form in strict):
            found.append(needle)
    return found


def found_in(folder: Path, needles: Iterable[str], but: Path | None = None) -> list[str]:
    """Where in `folder`, in name or content of a file, a needle stands; capitals do not matter."""
    wanted = tuple(needles)
    found = []
    for path in folder.rglob("*"):
        if but is not None and path.is_relative_to(but):
            continue
        content = bytes(path.relative_to(folder)) + (path.read_bytes() if path.is_file() else b"")
        found += [f"{needle} in {path.relative_to(folder)}" for needle in found_in_bytes(content, wanted)]
    return found
