"""What the command line is told (a passphrase unseen or by standard input, lines), and how it ends."""

from __future__ import annotations

import io
import sys
from typing import Final

from casusdesk.errors import CasusdeskError

DONE: Final = 0
PROBLEM: Final = 1
USAGE: Final = 2

_BY_INPUT: Final = "Geef de wachtwoordzin met --passphrase-stdin, als eerste regel van de invoer."
_NOT_TEXT: Final = "De invoer is geen UTF-8. Sla de wachtwoordzin op als UTF-8 en probeer het opnieuw."


def asked_passphrase(*, by_input: bool) -> str:
    """The passphrase: the first line of standard input with `by_input`, else typed unseen.

    Raises CasusdeskError when there is none, or nobody to type it.
    """
    if sys.stdin is None or not (by_input or sys.stdin.isatty()):
        raise CasusdeskError(_BY_INPUT)
    if by_input:
        if isinstance(sys.stdin, io.TextIOWrapper):  # UTF-8 on every system, or it is another passphrase
            sys.stdin.reconfigure(encoding="utf-8", errors="strict")
        passphrase = asked_line("").removeprefix("\ufeff")
    else:
        from getpass import getpass

        try:
            passphrase = getpass("Wachtwoordzin: ")
        except EOFError:
            passphrase = ""
    if not passphrase.strip():
        raise CasusdeskError("De wachtwoordzin is leeg. " + _BY_INPUT)
    return passphrase


def asked_line(prompt: str) -> str:
    """The next line of standard input, without blanks around it. Raises CasusdeskError when it is no text."""
    print(prompt, end="", flush=True)
    try:
        return sys.stdin.readline().strip()
    except UnicodeDecodeError:
        raise CasusdeskError(_NOT_TEXT) from None
