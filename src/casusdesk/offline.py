"""The promise that Casusdesk never speaks to a network, kept by the interpreter (domain R15, vault §1).

Only Unix sockets remain, over which a Linux desktop keeps its keyring and its screen reader.
"""

from __future__ import annotations

import sys
from typing import Any, Final

_UNIX: Final = 1
"""AF_UNIX, the same number wherever it exists; `socket` itself is not imported for it."""
_OFFLINE: Final = "Casusdesk werkt zonder netwerk."


def refuse_network() -> None:
    """From now on every other socket, and every look-up of a name, is a PermissionError in this process.

    It cannot be taken back: an audit hook stays until the process ends.
    """
    sys.addaudithook(_refuse)


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if not event.startswith("socket."):
        return
    if event == "socket.__new__" and _is_unix(args[1]):
        return
    if event in _OF_A_SOCKET and _is_unix(args[0].family):
        return
    raise PermissionError(_OFFLINE)


_OF_A_SOCKET: Final = frozenset(("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"))


def _is_unix(family: int) -> bool:
    return sys.platform != "win32" and family == _UNIX
