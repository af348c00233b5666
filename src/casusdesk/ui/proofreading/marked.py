"""A text with what was found in it underlined and bold; a screen reader hears which words those are."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from casusdesk.domain.proofread import Finding


def marked(text: str, findings: Sequence[Finding]) -> QLabel:
    """The whole text, as it would be on paper."""
    made = QLabel(_html(text, findings))
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setWordWrap(True)
    made.setAccessibleName(text)
    return made


def _html(text: str, findings: Sequence[Finding]) -> str:
    """Everything typed is escaped: what looks like a tag is text too."""
    parts, at = [], 0
    for finding in findings:
        parts.append(escape(text[at : finding.start]))
        parts.append(f"<b><u>{escape(finding.of(text))}</u></b>")
        at = finding.end
    return "".join((*parts, escape(text[at:])))
