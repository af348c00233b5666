"""What can be taken back in the register: every such step goes on the window's undo stack (ux §5.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from casusdesk.domain.contact_words import desk_words
from casusdesk.domain.contacts import Absence, Contact
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.wording import counted, day_month
from casusdesk.ui.context import WindowContext
from casusdesk.ui.steps import Steps


class ContactCommands(Steps):
    """The steps on contacts, each with its message."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self._contacts = context.desk.contacts

    def add(self, contact: Contact) -> bool:
        """A contact that was just begun."""
        return self._push(
            "Contact toegevoegd.",
            lambda: self._contacts.record(contact),
            lambda: self._contacts.delete(contact.id),
        )

    def delete(self, contact: Contact) -> bool:
        """Out of the register; whoever had it as stand-in keeps that when it comes back."""
        return self._push(
            f"Contact {desk_words(contact, self._context.desk.catalog)} verwijderd.",
            lambda: self._contacts.delete(contact.id),
            lambda: self._contacts.record(contact),
        )

    def confirm(self, contact: Contact) -> bool:
        """Somebody says today that it is right."""
        today, before = self._context.desk.today(), contact.confirmed_on
        return self._push(
            "Klopt nog: vandaag nagekeken.",
            lambda: self._contacts.record(replace(self._now(contact), confirmed_on=today)),
            lambda: self._contacts.record(replace(self._now(contact), confirmed_on=before)),
        )

    def end_absence(self, contact: Contact, absence: Absence) -> bool:
        """Take this absence away; the others stay as they are at that moment."""

        def back() -> None:
            now = self._now(contact)
            self._contacts.record(replace(now, absences=(*now.absences, absence)))

        def do() -> None:
            now = self._now(contact)
            left = list(now.absences)
            if absence in left:
                left.remove(absence)
            self._contacts.record(replace(now, absences=tuple(left)))

        return self._push("Afwezigheid weggehaald.", do, back)

    def bring_in(self, said: str, contacts: Sequence[Contact]) -> bool:
        """Many at once, new or changed, in one step and one transaction."""
        known = {contact.id: contact for contact in self._contacts.all()}
        before = [known[contact.id] for contact in contacts if contact.id in known]
        fresh = [contact.id for contact in contacts if contact.id not in known]
        return self._push(
            said,
            lambda: self._contacts.record(*contacts),
            lambda: self._contacts.exchange(before, fresh),
        )

    def start_list(self, contacts: Sequence[Contact]) -> bool:
        """The list to start from: desks without people."""
        return self.bring_in(f"{counted(len(contacts), 'contact', 'contacten')} toegevoegd.", contacts)

    def mark_absent(self, meeting: Meeting) -> bool:
        """Whoever is away that day, in the attendance of a meeting that is there already."""
        meetings = self._context.desk.meetings
        after = meetings.with_absences(meeting)
        return self._push(
            f"Afwezigen staan bij het overleg van {day_month(meeting.held_on)}.",
            lambda: meetings.record(after),
            lambda: meetings.record(meeting),
        )

    def _now(self, contact: Contact) -> Contact:
        """As it is at this moment, so that nothing else is taken back with a step."""
        return self._contacts.get(contact.id) or contact
