"""The names somebody wants to be warned of in texts: added and taken away one by one (domain R4)."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.ui.context import WindowContext
from casusdesk.ui.emptying import empty
from casusdesk.ui.fields import LineField
from casusdesk.ui.flow import FlowLayout
from casusdesk.ui.labels import button, muted, text
from casusdesk.ui.steps import Step
from casusdesk.ui.theme import GRID

FIELD_WIDTH: Final = 360
_NONE: Final = "Nog geen namen."


class NamesBox(QWidget):
    """A field to add a name, and below it the names there are."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._names = context.desk.proofreading
        self.field = LineField("Naam toevoegen", hint="Voornaam, achternaam of allebei. Enter voegt toe.")
        self.field.set_widest(FIELD_WIDTH)
        self.field.line.returnPressed.connect(self._add)
        self.field.edited.connect(lambda: self.field.set_error(None))
        self.add = button("Toevoegen", self._add)
        self.rows: dict[str, QWidget] = {}
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.field)
        adding = FlowLayout()
        adding.addWidget(self.add)
        layout.addLayout(adding)
        layout.addWidget(self._list)
        self.setFocusProxy(self.field)
        self.show_names()

    def show_names(self) -> None:
        """The names as they are kept now."""
        names = self._names.local_names()
        if names and tuple(self.rows) == names:
            return
        empty(self._column)
        self.rows = {}
        before: QWidget = self.add
        for name in names:
            self.rows[name] = remove = button("Verwijderen", partial(self._remove, name), "quiet")
            remove.setAccessibleName(f"{name} verwijderen")
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(text(name), 1)
            line.addWidget(remove)
            self._column.addWidget(row)
            QWidget.setTabOrder(before, remove)
            before = remove
        if not names:
            self._column.addWidget(muted(_NONE))

    def _add(self) -> None:
        name = self.field.text()
        if not name or name in self.rows:
            self.field.set_error(f"‘{name}’ staat er al." if name else "Vul eerst een naam in.")
            return
        try:
            self._do("Naam toegevoegd", name, add=True)
        except CasusdeskError as error:
            self.field.set_error(str(error))
            return
        self.field.set_text("")
        self._context.announce(f"{name} toegevoegd.")

    def _remove(self, name: str) -> None:
        names = list(self.rows)
        place = names.index(name)
        self._do("Naam verwijderd", name, add=False)
        self._context.toast(f"{name} verwijderd.", self._context.undo.undo)
        left = list(self.rows.values())
        (left[min(place, len(left) - 1)] if left else self.field).setFocus()

    def _do(self, said: str, name: str, *, add: bool) -> None:
        put, away = partial(self._put, name, on=True), partial(self._put, name, on=False)
        self._put(name, on=add)  # a name that is none is refused before it becomes a step
        self._context.undo.push(Step(self._context, said, put if add else away, away if add else put))

    def _put(self, name: str, *, on: bool) -> None:
        if on:
            self._names.add_local(name)
        else:
            self._names.remove_local(name)
        self.show_names()
