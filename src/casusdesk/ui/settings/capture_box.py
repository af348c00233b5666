"""Whether other programs may picture the windows: a tick only Windows can keep, so only shown there."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import muted
from casusdesk.ui.theme import GRID

_WORDS = "Niet zichtbaar op schermafdrukken en bij scherm delen"
_HINT = (
    "Wie je scherm deelt of er een afbeelding van maakt, ziet op de plaats van casusdesk niets. "
    "Een foto van het scherm houdt dit niet tegen."
)
_NOT_KEPT = "Niet bewaard. Maak ruimte op de schijf en kies opnieuw."


class CaptureBox(QWidget):
    """It works at once, for the windows that are open too."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.box = QCheckBox(_WORDS)
        self.box.setAccessibleDescription(_HINT)
        self.box.setChecked(context.desk.policy.capture_protection)
        self.box.clicked.connect(self._chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.box)
        layout.addWidget(muted(_HINT))

    def _chosen(self) -> None:
        wanted = self.box.isChecked()
        try:
            self._context.desk.policy.set_capture_protection(wanted)
        except (CasusdeskError, OSError):
            self.box.setChecked(not wanted)
            self._context.toast(_NOT_KEPT)
        else:
            self._context.policy_changed.emit()
