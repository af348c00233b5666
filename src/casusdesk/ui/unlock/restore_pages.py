"""Which backup to put back, and the passphrase that opens it, while the store itself is not open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from casusdesk.domain.wording import clock_time, counted, long_date
from casusdesk.errors import CasusdeskError, WrongPassphraseError
from casusdesk.ui.labels import button, muted, text
from casusdesk.ui.theme import GRID
from casusdesk.ui.unlock.entry_page import EntryPage
from casusdesk.ui.unlock.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from casusdesk.services.backups import Backup

ELSEWHERE: Final = "Op een andere plek zoeken…"
_NONE: Final = (
    "Hier staat geen reservekopie. Steek je stick in de computer en kies „Op een andere plek zoeken…”. "
    "De bestanden heten reservekopie met een datum."
)
_MEGABYTE: Final = 1_000_000


def moment_of(backup: Backup) -> str:
    """`zondag 22 november 2026 om 14.05`, where the user is."""
    made = backup.made_at.astimezone()
    return f"{long_date(made.date())} om {clock_time(made.time())}"


def size_of(backup: Backup) -> str:
    """`42 casussen, 1,3 MB`."""
    tenths = max(1, round(10 * backup.size / _MEGABYTE))
    return f"{counted(backup.cases, 'casus', 'casussen')}, {tenths // 10},{tenths % 10} MB"


class BackupsPage(EntryPage):
    """Every whole backup, the newest first and chosen; `chosen` carries one, `elsewhere_asked` none."""

    chosen = Signal(object)
    elsewhere_asked = Signal()

    def __init__(self, backups: Sequence[Backup]) -> None:
        super().__init__("Reservekopie terugzetten", width=640)
        self._whole = [one for one in backups if one.whole]
        self._group = QButtonGroup(self)
        if self._whole:
            self.add(
                muted("Kies de reservekopie waarmee je verder wilt. Wat er nu staat, blijft bewaard."),
                self._list(),
            )
        else:
            self.add(text(_NONE, "warning"))
        broken = len(backups) - len(self._whole)
        if broken:
            be = "is" if broken == 1 else "zijn"
            said = counted(broken, "reservekopie", "reservekopieën")
            self.add(muted(f"{said} {be} beschadigd en {be} hier weggelaten."))
        self.add_button(ELSEWHERE, self.elsewhere_asked.emit, "" if self._whole else "primary")
        if self._whole:
            self.add_button("Verder", self._go_on, "primary")

    def enter(self) -> None:
        checked = self._group.checkedButton()
        (checked or self._choices[0]).setFocus()

    def _list(self) -> QWidget:
        group = QWidget()
        lines = QVBoxLayout(group)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2 * GRID)
        for place, backup in enumerate(self._whole):
            newest = " (nieuwste)" if place == 0 else ""
            choice = QRadioButton(f"{moment_of(backup)}{newest}\n{size_of(backup)}")
            choice.setAccessibleName(f"{moment_of(backup)}{newest}, {size_of(backup)}")
            choice.setChecked(place == 0)
            self._group.addButton(choice, place)
            lines.addWidget(choice)
        return group

    def _go_on(self) -> None:
        self.chosen.emit(self._whole[self._group.checkedId()])


class RestorePage(EntryPage):
    """The passphrase of one backup; `asked` carries it, `code_asked` is for who does not have it."""

    asked = Signal(Path, str)
    code_asked = Signal()

    def __init__(self, backup: Backup) -> None:
        super().__init__("Reservekopie openen", width=560)
        self._path = backup.path
        self.field = PassphraseField(
            "Wachtwoordzin", "De zin van het moment waarop deze reservekopie werd gemaakt."
        )
        self.field.entered.connect(self._ask)
        self.add(text(f"{moment_of(backup).capitalize()}: {size_of(backup)}."), self.field)
        self.code = button("Herstelblad gebruiken", self.code_asked.emit, "link")
        self.add(self.code)
        self.add_button("Terugzetten", self._ask, "primary")

    def enter(self) -> None:
        self.field.setFocus()

    def fail(self, error: CasusdeskError) -> None:
        """Say why it did not open, where it can be put right."""
        self.set_busy(None)
        if isinstance(error, WrongPassphraseError):
            self.field.set_error(str(error))
        else:
            self.set_problem(str(error))
        self.field.setFocus()
        self.field.line.selectAll()

    def _ask(self) -> None:
        if self.is_busy:
            return
        self.set_problem(None)
        if not self.field.passphrase():
            self.field.set_error("Typ je wachtwoordzin.")
            self.field.setFocus()
            return
        self.field.set_error(None)
        self.set_busy("De reservekopie wordt gecontroleerd en teruggezet…")
        self.asked.emit(self._path, self.field.passphrase())
