"""No keyring: then the passphrase is the only lock, which is said before it is chosen (vault §1)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.ui.labels import button, text
from casusdesk.ui.theme import GRID

ALONE: Final = "Openen zonder sleutelbos van deze computer"
ALONE_HINT: Final = (
    "Alleen nodig als je deze map op meer computers wilt openen. Je wachtwoordzin is dan het enige slot: "
    "vijf woorden of meer."
)


class KeyringProblem(QWidget):
    """What is wrong and what that means; `asked` when it should be tried once more."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = text("", "warning")
        self.again = button("Sleutelbos opnieuw proberen", self._ask, "link")
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.words)
        layout.addLayout(row)
        self.hide()

    def text(self) -> str:
        """What is said; "" when nothing is wrong."""
        return self.words.text()

    def say(self, problem: str | None) -> None:
        """Show what is wrong, or nothing."""
        self.again.setEnabled(True)
        what = "" if problem is None else problem.split(". ")[0].rstrip(".")  # the rest is of a store that is
        only = "Je wachtwoordzin is daarom het enige slot: kies vijf woorden of meer."
        self.words.setText(f"{what}. {only}" if what else "")
        self.setVisible(bool(what))

    def _ask(self) -> None:
        self.again.setEnabled(False)
        self.asked.emit()
