"""The client's roles, organisations and areas, to begin with: desks, never people (domain §0 no. 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from casusdesk.domain.catalog import Catalog, CatalogError
from casusdesk.domain.catalog_file import read_tables
from casusdesk.domain.contact_import import mark_of
from casusdesk.domain.contacts import Contact
from casusdesk.paths import resource

if TYPE_CHECKING:
    from casusdesk.services.desk import Desk

_FILE: Final = "contacts.toml"
_FIELDS: Final = frozenset({"role", "organisation", "area", "nnz", "source"})


def start_list(catalog: Catalog) -> tuple[Contact, ...]:
    """Every desk of the list, without an id.

    Raises:
        CatalogError: the file is missing or broken, or holds anything but role, organisation and area.
    """
    found = []
    for table in read_tables(resource("catalog", _FILE)).get("contact", []):
        entry = catalog.find_agency(str(table.get("role", "")))
        if entry is None or not table.keys() <= _FIELDS:
            raise CatalogError(
                f"In {_FILE} staat een contact zonder bekende rol of met een veld te veel; herstel dat daar."
            )
        organisation, area = str(table.get("organisation", "")), str(table.get("area", ""))
        found.append(Contact("", entry.key, organisation, area, nnz=bool(table.get("nnz", False))))
    return tuple(found)


def start_contacts(desk: Desk) -> tuple[Contact, ...]:
    """The desks of the list that `desk` has not got yet, each with a fresh id; nothing is kept.

    A desk counts as there when any contact has its role, organisation and area, with a name or without.
    """
    there = {mark_of(contact)[:3] for contact in desk.contacts.all()}
    fresh = (contact for contact in start_list(desk.catalog) if mark_of(contact)[:3] not in there)
    return tuple(Contact(desk.contacts.new_id(), c.role, c.organisation, c.area, nnz=c.nnz) for c in fresh)
