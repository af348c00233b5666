"""The ways out of trouble: from a store that does not open to one that does, page after page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from casusdesk.errors import CasusdeskError, VaultError
from casusdesk.services.access import Access
from casusdesk.services.folder_checks import Concern, Place
from casusdesk.ui.dialogs import Dialogs
from casusdesk.ui.labels import muted, text
from casusdesk.ui.unlock import troubles
from casusdesk.ui.unlock.entry_page import EntryPage
from casusdesk.ui.unlock.opened_page import OpenedPage
from casusdesk.ui.unlock.trouble_page import TroublePage
from casusdesk.ui.unlock.troubles import Trouble, Way, trouble_of

if TYPE_CHECKING:
    from casusdesk.services.backups import Backup
    from casusdesk.services.desk import Desk
    from casusdesk.services.salvage import Salvage
    from casusdesk.ui.unlock.recover_page import RecoverPage

_KEPT: Final = "Wat er stond, is bewaard in de map van je kluis. Er is niets weggegooid."
_SINCE: Final = "Wat je daarna nog veranderde, staat er niet in. Kijk je laatste afspraken na."


class House(Protocol):
    """What the entry window does for its pages."""

    def show_page(self, page: EntryPage) -> None:
        """Put the page in the place of the one that is shown."""

    def work(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[CasusdeskError], object] | None = None,
    ) -> None:
        """Do it on the worker."""

    def look_again(self) -> None:
        """Begin with what the folder holds now."""

    def unlock_page(self) -> None:
        """Ask the passphrase."""

    def recover_page(self) -> None:
        """Ask the code of the recovery sheet."""

    def practise_from(self, page: EntryPage) -> None:
        """Open the practice cases."""

    def ask_keyring(self, page: RecoverPage, ask: Callable[[], str | None]) -> None:
        """Say on the page what is wrong with the keyring, once that is known."""

    def open(self, desk: Desk) -> None:
        """Go on to the main window."""

    def close(self) -> bool:
        """End the program."""


class Rescue:
    """Leads through the pages; one for each entry window."""

    def __init__(self, access: Access, dialogs: Dialogs, house: House) -> None:
        self._access = access
        self._dialogs = dialogs
        self._house = house
        self._before: Callable[[], object] = house.look_again
        self._anyway: Callable[[], object] = house.look_again

    def not_opened(
        self,
        error: CasusdeskError,
        say: Callable[[CasusdeskError], None],
        anyway: Callable[[], object],
    ) -> None:
        """A page of its own for what is the matter, or `say` it at the field it belongs to.

        `anyway` asks once more, to go on with an older file.
        """
        trouble, self._anyway = trouble_of(error), anyway
        if trouble is not None:
            self.meet(trouble)
            return
        self._house.work(self._access.places, lambda places: self._of_the_folder(places, error, say))

    def meet(self, trouble: Trouble) -> None:
        """Show what is the matter; the ways out lead on from here, and back to here."""
        page = TroublePage(trouble)
        self._before = lambda: self.meet(trouble)
        page.chosen.connect(lambda way: self._go(way, page))
        self._house.show_page(page)

    def restore(self, before: Callable[[], object] | None = None) -> None:
        """Offer the backups that are here; `before` is where the way back leads."""
        self._before = before or self._before
        self._house.work(self._access.backups, self._offer)

    def no_sheet(self) -> None:
        """Neither code nor passphrase: what can still be done."""
        self.meet(troubles.NO_SHEET)

    def _of_the_folder(
        self, places: tuple[Place, ...], error: CasusdeskError, say: Callable[[CasusdeskError], None]
    ) -> None:
        concerns = {place.concern for place in places}
        plain = type(error) is VaultError
        if plain and Concern.READ_ONLY in concerns:
            self.meet(replace(troubles.READ_ONLY, sentence=str(error)))
        elif plain and Concern.LITTLE_ROOM in concerns:
            self.meet(troubles.FULL)
        else:
            say(error)

    def _go(self, way: Way, page: EntryPage) -> None:
        {
            Way.RESTORE: self.restore,
            Way.SALVAGE: self._salvage,
            Way.RECOVER: self._house.recover_page,
            Way.OPEN_ANYWAY: self._anyway,
            Way.RETRY: self._house.look_again,
            Way.AGAIN: self._house.look_again,
            Way.PRACTICE: lambda: self._house.practise_from(page),
            Way.CLOSE: self._house.close,
        }[way]()

    # --- a backup ---------------------------------------------------------------------------------

    def _offer(self, backups: tuple[Backup, ...]) -> None:
        from casusdesk.ui.unlock.restore_pages import BackupsPage

        page = BackupsPage(backups)
        page.back.connect(self._before)
        page.elsewhere_asked.connect(lambda: self._look_elsewhere(page))
        page.chosen.connect(self._ask_passphrase)
        self._house.show_page(page)

    def _look_elsewhere(self, page: EntryPage) -> None:
        folder = self._dialogs.choose_folder(page)
        if folder is not None:
            self._house.work(lambda: self._access.backups(folder), self._offer)

    def _ask_passphrase(self, backup: Backup) -> None:
        from casusdesk.services.condition import Condition
        from casusdesk.ui.unlock.restore_pages import RestorePage

        if self._access.condition() is Condition.NEW:  # a keyring that never knew it: only the sheet opens it
            self._ask_code(backup)
            return
        page = RestorePage(backup)
        page.back.connect(self.restore)
        page.code_asked.connect(lambda: self._ask_code(backup))
        page.asked.connect(
            lambda path, passphrase: self._put_back(backup, page.fail, path, passphrase=passphrase)
        )
        self._house.show_page(page)

    def _ask_code(self, backup: Backup) -> None:
        from casusdesk.ui.unlock.recover_page import RecoverPage
        from casusdesk.ui.unlock.restore_pages import moment_of

        page = RecoverPage(self._access.weakness, f"De reservekopie van {moment_of(backup)}.", "Terugzetten")
        page.watch_keyring(self._access)
        page.keyring.asked.connect(lambda: self._house.ask_keyring(page, self._access.ask_keyring_again))
        page.no_sheet.connect(self.no_sheet)
        page.back.connect(self.restore)
        page.asked.connect(
            lambda code, new: self._put_back(backup, page.fail, backup.path, code=code, new_passphrase=new)
        )
        self._house.show_page(page)
        self._house.ask_keyring(page, self._access.keyring_problem)

    def _put_back(
        self, backup: Backup, failed: Callable[[CasusdeskError], object], path: Path, **how: str
    ) -> None:
        self._house.work(
            lambda: self._access.restore(path, **how), lambda desk: self._restored(desk, backup), failed
        )

    def _restored(self, desk: Desk, backup: Backup) -> None:
        from casusdesk.domain.wording import counted
        from casusdesk.ui.unlock.restore_pages import moment_of

        cases = counted(len(desk.cases.all()), "casus", "casussen")
        self._opened(
            desk,
            "De reservekopie is teruggezet",
            f"Je werkt nu verder met {cases} van {moment_of(backup)}.",
            _SINCE,
        )

    # --- what can be read --------------------------------------------------------------------------

    def _salvage(self) -> None:
        from casusdesk.ui.unlock.salvage_pages import SalvagePage

        page = SalvagePage()
        page.back.connect(self._before)
        page.asked.connect(
            lambda passphrase, code: self._house.work(
                lambda: self._access.salvage(passphrase, code), self._salvaged, page.fail
            )
        )
        self._house.show_page(page)

    def _salvaged(self, found: Salvage) -> None:
        from casusdesk.ui.unlock.salvage_pages import SalvagedPage

        page = SalvagedPage(found, self._dialogs)
        page.back.connect(self._before)
        page.save_asked.connect(
            lambda path: self._house.work(lambda: found.save(path), page.show_saved, page.fail)
        )
        page.rebuild_asked.connect(
            lambda: self._house.work(found.rebuild, lambda desk: self._rebuilt(desk, page), page.fail)
        )
        self._house.show_page(page)

    def _rebuilt(self, desk: Desk, page: Any) -> None:
        found: Salvage = page.take()
        self._opened(
            desk,
            "Je kunt verder",
            f"Je werkt verder met wat leesbaar was: {found.sentence}.",
            "Kijk je casussen na en vul aan wat mist.",
        )

    def _opened(self, desk: Desk, title: str, done: str, care: str) -> None:
        page = OpenedPage(desk, title)
        page.add(text(done), text(care, "warning"), muted(_KEPT))
        page.begun.connect(self._house.open)
        page.locked.connect(self._house.unlock_page)
        self._house.show_page(page)
