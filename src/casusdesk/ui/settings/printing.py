"""Afdrukken: as an image for a printer that spells wrong, and where the page lies on its sheet (ux §7.9)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from casusdesk.preferences import MOST_SHIFT, Preferences
from casusdesk.ui.choice_fields import ChoiceField
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import muted
from casusdesk.ui.theme import GRID

_WHEN: Final = (
    "Zet dit aan als de printer vreemde of lege letters geeft. Een blad kost dan meer tijd; het ziet er "
    "hetzelfde uit."
)
_SHIFT: Final = "Als de afdruk op deze printer niet midden op het blad staat. Het voorbeeld verandert niet."


class PrintingBox(QWidget):
    """Each choice counts from the next print on this computer."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.as_image = QCheckBox("Afdrukken als afbeelding (300 dpi)")
        self.as_image.setAccessibleDescription(_WHEN)
        self.right = ChoiceField("Naar links of rechts schuiven", _ways("links", "rechts"), empty=None)
        self.down = ChoiceField("Omhoog of omlaag schuiven", _ways("omhoog", "omlaag", to=""), empty=None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.as_image)
        layout.addWidget(muted(_WHEN))
        layout.addSpacing(GRID)
        layout.addWidget(muted(_SHIFT))
        for field in (self.right, self.down):
            field.set_widest(200)
            layout.addWidget(field)
        self._show(context.preferences)
        self.as_image.clicked.connect(self._chosen)
        for field in (self.right, self.down):
            field.combo.setAccessibleDescription(_SHIFT)
            field.edited.connect(self._chosen)
        context.preferences_changed.connect(self._show)

    def _chosen(self) -> None:
        self._context.prefer(
            replace(
                self._context.preferences,
                print_as_image=self.as_image.isChecked(),
                print_right=int(self.right.key()),
                print_down=int(self.down.key()),
            )
        )

    def _show(self, preferences: Preferences) -> None:
        self.as_image.setChecked(preferences.print_as_image)
        self.right.set_key(str(preferences.print_right))
        self.down.set_key(str(preferences.print_down))


def _ways(less: str, more: str, to: str = "naar ") -> list[tuple[str, str]]:
    """From 3 mm one way to 3 mm the other."""
    found = []
    for mm in range(-MOST_SHIFT, MOST_SHIFT + 1):
        words = f"{abs(mm)} mm {to}{more if mm > 0 else less}" if mm else "niet"
        found.append((str(mm), words))
    return found
