"""Where contacts come from and go to: the list to start with, a file that is read in, a file that is made."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from casusdesk.domain.wording import counted
from casusdesk.errors import CasusdeskError
from casusdesk.ui.contacts.commands import ContactCommands
from casusdesk.ui.context import WindowContext

_READ: Final = "Lijst met contacten (*.csv *.txt)"
_WRITE: Final = "CSV-bestand (*.csv)"
NAME: Final = "contacten.csv"


class ContactFiles:
    """Asks for the file, says what came of it; what is in a file is judged by the services."""

    def __init__(self, context: WindowContext, commands: ContactCommands, parent: QWidget) -> None:
        self._context = context
        self._commands = commands
        self._parent = parent

    def start(self) -> None:
        """The client's roles, organisations and areas; what is there already does not come again."""
        from casusdesk.services.contact_start import start_contacts

        try:
            fresh = start_contacts(self._context.desk)
        except CasusdeskError as error:
            self._context.toast(str(error))
            return
        if fresh:
            self._commands.start_list(fresh)
        else:
            self._context.toast("De rollenlijst staat er al helemaal in.")

    def chosen(self) -> Path | None:
        """The file to read; None when the user went back."""
        self._context.save_all()
        return self._context.dialogs.choose_open_file(self._parent, _READ)

    def write_out(self) -> None:
        """The whole register as a file for Excel, which only this user may read."""
        from casusdesk.services.contact_files import write_contacts

        self._context.save_all()
        count = len(self._context.desk.contacts.all())
        if not count:
            self._context.toast("Er zijn nog geen contacten om in een bestand te zetten.")
            return
        path = self._context.dialogs.choose_save_file(self._parent, NAME, _WRITE)
        if path is None:
            return
        try:
            write_contacts(self._context.desk, path)
        except CasusdeskError as error:
            self._context.dialogs.warn(self._parent, str(error))
            return
        self._context.toast(f"{counted(count, 'contact staat', 'contacten staan')} in het bestand.")
