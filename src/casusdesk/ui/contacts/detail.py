"""One contact: what asks for attention, its fields, its absences, and what lies with its role."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casusdesk.domain.contact_words import role_words
from casusdesk.domain.contacts import Absence, Contact
from casusdesk.domain.lead_load import LeadLoad, lead_loads
from casusdesk.domain.wording import short_date
from casusdesk.ui.autosave import AutoSave
from casusdesk.ui.contacts.commands import ContactCommands
from casusdesk.ui.contacts.form import ContactForm
from casusdesk.ui.contacts.load_bar import LoadBar
from casusdesk.ui.contacts.rows import contact_row
from casusdesk.ui.context import WindowContext
from casusdesk.ui.flow import FlowLayout, alone
from casusdesk.ui.focus_follower import FocusFollower
from casusdesk.ui.labels import READING_WIDTH, bar, button, heading, muted, scrolling, section, set_kind, text
from casusdesk.ui.tab_order import tab_through
from casusdesk.ui.theme import GRID, text_scale


class ContactDetail(QWidget):
    """What is typed is kept 800 ms later; `removed` comes when the contact went."""

    removed = Signal()

    def __init__(self, context: WindowContext, commands: ContactCommands) -> None:
        super().__init__()
        self._context = context
        self._commands = commands
        self._shown: Contact | None = None
        desk = context.desk
        self.back = button("← Terug naar lijst", kind="quiet")
        self.title = heading("")
        self.where = muted("")
        self.warning = text("", "warning")
        self.form = ContactForm(desk.catalog, desk.today)
        self.load = LoadBar(context)
        self.confirm = button("Klopt nog", self.confirm_now, "primary")
        self.confirm.setToolTip("Vandaag nagekeken (Ctrl+K)")
        self.remove = button("Verwijderen", self.delete)
        self.checked = muted("")
        self._lay_out()
        self._limit_width()
        self.autosave = AutoSave(context, self._save, self)
        self.form.edited.connect(self.autosave.touch)
        self.form.left.connect(self.autosave.flush)
        self.form.absences.removed.connect(self._end_absence)
        self.form.absences.made.connect(lambda: tab_through(self))

    @property
    def shown_id(self) -> str:
        """The contact that is open, empty when none is."""
        return self._shown.id if self._shown else ""

    def show_contact(self, contact: Contact) -> None:
        """Open `contact`; what is still being typed in the same one stays, in another it is kept first."""
        if contact.id != self.shown_id:
            self.autosave.flush()
            self.form.absences.clear()
        elif self.autosave.waiting:
            return
        self._shown = contact
        self.form.show_contact(contact, self._context.desk.contacts.all())
        self._show_words(contact)

    def close_contact(self) -> None:
        """Nothing is open any more, and what waited for it has nowhere to go."""
        self._shown = None
        self.autosave.forget()

    def confirm_now(self) -> None:
        """Somebody says today that it is right."""
        contact = self._kept()
        if contact is not None and contact.confirmed_on != self._context.desk.today():
            self._commands.confirm(contact)

    def delete(self) -> None:
        """Take it out of the register."""
        contact = self._kept()
        if contact is not None and self._commands.delete(contact):
            self.removed.emit()

    def _kept(self) -> Contact | None:
        self.autosave.flush()
        return self._context.desk.contacts.get(self.shown_id)

    def _save(self) -> None:
        if self._shown is None or self._context.desk.contacts.get(self._shown.id) is None:
            return  # it went meanwhile: what was typed goes with it
        after = self.form.contact(self._shown)
        if after != self._shown:
            self._shown = after
            self._context.desk.contacts.record(after)

    def _end_absence(self, absence: Absence) -> None:
        contact = self._kept()
        if contact is not None:
            self._commands.end_absence(contact, absence)

    def _show_words(self, contact: Contact) -> None:
        desk = self._context.desk
        today = desk.today()
        role = role_words(contact, desk.catalog)
        self.title.setText(role[:1].upper() + role[1:])
        self.where.setText(" · ".join(p for p in (contact.organisation, contact.area, contact.name) if p))
        self.where.setVisible(bool(self.where.text()))
        signs = contact_row(contact, desk.contacts.all(), desk.catalog, today).signs
        words = ". ".join(sign.words[:1].upper() + sign.words[1:] for sign in signs)
        self.warning.setText(f"⚠ {words}." if words else "")
        self.warning.setVisible(bool(words))
        checked = contact.confirmed_on
        self.checked.setText(f"Nagekeken op {short_date(checked)}." if checked else "")
        self.checked.setVisible(checked is not None)  # if not, the warning says so
        now = checked == today
        self.confirm.setText("Vandaag nagekeken" if now else "Klopt nog")
        set_kind(self.confirm, "" if now else "primary")
        loads = lead_loads(desk.cases.all(), desk.contacts.all(), today)
        mine = next((load for load in loads if load.role == contact.role), LeadLoad(contact.role, ()))
        self._load_part.setVisible(bool(contact.role))
        if self.load.show_load(mine, max((len(load.cases) for load in loads), default=0)):
            tab_through(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._limit_width()

    def _limit_width(self) -> None:
        self._content.setMaximumWidth(round(READING_WIDTH * text_scale(self)))

    def _lay_out(self) -> None:
        self._load_part = QWidget()
        part = QVBoxLayout(self._load_part)
        part.setContentsMargins(0, GRID, 0, 0)
        part.addWidget(section("Regielast"))
        part.addWidget(self.load)
        content = QWidget()
        self._content = content
        column = QVBoxLayout(content)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        head = (alone(self.back), self.title, self.where, self.checked, self.warning)
        for widget in (*head, self.form, self._load_part):
            column.addWidget(widget)
        column.addStretch(1)
        area = scrolling(content)
        area.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        FocusFollower(area)
        tools = QWidget()
        flow = FlowLayout(tools, gap=GRID)
        for tool in (self.confirm, self.remove):
            flow.addWidget(tool)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(area, 1)
        layout.addWidget(bar(tools))
