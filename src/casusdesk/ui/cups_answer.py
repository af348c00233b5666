"""Whether the print server took a job: Qt asks it, and does not pass the answer on.

With the server gone, or its queue taken away, QPainter.end() says that all went well; the last answer of
libcups itself, which is kept for this thread, says what really happened.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_LIBRARY: Final = "libcups.so.2"
_FIRST_ERROR: Final = 0x0400
"""Of the status codes of IPP (RFC 8011, appendix B): all below say that it went well."""


def job_was_taken() -> bool:
    """After a job was sent on this thread: False when the server did not take it. True where CUPS is not."""
    if sys.platform != "linux":
        return True
    try:
        answer = ctypes.CDLL(_LIBRARY).cupsLastError()
    except (OSError, AttributeError):
        return True
    return bool(0 <= answer < _FIRST_ERROR)
