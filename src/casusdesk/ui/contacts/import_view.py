"""A file with contacts: what its columns mean, how the first rows come in, and what stays out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casusdesk.ui.contacts.commands import ContactCommands
from casusdesk.ui.context import WindowContext


class ImportView(QWidget):
    """`closed` comes when the user is ready or goes back."""

    closed = Signal()

    def __init__(self, context: WindowContext, commands: ContactCommands) -> None:
        super().__init__()

    def take_up(self, path: Path) -> bool:
        return False

    def enter(self) -> None:
        return None

    def take_over(self) -> None:
        return None
