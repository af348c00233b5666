"""The commands about the store itself: make it, recover it, look it over (see `cli`)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from casusdesk import cli_backup
from casusdesk.cli_input import DONE, PROBLEM, asked_line, asked_passphrase
from casusdesk.errors import CasusdeskError

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk
    from casusdesk.services.recovery_proof import RecoveryProof

Run = Callable[[argparse.Namespace], int]


class AddCommand(Protocol):
    """How a command is added; with `vault` it takes --vault and --passphrase-stdin."""

    def __call__(self, name: str, run: Run, *, vault: bool) -> argparse.ArgumentParser:
        """The parser of the new command."""


def add_commands(command: AddCommand) -> None:
    """Add every command of this room."""
    command("create", _create, vault=True).add_argument("--recovery-sheet", type=Path, required=True)
    command("recover", _recover, vault=True)
    command("check", _check, vault=True)
    cli_backup.add_commands(command)
    command("rotate", _rotate, vault=True).add_argument("--recovery-sheet", type=Path, required=True)


def opened(options: argparse.Namespace) -> Desk:
    """The store of --vault, unlocked; raises CasusdeskError."""
    from casusdesk.services.access import Access

    return Access.at(options.vault).unlock(asked_passphrase(by_input=options.passphrase_stdin))


def _create(options: argparse.Namespace) -> int:
    from casusdesk.domain.coalition import Coalition
    from casusdesk.services.access import Access
    from casusdesk.services.set_up import refuse_beside_the_lock

    refuse_beside_the_lock(options.recovery_sheet, options.vault)
    setup = Access.at(options.vault).prepare(asked_passphrase(by_input=options.passphrase_stdin))
    try:
        _typed_back(setup, options.recovery_sheet)
    except BaseException:
        setup.abandon()
        raise
    with setup.finish(Coalition()):
        print(options.vault)
    return DONE


def _typed_back(proof: RecoveryProof, sheet: Path) -> None:
    """Save the sheet, and ask two groups of it back; raises CasusdeskError when they are wrong."""
    proof.save_recovery_sheet(sheet)
    first, second = proof.asked_groups
    print(f"Druk dit blad af en verwijder het bestand daarna: {sheet}")
    typed = [asked_line(f"Typ groep {index + 1} van het blad over: ") for index in (first, second)]
    if not proof.confirms(*typed):
        raise CasusdeskError("De groepen kloppen niet met het blad. Begin opnieuw.")


def _rotate(options: argparse.Namespace) -> int:
    from casusdesk.services import new_sheet
    from casusdesk.services.access import Access
    from casusdesk.services.set_up import refuse_beside_the_lock

    refuse_beside_the_lock(options.recovery_sheet, options.vault)
    passphrase = asked_passphrase(by_input=options.passphrase_stdin)
    with Access.at(options.vault).unlock(passphrase) as desk:
        made = new_sheet.begin(desk, passphrase)
        try:
            _typed_back(made, options.recovery_sheet)
        except BaseException:
            made.forget_sheet()
            raise
        made.finish()  # whatever happens from here on, the sheet may be the one that counts
    print("Het nieuwe herstelblad geldt vanaf nu. Vernietig het oude.")
    return DONE


def _recover(options: argparse.Namespace) -> int:
    from casusdesk.services.access import Access

    passphrase = asked_passphrase(by_input=options.passphrase_stdin)
    with Access.at(options.vault).recover(asked_line("Herstelcode: "), passphrase):
        print("Deze kluis heeft een nieuwe wachtwoordzin.")
    return DONE


def _check(options: argparse.Namespace) -> int:
    with opened(options) as desk:
        findings = desk.check()
    if not findings:
        print("Alles is in orde.")
        return DONE
    for finding in findings:
        print(finding, file=sys.stderr)
    return PROBLEM
