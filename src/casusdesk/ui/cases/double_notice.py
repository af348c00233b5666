"""A signal that may be on the list already: a warning and a way to look there, no refusal (domain US3)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.ui.emptying import empty
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, text
from casusdesk.ui.theme import GRID


class DoubleNotice(QWidget):
    """Names the cases; `look` is called with the code of the one to look at."""

    def __init__(self, look: Callable[[str], object]) -> None:
        super().__init__()
        self._look = look
        self._codes: tuple[str, ...] = ()
        self.words = text("", "warning")
        self._links = QWidget()
        self._flow = FlowLayout(self._links, gap=GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.words)
        column.addWidget(self._links)
        self.hide()

    def show_codes(self, codes: tuple[str, ...]) -> None:
        """Warn of these; hidden when there are none."""
        self.setVisible(bool(codes))
        if codes == self._codes:
            return
        self._codes = codes
        self.words.setText(said(codes))
        empty(self._flow)
        for code in codes:
            link = button(f"Kijk bij {code}", partial(self._look, code), "link")
            self._flow.addWidget(link)
            link.show()
        self._links.updateGeometry()

    def text(self) -> str:
        """The warning as it is shown; empty when there is none."""
        return self.words.text()


def said(codes: tuple[str, ...]) -> str:
    """One sentence that names the codes; empty without any."""
    if not codes:
        return ""
    verb = "heeft" if len(codes) == 1 else "hebben"
    names = " en ".join(part for part in (", ".join(codes[:-1]), codes[-1]) if part)
    return (
        f"Let op: {names} {verb} bijna dezelfde datum en dezelfde inbrenger. "
        "Is dit dezelfde casus? Wat je hier typte, blijft staan."
    )
