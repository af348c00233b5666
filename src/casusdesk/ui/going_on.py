"""Enter goes on to the next field, so that a page is walked without Tab passing every calendar and link."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QScrollArea, QWidget

from casusdesk.ui.theme import GRID


def is_enter(event: QKeyEvent, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> bool:
    """Whether the key is Enter, alone or with this modifier; one that is held down counts once."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and held == modifier and not event.isAutoRepeat()


def numbered(widget: QWidget | None, event: QKeyEvent) -> QAbstractButton | None:
    """The answer with the number that was typed on a row of radio buttons: 1 is the first; None otherwise."""
    group = widget.group() if isinstance(widget, QRadioButton) else None
    place = event.key() - Qt.Key.Key_1.value
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if group is None or held != Qt.KeyboardModifier.NoModifier or not 0 <= place < len(group.buttons()):
        return None
    found = group.buttons()[place]
    return found if found.isEnabled() else None


def next_field(page: QWidget, after: QWidget | None) -> QWidget | None:
    """The field of `page` that Tab would come to after this one; links, calendars and buttons are passed.

    After the title, which takes the focus only on entry, it is the first field.
    """
    if after is None or after.focusPolicy() is Qt.FocusPolicy.NoFocus:
        return next(filter(_is_field, page.findChildren(QWidget)), None)
    widget: QWidget | None = after.nextInFocusChain()
    while widget is not None and widget is not after:
        if page.isAncestorOf(widget):
            if _is_field(widget):
                return widget
        elif widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return None  # the page is behind us
        widget = widget.nextInFocusChain()
    return None


def reveal(widget: QWidget) -> None:
    """Scroll until this field is in sight, with what is said around it."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(widget, 0, 10 * GRID)


def go_to(widget: QWidget) -> None:
    """Put the focus there as Tab would, and in sight."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    reveal(widget)


def _is_field(widget: QWidget) -> bool:
    stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    asks = isinstance(widget, QRadioButton | QCheckBox) or not isinstance(widget, QAbstractButton)
    return bool(stops) and asks and widget.isVisible() and widget.isEnabled()
