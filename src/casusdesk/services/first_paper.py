"""What only the first paper of a process has to wait for: read beforehand, or it takes half a second."""

from __future__ import annotations

import importlib
from typing import Final

_MODULES: Final = (
    "casusdesk.services.paper_checks",
    "casusdesk.domain.proofread",
    "casusdesk.documents.agenda",
    "casusdesk.documents.decisions",
    "casusdesk.documents.handover",
)


def prepare() -> None:
    """Read modules, letters, the dictionary of hyphens and the lists of names.

    The store is not touched, so a worker may do it.
    """
    from casusdesk.documents.fonts import metrics
    from casusdesk.documents.hyphenate import read_patterns
    from casusdesk.documents.page import Face
    from casusdesk.services.proofreading import read_lists

    for name in _MODULES:
        importlib.import_module(name)
    for face in Face:
        metrics(face)
    read_patterns()
    read_lists()
