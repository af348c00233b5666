"""What can still be read of a damaged store: on paper at once, or as a store to go on with.

Nothing is written in what is damaged: it was copied aside first, and what was read becomes a new generation.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.catalog import load_catalog
from casusdesk.errors import VaultError
from casusdesk.paths import resource
from casusdesk.services.clock import Clock
from casusdesk.services.salvaged_words import chapters, told_of

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk
    from casusdesk.store.salvage import Salvaged
    from casusdesk.store.vault import Vault

FILE: Final = "gered.pdf"
SUBJECT: Final = "kluis"
_KINDS: Final = (
    ("cases", "casus", "casussen"),
    ("actions", "afspraak", "afspraken"),
    ("decisions", "besluit", "besluiten"),
    ("handovers", "overdracht", "overdrachten"),
    ("meetings", "overleg", "overleggen"),
    ("contacts", "contact", "contacten"),
)
_NO_CASES: Final = (
    "Van je casussen is er geen een te lezen, dus er is niets om mee verder te gaan. "
    "Zet een reservekopie terug."
)


class Salvage:
    """What was read. `save` it, `rebuild` from it, or `abandon` it; all but `told` are slow."""

    def __init__(self, found: Salvaged, open_desk: Callable[[Vault], Desk], clock: Clock) -> None:
        self._found = found
        self._open = open_desk
        self._clock = clock
        self._saved = False
        self.cases_read = found.cases.read
        self.cases_known = found.cases.known
        self.kept = found.kept is not None

    @property
    def sentence(self) -> str:
        """`39 van 42 casussen leesbaar`."""
        return self._told()["cases"]

    @property
    def told(self) -> tuple[str, ...]:
        """How much of each kind can be read, cases first; kinds of which there is nothing are left out."""
        counts = self._found.counts
        found = self._told()
        return tuple(found[name] for name, _, _ in _KINDS if name == "cases" or counts[name].known)

    @property
    def whole(self) -> bool:
        """Whether every row that is known of can be read: only what nobody reads was damaged."""
        return all(count.read == count.known for count in self._found.counts.values())

    @property
    def damage(self) -> str:
        """`2 van de 95 bladzijden van het bestand zijn niet te lezen.`"""
        verb = "is" if self._found.unreadable == 1 else "zijn"
        of = f"{self._found.unreadable} van de {self._found.pages} bladzijden van het bestand"
        return f"{of} {verb} niet te lezen."

    def save(self, path: Path) -> str:
        """Save what can be read as a PDF; gives the words that open it, which are kept nowhere.

        Raises CasusdeskError when the disk refuses, or when there is nothing to save.
        """
        from casusdesk.documents.pdf import write_pdf
        from casusdesk.documents.salvaged import TITLE, salvaged_pages
        from casusdesk.services.pdf_lock import locked, new_passphrase
        from casusdesk.services.saved_file import save_file

        found = chapters(self._found.content, self._told(), load_catalog(resource("catalog")))
        if not found:
            raise VaultError(_NO_CASES)
        words = new_passphrase()
        data = write_pdf(salvaged_pages(found, self._clock.today()), title=TITLE)
        save_file(path, locked(data, words))
        self._saved = True
        return words

    def rebuild(self) -> Desk:
        """Go on with what can be read, as the next generation; opens it.

        Raises VaultError, and then nothing has changed.
        """
        if not self.cases_read:
            raise VaultError(_NO_CASES)
        desk = self._open(self._found.commit())
        desk.audit.record(AuditEvent.SALVAGED, SUBJECT, self.sentence)
        if self._saved:
            desk.audit.record(AuditEvent.EXPORTED, SUBJECT, "gered uit een beschadigd bestand")
        return desk

    def abandon(self) -> None:
        """Forget what was read; a second call does nothing."""
        self._found.abandon()

    def _told(self) -> dict[str, str]:
        counts = self._found.counts
        found = {
            name: told_of(counts[name].read, counts[name].known, one, many) for name, one, many in _KINDS
        }
        found["cases"] = told_of(self.cases_read, self.cases_known, "casus", "casussen")
        return found
