"""Instellingen: how it looks, the coalition and whom it calls, the lock. Changes apply at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.coalition import Coalition
from casusdesk.domain.draft import Draft
from casusdesk.errors import CasusdeskError
from casusdesk.services.changes import Change
from casusdesk.ui.autosave import AutoSave
from casusdesk.ui.context import WindowContext
from casusdesk.ui.draft_fields import type_in, typed
from casusdesk.ui.focus_follower import FocusFollower
from casusdesk.ui.labels import READING_WIDTH, heading, line, muted, scrolling, section
from casusdesk.ui.screen import Screen
from casusdesk.ui.settings.about import AboutBox
from casusdesk.ui.settings.appearance import AppearanceBox
from casusdesk.ui.settings.audit_log import NOTE as LOG_NOTE
from casusdesk.ui.settings.audit_log import AuditLogBox
from casusdesk.ui.settings.backups import BackupsBox
from casusdesk.ui.settings.coalition_form import CoalitionForm
from casusdesk.ui.settings.ladder_box import LadderBox
from casusdesk.ui.settings.meeting_mode import MeetingModeBox
from casusdesk.ui.settings.names_box import NamesBox
from casusdesk.ui.settings.pathways_box import PathwaysBox
from casusdesk.ui.settings.printing import PrintingBox
from casusdesk.ui.settings.route_box import RouteBox
from casusdesk.ui.settings.security import SecurityBox
from casusdesk.ui.settings.trash import DRAFT as WIPING
from casusdesk.ui.settings.trash import NOTE as TRASH_NOTE
from casusdesk.ui.settings.trash import TrashBox
from casusdesk.ui.theme import GRID, text_scale

SECURITY: Final = "Beveiliging"
TRASH: Final = "Bewaren en wissen"
BACKUPS: Final = "Reservekopie"
LOG: Final = "Logboek"
"""What those groups are called: a line on Overzicht leads there."""
_LADDER: Final = (
    "Wie bel je als een casus niet kan wachten, en wie als dat niet helpt? Eerst doen wat nodig is, de "
    "financiering komt daarna."
)
_PATHWAYS: Final = (
    "Wie bel je hier voor elk zorgpad? Bij een casus zie je het erbij. Bron: de zorgpadentool van Noord- en "
    "Midden-Limburg."
)
_ROUTE: Final = (
    "De stappen op het blad “Route bij een signaal”, voor wie een signaal heeft. Opschalen, zorgpaden en de "
    "dagen van het overleg komen er vanzelf bij. Alt+pijl omhoog of omlaag verplaatst een stap."
)
_NAMES: Final = (
    "Namen waarvoor je gewaarschuwd wilt worden als ze in een tekst staan. Veel voornamen en achternamen "
    "kent casusdesk al. De namen staan versleuteld bij je casussen en op geen papier."
)


class SettingsScreen(Screen):
    """One column of groups; there is no button to save."""

    title = "Instellingen"
    room = "settings"

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.appearance = AppearanceBox(context)
        self.coalition = CoalitionForm(context.desk.catalog, context.desk.today)
        self.ladder = LadderBox()
        self.pathways = PathwaysBox(context.desk.catalog)
        self.route = RouteBox(context)
        self.names = NamesBox(context)
        self._show_coalition(context.desk.coalition)
        self.meeting_mode = MeetingModeBox(context)
        self.printing = PrintingBox(context)
        self.security = SecurityBox(context)
        self.trash = TrashBox(context)
        self.backups = BackupsBox(context)
        self.log = AuditLogBox(context)
        self._save = AutoSave(context, self._keep, self)
        self._written = (self.coalition, self.ladder, self.pathways, self.route)
        for part in self._written:
            part.edited.connect(self._save.touch)
            part.left.connect(self._save.flush)
        self._content = QWidget()
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(heading("Instellingen"))
        groups: tuple[tuple[str, str, QWidget], ...] = (
            ("Weergave", "", self.appearance),
            ("Overleg", "Geldt vanaf het volgende overleg dat je nog niet hebt voorbereid.", self.coalition),
            ("Overlegmodus", "", self.meeting_mode),
            ("Opschalen", _LADDER, self.ladder),
            ("Zorgpaden", _PATHWAYS, self.pathways),
            ("Route bij een signaal", _ROUTE, self.route),
            ("Namen", _NAMES, self.names),
            ("Afdrukken", "Geldt voor alles wat je op deze computer afdrukt.", self.printing),
            (SECURITY, "", self.security),
            (TRASH, TRASH_NOTE, self.trash),
            (BACKUPS, "", self.backups),
            (LOG, LOG_NOTE, self.log),
            ("Over", "", AboutBox()),
        )
        self._heads: dict[str, QWidget] = {}
        for place, (name, note, group) in enumerate(groups):
            if place:
                layout.addSpacing(GRID)
                layout.addWidget(line())
            self._heads[name] = section(name)
            layout.addWidget(self._heads[name])
            if note:
                layout.addWidget(muted(note))
            layout.addWidget(group)
        layout.addStretch(1)
        self.command("Stap van de route omhoog", "Alt+Up", lambda: self.route.move_step(-1))
        self.command("Stap van de route omlaag", "Alt+Down", lambda: self.route.move_step(1))
        self._limit_width()
        context.preferences_changed.connect(self._limit_width)
        for kept in (self.backups.refresh, self.log.read_in_sight):
            context.backups_changed.connect(kept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(self._content)
        FocusFollower(self._area)
        whole.addWidget(self._area)

    def drafts(self) -> Iterable[Draft]:
        if self._save.waiting:
            content = {name: words for part in self._written for name, words in typed(part).items()}
            yield Draft("settings.coalition", content=content)
        if self.names.field.text():
            yield Draft("settings.name", content=typed(self.names))
        yield from self.trash.drafts()

    def take_draft(self, draft: Draft) -> bool:
        if draft.kind == WIPING:
            return self.trash.take_draft(draft)
        for part in self._written if draft.kind == "settings.coalition" else (self.names,):
            type_in(part, draft.content)
        return True

    def activate(self) -> None:
        """The focus goes to the first choice."""
        self.appearance.setFocus()

    def show_group(self, name: str) -> None:
        """Have the group with this heading begin at the top, with the focus on what is done there."""
        ready: dict[str, QWidget] = {
            BACKUPS: self.backups.copy,
            TRASH: self.trash.first,
            LOG: self.log.filter,
        }
        if self.context.desk.lock is not None:
            ready[SECURITY] = self.security.sheet.check.begin
        if name in ready:
            ready[name].setFocus()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # it was made just now
        self._area.verticalScrollBar().setValue(self._heads[name].y() - 2 * GRID)
        if name in ready:
            self._area.ensureWidgetVisible(ready[name], 0, GRID)

    def refresh(self, change: Change) -> None:
        """The coalition, the names or the trash may have been changed elsewhere."""
        self.trash.refresh(change)
        if change.coalition:
            self.names.show_names()
        if change.coalition and not self._save.waiting:
            self._show_coalition(self.context.desk.coalition)

    def _show_coalition(self, coalition: Coalition) -> None:
        self.coalition.set_coalition(coalition)
        self.ladder.set_ladder(coalition.ladder)
        self.pathways.set_contacts(coalition.contacts)
        self.route.set_route(coalition.route)

    def _limit_width(self, *_changed: object) -> None:
        self._content.setMaximumWidth(round((READING_WIDTH + 6 * GRID) * text_scale(self)))

    def _keep(self) -> None:
        """What cannot be read or is too long is not kept; the form says which."""
        form = self.coalition
        fields = (form.first, form.starts, form.ends, *self.ladder.fields(), *self.pathways.fields())
        wrong = [field for field in (*fields, *self.route.fields()) if field.problem]
        if wrong:
            raise CasusdeskError(f"kijk bij {wrong[0].label.text()}: {wrong[0].problem}")
        ladder, contacts = self.ladder.ladder(), self.pathways.contacts()
        told = replace(form.coalition(), ladder=ladder, contacts=contacts, route=self.route.route())
        self.context.desk.save_coalition(told)
