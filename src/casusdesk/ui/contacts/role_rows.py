"""The words of a file that are no role we know: which role each of them is, or that its rows stay aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.contact_import import role_key
from casusdesk.ui.choice_fields import ChoiceField, Options
from casusdesk.ui.labels import muted, section
from casusdesk.ui.theme import GRID

MOST: Final = 30
"""So many words are asked about; a column with more of them is not the column of the role."""
_TOO_MANY: Final = (
    "In deze kolom staan meer dan {} woorden die geen rol zijn. Is dit de kolom met de rol? "
    "Kies hierboven een andere kolom."
)


class RoleRows(QWidget):
    """What was chosen for a word stays chosen while the file is open."""

    edited = Signal()

    def __init__(self, roles: Options) -> None:
        super().__init__()
        self._roles = roles
        self._chosen: dict[str, str] = {}
        self.fields: list[ChoiceField] = []
        self._shown: tuple[str, ...] = ()
        self._note = muted("")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GRID)
        self._layout.addWidget(section("Welke rol is dit?"))
        self._layout.addWidget(self._note)

    def forget(self) -> None:
        """Another file: nothing was chosen for it."""
        self._chosen = {}

    def roles(self) -> dict[str, str]:
        """The key of the role by the folded word of the file."""
        return {word: key for word, key in self._chosen.items() if key}

    def show_words(self, words: Sequence[str]) -> None:
        """Ask about these words; the same ones keep their fields and the focus."""
        self.setVisible(bool(words))
        many = len(words) > MOST
        said = _TOO_MANY.format(MOST) if many else "Deze woorden kent casusdesk niet als rol."
        self._note.setText(said)
        asked = () if many else tuple(words)
        if asked == self._shown:
            return
        self._shown = asked
        for old in self.fields:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.fields = [self._field(word) for word in asked]
        for field in self.fields:
            self._layout.addWidget(field)

    def _field(self, word: str) -> ChoiceField:
        field = ChoiceField(f"'{word[:60]}' is", self._roles, empty="Apart houden")
        field.set_key(self._chosen.get(role_key(word), ""))
        field.set_widest(420)

        def choose() -> None:
            self._chosen[role_key(word)] = field.key()
            self.edited.emit()

        field.edited.connect(choose)
        return field
