"""The other pages of the first run: the passphrase, the coalition, and with what to begin."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from casusdesk.domain.catalog import Catalog
from casusdesk.domain.coalition import Coalition
from casusdesk.errors import CasusdeskError
from casusdesk.ui.labels import muted, text
from casusdesk.ui.settings.coalition_form import CoalitionForm
from casusdesk.ui.unlock.entry_page import EntryPage
from casusdesk.ui.unlock.keyring_problem import ALONE, ALONE_HINT, KeyringProblem
from casusdesk.ui.unlock.new_passphrase import ADVICE, NewPassphrase, Weakness


class ChoosePassphrasePage(EntryPage):
    """`chosen` carries a passphrase that is strong enough."""

    chosen = Signal(str)

    def __init__(self, weakness: Weakness) -> None:
        super().__init__("Kies je wachtwoordzin", "Stap 1 van 3")
        self.add(muted("Met deze zin ontgrendel je Casusdesk, elke keer als je begint."))
        self._weakness = weakness
        self.keyring = KeyringProblem()
        self.new = NewPassphrase(self._lacks)
        self.new.entered.connect(self._go_on)
        self.alone = QCheckBox(ALONE)
        self.alone.setAccessibleDescription(ALONE_HINT)
        self.alone.toggled.connect(self._advise)
        self.alone_hint = muted(ALONE_HINT)
        self.add(self.keyring, self.new, self.alone, self.alone_hint)
        self.add_button("Verder", self._go_on, "primary")

    @property
    def portable(self) -> bool:
        """Whether the passphrase is to be the only lock, by choice."""
        return self.alone.isChecked()

    def enter(self) -> None:
        self.new.setFocus()

    def set_keyring_problem(self, problem: str | None) -> None:
        """Say that the passphrase is the only lock, so five words are needed."""
        self.keyring.say(problem)
        for part in (self.alone, self.alone_hint):
            part.setVisible(problem is None)
        self._advise()

    def _advise(self, _chosen: bool = False) -> None:
        five = self.portable or self.keyring.isVisibleTo(self)
        self.new.first.set_hint(ADVICE.replace("vier", "vijf") if five else ADVICE)
        self.new.judge()  # what was typed meanwhile is held against the stricter rule

    def _lacks(self, passphrase: str) -> str | None:
        return self._weakness(passphrase, portable=self.portable)

    def fail(self, error: CasusdeskError) -> None:
        """Say why no store could be made."""
        self.set_busy(None)
        self.set_problem(str(error))

    def _go_on(self) -> None:
        self.set_problem(None)
        passphrase = self.new.accepted()
        if passphrase is not None:
            self.set_busy("Je kluis wordt gemaakt…")
            self.chosen.emit(passphrase)


class CoalitionPage(EntryPage):
    """`filled` carries the coalition; everything in it can be changed later."""

    filled = Signal(object)

    def __init__(self, catalog: Catalog, today: date) -> None:
        super().__init__("Je casusoverleg", "Stap 3 van 3", can_go_back=False)
        self.add(muted("Dit komt boven je agenda. Je kunt het later altijd wijzigen bij Instellingen."))
        self.form = CoalitionForm(catalog, lambda: today)
        self.form.set_coalition(Coalition())
        self.add(self.form)
        self.add_button("Verder", self._go_on, "primary")

    def enter(self) -> None:
        self.form.setFocus()

    def _go_on(self) -> None:
        wrong = self.form.problem()
        self.set_problem(wrong)
        if wrong is None:
            self.filled.emit(self.form.coalition())


class BeginPage(EntryPage):
    """The store is made: begin with an empty list, or look around in another, throw-away one."""

    empty_asked = Signal()
    practice_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Klaar om te beginnen", can_go_back=False, width=560, centred=True)
        self.add(
            text(
                "Je kluis staat klaar: daarin worden je casussen versleuteld bewaard. Je begint met een lege "
                "lijst."
            ),
            muted(
                "Wil je eerst rondkijken? Dat kan in een oefenomgeving met acht verzonnen casussen. "
                "Die staan los van je eigen lijst en verdwijnen als je de oefening sluit."
            ),
        )
        self.add_button("Kijk rond met oefencasussen", self.practice_asked.emit)
        self.add_button("Begin leeg", self.empty_asked.emit, "primary")

    def enter(self) -> None:
        self._choices[-1].setFocus()
