"""The name behind the code: out of sight until it is asked for, and again after half a minute (R6)."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casusdesk.domain import limits
from casusdesk.errors import CasusdeskError
from casusdesk.ui.cases.detail_section import DetailSection, stacked_column
from casusdesk.ui.cases.detail_view import CaseView
from casusdesk.ui.context import WindowContext
from casusdesk.ui.fields import LineField
from casusdesk.ui.form_card import FormCard
from casusdesk.ui.labels import button, muted
from casusdesk.ui.steps import Step
from casusdesk.ui.theme import GRID

SHOWN_FOR: Final = 30_000
"""Milliseconds that a name stays in sight (R6)."""
_HIDDEN: Final = "Naam achter de code: verborgen"
_NONE: Final = "Naam achter de code: niet vastgelegd"
_HINT: Final = (
    "Alleen voor jezelf: komt op geen enkel papier en in geen enkele lijst. Laat leeg om te wissen."
)
_STEP: Final = "Naam achter de code"
_WIDEST: Final = 420


class NameForm(FormCard):
    """One field. Enter keeps it, Esc goes back."""

    def __init__(self) -> None:
        super().__init__("naam achter de code")
        self.name = LineField("Naam achter de code", limits.KEY_NAME, hint=_HINT)
        self.name.printed = False
        self.fields.addWidget(self.name)
        self.name.line.returnPressed.connect(self.submit)


class NameSection(DetailSection):
    """One line that says whether there is a name, with the ways to see and to change it."""

    _view: CaseView | None = None

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR)
        self._timer.timeout.connect(self.conceal)
        self.form = NameForm()
        self.form.hide()
        self.form.submitted.connect(self._submit)
        self.form.closed.connect(self._fold)
        self.form.cancelled.connect(self._fold)
        self._column.setSpacing(GRID)
        self._below = QHBoxLayout()  # a column alone would measure wrapped words at its own, greater width
        self._below.addWidget(self.form, 1)
        self._below.addStretch(0)
        self._column.addLayout(self._below)

    def stops(self) -> tuple[QWidget, ...]:
        return (*super().stops(), self.form)

    def needs(self, view: CaseView) -> object:
        return view.named

    def leave(self) -> None:
        """Another case comes: the name of this one goes out of sight."""
        self.conceal()
        self.form.name.set_text("")
        self.form.hide()

    def show_view(self, view: CaseView, *, stacked: bool, look: object) -> bool:
        self._view = view
        made = super().show_view(view, stacked=stacked, look=look)
        if made:
            self._column.removeItem(self._below)
            self._column.addLayout(self._below)
        self.form.set_widest(_WIDEST)
        return made

    def build(self, view: CaseView) -> QWidget | None:
        known = view.named
        self.words = muted(_HIDDEN if known else _NONE)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.reveal = button("Tonen", self._turn, "link")
        self.reveal.setAccessibleName("Tonen: naam achter de code")
        self.change = button("Wijzigen" if known else "Vastleggen", self.unfold, "link")
        self.change.setAccessibleName(f"{self.change.text()}: naam achter de code")
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self.words, 1)
        for each in (self.reveal, self.change):
            line.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self.reveal.setVisible(known)  # only now: without a parent it would be a window, and take the focus
        return stacked_column(row, spacing=0)

    @property
    def changed(self) -> bool:
        """Whether the form is open with another name than the one that is kept."""
        if self._view is None or self.form.isHidden():
            return False
        return self.form.name.text() != self._context.desk.key_names.of(self._view.case.code)

    @property
    def shown(self) -> bool:
        """Whether a name is in sight now."""
        return self._timer.isActive()

    def unfold(self) -> None:
        """Open the form with the name in it, and the focus there."""
        if self._view is None:
            return
        self.conceal()
        self.form.name.set_text(self._context.desk.key_names.of(self._view.case.code))
        self.form.show()
        self.form.name.line.setFocus()
        self.form.name.line.selectAll()
        self._timer.start()  # what stands in a field is in sight too
        self.moved.emit()

    def conceal(self) -> None:
        """Out of sight, wherever it stood."""
        if self._view is None or self._content is None:  # nothing was ever shown
            return
        self._timer.stop()
        if not self.form.isHidden():
            self._fold()
        if not self.reveal.isHidden():
            self.words.setText(_HIDDEN)
            self.reveal.setText("Tonen")
            self.reveal.setAccessibleName("Tonen: naam achter de code")

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing that is out of sight keeps a name for when it comes back."""
        super().hideEvent(event)
        self.conceal()

    def _turn(self) -> None:
        if self._view is None or self.shown:
            self.conceal()
            return
        name = self._context.desk.key_names.of(self._view.case.code)
        self.words.setText(f"Naam achter de code: {name}")
        self.reveal.setText("Verbergen")
        self.reveal.setAccessibleName("Verbergen: naam achter de code")
        self._timer.start()

    def _submit(self) -> None:
        if self._view is None:
            return
        names, code = self._context.desk.key_names, self._view.case.code
        before, now = names.of(code), self.form.name.text()
        try:
            names.record(code, now)
        except CasusdeskError as error:
            self.form.name.set_error(str(error))
            self.form.name.line.setFocus()
            return
        self._fold()
        if now != before:
            self._context.undo.push(
                Step(
                    self._context,
                    _STEP,
                    partial(names.record, code, now),
                    partial(names.record, code, before),
                )
            )

    def _fold(self) -> None:
        self._timer.stop()
        had_focus = self.form.isAncestorOf(self.window().focusWidget())
        self.form.name.set_text("")
        self.form.hide()
        if had_focus:
            self.change.setFocus()
