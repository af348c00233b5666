"""Qt itself in Dutch: its buttons, menus and dates; with the words its translators missed (ux §5.7)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import PySide6
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

DUTCH: Final = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)

_OURS: Final = {
    "Discard": "Niet bewaren",
    "Don't Save": "Niet bewaren",
    "Reset": "Terugzetten",
    "Commit": "Vastleggen",
    "Finish": "Voltooien",
    # The file dialog and the print dialog of Qt itself, where the desktop has none.
    "Look in:": "&Zoeken in:",
    "Files of type:": "Bestands&type:",
    "Drive": "Station",
    "File": "Bestand",
    "Folder": "Map",
    "Shortcut": "Snelkoppeling",
    "Unknown": "Onbekend",
    "%1 File": "%1-bestand",
    "Double Sided Printing": "Dubbelzijdig afdrukken",
    "Off": "Uit",
    "Long side binding": "Lange zijde",
    "Short side binding": "Korte zijde",
    "Page Set:": "Welke pagina’s:",
    "Page Setup": "Pagina-instelling",
    "Advanced": "Geavanceerd",
    "Close the tab": "Tabblad sluiten",
}


class _Ours(QTranslator):
    """Goes before Qt's own translation. None means: ask the next one; "" would be taken for a translation."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        return _OURS.get(source.replace("&", ""))


def speak_dutch(app: QApplication) -> bool:
    """Have Qt speak Dutch; False when its translation is missing, which is a faulty build."""
    QLocale.setDefault(DUTCH)
    found = False
    for folder in _folders():
        qt = QTranslator(app)
        if qt.load("qtbase_nl", str(folder)):
            app.installTranslator(qt)
            found = True
            break
    app.installTranslator(_Ours(app))
    return found


def _folders() -> tuple[Path, ...]:
    """Where the wheel, the bundle and a system Qt keep their translations."""
    package = Path(PySide6.__file__).parent
    return (
        Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        package / "Qt" / "translations",
        package / "translations",
    )
