"""The commands about backups: make one, put one back (see `cli`)."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from casusdesk.cli_input import DONE, PROBLEM, asked_line, asked_passphrase
from casusdesk.errors import CasusdeskError, DamagedVaultError, OlderStoreError, OtherKeyError

if TYPE_CHECKING:
    from casusdesk.services.access import Access
    from casusdesk.services.desk import Desk

_OTHER_KEY: Final = "Deze reservekopie is met een andere sleutel gemaakt. Probeer het met --code."
_LEFT: Final = "Er is niets gewijzigd."


def add_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add every command of this room."""
    command("backup", _backup, vault=True).add_argument("--to", type=Path)
    restore = command("restore", _restore, vault=True)
    restore.add_argument("file", type=Path)
    restore.add_argument("--code", action="store_true")
    restore.add_argument("--yes", action="store_true")


def _backup(options: argparse.Namespace) -> int:
    from casusdesk.services.access import Access

    with Access.at(options.vault).unlock(asked_passphrase(by_input=options.passphrase_stdin)) as desk:
        assert desk.backups is not None, "a real store has backups"
        made = desk.backups.make("command").path
        print(made if options.to is None else desk.backups.copy_to(options.to))
    return DONE


def _restore(options: argparse.Namespace) -> int:
    from casusdesk.services.access import Access, AccessState

    access = Access.at(options.vault)
    passphrase = asked_passphrase(by_input=options.passphrase_stdin)
    code = asked_line("Herstelcode: ") if options.code else ""
    if access.state() is AccessState.LOCKED:
        try:
            desk = access.unlock(passphrase)
        except (DamagedVaultError, OlderStoreError) as error:
            print(error)
        else:
            with desk:
                return _into_open(desk, options, code)
    return _into_closed(access, options, passphrase, code)


def _into_open(desk: Desk, options: argparse.Namespace, code: str) -> int:
    assert desk.backups is not None, "a real store has backups"
    try:
        found = desk.backups.preview(options.file, code=code)
    except OtherKeyError:
        raise CasusdeskError(_OTHER_KEY) from None
    print(found.sentence)
    if not _agreed(options):
        found.abandon()
        return PROBLEM
    found.finish()
    print("De reservekopie is teruggezet.")
    return DONE


def _into_closed(access: Access, options: argparse.Namespace, passphrase: str, code: str) -> int:
    """With the code the passphrase is a new one: that of before is of no use without the old keyring."""
    from casusdesk.services.backup_rescue import described

    print(described(options.file))
    if not _agreed(options):
        return PROBLEM
    proof = {"code": code, "new_passphrase": passphrase} if code else {"passphrase": passphrase}
    with access.restore(options.file, **proof):
        print("De reservekopie is teruggezet.")
    return DONE


def _agreed(options: argparse.Namespace) -> bool:
    agreed = options.yes or asked_line("Terugzetten? Typ ja of nee: ").lower() == "ja"
    if not agreed:
        print(_LEFT)
    return agreed
