"""What can still be read of a damaged store: first the passphrase, then what there is and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea

from casusdesk.errors import CasusdeskError, InvalidInputError, MustWaitError, WrongPassphraseError
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.fields import TextField
from casusdesk.ui.labels import button, frame, muted, section, text
from casusdesk.ui.toast import announce
from casusdesk.ui.unlock.entry_page import EntryPage
from casusdesk.ui.unlock.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from casusdesk.services.salvage import Salvage

_FILE: Final = "gered.pdf"
WORDS_NAME: Final = "Wachtwoord van dit bestand"
_ONCE: Final = (
    "De PDF is opgeslagen. Hij opent alleen met deze woorden. Je ziet ze hier één keer: schrijf ze op. "
    "Wis het bestand zodra je casussen weer open zijn."
)
_GO_ON: Final = (
    "Ga je verder met wat leesbaar is, dan bouwt casusdesk daar een nieuw bestand van. Het beschadigde "
    "bestand blijft bewaard. Heb je een goede reservekopie, zet dan liever die terug."
)
_NOT_KEPT: Final = (
    "Er kon geen kopie van het beschadigde bestand worden gemaakt. Maak ruimte vrij voordat je verdergaat; "
    "opslaan als PDF op een andere plek kan al wel."
)


class SalvagePage(EntryPage):
    """`asked` carries the passphrase and the code, one of which is empty."""

    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("Bekijken wat nog leesbaar is", width=560)
        self.add(muted("Casusdesk leest alleen. In het beschadigde bestand verandert niets."))
        self.field = PassphraseField("Wachtwoordzin")
        self.field.entered.connect(self._ask)
        hint = "Typ alle regels over. Spaties, streepjes en hoofdletters maken niet uit."
        self.code = TextField("Code van het herstelblad", hint=hint, lines=3)
        self.code.edited.connect(lambda: self.code.set_error(None))
        self.code.hide()
        self.other = button("Herstelblad gebruiken", self._use_code, "link")
        self.add(self.field, self.code, self.other)
        self.add_button("Bekijken", self._ask, "primary")

    def enter(self) -> None:
        self.field.setFocus()

    def fail(self, error: CasusdeskError) -> None:
        """Say it at the field it belongs to."""
        self.set_busy(None)
        field = self.field if self.code.isHidden() else self.code
        if isinstance(error, WrongPassphraseError | InvalidInputError | MustWaitError):
            field.set_error(str(error))
        else:
            self.set_problem(str(error))
        field.setFocus()

    def _use_code(self) -> None:
        self.field.hide()
        self.other.hide()
        self.code.show()
        self.code.setFocus()

    def _ask(self) -> None:
        if self.is_busy:
            return
        self.set_problem(None)
        by_code = not self.code.isHidden()
        typed = self.code.text() if by_code else self.field.passphrase()
        if not typed:
            field = self.code if by_code else self.field
            field.set_error("Typ de code van je herstelblad over." if by_code else "Typ je wachtwoordzin.")
            field.setFocus()
            return
        self.set_busy("Elke bladzijde wordt gelezen…")
        self.asked.emit("" if by_code else typed, self.code.area.toPlainText() if by_code else "")


class SalvagedPage(EntryPage):
    """What there is. `rebuild_asked` goes on with it; leaving the page forgets it."""

    rebuild_asked = Signal()
    save_asked = Signal(object)

    def __init__(self, found: Salvage, dialogs: Dialogs) -> None:
        super().__init__("Dit is nog leesbaar", width=640)
        self._found: Salvage | None = found
        self._dialogs = dialogs
        first, *others = found.told
        self.add(frame("card", section(first), *(text(line) for line in others)), muted(found.damage))
        self.add(muted(_GO_ON) if found.kept else text(_NOT_KEPT, "warning"))
        self.words = text("", "passphrase")
        self.words.setAccessibleName(WORDS_NAME)
        self.saved = frame("card", text(_ONCE), muted(WORDS_NAME), self.words)
        self.saved.hide()
        self.add(self.saved)
        self.add_button("Verder met wat leesbaar is", self._rebuild)
        self.add_button("Opslaan als PDF…", self._save, "primary")

    def enter(self) -> None:
        self._choices[-1].setFocus()

    def let_go(self) -> None:
        """Throw away what was read."""
        if self._found is not None:
            self._found.abandon()
            self._found = None

    def take(self) -> Salvage:
        """What was read, for whoever goes on with it."""
        found, self._found = self._found, None
        assert found is not None, "it was taken already"
        return found

    def give_back(self, found: Salvage) -> None:
        """What could not be gone on with is still here."""
        self._found = found

    def fail(self, error: CasusdeskError) -> None:
        """Say why it was not saved or built."""
        self.set_busy(None)
        self.set_problem(str(error))

    def show_saved(self, words: str) -> None:
        """The words that open the file, in sight once."""
        self.set_busy(None)
        self.words.setText(words)
        self.words.setAccessibleDescription(words)
        self.saved.show()
        self._choices[-1].setFocus()
        announce(self, f"{_ONCE} {words}")
        QTimer.singleShot(0, self, self._scroll_to_words)

    def _scroll_to_words(self) -> None:
        """With large letters they are below the edge."""
        around = self.findChild(QScrollArea)
        if around is not None:
            around.ensureWidgetVisible(self.saved)

    def _save(self) -> None:
        path = self._dialogs.choose_save_file(self, _FILE)
        if path is not None:
            self.set_problem(None)
            self.set_busy("De PDF wordt gemaakt…")
            self.save_asked.emit(path)

    def _rebuild(self) -> None:
        self.set_problem(None)
        self.set_busy("Er wordt verder gebouwd met wat leesbaar is…")
        self.rebuild_asked.emit()
