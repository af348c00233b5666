"""Instellingen: how it looks, the coalition, the lock, and what this program is. Changes apply at once."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.errors import CasusdeskError
from casusdesk.services.changes import Change
from casusdesk.ui.autosave import AutoSave
from casusdesk.ui.context import WindowContext
from casusdesk.ui.labels import READING_WIDTH, heading, line, muted, scrolling, section
from casusdesk.ui.screen import Screen
from casusdesk.ui.settings.about import AboutBox
from casusdesk.ui.settings.appearance import AppearanceBox
from casusdesk.ui.settings.coalition_form import CoalitionForm
from casusdesk.ui.settings.meeting_mode import MeetingModeBox
from casusdesk.ui.settings.security import SecurityBox
from casusdesk.ui.theme import GRID, text_scale


class SettingsScreen(Screen):
    """One column of groups; there is no button to save."""

    title = "Instellingen"

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.appearance = AppearanceBox(context)
        self.coalition = CoalitionForm(context.desk.catalog, context.desk.today)
        self.coalition.set_coalition(context.desk.coalition)
        self.meeting_mode = MeetingModeBox(context)
        self.security = SecurityBox(context)
        self._save = AutoSave(context, self._keep, self)
        self.coalition.edited.connect(self._save.touch)
        self.coalition.left.connect(self._save.flush)
        self._content = QWidget()
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(heading("Instellingen"))
        groups: tuple[tuple[str, str, QWidget], ...] = (
            ("Weergave", "", self.appearance),
            ("Overleg", "Geldt vanaf het volgende overleg dat je nog niet hebt voorbereid.", self.coalition),
            ("Overlegmodus", "", self.meeting_mode),
            ("Beveiliging", "", self.security),
            ("Over", "", AboutBox()),
        )
        for place, (name, note, group) in enumerate(groups):
            if place:
                layout.addSpacing(GRID)
                layout.addWidget(line())
            layout.addWidget(section(name))
            if note:
                layout.addWidget(muted(note))
            layout.addWidget(group)
        layout.addStretch(1)
        self._limit_width()
        context.preferences_changed.connect(self._limit_width)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(self._content))

    def activate(self) -> None:
        """The focus goes to the first choice."""
        self.appearance.setFocus()

    def refresh(self, change: Change) -> None:
        """The coalition may have been changed elsewhere."""
        if change.coalition and not self._save.waiting:
            self.coalition.set_coalition(self.context.desk.coalition)

    def _limit_width(self, *_changed: object) -> None:
        self._content.setMaximumWidth(round((READING_WIDTH + 6 * GRID) * text_scale(self)))

    def _keep(self) -> None:
        """A date or time that cannot be read is not kept; the form says which."""
        form = self.coalition
        wrong = [field for field in (form.first, form.starts, form.ends) if field.problem]
        if wrong:
            raise CasusdeskError(f"kijk bij {wrong[0].label.text()}: {wrong[0].problem}")
        self.context.desk.save_coalition(form.coalition())
