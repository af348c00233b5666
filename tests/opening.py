"""Whether a file opens with its words and with nothing else, asked of every reader there is (domain R17)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError, WrongPasswordError


def _by_pypdf(path: Path, words: str) -> str | None:
    try:
        return "".join(page.extract_text() for page in PdfReader(path, password=words or None).pages)
    except (FileNotDecryptedError, WrongPasswordError):
        return None


def _by_pdfium(path: Path, words: str) -> str | None:
    try:
        opened = pypdfium2.PdfDocument(path, password=words or None)
    except pypdfium2.PdfiumError:
        return None
    with opened:
        return "".join(page.get_textpage().get_text_bounded() for page in opened)


OF_POPPLER = 32
"""Characters its command line takes of a password, and no more; what is built on it has no such end."""


def _by_poppler(path: Path, words: str) -> str | None:
    found = subprocess.run(["pdftotext", "-upw", words, path, "-"], capture_output=True, check=False)
    return found.stdout.decode() if found.returncode == 0 else None


def _by_qpdf(path: Path, words: str) -> str | None:
    """Its own check of the whole file; it reads no text."""
    command = ["qpdf", f"--password={words}", "--check", path]
    found = subprocess.run(command, capture_output=True, check=False)
    return found.stdout.decode() if found.returncode == 0 else None


def readers() -> dict[str, Callable[[Path, str], str | None]]:
    """Those of the house, and the programs that are installed here; each gives the text, or None."""
    found = {"pypdf": _by_pypdf, "pdfium": _by_pdfium}
    if shutil.which("pdftotext"):
        found["poppler"] = _by_poppler
    if shutil.which("qpdf"):
        found["qpdf"] = _by_qpdf
    return found


def assert_opens_only_with(path: Path, words: str, marker: str) -> None:
    """Every reader shows `marker` with these words, and nothing with others or none; nor do the bytes."""
    raw = path.read_bytes()
    assert marker.encode() not in raw
    for name, read in readers().items():
        if name == "poppler" and len(words) > OF_POPPLER:
            continue
        for wrong in ("", "user", words.upper(), words.rpartition(" ")[0]):
            assert read(path, wrong) is None, f"{name} opens it with {wrong!r}"
        text = read(path, words)
        assert text is not None, f"{name} does not open it"
        if name == "qpdf":
            assert "R = 6" in text
            assert "AESv3" in text
        else:
            assert marker in " ".join(text.split()), name
