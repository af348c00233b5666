"""When there is a bug: one Dutch window without content, that shows exactly what it would save.

Nothing is sent. The user sees the whole text first, and decides whether it becomes a file.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from casusdesk.errors import CasusdeskError
from casusdesk.logs import install_hooks, log_event
from casusdesk.ui.crash_report import FILE, report
from casusdesk.ui.dialogs import TITLE, Dialogs

TEXT: Final = (
    "Er ging iets mis in Casusdesk. Wat je typte is bewaard. "
    "Werkt iets niet meer? Sluit het programma af en begin opnieuw."
)
WHAT: Final = (
    "Dit weet het programma van de fout. Er staat geen naam, code of tekst van een casus in. Er wordt niets "
    "verstuurd: sla het op en geef het bestand aan je beheerder."
)
SAVED: Final = "Opgeslagen. In het bestand staat precies wat je hier ziet."
_KINDS: Final = "Tekstbestand (*.txt)"
_SIZE: Final = (860, 460)
"""In px; higher does not fit a small screen (ux §5.6)."""
_LEVELS: Final = {
    QtMsgType.QtWarningMsg: "qt.warning",
    QtMsgType.QtCriticalMsg: "qt.critical",
    QtMsgType.QtFatalMsg: "qt.fatal",
}


class CrashTeller(QObject):
    """Catches what nobody caught, from whatever thread, and says it on the window's thread."""

    _caught = Signal(str, str)

    def __init__(self, parent: QObject | None = None, dialogs: Dialogs | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs or Dialogs()
        self.box: CrashBox | None = None
        self._at_it = False
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._undo = install_hooks(self._caught.emit)
        qInstallMessageHandler(_note)

    def stop(self) -> None:
        """Leave the hooks as they were found."""
        self._undo()
        qInstallMessageHandler(None)

    def _tell(self, kind: str, place: str) -> None:
        """A second bug adds nothing while the first is still in sight; one in here is not told at all."""
        if self._at_it or (self.box is not None and self.box.isVisible()):
            return
        self._at_it = True
        self.box = CrashBox(report(kind, place, datetime.now().astimezone()), self._dialogs)
        self.box.show()
        self._at_it = False


class CrashBox(QDialog):
    """Not modal: the user must be able to go on, or to close."""

    def __init__(self, told: str, dialogs: Dialogs) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setModal(False)
        self._dialogs = dialogs
        heading, what = _sentence(TEXT), _sentence(WHAT)
        heading.setProperty("kind", "section")
        self.told = QPlainTextEdit(told)
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.told.setFont(_fixed(self.font()))
        self.told.setAccessibleName("Wat het programma van de fout weet")
        self.told.setAccessibleDescription(WHAT)
        self.outcome = _sentence("")
        self.outcome.hide()
        self.save = QPushButton("Opslaan als bestand…")
        self.save.clicked.connect(self._save)
        self.leave = QPushButton("Sluiten")
        self.leave.clicked.connect(self.close)
        self.leave.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(8)
        for part in (heading, what):
            layout.addWidget(part)
        layout.addWidget(self.told, 1)
        layout.addWidget(self.outcome)
        layout.addLayout(row)
        self.setAccessibleName(TEXT)
        self.resize(*_SIZE)
        self.leave.setFocus()

    def _save(self) -> None:
        """The text in sight, byte for byte; a disk that refuses leaves it in sight, and says so."""
        from casusdesk.services.saved_file import save_file

        path = self._dialogs.choose_save_file(self, FILE, _KINDS)
        if path is None:
            return
        try:
            save_file(path, self.told.toPlainText().encode())
        except CasusdeskError as error:
            self._say(str(error))
        else:
            self._say(SAVED)

    def _say(self, sentence: str) -> None:
        self.outcome.setText(sentence)
        self.outcome.show()


def _sentence(words: str) -> QLabel:
    """Not of the house's labels: they load much, and a bug may be in them."""
    made = QLabel(words)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _fixed(beside: QFont) -> QFont:
    """Letters of one width, as large as the words around them."""
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    if beside.pixelSize() > 0:
        made.setPixelSize(beside.pixelSize())
    else:
        made.setPointSizeF(beside.pointSizeF())
    return made


def _note(kind: QtMsgType, _context: object, _message: str) -> None:
    """Qt's own messages may quote what is on screen, so only that there was one is noted."""
    if kind in _LEVELS:
        log_event(_LEVELS[kind])
