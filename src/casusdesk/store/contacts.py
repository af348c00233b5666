"""Contacts in and out of the store, each with its absences."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select

from casusdesk.domain.contacts import Absence, Contact
from casusdesk.store import contact_tables
from casusdesk.store.rows import OpenVault, lines_by_owner, put, reading, replace_lines, table_of

_CONTACTS = table_of(contact_tables.ContactEntryRow)


class ContactStore:
    """The contacts of one open vault. Every method is one transaction."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def save(self, *contacts: Contact) -> None:
        """Keep each contact as it is now, all or none."""
        self.exchange(contacts, ())

    def remove(self, ids: Sequence[str]) -> None:
        """Wipe contacts; nothing happens to those that are gone already."""
        self.exchange((), ids)

    def exchange(self, contacts: Sequence[Contact], gone: Sequence[str]) -> None:
        """Keep `contacts` and wipe those with an id in `gone`, both or neither."""
        with self._vault.session() as session:
            connection = session.connection()
            connection.execute(delete(_CONTACTS).where(_CONTACTS.c.id.in_(list(gone))))
            put(connection, contact_tables.ContactEntryRow, [_columns(contact) for contact in contacts])
            away = {contact.id: [_line(absence) for absence in contact.absences] for contact in contacts}
            replace_lines(connection, contact_tables.AbsenceRow, "contact_id", away)

    def listed(self) -> list[Contact]:
        """Every contact, by role, organisation and area."""
        with reading(), self._vault.session() as session:
            connection = session.connection()
            away = lines_by_owner(connection, contact_tables.AbsenceRow, "contact_id")
            order = (_CONTACTS.c.role, _CONTACTS.c.organisation, _CONTACTS.c.area, _CONTACTS.c.id)
            return [
                Contact(
                    id=row.id,
                    role=row.role,
                    organisation=row.organisation,
                    area=row.area,
                    name=row.name,
                    phone=row.work_phone,
                    mail=row.work_mail,
                    note=row.note,
                    valid_until=row.valid_until,
                    confirmed_on=row.confirmed_on,
                    nnz=row.nnz,
                    absences=tuple(
                        Absence(line.start, line.end, line.stand_in) for line in away.get(row.id, ())
                    ),
                )
                for row in connection.execute(select(_CONTACTS).order_by(*order))
            ]


def _columns(contact: Contact) -> dict[str, object]:
    return {
        "id": contact.id,
        "role": contact.role,
        "organisation": contact.organisation,
        "area": contact.area,
        "name": contact.name,
        "work_phone": contact.phone,
        "work_mail": contact.mail,
        "note": contact.note,
        "valid_until": contact.valid_until,
        "confirmed_on": contact.confirmed_on,
        "nnz": contact.nnz,
    }


def _line(absence: Absence) -> dict[str, object]:
    return {"start": absence.start, "end": absence.end, "stand_in": absence.stand_in}
