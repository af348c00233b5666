"""R1: nowhere in schema, domain or window is there a place for bsn, address, diagnosis and the like."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re
import tomllib
from collections.abc import Iterator

import pytest
from month import Month
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget
from sqlalchemy import text

from casusdesk import domain
from casusdesk.paths import resource
from casusdesk.services.desk import Desk
from casusdesk.services.wizard import Step
from casusdesk.ui.fields import Field
from casusdesk.ui.places import ENTRIES

COLUMNS = re.compile(
    "bsn|citizen|address|street|postcode|zip|phone|mail|diagnos|medic|nationality|religion|ethnic"
    "|attachment|score|insurance|photo|surname|first_name|mother_birth|file_path|document"
)
"""What a column or an attribute of the domain may not be called."""
PROFESSIONAL = re.compile(r"(^|_)work_(phone|mail)$")
WORDS = re.compile(
    r"\b(bsn|burgerservicenummer|(woon|post)?adres|straat|huisnummer|postcode|telefoon(nummer)?|e-?mail(adres)?"
    r"|diagnose|medicatie|medicijn|nationaliteit|herkomst|etniciteit|geloof|godsdienst|bijlage|foto"
    r"|geboortedatum moeder|geboortejaar|verzekering|score|strafblad)",
    re.IGNORECASE,
)
"""What a field on screen may not ask."""


def columns_of(desk: Desk) -> list[tuple[str, str, str]]:
    with desk._vault.session() as session:
        connection = session.connection()
        query = text(
            "SELECT m.name, p.name, p.type FROM sqlite_master m JOIN pragma_table_info(m.name) p"
            " WHERE m.type = 'table'"
        )
        return [tuple(row) for row in connection.execute(query)]


def suspects(columns: list[tuple[str, str, str]]) -> list[str]:
    return [
        f"{table}.{name} {kind}"
        for table, name, kind in columns
        if (COLUMNS.search(name) and not PROFESSIONAL.search(name)) or "BLOB" in kind.upper()
    ]


def test_no_column_of_the_store_holds_what_must_not_be_kept(desk: Desk) -> None:
    columns = columns_of(desk)
    assert len(columns) > 150
    assert suspects(columns) == []
    assert [table for table, name, _ in columns if name == "birth_date"] == ["cases"]  # that of the child
    named = {table for table, name, _ in columns if name in ("parent_name", "name")}
    assert named == {"handover_parent_names", "key_names", "local_names", "contacts"}


def test_a_column_that_is_planted_is_found(desk: Desk) -> None:
    """Broken on purpose: each of these must turn the test above red."""
    planted = ["bsn TEXT", "home_address TEXT", "diagnosis TEXT", "nationality TEXT", "attachment BLOB"]
    with desk._vault.session() as session:
        for column in planted:
            session.connection().execute(text(f"ALTER TABLE cases ADD COLUMN {column}"))
    assert len(suspects(columns_of(desk))) == len(planted)


def domain_attributes() -> Iterator[tuple[str, str]]:
    for module in pkgutil.iter_modules(domain.__path__, "casusdesk.domain."):
        for thing in vars(importlib.import_module(module.name)).values():
            if (
                isinstance(thing, type)
                and dataclasses.is_dataclass(thing)
                and thing.__module__ == module.name
            ):
                yield from ((thing.__name__, field.name) for field in dataclasses.fields(thing))


def test_the_domain_has_no_word_for_it_either() -> None:
    """A professional has a phone at work; an email of the mother would be `Case.mail`, and is not there."""
    found = {(owner, name) for owner, name in domain_attributes() if COLUMNS.search(name)}
    of_professionals = {("Party", "phone"), ("Contact", "phone"), ("Contact", "mail")}
    assert {
        pair for pair in found if pair[0] in ("Case", "Signal", "Consent", "Concern", "Handover")
    } == set()
    assert found >= of_professionals  # the eye of this test sees
    assert {owner for owner, _ in found - of_professionals} <= {
        "Contacts",
        "ContactRow",
        "ContactFile",
        "Attendance",
        "Reach",
        "PrintJob",
        "Names",
    }


_ABOUT_DESCENT = re.compile("herkomst|nationaliteit|geloof|bsn|diagnose", re.IGNORECASE)


@pytest.mark.parametrize("name", ["factors", "lookups", "life_domains"])
def test_no_list_of_the_catalogue_asks_for_it(name: str) -> None:
    content = tomllib.loads(resource("catalog", f"{name}.toml").read_text(encoding="utf-8"))
    labels = [entry["label"] for group in content.values() if isinstance(group, list) for entry in group]
    assert labels
    assert [
        label
        for label in labels
        if re.search("herkomst|nationaliteit|geloof|bsn|diagnose", label, re.IGNORECASE)
    ] == []


def asked_in(window: QWidget) -> set[str]:
    """What every field in sight asks, and what can be pressed."""
    fields = {field.label.text() for field in window.findChildren(Field) if field.isVisible()}
    pressed = {b.text() for b in window.findChildren(QAbstractButton) if b.isVisible()}
    boxes = {box.accessibleName() for box in window.findChildren(QComboBox) if box.isVisible()}
    return fields | pressed | boxes


def test_no_screen_about_a_family_asks_for_it(month: Month) -> None:
    window, asked = month.window, set()
    for place, entry in enumerate(ENTRIES):
        if entry.title == "Contacten":  # of professionals, by domain §1 no. 13
            continue
        window.show_place(place)
        month.app.processEvents()
        asked |= asked_in(window)
        assert not [w for w in window.shown.findChildren(QLabel) if w.isVisible() and w.acceptDrops()], entry
    window.context.add_signal()
    month.app.processEvents()
    asked |= asked_in(window)
    for step in Step:
        window.context.open_questions("KT472")
        window.shown.open_questions("KT472", step, "")  # type: ignore[attr-defined]
        month.app.processEvents()
        asked |= asked_in(window)
    assert "Leeftijd moeder bij aanmelding" in asked
    assert "Vraag aan het overleg" in asked
    assert {words for words in asked if WORDS.search(words)} <= _ALLOWED


_ALLOWED = {"Mail aan deze persoon", "Medicatie in de zwangerschap"}
"""A mail to a professional, and a care pathway that is shown and never kept with a case (domain §4.7)."""


@pytest.mark.parametrize(
    "label",
    ["BSN", "Adres van moeder", "Telefoonnummer", "Diagnose", "Medicatie", "Geloof", "Bijlage toevoegen…"],
)
def test_a_field_that_is_planted_is_found(label: str) -> None:
    assert WORDS.search(label)
