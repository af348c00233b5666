"""A recovery sheet of which two groups are typed back before what it opens becomes final (vault §1)."""

from __future__ import annotations

import os
from contextlib import suppress
from secrets import SystemRandom
from typing import TYPE_CHECKING, Final

from casusdesk.errors import CasusdeskError
from casusdesk.services.clock import Clock

if TYPE_CHECKING:
    from pathlib import Path

    from casusdesk.documents.page import Page
    from casusdesk.store.vault_setup import TypedBack

RECOVERY_TITLE: Final = "Herstelblad"
_SHEET_TAKEN: Final = (
    "Dit bestand is er al; het kan het herstelblad van een andere kluis zijn. Kies een andere naam."
)


class RecoveryProof:
    """The sheet of one code, and the two groups of it that are asked."""

    def __init__(self, typed_back: TypedBack, clock: Clock | None = None) -> None:
        self._typed_back = typed_back
        self._clock = clock or Clock()
        self._sheet: Path | None = None
        first, second = sorted(SystemRandom().sample(range(len(typed_back.recovery.groups)), 2))
        self.asked_groups: tuple[int, int] = (first, second)

    @property
    def recovery_lines(self) -> tuple[str, ...]:
        """The printed code, line by line, check characters included."""
        return self._typed_back.recovery.lines

    @property
    def recovery_groups(self) -> tuple[str, ...]:
        """The groups of four characters, in reading order."""
        return self._typed_back.recovery.groups

    def recovery_page(self) -> Page:
        """The recovery sheet."""
        from casusdesk.documents.recovery_sheet import recovery_page

        return recovery_page(self.recovery_lines, made_on=self._clock.today())

    def recovery_pdf(self) -> bytes:
        """The recovery sheet as a PDF file."""
        from casusdesk.documents.pdf import write_pdf

        return write_pdf([self.recovery_page()], title=RECOVERY_TITLE)

    def save_recovery_sheet(self, path: Path) -> None:
        """Write the sheet to a new file; `forget_sheet` takes it away again when its code opens nothing.

        Raises CasusdeskError when the name is taken (it could be the sheet of another store) or the disk
        refuses.
        """
        from casusdesk.services.saved_file import save_file

        if os.path.lexists(path):
            raise CasusdeskError(_SHEET_TAKEN)
        save_file(path, self.recovery_pdf())
        self._sheet = path

    def forget_sheet(self) -> None:
        """Take away the file that was saved, for its code will never open anything."""
        if self._sheet is not None:
            with suppress(OSError):
                self._sheet.unlink(missing_ok=True)

    def confirms(self, first: str, second: str) -> bool:
        """Whether both asked groups were typed back rightly; capitals and O for 0 do not matter."""
        typed = zip(self.asked_groups, (first, second), strict=True)
        return all(self._typed_back.confirm(group, text) for group, text in typed)

    def refuse_place(self, sheet: Path) -> None:
        """Raises CasusdeskError when the file may not be kept there; at set-up it may be anywhere."""
