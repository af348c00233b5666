"""The inks of the window, light and dark, apart from what is painted with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True, slots=True)
class Colours:
    """The inks of the window as `#rrggbb`; every pair was measured for contrast (ux §5.5)."""

    dark: bool
    text: str
    base: str
    window: str
    muted: str
    placeholder: str
    accent: str
    on_accent: str
    selection: str
    on_selection: str
    border: str
    line: str
    hover: str
    focus: str
    error: str
    error_tint: str
    warning: str
    warning_tint: str
    ok: str
    disabled: str
    desk: str
    """Below sheets of paper, so that their edge shows in either theme."""

    @staticmethod
    def of(widget: QWidget) -> Colours:
        """The colours in use for `widget`, told by the lightness of the application's palette.

        Not the palette of the widget itself: a style sheet makes its own of that.
        """
        ground = QApplication.palette(widget).color(QPalette.ColorRole.Base)
        return DARK if ground.lightness() < 128 else LIGHT


LIGHT: Final = Colours(
    dark=False,
    text="#1b1b1b",
    base="#ffffff",
    window="#f4f5f7",
    muted="#555b66",
    placeholder="#666c77",
    accent="#154273",
    on_accent="#ffffff",
    selection="#154273",
    on_selection="#ffffff",
    border="#767c88",
    line="#d9dce2",
    hover="#e6eaf0",
    focus="#0b63ce",
    error="#b3261e",
    error_tint="#fdeceb",
    warning="#7a4a00",
    warning_tint="#fff4e0",
    ok="#1d6b3a",
    disabled="#767676",
    desk="#e2e5ea",
)
DARK: Final = Colours(
    dark=True,
    text="#ececec",
    base="#1f2125",
    window="#17191c",
    muted="#b3b8c2",
    placeholder="#9aa0ab",
    accent="#8ab8ff",
    on_accent="#10233f",
    selection="#2b5ea8",
    on_selection="#ffffff",
    border="#868d99",
    line="#3a3e46",
    hover="#2b2f36",
    focus="#8ab8ff",
    error="#ffb4ab",
    error_tint="#3b2422",
    warning="#ffcc80",
    warning_tint="#3a2f1d",
    ok="#8fd6a6",
    disabled="#7d838e",
    desk="#3a3f47",
)
