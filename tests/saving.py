"""Saving as somebody does: the words are read from the screen, and open the file (domain R17)."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from casusdesk.ui.papers.preview import Preview


def save(preview: Preview) -> str:
    """Save what is ticked with a password; the words, or "" when there was nothing to save."""
    preview.save_pdf()
    if not preview.saving.isVisible():
        return ""
    words = preview.saving.words.text()
    preview.saving.save.click()
    preview.saving.leave()
    return words


def saved_pages(preview: Preview, path: Path) -> list[str]:
    """Save with a password; the words on each page of the file at `path`."""
    return [page.extract_text() for page in PdfReader(path, password=save(preview) or None).pages]
