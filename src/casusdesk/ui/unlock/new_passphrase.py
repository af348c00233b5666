"""Choosing a passphrase: typed twice, its weakness said while typing and not only at the end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from casusdesk.ui.labels import set_kind, text
from casusdesk.ui.theme import GRID
from casusdesk.ui.unlock.passphrase_field import PassphraseField

Weakness = Callable[..., str | None]
"""What a passphrase lacks, as a Dutch sentence; None when it will do."""

ADVICE = "Kies vier of meer woorden die niet bij elkaar horen. Spaties mogen. Alleen jij kent deze zin."
_STRONG = "Dit is een sterke wachtwoordzin."


class NewPassphrase(QWidget):
    """Two fields and one "Toon". `accepted` gives the passphrase, or says what is wrong and gives None."""

    entered = Signal()

    def __init__(self, weakness: Weakness, name: str = "Wachtwoordzin") -> None:
        super().__init__()
        self._weakness = weakness
        self.first = PassphraseField(name, ADVICE, show_box=False)
        self.second = PassphraseField(f"Nog een keer: {name[:1].lower()}{name[1:]}", show_box=False)
        self.verdict = text("", "muted")
        self.verdict.hide()
        self.show_box = QCheckBox("Toon")
        self.show_box.setAccessibleDescription("Laat zien wat je typt, in beide velden")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.first)
        layout.addWidget(self.verdict)
        layout.addWidget(self.second)
        layout.addWidget(self.show_box)
        self.setFocusProxy(self.first)
        self.first.edited.connect(self.judge)
        self.first.entered.connect(self.second.setFocus)
        self.second.entered.connect(self.entered)
        for field in (self.first, self.second):
            self.show_box.toggled.connect(field.set_shown)

    def accepted(self) -> str | None:
        """The passphrase when it is strong and typed the same twice."""
        weak = self._weakness(self.first.passphrase())
        if weak:
            self.fail(weak)
            return None
        if self.first.passphrase() != self.second.passphrase():
            self.second.set_error("Dit is niet dezelfde wachtwoordzin. Typ hem nog een keer.")
            self.second.setFocus()
            self.second.line.selectAll()
            return None
        return self.first.passphrase()

    def fail(self, message: str) -> None:
        """Say what is wrong with the passphrase itself."""
        self.verdict.hide()
        self.first.set_error(message)
        self.first.setFocus()

    def propose(self, passphrase: str) -> None:
        """Fill in both fields, to be read and remembered."""
        for field in (self.first, self.second):
            field.line.setText(passphrase)
            field.set_error(None)
        self.show_box.setChecked(True)
        self.judge()

    def forget(self) -> None:
        """Empty both fields."""
        self.first.forget()
        self.second.forget()
        self.verdict.hide()
        self.show_box.setChecked(False)

    def judge(self) -> None:
        """Say what the first field lacks now."""
        typed = self.first.passphrase()
        weak = self._weakness(typed) if typed else ""
        self.verdict.setText(weak or _STRONG)
        set_kind(self.verdict, "muted" if weak else "ok")
        self.verdict.setVisible(bool(typed))
