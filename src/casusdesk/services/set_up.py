"""A store in the making: its recovery sheet is printed and typed back before it becomes final."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from secrets import SystemRandom
from typing import TYPE_CHECKING

from casusdesk.domain.coalition import Coalition
from casusdesk.errors import CasusdeskError
from casusdesk.services.clock import Clock
from casusdesk.services.lock import Lock

if TYPE_CHECKING:
    from casusdesk.documents.page import Page
    from casusdesk.services.desk import Desk
    from casusdesk.store.keys import KdfCost
    from casusdesk.store.slots import DeviceSecrets
    from casusdesk.store.vault import NewVault

RECOVERY_TITLE = "Herstelblad"
_SHEET_TAKEN = (
    "Dit bestand is er al; het kan het herstelblad van een andere kluis zijn. Kies een andere naam."
)
_SHEET_INSIDE = "Bewaar het herstelblad niet in de map van de kluis: wie de map heeft, kan hem dan openen."


def refuse_beside_the_lock(sheet: Path, vault: Path) -> None:
    """Raises CasusdeskError when the recovery sheet would be kept inside the vault it opens."""
    if Path(os.path.realpath(sheet)).is_relative_to(os.path.realpath(vault)):
        raise CasusdeskError(_SHEET_INSIDE)


class SetUp:
    """One new store. Either `finish` or `abandon` it; until then nothing is in its place."""

    def __init__(
        self,
        new: NewVault,
        clock: Clock | None = None,
        secrets: DeviceSecrets | None = None,
        cost: KdfCost | None = None,
    ) -> None:
        self._new = new
        self._secrets = secrets
        self._cost = cost
        self._clock = clock or Clock()
        self._sheet: Path | None = None
        first, second = sorted(SystemRandom().sample(range(len(new.recovery.groups)), 2))
        self.asked_groups: tuple[int, int] = (first, second)

    @property
    def recovery_lines(self) -> tuple[str, ...]:
        """The printed code, line by line, check characters included."""
        return self._new.recovery.lines

    @property
    def recovery_groups(self) -> tuple[str, ...]:
        """The groups of four characters, in reading order."""
        return self._new.recovery.groups

    def recovery_page(self) -> Page:
        """The recovery sheet."""
        from casusdesk.documents.recovery_sheet import recovery_page

        return recovery_page(self.recovery_lines, made_on=self._clock.today())

    def recovery_pdf(self) -> bytes:
        """The recovery sheet as a PDF file."""
        from casusdesk.documents.pdf import write_pdf

        return write_pdf([self.recovery_page()], title=RECOVERY_TITLE)

    def confirms(self, first: str, second: str) -> bool:
        """Whether both asked groups were typed back rightly; capitals and O for 0 do not matter."""
        typed = zip(self.asked_groups, (first, second), strict=True)
        return all(self._new.confirm(group, text) for group, text in typed)

    def finish(self, coalition: Coalition) -> Desk:
        """Put the store in its place and open it. Raises VaultError before the groups were typed back."""
        from casusdesk.services.opening import open_desk

        vault = self._new.commit()
        desk = open_desk(vault, self._clock, lock=Lock(vault, self._secrets, self._cost))
        desk.save_coalition(coalition)
        return desk

    def save_recovery_sheet(self, path: Path) -> None:
        """Write the sheet to a new file; `abandon` takes it away again, because its code opens nothing.

        Raises CasusdeskError when the name is taken (it could be the sheet of another store) or the disk
        refuses.
        """
        from casusdesk.services.papers import save_file

        if os.path.lexists(path):
            raise CasusdeskError(_SHEET_TAKEN)
        save_file(path, self.recovery_pdf())
        self._sheet = path

    def abandon(self) -> None:
        """Throw it away, with its entry in the keyring and the sheet that was saved."""
        if self._sheet is not None:
            with suppress(OSError):
                self._sheet.unlink(missing_ok=True)
        self._new.abandon()
