"""Over: which version this is, and whose work it is built on."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk import __version__
from casusdesk.ui.labels import muted, text
from casusdesk.ui.theme import GRID

_BUILT_WITH: Final = (
    "Qt en PySide6 (LGPL 3)",
    "SQLCipher (BSD) en SQLite (publiek domein)",
    "SQLModel en SQLAlchemy (MIT)",
    "cryptography (Apache 2.0 en BSD), keyring (MIT)",
    "ReportLab en pypdf (BSD), pyphen (LGPL en GPL)",
    "icalendar en python-dateutil (BSD), tzdata (Apache 2.0)",
    "lettertype Source Sans 3 (SIL Open Font License 1.1)",
)


class AboutBox(QWidget):
    """Version, promise and licences."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(text(f"casusdesk {__version__}"))
        layout.addWidget(
            muted("Werkt geheel op deze computer. Er gaat niets het internet op, en niemand kijkt mee.")
        )
        layout.addWidget(muted("Gebouwd met: " + "; ".join(_BUILT_WITH) + "."))
