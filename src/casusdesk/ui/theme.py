"""One look for the whole window: the palette of ux §5.5, light and dark, and the sizes of ux §5.4.

Fusion is forced, because the native styles break under style sheets. Colours live in the palette wherever
Qt allows; the style sheet holds only what a palette cannot say. Widgets ask for a look with the dynamic
property `kind` (see `styles.py`), and drawing code reads `Colours.of(widget)`, so nothing here is global.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from casusdesk.preferences import Preferences, Theme
from casusdesk.ui.colours import DARK, LIGHT, Colours
from casusdesk.ui.styles import style_sheet

GRID: Final = 8
"""Everything stands on a grid of 8 px; use 8, 16, 24, 32."""
CONTROL_HEIGHT: Final = 32
ROW_HEIGHT: Final = 40
NARROW: Final = 1000
"""Below this width (px) one pane at a time is shown (ux §5.6)."""


class Look(QObject):
    """Applies theme and text size to the application, and follows the desktop where that is asked."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._theme = Theme.SYSTEM
        self._text_size = 100
        if not app.styleSheet():  # a sheet that is there is ours, and stands on this style already
            app.setStyle("Fusion")
        # PySide loses the inner objects of the hints unless both are held.
        self._hints = app.styleHints()
        self._contrast = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._desktop_changed)

    def apply(self, preferences: Preferences) -> None:
        """Show the window as `preferences` say."""
        self._theme = preferences.theme
        self._text_size = preferences.text_size
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        points = font.pointSizeF() if font.pointSizeF() > 0 else 9.0
        # A desktop with letters under 10 points is no reason to read small all day.
        font.setPointSizeF(max(points, 10.0) * self._text_size / 100)
        if self._high_contrast():
            self._wear(font, QPalette(), "")
            return
        colours = self._colours()
        self._wear(font, palette(colours), style_sheet(colours, font.pointSizeF()))

    def _wear(self, font: QFont, colours: QPalette, sheet: str) -> None:
        """Only what differs: setting a style sheet goes past every widget there is."""
        if self._app.font() != font:
            self._app.setFont(font)
        if self._app.palette() != colours:
            self._app.setPalette(colours)
        if self._app.styleSheet() != sheet:
            self._app.setStyleSheet(sheet)

    def _colours(self) -> Colours:
        if self._theme is Theme.SYSTEM:
            return DARK if self._hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._theme is Theme.DARK else LIGHT

    def _high_contrast(self) -> bool:
        return self._contrast.contrastPreference() is Qt.ContrastPreference.HighContrast

    def _desktop_changed(self) -> None:
        if self._theme is Theme.SYSTEM:
            self.apply(Preferences(theme=self._theme, text_size=self._text_size))


def palette(colours: Colours) -> QPalette:
    """The Qt palette of these colours, disabled group included."""
    role, made = QPalette.ColorRole, QPalette()
    for which, ink in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.base),
        (role.AlternateBase, colours.window),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.placeholder),
        (role.Button, colours.base),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.on_accent),
        (role.Highlight, colours.selection),
        (role.HighlightedText, colours.on_selection),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.ToolTipBase, colours.base),
        (role.ToolTipText, colours.text),
        (role.Light, colours.base),
        (role.Midlight, colours.hover),
        (role.Mid, colours.line),
        (role.Dark, colours.border),
        (role.Shadow, colours.border),
    ):
        made.setColor(which, QColor(ink))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.disabled))
    return made


def is_narrow(widget: QWidget) -> bool:
    """Whether the window of `widget` is too narrow for two panes."""
    return widget.window().width() < NARROW


def text_scale(widget: QWidget) -> float:
    """How much larger than 10 points the text is, for sizes that must grow along (icons, rows)."""
    points = widget.font().pointSizeF()
    return max(1.0, points / 10.0) if points > 0 else 1.0
