"""The sociale kaart: everybody who can be called on one A4, or a sentence; never a row less."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import agendas
import cards
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casusdesk.documents.map_rows import NEVER, NNZ, NO_PHONE, NOBODY
from casusdesk.documents.marks import MarkKind
from casusdesk.documents.page import A4, Mark, Page
from casusdesk.documents.social_map import fit_social_map
from casusdesk.domain.contacts import Absence, Contact
from casusdesk.errors import CasusdeskError, DoesNotFitError

MOST = 63
"""Contacts of every kind that still fit."""


def card(contacts: Sequence[Contact], **changes: object) -> Page:
    return fit_social_map(
        contacts,
        agendas.catalog(),
        on=cards.ON,
        name=cards.NAME,
        controller="de gemeente",
        **changes,  # type: ignore[arg-type]
    )


def drawn(page: Page) -> str:
    return "".join((r.text[:-1] if r.broken else r.text).replace(" ", "") for r in page.runs())


def squeezed(text: str) -> str:
    return "".join(text.split())


def assert_whole(page: Page, contacts: Sequence[Contact]) -> None:
    """One A4 with every word of every contact, and nothing outside it."""
    text = drawn(page)
    assert (page.width, page.height) == A4
    for contact in contacts:
        for part in (contact.name, contact.organisation, contact.mail, contact.phone, contact.area):
            assert squeezed(part) in text
        assert squeezed(agendas.catalog().agency_label(contact.role)) in text
    for run in page.runs():
        if not run.angle:
            assert 0 < run.x < run.x + run.width < page.width
            assert 0 < run.baseline < page.height
            assert run.size >= 8


@pytest.mark.parametrize("count", [1, 2, 5, 12, 20, 30, 36, 45, 52, 58, MOST])
def test_everybody_is_on_one_page(count: int) -> None:
    contacts = cards.contacts(count)
    page = card(contacts, practice=count % 2 == 0)
    assert_whole(page, contacts)
    rows = [line for line in page.plain_text().splitlines() if line.startswith("- ")]
    assert len(rows) == count
    assert page.report is not None
    assert page.report.size >= 9


@pytest.mark.parametrize("count", [75, 90, 150])
def test_more_than_a_page_is_refused_with_what_helps(count: int) -> None:
    with pytest.raises(
        DoesNotFitError, match=rf"met {count} contacten past niet op één pagina: er zijn \d+ regels te veel"
    ):
        card(cards.contacts(count))


def test_in_groups_in_the_order_of_the_catalogue() -> None:
    keys = ("GEM", "ROC", "GGZ", "WC", "JV", "VK")
    page = card([cards.contact(n, role=key) for n, key in enumerate(keys)])
    heads = [line for line in page.plain_text().splitlines() if line.startswith("## ")]
    groups = ["Geboortezorg", "JGZ", "Sociaal", "Gespecialiseerd", "Onderwijs en opvang", "Overig"]
    assert heads == [f"## {group}" for group in groups]


def test_what_is_said_of_one() -> None:
    one = cards.contact(1, role="JV", area="Noord", nnz=True, confirmed_on=cards.ON, absences=())
    read = card([one]).plain_text()
    assert "# Sociale kaart" in read
    assert "Direct gevaar: 112 Onveilig thuis: Veilig Thuis 0800-2000 (gratis, dag en nacht)" in read
    said = "- jeugdverpleegkundige Noord; 000-123457; V. Oefening, Wijkteam Oefendorp, post1@oefen.example"
    assert f"{said}, {NNZ}" in read
    assert "nagekeken t/m 14 januari 2027" in read
    assert one.note not in read
    assert "VERTROUWELIJK" not in drawn(card([one]))


def test_old_ones_are_marked_in_words() -> None:
    fresh, old, never = (
        cards.contact(n, confirmed_on=day, absences=())
        for n, day in ((1, date(2026, 1, 14)), (2, date(2026, 1, 13)), (3, None))
    )
    page = card([fresh, old, never])
    read = page.plain_text()
    assert read.count("niet nagekeken sinds") == read.count("niet nagekeken sinds 01-2026") == 1
    assert read.count(NEVER) == 1
    signs = [item for item in page.items if isinstance(item, Mark) and item.kind is MarkKind.WARNING]
    assert len(signs) == 2
    assert "nog niet nagekeken" in card([never]).plain_text()


def test_who_is_away_has_a_stand_in_or_nobody() -> None:
    away = Absence(date(2027, 1, 1), date(2027, 2, 19), "2")
    one = cards.contact(1, absences=(away,))
    two = cards.contact(2, absences=(), name="Waarnemer Oefening")
    assert "afwezig t/m 19-02, bel Waarnemer Oefening 000-123458" in card([one, two]).plain_text()
    nameless = replace(two, name="", role="JV", area="Zuid", phone="")
    assert "afwezig t/m 19-02, bel jeugdverpleegkundige Zuid" in card([one, nameless]).plain_text()
    for other in (
        replace(two, id="3"),
        replace(two, valid_until=date(2027, 1, 13)),
        replace(two, absences=(Absence(date(2027, 1, 14)),)),
    ):
        assert f"afwezig t/m 19-02, {NOBODY}" in card([one, other]).plain_text()
    open_end = replace(one, absences=(replace(away, end=None),))
    assert "afwezig tot nader bericht," in card([open_end, two]).plain_text()
    back = replace(one, absences=(replace(away, end=date(2027, 1, 13)),))
    assert "afwezig" not in card([back, two]).plain_text()


def test_who_is_over_or_on_no_paper_is_not_on_it() -> None:
    last_day = cards.contact(1, valid_until=cards.ON, name="Tot en met vandaag")
    over = cards.contact(2, valid_until=date(2027, 1, 13), name="Voorbij")
    never = cards.contact(3, role="REC", name="Nooit op papier")
    read = card([last_day, over, never]).plain_text()
    assert "Tot en met vandaag" in read
    assert "Voorbij" not in read
    assert "Nooit op papier" not in read


def test_nobody_is_a_sentence_and_no_page() -> None:
    with pytest.raises(CasusdeskError, match="Er staat nog niemand in Contacten"):
        card([])
    with pytest.raises(CasusdeskError, match="Geen enkel contact geldt vandaag nog"):
        card([cards.contact(1, valid_until=date(2026, 12, 31))])


def test_a_role_of_ones_own_stands_with_the_others() -> None:
    page = card([cards.contact(0, role="doula in opleiding", phone="")])
    assert "## Overig" in page.plain_text()
    assert f"- doula in opleiding Noord; {NO_PHONE}" in page.plain_text()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(*[st.text("abcdefghij İÿæß-'’.@0123456789()", max_size=60)] * 6), min_size=1, max_size=9
    )
)
def test_strange_texts_lose_nothing(rows: list[tuple[str, ...]]) -> None:
    contacts = [
        Contact(str(n), role or "JV", organisation, area, name, phone, mail)
        for n, (role, organisation, area, name, phone, mail) in enumerate(rows)
    ]
    assert_whole(card(contacts), contacts)


@pytest.mark.parametrize("length", [20, 40, 60, 120, 200])
def test_words_without_a_blank_stay_on_the_page(length: int) -> None:
    word = "w" * length
    contacts = [Contact(str(n), "JV", word, word, word, "0" * length, word) for n in range(3)]
    assert_whole(card(contacts), contacts)
