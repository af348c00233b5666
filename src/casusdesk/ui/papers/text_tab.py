"""A page as headings, lists and lines, for whoever reads with ears or wants to copy nothing but words.

A painted page has no text for a screen reader (ux §7.8); this tab says the same in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QWidget

from casusdesk.documents.page import Block, Page, Role


class TextTab(QTextBrowser):
    """Read-only; the cursor walks through it with the keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Tekst van het voorbeeld")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.document().setDocumentMargin(16)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """The words of these pages."""
        self.setHtml("<hr>".join(_html(page.reading_order()) for page in pages))


def _html(blocks: Sequence[Block]) -> str:
    parts: list[str] = []
    for block in blocks:
        words = escape(block.text)
        if block.role is Role.TITLE:
            parts.append(f"<h1>{words}</h1>")
        elif block.role is Role.HEADING:
            level = max(block.level, 2)
            parts.append(f"<h{level}>{words}</h{level}>")
        elif block.role is Role.ROW:
            parts.append(f"<ul><li>{words}</li></ul>")
        else:
            parts.append(f"<p>{words}</p>")
    return "".join(parts).replace("</ul><ul>", "")
