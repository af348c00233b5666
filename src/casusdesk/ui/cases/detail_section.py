"""A part of the detail of a case that is built anew only when what it shows has changed.

The widget itself stays, so that scroll bar and focus stay; only its content is replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from casusdesk.domain.case import Case
from casusdesk.services.questions import Asking
from casusdesk.ui.cases.detail_view import CaseView
from casusdesk.ui.labels import button
from casusdesk.ui.theme import GRID


class DetailSection(QWidget):
    """Children say what they look at (`needs`) and build their content; nothing to show hides them.

    `moved` when the focus went somewhere in here, perhaps out of sight.
    """

    moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()  # until there is a case
        self.stacked = False
        self._seen: object = None
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set_room(self, above: int) -> None:
        """Keep so many px free above this part."""
        self._column.setContentsMargins(0, above, 0, 0)

    def needs(self, view: CaseView) -> object:
        """What the content depends on; the whole view unless a child knows better."""
        return view

    def build(self, view: CaseView) -> QWidget | None:
        """The content; None when there is nothing to show."""
        raise NotImplementedError

    def stops(self) -> tuple[QWidget, ...]:
        """The parts through which Tab goes, in the order of the eye."""
        return () if self._content is None else (self._content,)

    def leave(self) -> None:
        """Another case comes; what is typed must be kept now."""

    def show_view(self, view: CaseView, *, stacked: bool, look: object) -> bool:
        """Show `view`; whether that took another content. The focus returns to what bears the same name."""
        self.stacked = stacked
        seen = (view.case.code, self.needs(view), stacked, look)
        if seen == self._seen:
            return False
        self._seen = seen
        name = self._focused_name()
        made = self.build(view)
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = made
        self.setVisible(made is not None)
        if made is not None:
            self._column.addWidget(made)
            made.show()
        if name is not None:
            self.restore_focus(name)
        return True

    def restore_focus(self, name: str) -> None:
        """The focus to the stop that bears this name, or to the first one there is."""
        found = self._stops_in(self._content)
        same = next((w for w in found if _name(w) == name), None)
        if same or found:
            (same or found[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused_name(self) -> str | None:
        focused: QWidget | None = self.window().focusWidget()
        inside = focused is not None and self._content is not None and self._content.isAncestorOf(focused)
        return _name(focused) if inside and focused is not None else None

    @staticmethod
    def _stops_in(content: QWidget | None) -> list[QWidget]:
        if content is None:
            return []
        stops = [w for w in content.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        return [w for w in stops if w.isEnabled() and w.isVisibleTo(content)]


class Unfolding(QWidget):
    """A heading line that shows or hides what is rarely needed; its words say which."""

    def __init__(self, words: str, parts: Iterable[QWidget], *, unfolded: bool) -> None:
        super().__init__()
        self._words = words
        self.link = button("", self._turn, "link")
        self.inner = stacked_column(*parts, spacing=GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.link)
        column.addWidget(self.inner)
        self.turned: Callable[[bool], object] | None = None
        self._show(unfolded)

    @property
    def unfolded(self) -> bool:
        """Whether the inside is in sight."""
        return not self.inner.isHidden()

    def _turn(self) -> None:
        self._show(not self.unfolded)
        if self.turned is not None:
            self.turned(self.unfolded)

    def _show(self, unfolded: bool) -> None:
        self.inner.setVisible(unfolded)
        self.link.setText(f"{self._words} {'verbergen' if unfolded else 'tonen'}")


def stacked_column(*widgets: QWidget, spacing: int = GRID) -> QWidget:
    """Widgets below each other, without room around."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    return made


def _name(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QPushButton) else ""
    return widget.accessibleName() or words


def asking_key(asking: Asking) -> tuple[object, ...]:
    """What of the asking can change while the window is open."""
    return asking.today, asking.meeting


def case_key(case: Case, *names: str) -> tuple[object, ...]:
    """These fields of the case, to see whether any of them changed."""
    return tuple(getattr(case, name) for name in names)
