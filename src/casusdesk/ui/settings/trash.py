"""Bewaren en wissen: what was thrown away, taken out of the trash or wiped for good (domain R20, R23)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.draft import Draft
from casusdesk.errors import CasusdeskError
from casusdesk.services.changes import Change
from casusdesk.ui.context import WindowContext
from casusdesk.ui.draft_fields import type_in, typed
from casusdesk.ui.emptying import empty
from casusdesk.ui.labels import line, muted, section, text
from casusdesk.ui.settings.step_box import bring_up, stack, stacked
from casusdesk.ui.settings.trash_rows import TrashRow, title_of
from casusdesk.ui.settings.wiping import WipePanel
from casusdesk.ui.steps import Steps
from casusdesk.ui.tasks import Job
from casusdesk.ui.theme import GRID
from casusdesk.ui.toast import announce

if TYPE_CHECKING:
    from casusdesk.services.trash import Thrown

DRAFT: Final = "settings.wiping"
NOTE: Final = (
    "Wat je verwijdert, staat hier nog 7 dagen. Daarna wist casusdesk het definitief. Moet een casus eerder "
    "weg, bijvoorbeeld omdat een ouder dat vraagt? Verwijder de casus eerst in de lijst, en wis die daarna "
    "hier definitief."
)
_EMPTY: Final = "De prullenbak is leeg"
_EMPTY_WORDS: Final = "Een casus of overdracht die je verwijdert, zet je hier terug."


class TrashBox(QWidget):
    """The list; in its place what is asked before a case is wiped."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._steps = TrashSteps(context)
        self.panel: WipePanel | None = None
        self.rows: list[TrashRow] = []
        self.said = text("", "problem")
        self.none = text(_EMPTY, "label")
        self._empty = stacked(self.none, muted(_EMPTY_WORDS), spacing=GRID // 2)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._head = section("Prullenbak")
        stack(self, self._head, self.said, self._empty, self._list)
        self.said.hide()
        self.refresh()

    @property
    def wiping(self) -> bool:
        """Whether a case is being wiped at this moment."""
        return self.panel is not None and not self.panel.cancel.isEnabled()

    def refresh(self, change: Change | None = None) -> None:
        """Look anew at what is in the trash; all of it without a `change`."""
        if change is None or change.cases or change.handovers or change.contacts:
            self._show()
        if self.panel is None or self.wiping:
            return
        if self.panel.code not in {row.thrown.code for row in self.rows if row.thrown.sheet is None}:
            self._close()
        elif change is not None and change.prints:
            self.panel.show_copies()

    @property
    def first(self) -> QWidget:
        """What can be done here first, or the words that there is nothing."""
        return self.panel.cancel if self.panel is not None else self._stop(0)

    def drafts(self) -> Iterable[Draft]:
        """The reason that was typed; it goes with the case."""
        if self.panel is not None and self.panel.reason.text():
            yield Draft(DRAFT, self.panel.code, content=typed(self.panel))

    def take_draft(self, draft: Draft) -> bool:
        """Ask again what was asked; False when that case is not in the trash any more."""
        if not self._context.desk.trash.holds(draft.case_code):
            return False
        self.ask(draft.case_code)
        return self.panel is not None and type_in(self.panel, draft.content)

    def ask(self, code: str) -> None:
        """Say what wiping this case means, with Annuleren in focus."""
        self._drop()
        self.said.hide()
        self.panel = panel = WipePanel(self._context, code)
        panel.cancelled.connect(self._back_out)
        panel.confirmed.connect(partial(self._wipe, code))
        layout = self.layout()
        assert layout is not None, "made by stack"
        layout.addWidget(panel)
        self._head.hide()
        self._list.hide()
        panel.setFocus()
        bring_up(self)
        announce(panel, f"{panel.accessibleName()} {panel.accessibleDescription()}")

    def _show(self) -> None:
        focused: QWidget | None = self.window().focusWidget()
        held = next((p for p, row in enumerate(self.rows) if focused and row.isAncestorOf(focused)), -1)
        same = self.rows[held].title if held >= 0 else ""
        empty(self._column)
        desk = self._context.desk
        thrown = desk.trash.all()
        self.rows = []
        for one in thrown:
            made = TrashRow(one, desk.catalog, desk.today())
            made.asked_back.connect(partial(self._put_back, one))
            made.asked_away.connect(partial(self.ask, one.code))
            if self.rows:
                self._column.addWidget(line())
            self._column.addWidget(made)
            self.rows.append(made)
        self._list.setVisible(bool(thrown) and self.panel is None)
        self._empty.setVisible(not thrown)
        if held >= 0:
            self._stop(next((p for p, row in enumerate(self.rows) if row.title == same), held)).setFocus()

    def _put_back(self, thrown: Thrown) -> None:
        self.said.hide()
        self._steps.put_back(thrown, title_of(thrown, self._context.desk.catalog))

    def _wipe(self, code: str, reason: str, also_before: bool) -> None:
        """On the worker; steps that could bring the case back, or show what was in it, go first."""
        context, purging = self._context, self._context.desk.purging
        context.save_all()
        context.undo.clear()
        context.hush()

        def work(_job: Job) -> str:
            purging.wipe(code, reason=reason)
            try:
                if also_before:
                    purging.forget_before()
            except CasusdeskError as error:
                return str(error)
            return ""

        context.tasks.submit(work, partial(self._done, code), self._failed)

    def _done(self, code: str, left: str) -> None:
        self._drop()
        self._context.desk.purging.tell(code)
        self._show()
        self._context.backups_changed.emit()
        self._stop(0).setFocus()
        self._context.toast(f"Casus {code} is definitief gewist.")
        if left:
            self.said.setText(f"Casus {code} is gewist. De vorige versie kon niet weg. {left}")
            self.said.show()
            announce(self.said, self.said.text())

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CasusdeskError):
            if self.panel is not None:
                self.panel.set_busy(busy=False)
            raise error
        assert self.panel is not None, "it stays while a case is wiped"
        self.panel.fail(f"De casus is niet gewist. {error}")

    def _back_out(self) -> None:
        code = self.panel.code if self.panel is not None else ""
        self._close()
        away = next((row.away for row in self.rows if row.thrown.code == code and row.away), None)
        if away is not None:
            away.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._drop()
        self._list.setVisible(bool(self.rows))

    def _drop(self) -> None:
        panel, self.panel = self.panel, None
        self._head.show()
        if panel is not None:
            panel.hide()
            panel.deleteLater()

    def _stop(self, place: int) -> QWidget:
        able = [p for p, row in enumerate(self.rows) if row.buttons()]
        if not able:
            return self.none
        return self.rows[next((p for p in able if p >= place), able[-1])].buttons()[0]


class TrashSteps(Steps):
    """Taking out of the trash, which can be taken back."""

    def put_back(self, thrown: Thrown, title: str) -> None:
        """The case or the handover as it was."""
        if thrown.sheet is None:
            cases, code = self._context.desk.cases, thrown.code
            self._push(f"{title} teruggezet.", lambda: cases.restore(code), lambda: cases.delete(code))
            return
        handovers, sheet = self._context.desk.handovers, thrown.sheet.id
        self._push(f"{title} teruggezet.", lambda: handovers.restore(sheet), lambda: handovers.delete(sheet))
