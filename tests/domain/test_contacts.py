"""The register by itself: what is old, who is away, what the words say, and what looks like a slip."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from casusdesk.domain.catalog import Catalog, load_catalog
from casusdesk.domain.contact_words import absence_words, desk_words, expired_words, full_words, stale_words
from casusdesk.domain.contacts import Absence, Contact, known_as
from casusdesk.domain.reach import mail_hint, phone_hint
from casusdesk.paths import resource

DAY = date(2027, 1, 12)
COACH = Contact("a", "WC", "Wijkteam", "Noord", "Contact een", confirmed_on=date(2026, 6, 1))


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(resource("catalog"))


@pytest.mark.parametrize(
    ("confirmed", "stale", "words"),
    [
        (None, True, "nog niet nagekeken"),
        (date(2026, 1, 12), False, ""),
        (date(2026, 1, 11), True, "12 maanden niet nagekeken"),
        (DAY, False, ""),
    ],
    ids=["never", "twelve months to the day", "a day more", "today"],
)
def test_after_twelve_months_it_is_old(confirmed: date | None, stale: bool, words: str) -> None:
    contact = replace(COACH, confirmed_on=confirmed)
    assert contact.stale_on(DAY) is stale
    assert stale_words(contact, DAY) == words


def test_the_last_day_still_counts() -> None:
    contact = replace(COACH, valid_until=DAY)
    assert contact.valid_on(DAY)
    assert expired_words(contact, DAY) == ""
    assert expired_words(contact, date(2027, 1, 13)) == "verlopen: was geldig t/m 12-01-2027"


def test_of_two_absences_the_one_with_a_stand_in_counts() -> None:
    bare, covered = Absence(date(2027, 1, 1)), Absence(DAY, DAY, "b")
    contact = replace(COACH, absences=(bare, covered))
    assert contact.absence_on(DAY) == covered
    assert contact.absence_on(date(2027, 1, 13)) == bare
    assert contact.absence_on(date(2026, 12, 31)) is None


def test_words_of_a_contact_and_its_absence(catalog: Catalog) -> None:
    desk = Contact("b", "JV", "JGZ", "Midden")
    assert desk_words(COACH, catalog) == "wijkcoach, Wijkteam, Noord"
    assert full_words(COACH, catalog) == "wijkcoach, Wijkteam, Noord – Contact een"
    assert desk_words(Contact("c", ""), catalog) == "rol nog kiezen"
    until = Absence(DAY, date(2027, 2, 12), "b")
    assert absence_words(until, (desk,), catalog) == (
        "afwezig t/m 12-02-2027 – vervanger jeugdverpleegkundige, JGZ, Midden"
    )
    assert absence_words(replace(until, stand_in="a"), (COACH,), catalog).endswith("vervanger Contact een")
    assert absence_words(Absence(DAY), (), catalog) == "afwezig, einde onbekend – geen vervanger"
    assert absence_words(replace(until, stand_in="gone"), (desk,), catalog).endswith("geen vervanger")


def test_a_reader_goes_by_the_organisations_of_its_role() -> None:
    old = Contact("d", "WC", "Oud team", valid_until=date(2026, 1, 1))
    assert known_as("WC", (COACH, old, Contact("e", "JV", "JGZ")), DAY) == {"WC", "Wijkteam"}


@pytest.mark.parametrize(
    "phone",
    ["", "06 1234 5678", "0546-123456", "+31 6 1234 5678", "0031612345678", "0800 1234", "14 0546",
     "088 1234567", "0546 123456 toestel 12"],
)  # fmt: skip
def test_numbers_that_look_right(phone: str) -> None:
    assert phone_hint(phone) == ""


@pytest.mark.parametrize(
    ("phone", "part"),
    [
        ("612345678", "de 0 vooraan"),
        ("06 123", "tien cijfers"),
        ("vraag naar balie", "tekens"),
        ("+31 6", "Tel de cijfers"),
    ],
)
def test_numbers_that_look_like_a_slip_are_a_hint(phone: str, part: str) -> None:
    assert part in phone_hint(phone)


@pytest.mark.parametrize(
    ("mail", "right"), [("", True), ("a@b.nl", True), ("a@b", False), ("a b@c.nl", False)]
)
def test_addresses(mail: str, right: bool) -> None:
    assert (mail_hint(mail) == "") is right
