"""Tab follows the eye: what is made later (a page, a row) comes where it stands, not at the end."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(*parts: QWidget) -> None:
    """Let Tab go through these parts in this order, within each as its widgets were put in.

    Radio buttons that Tab passes over go along, for one of them may be chosen later.
    """
    stops = [
        widget
        for part in parts
        for widget in part.findChildren(QWidget)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and widget.window() is part.window()  # the list of a combo box is a window of its own
    ]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
