"""What may be told of a bug: versions, the system, the class and the place, the last events; never content.

The text is shown whole before anybody can save it, and what is saved is that text (vault §1 "Traces").
"""

from __future__ import annotations

import platform
from datetime import datetime
from typing import Final

import PySide6
from PySide6.QtCore import qVersion

from casusdesk import __version__
from casusdesk.logs import recent_lines

FILE: Final = "casusdesk-fout.txt"
"""A neutral name, so that a list of recent files tells nothing (domain R7)."""
_NO_EVENTS: Final = "(geen)"


def report(kind: str, place: str, moment: datetime) -> str:
    """The whole report of one bug; `kind` is the class of the exception, `place` its route in the code."""
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    lines = (
        f"Programma: casusdesk {__version__}",
        f"Python: {platform.python_version()}",
        f"Qt: {qVersion()}, PySide6 {PySide6.__version__}",
        f"Systeem: {system}",
        f"Moment: {moment:%d-%m-%Y %H.%M.%S}",
        f"Soort fout: {kind}",
        f"Plaats in het programma: {place}",
        "",
        "Laatste gebeurtenissen:",
        *(recent_lines() or (_NO_EVENTS,)),
        "",
    )
    return "\n".join(lines)
