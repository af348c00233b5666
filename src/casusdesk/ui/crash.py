"""When there is a bug: one Dutch dialog without content; the log knows where, nobody knows with whom."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QMessageBox

from casusdesk.logs import install_hooks, log_event
from casusdesk.ui.dialogs import TITLE

TEXT: Final = (
    "Er ging iets mis in Casusdesk. Wat je typte is bewaard. "
    "Werkt iets niet meer? Sluit het programma af en begin opnieuw."
)
_LEVELS: Final = {
    QtMsgType.QtWarningMsg: "qt.warning",
    QtMsgType.QtCriticalMsg: "qt.critical",
    QtMsgType.QtFatalMsg: "qt.fatal",
}


class CrashTeller(QObject):
    """Catches what nobody caught, from whatever thread, and says it on the window's thread."""

    _caught = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._box: QMessageBox | None = None
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._undo = install_hooks(self._caught.emit)
        qInstallMessageHandler(_note)

    def stop(self) -> None:
        """Leave the hooks as they were found."""
        self._undo()
        qInstallMessageHandler(None)

    def _tell(self, kind: str, place: str) -> None:
        """Not modal: the user must be able to go on, or to close. A second one adds nothing."""
        if self._box is not None and self._box.isVisible():
            return
        box = QMessageBox(QMessageBox.Icon.Warning, TITLE, TEXT)
        box.setInformativeText(f"Voor wie het oplost: {kind}, {place}")
        box.addButton("Sluiten", QMessageBox.ButtonRole.AcceptRole)
        box.setModal(False)
        box.show()
        self._box = box


def _note(kind: QtMsgType, _context: object, _message: str) -> None:
    """Qt's own messages may quote what is on screen, so only that there was one is noted."""
    if kind in _LEVELS:
        log_event(_LEVELS[kind])
