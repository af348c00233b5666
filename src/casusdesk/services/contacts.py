"""The contact register of the desk: whom to call, who is away, by which names a reader goes in a consent."""

from __future__ import annotations

from datetime import date
from secrets import token_hex
from typing import TYPE_CHECKING

from casusdesk.domain.contacts import Contact, known_as
from casusdesk.services.changes import Change, Changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casusdesk.store.contacts import ContactStore


class Contacts:
    """The contacts of one open desk. What was read is remembered until something changes."""

    def __init__(self, store: ContactStore, changes: Changes) -> None:
        self._store = store
        self._changes = changes
        self._listed: tuple[Contact, ...] | None = None

    def all(self) -> tuple[Contact, ...]:
        """Every contact, by role, organisation and area."""
        if self._listed is None:
            self._listed = tuple(self._store.listed())
        return self._listed

    def new_id(self) -> str:
        """A random id for a contact that is made now."""
        return token_hex(8)

    def record(self, *contacts: Contact) -> None:
        """Keep each contact as it is now, all or none."""
        self._store.save(*contacts)
        self._tell()

    def delete(self, *ids: str) -> None:
        """Wipe them; `record` with the same contacts brings them back."""
        self._store.remove(ids)
        self._tell()

    def exchange(self, contacts: Sequence[Contact], gone: Sequence[str]) -> None:
        """Keep `contacts` and wipe those with an id in `gone`, both or neither."""
        self._store.exchange(contacts, gone)
        self._tell()

    def get(self, contact_id: str) -> Contact | None:
        """The contact with this id, None when it is gone."""
        return next((contact for contact in self.all() if contact.id == contact_id), None)

    def organisations(self, day: date) -> tuple[str, ...]:
        """Every organisation of a contact that holds on `day`, in the order of the alphabet."""
        return tuple(sorted({c.organisation for c in self.all() if c.organisation and c.valid_on(day)}))

    def known_as(self, role: str, *days: date) -> frozenset[str]:
        """Every name under which a reader with this role may stand in a consent, on any of `days`."""
        return frozenset().union(*(known_as(role, self.all(), day) for day in days))

    def _tell(self) -> None:
        self._listed = None
        self._changes.publish(Change(contacts=True))
