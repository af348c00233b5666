"""The register in a real vault: every field comes back, and a change is whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casusdesk.domain.contacts import Absence, Contact
from casusdesk.store.contacts import ContactStore
from casusdesk.store.vault import Vault, create_practice_vault

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
maybe_day = st.none() | days
contacts = st.builds(
    Contact,
    id=st.text("abcdef0123456789", min_size=1, max_size=16),
    role=words,
    organisation=words,
    area=words,
    name=words,
    phone=words,
    mail=words,
    note=words,
    valid_until=maybe_day,
    confirmed_on=maybe_day,
    nnz=st.booleans(),
    absences=st.lists(st.builds(Absence, days, maybe_day, words), max_size=3).map(tuple),
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    with create_practice_vault(tmp_path_factory.mktemp("shared") / "kluis") as made:
        yield made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ContactStore]:
    with create_practice_vault(tmp_path / "kluis") as made:
        yield ContactStore(made)


def test_the_strategy_knows_every_field() -> None:
    """A field that is added must be stored too: this test asks for it."""
    assert {field.name for field in fields(Contact)} == {
        *("id", "role", "organisation", "area", "name", "phone", "mail", "note"),
        *("valid_until", "confirmed_on", "nnz", "absences"),
    }
    assert {field.name for field in fields(Absence)} == {"start", "end", "stand_in"}


@settings(max_examples=60, deadline=None)
@given(contact=contacts)
def test_every_field_comes_back(shared: Vault, contact: Contact) -> None:
    store = ContactStore(shared)
    store.save(contact)
    assert [known for known in store.listed() if known.id == contact.id] == [contact]
    store.remove([contact.id])
    assert store.listed() == []


def test_absences_are_replaced_and_go_with_their_contact(store: ContactStore) -> None:
    first = Contact("a", "WC", absences=(Absence(date(2027, 1, 1)), Absence(date(2027, 3, 1))))
    store.save(first)
    after = replace(first, absences=first.absences[1:])
    store.save(after)
    assert store.listed() == [after]
    store.remove(["a"])
    store.save(replace(first, absences=()))
    assert store.listed()[0].absences == ()


def test_an_exchange_is_whole_or_not_at_all(store: ContactStore) -> None:
    kept = Contact("a", "WC")
    store.save(kept, Contact("b", "JV"))
    broken = replace(kept, organisation=None)  # type: ignore[arg-type]
    with pytest.raises(Exception, match="NOT NULL"):
        store.exchange([replace(kept, organisation="nieuw"), replace(broken, id="c")], ["b"])
    assert [contact.id for contact in store.listed()] == ["b", "a"]
    store.exchange([replace(kept, organisation="nieuw")], ["b"])
    assert store.listed() == [replace(kept, organisation="nieuw")]
