"""The pages of a store that cannot simply be opened, for `look.py`; on a real store with practice cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from casusdesk.services.access import open_practice
from casusdesk.services.condition import Condition
from casusdesk.ui.unlock import troubles
from casusdesk.ui.unlock.entry_window import EntryWindow
from casusdesk.ui.unlock.troubles import Trouble
from spoiled import Spoiled

Show = Callable[[EntryWindow, Spoiled], object]
_OLDER = "Dit is een ouder bestand: het loopt 14 wijzigingen achter op wat je het laatst bewaarde."
_FAR = "Zet de nieuwste reservekopie terug, of open dit bestand toch als je het zelf hebt teruggezet."
_DAMAGED = "Het bestand met je casussen is beschadigd. Je wachtwoordzin klopt wel. Zet een kopie terug."


@cache
def spoiled(folder: Path) -> Spoiled:
    """Made once, with a page of its file broken."""
    made = Spoiled(folder / "spoiled")
    with made.access.unlock(made.passphrase) as desk:
        desk.cases.delete(made.cases[0].code)
    made.spoil(made.root("case_strengths"), made.root("actions"))
    return made


def _meet(trouble: Trouble, sentence: str, entry: EntryWindow, _store: Spoiled) -> None:
    entry._rescue.meet(replace(trouble, sentence=sentence or trouble.sentence))


def _backups(entry: EntryWindow, store: Spoiled) -> None:
    entry._rescue._offer(store.access.backups())


def _backup(entry: EntryWindow, store: Spoiled) -> None:
    entry._rescue._ask_passphrase(store.access.backups()[0])


def _backup_code(entry: EntryWindow, store: Spoiled) -> None:
    entry._rescue._ask_code(store.access.backups()[0])


def _restored(entry: EntryWindow, store: Spoiled) -> None:
    entry._rescue._restored(open_practice(), store.access.backups()[0])


def _salvaged(entry: EntryWindow, store: Spoiled, *, saved: bool = False) -> None:
    entry._rescue._salvaged(store.access.salvage(store.passphrase))
    if saved:
        entry.page.show_saved("koffie lantaarn wolk fietspad herfst")  # type: ignore[attr-defined]


ENTRY: dict[str, Show] = {
    "entry-missing": partial(_meet, troubles.TROUBLES[Condition.NO_STORE], ""),
    "entry-emptied": partial(_meet, troubles.TROUBLES[Condition.EMPTIED], ""),
    "entry-cut": partial(_meet, troubles.TROUBLES[Condition.CUT], ""),
    "entry-keys": partial(_meet, troubles.TROUBLES[Condition.NO_KEY_FILE], ""),
    "entry-newer": partial(_meet, troubles.NEWER, ""),
    "entry-damaged": partial(_meet, troubles.DAMAGED, _DAMAGED),
    "entry-older": partial(_meet, troubles.OLDER, f"{_OLDER} {_FAR}"),
    "entry-busy": partial(_meet, troubles.BUSY, "Casusdesk is al open. Sluit het andere venster."),
    "entry-no-keyring": partial(_meet, troubles.NO_ENTRY, "De sleutelbos kent deze kluis niet."),
    "entry-no-sheet": partial(_meet, troubles.NO_SHEET, ""),
    "entry-recover": lambda entry, _store: entry.recover_page(),
    "entry-backups": _backups,
    "entry-backups-none": lambda entry, _store: entry._rescue._offer(()),
    "entry-backup": _backup,
    "entry-backup-code": _backup_code,
    "entry-restored": _restored,
    "entry-salvage": lambda entry, _store: entry._rescue._salvage(),
    "entry-salvaged": _salvaged,
    "entry-salvaged-saved": partial(_salvaged, saved=True),
}
