"""Keeping the invitation for the coming meeting as a file, to attach to a mail."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.ui.context import WindowContext

KINDS: Final = "Agenda-uitnodiging (*.ics)"
NAME: Final = "casusoverleg.ics"
KEPT: Final = "De uitnodiging is bewaard: alleen dag, tijd en plaats. Stuur haar mee met je mail."


def keep_invitation(context: WindowContext, parent: QWidget) -> None:
    """Ask where, and write the file; what the disk refuses is said in one sentence."""
    from casusdesk.services.invitation import EXPORT, meeting_ics

    path = context.dialogs.choose_save_file(parent, NAME, KINDS)
    if path is None:
        return
    try:
        made = meeting_ics(context.desk.meetings.upcoming(), datetime.now(UTC))
        context.desk.audit.export(EXPORT, _with_ending(path), made)
    except CasusdeskError as error:
        context.dialogs.warn(parent, str(error))
        return
    context.toast(KEPT)


def _with_ending(path: Path) -> Path:
    """A calendar only knows the file by its ending."""
    return path if path.suffix else path.with_suffix(".ics")
