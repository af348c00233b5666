"""Empty a layout before it is filled anew."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def empty(layout: QLayout, *keep: QWidget) -> None:
    """Take everything out of `layout`. Its widgets are hidden at once and go later, all but those to `keep`.

    Hidden at once: until the event loop deletes them they would still be seen, and read aloud.
    """
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None and widget not in keep:
            widget.hide()
            widget.deleteLater()
