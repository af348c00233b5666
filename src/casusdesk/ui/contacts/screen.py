"""Contacten: whom to call, who is away, and what lies with whom (domain §1 no. 12-14)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casusdesk.domain.away import missing_leads
from casusdesk.domain.contacts import Contact
from casusdesk.domain.draft import Draft
from casusdesk.domain.paper import Paper
from casusdesk.domain.todo import MISSING_LEAD
from casusdesk.services.changes import Change
from casusdesk.ui.cases.panes import CasePanes
from casusdesk.ui.contacts.commands import ContactCommands
from casusdesk.ui.contacts.detail import ContactDetail
from casusdesk.ui.contacts.files import ContactFiles
from casusdesk.ui.contacts.import_view import ImportView
from casusdesk.ui.contacts.list_pane import ListPane
from casusdesk.ui.contacts.load_pane import LoadPane
from casusdesk.ui.contacts.rows import Part, contact_rows
from casusdesk.ui.context import WindowContext
from casusdesk.ui.draft_fields import fields_of, troubled, type_in, typed
from casusdesk.ui.labels import muted
from casusdesk.ui.papers.request import PaperRequest
from casusdesk.ui.screen import Screen

_ARRIVE = Qt.FocusReason.OtherFocusReason


class ContactsScreen(Screen):
    """Under 1000 px list and contact take turns; a file that is read in has the whole screen."""

    title = "Contacten"
    room = "contacts"

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.commands = ContactCommands(context)
        self.list = ListPane()
        self.detail = ContactDetail(context, self.commands)
        self.loads = LoadPane(context, self.commands)
        self.importing = ImportView(context, self.commands)
        self.files = ContactFiles(context, self.commands, self)
        self._nothing = muted("")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        panes = (self.detail, self.loads, self.importing, self._nothing)
        self._panes = CasePanes(self.list, panes, whole=self.importing, back=self.detail.back)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panes)
        self._connect()
        self._panes.show_pane(self._nothing, on_right=False)
        self.reload()

    def activate(self) -> None:
        """Shown by the frame: the focus goes to what is open."""
        self._adapt()
        if self._panes.current is self.importing:
            self.importing.enter()
        elif self.list.model.rowCount():
            self.list.enter()
        else:
            self.list.empty.start.setFocus(_ARRIVE)

    def refresh(self, change: Change) -> None:
        """Something was kept somewhere: show it."""
        if change.contacts:
            self.reload()
        elif change.cases or change.meetings:
            self._count()

    def search(self, text: str) -> None:
        """Show what answers to `text`."""
        self.list.search(text)
        if text.strip() and self._panes.single and self._panes.current is not self.importing:
            self._panes.look(on_right=False)

    def primary(self) -> None:
        """Ctrl+Enter: the main button of what is shown."""
        pane = self._panes.current
        if pane is self.importing:
            self.importing.take_over()
        elif not self.list.model.total:
            self.list.empty.start.click()
        elif pane is self.detail:
            self.detail.confirm_now()

    def drafts(self) -> Iterable[Draft]:
        key, form = self.detail.shown_id, self.detail.form
        if key:
            content = typed(form) if self.detail.autosave.waiting else troubled(form)
            half = [row for row in form.absences.rows if row.absence() is None and any(typed(row).values())]
            if content or half:
                yield Draft("contacts.contact", key=key, content=typed(form) if half else content)

    def take_draft(self, draft: Draft) -> bool:
        if draft.kind != "contacts.contact":
            return super().take_draft(draft)
        if self.context.desk.contacts.get(draft.key) is None:
            return False
        self.open(draft.key)
        while any("Afwezigheid" in n and n not in fields_of(self.detail.form) for n in draft.content):
            self.detail.form.absences.begin()
        return type_in(self.detail.form, draft.content)

    def whereabouts(self) -> Draft | None:
        shown = self.detail.shown_id if self._panes.current is self.detail else ""
        return Draft("contacts.contact", key=shown) if shown else super().whereabouts()

    def reload(self) -> None:
        """Read the register again."""
        desk = self.context.desk
        self.list.set_rows(contact_rows(desk.contacts.all(), desk.catalog, desk.today()))
        self._count()
        if self._panes.current in (self.detail, self._nothing):
            self._show_marked(self.list.view.contact_id())

    def open(self, key: str) -> None:
        """Show the contact with this id, or for `missing_lead` where nobody speaks for the lead."""
        if key == MISSING_LEAD:
            self.show_loads()
            return
        self._panes.show_pane(self._nothing, on_right=False)
        self.list.reveal(key)
        self._open(key)

    def preview(self) -> None:
        """Ctrl+P: the sociale kaart, the paper that is made of this register."""
        self.context.save_all()
        if self.context.desk.contacts.all():
            self.context.preview(PaperRequest(without_client=(Paper.SOCIAL_MAP,)))
        else:
            self.context.toast("Er zijn nog geen contacten voor een sociale kaart.")

    def save_pdf(self) -> None:
        """Ctrl+Shift+P: the same; the preview has the button that saves."""
        self.preview()

    def show_loads(self) -> None:
        """Regie en afwezigheid."""
        self.loads.refresh()
        self._panes.show_pane(self.loads, on_right=True)
        self._adapt()
        (self.loads.back if self._panes.single else self.list.load).setFocus(_ARRIVE)

    def add(self) -> None:
        """A fresh contact, with the focus on its first field; what she types was right today."""
        desk = self.context.desk
        made = Contact(desk.contacts.new_id(), "", confirmed_on=desk.today())
        if self.commands.add(made):
            self.open(made.id)
            self.detail.form.role.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        away = self._panes.current is self.importing or (self._panes.single and self._panes.on_right)
        if event.key() == Qt.Key.Key_Escape and away:
            self._to_list()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._adapt()

    def _adapt(self) -> None:
        self._panes.adapt()
        self.loads.back.setVisible(self._panes.single)

    def _connect(self) -> None:
        self.list.current_changed.connect(self._show_marked)
        self.list.opened.connect(self._open)
        self.list.delete_asked.connect(self._delete)
        self.list.add.clicked.connect(lambda _on=False: self.add())
        self.list.load.clicked.connect(lambda _on=False: self.show_loads())
        self.list.empty.start.clicked.connect(lambda _on=False: self.start())
        self.list.empty.read_in.clicked.connect(lambda _on=False: self.read_in())
        for back in (self.detail.back, self.loads.back):
            back.clicked.connect(lambda _on=False: self._to_list())
        self.detail.removed.connect(self._to_list)
        self.importing.closed.connect(self._to_list)
        self.command("Contact toevoegen", "Ctrl+Shift+N", self.add)
        self.command("Zoek in contacten", "Ctrl+Shift+F", self._look_for)
        self.command("Klopt nog: vandaag nagekeken", "Ctrl+K", self.detail.confirm_now)
        self.list.menu.addActions(
            [
                self.command("Regie en afwezigheid", "Ctrl+R", self.show_loads),
                self.command("Rollenlijst toevoegen", "", self.start),
                self.command("Bestand inlezen…", "Ctrl+O", self.read_in),
                self.command("Bestand maken…", "", self.files.write_out),
                self.command("Sociale kaart afdrukken…", "", self.preview),
                *(
                    self.command(f"Toon: {part.value}", "", partial(self.list.show_part, part))
                    for part in Part
                ),
            ]
        )
        self.command("Contact verwijderen", "", lambda: self._delete(self.list.view.contact_id()))

    def start(self) -> None:
        """The list to begin with; the button that asked for it is gone afterwards."""
        self.files.start()
        self.activate()

    def read_in(self) -> None:
        """Choose a file and show what is in it."""
        path = self.files.chosen()
        if path is not None and self.importing.take_up(path):
            self._panes.show_pane(self.importing, on_right=True)
            self.importing.enter()

    def _count(self) -> None:
        """Say where nobody speaks for the lead; the load itself is counted when it is in sight."""
        desk = self.context.desk
        found = missing_leads(desk.cases.all(), desk.meetings.upcoming(), desk.contacts.all())
        self.list.say_missing(len(found))
        if self._panes.current is self.loads:
            self.loads.refresh()

    def _look_for(self) -> None:
        self._panes.look(on_right=False)
        self.list.search_field.setFocus()

    def _delete(self, contact_id: str) -> None:
        self.detail.autosave.flush()
        contact = self.context.desk.contacts.get(contact_id)
        if contact is not None:
            self.commands.delete(contact)
            if not self.list.model.rowCount():
                self.activate()

    def _show_marked(self, contact_id: str) -> None:
        """The detail follows the mark in the list."""
        if self._panes.current is self.importing:
            return
        contact = self.context.desk.contacts.get(contact_id)
        if contact is not None:
            self.detail.show_contact(contact)
        else:
            self.detail.close_contact()
        self._nothing.setText("Kies links een contact." if self.list.model.rowCount() else "")
        there = contact is not None and self._panes.on_right
        self._panes.show_pane(self.detail if contact else self._nothing, on_right=there)

    def _open(self, contact_id: str) -> None:
        contact = self.context.desk.contacts.get(contact_id)
        if contact is None:
            return
        self.detail.show_contact(contact)
        self._panes.show_pane(self.detail, on_right=True)
        if self._panes.single:
            self.detail.back.setFocus(_ARRIVE)

    def _to_list(self) -> None:
        self._panes.show_pane(self._nothing, on_right=False)
        self._show_marked(self.list.view.contact_id())
        self.activate()
