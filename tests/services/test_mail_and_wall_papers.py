"""What goes by mail or on the wall: vooraf-versie, sociale kaart and route, from the desk itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from casusdesk.documents.page import Page
from casusdesk.documents.pdf import write_pdf
from casusdesk.domain.coalition import ROUTE, Rung
from casusdesk.domain.consent import Consent, ConsentState, Receiver
from casusdesk.domain.contacts import Absence, Contact
from casusdesk.domain.meeting import Meeting
from casusdesk.domain.paper import Paper, numbered
from casusdesk.errors import CasusdeskError
from casusdesk.services.demo import meeting_of
from casusdesk.services.desk import Desk
from casusdesk.services.paper_checks import PrintBlockedError
from casusdesk.services.print_job import PrintJob


def advance(desk: Desk) -> str:
    return desk.papers.advance_pages(meeting_of(desk))[0].plain_text()


def social_map(desk: Desk) -> list[Page]:
    return desk.papers.without_client.pages(Paper.SOCIAL_MAP)


def route(desk: Desk) -> list[Page]:
    return desk.papers.without_client.pages(Paper.ROUTE)


def chosen(desk: Desk) -> str:
    """A case on the agenda of the practice meeting."""
    return desk.meetings.agenda(meeting_of(desk)).entries[0].case.code


def agree(desk: Desk, code: str, *receivers: Receiver) -> None:
    consent = Consent(ConsentState.ANONYMOUS, receivers=receivers)
    desk.cases.record(replace(desk.cases.get(code), consent=consent))


def contact(desk: Desk, **changes: object) -> Contact:
    made = Contact(desk.contacts.new_id(), "JV", "JGZ Oefenland", "Noord", "V. Oefening", "000-123456")
    made = replace(made, confirmed_on=desk.today(), **changes)  # type: ignore[arg-type]
    desk.contacts.record(made)
    return made


def test_the_vooraf_versie_has_every_case_of_the_agenda_by_its_code(desk: Desk) -> None:
    read = advance(desk)
    for entry in desk.meetings.agenda(meeting_of(desk)).entries:
        assert f"{entry.case.code} · {entry.phase}" in read
        assert entry.case.question not in read
    assert "HW729" not in read
    assert "Vooraf-versie – zonder inhoud" in read


@pytest.mark.parametrize("name", ["VK", "JGZ Oefenland"])
def test_what_one_reader_may_not_see_is_mailed_to_nobody(desk: Desk, name: str) -> None:
    contact(desk)
    code = chosen(desk)
    agree(desk, code, Receiver(name, ConsentState.REFUSED))
    read = advance(desk)
    assert code not in read
    assert "1 casus staat niet in deze versie: geen toestemming voor elke lezer." in read


def test_the_besluitenlijst_by_mail_keeps_what_one_reader_may_not_see_from_all(desk: Desk) -> None:
    held = desk.meetings.previous(meeting_of(desk).held_on)
    assert held is not None
    code = desk.decisions.list_of(held).rows[0].code
    agree(desk, code, Receiver("VK", ConsentState.REFUSED))
    [part] = PrintJob(meeting_of(desk), mailed=held).parts()
    read = part.lay_out(desk.papers, ())[0].plain_text()
    assert code not in read
    assert "1 casus staat niet in deze versie: geen toestemming voor elke lezer." in read
    assert code in desk.papers.decisions_pages(held, copies=numbered("WC"))[0].plain_text()


def test_a_reader_who_gets_no_mail_keeps_nothing_from_the_others(desk: Desk) -> None:
    code = chosen(desk)
    agree(desk, code, Receiver("GYN", ConsentState.REFUSED))
    assert code in advance(desk)


def test_a_question_that_is_not_ready_keeps_no_vooraf_versie(desk: Desk) -> None:
    code = chosen(desk)
    desk.cases.record(replace(desk.cases.get(code), question="x" * 200))
    assert code in advance(desk)
    with pytest.raises(PrintBlockedError):
        desk.papers.agenda_pages(meeting_of(desk))


def test_what_cannot_be_printed_blocks_the_vooraf_versie(desk: Desk) -> None:
    meeting: Meeting = replace(meeting_of(desk), place="kamer 李")
    with pytest.raises(PrintBlockedError, match="Overleg, plaats"):
        desk.papers.advance_pages(meeting)


def test_without_contacts_the_sociale_kaart_is_a_sentence(empty_desk: Desk) -> None:
    with pytest.raises(CasusdeskError, match="nog niemand in Contacten"):
        social_map(empty_desk)


@pytest.fixture
def empty_desk() -> Iterator[Desk]:
    from casusdesk.services.practice import empty_desk

    made = empty_desk()
    yield made
    made.close()


def test_the_sociale_kaart_follows_the_register(empty_desk: Desk) -> None:
    desk = empty_desk
    one = contact(desk, mail="post@oefen.example")
    two = contact(desk, area="Zuid", name="W. Neemt Waar", phone="000-654321")
    [page] = social_map(desk)
    line = "- jeugdverpleegkundige Noord; 000-123456; V. Oefening, JGZ Oefenland, post@oefen.example"
    assert line in page.plain_text()
    away = Absence(desk.today(), desk.today() + timedelta(days=9), two.id)
    desk.contacts.record(replace(one, absences=(away,)))
    assert "bel W. Neemt Waar 000-654321" in social_map(desk)[0].plain_text()
    desk.contacts.record(replace(one, valid_until=desk.today() - timedelta(days=1)))
    assert "V. Oefening" not in social_map(desk)[0].plain_text()


def test_a_character_no_letter_has_is_named_with_its_contact(desk: Desk) -> None:
    contact(desk, name="李")
    with pytest.raises(PrintBlockedError, match="Contacten, JV: '李' kan niet op papier"):
        social_map(desk)


def test_the_route_follows_the_settings(desk: Desk) -> None:
    [page] = route(desk)
    assert f"- 1. {ROUTE[0]}" in page.plain_text()
    own = ("Bel het meldpunt.", "Wacht op antwoord.")
    ladder = (Rung("projectleider", "000-123456"),)
    desk.save_coalition(replace(desk.coalition, route=own, ladder=ladder))
    read = route(desk)[0].plain_text()
    assert "- 1. Bel het meldpunt." in read
    assert "- 1. projectleider: 000-123456" in read
    assert ROUTE[0] not in read


def test_a_step_that_is_too_long_blocks_the_route(desk: Desk) -> None:
    desk.save_coalition(replace(desk.coalition, route=("x" * 91,)))
    with pytest.raises(PrintBlockedError, match="Instellingen, stap 1: 1 teken te lang"):
        route(desk)


def test_no_case_is_on_the_wall_and_nothing_of_one_in_the_properties(desk: Desk) -> None:
    contact(desk)
    papers = desk.papers
    made = {
        Paper.ADVANCE: papers.advance_pages(meeting_of(desk)),
        Paper.SOCIAL_MAP: social_map(desk),
        Paper.ROUTE: route(desk),
    }
    codes = {case.code for case in desk.cases.all()}
    for paper, pages in made.items():
        reader = PdfReader(BytesIO(write_pdf(pages, title=paper.title)))
        assert len(reader.pages) == 1
        assert reader.metadata is not None
        assert reader.metadata.title == reader.metadata.subject == paper.title
        assert reader.metadata.author == reader.metadata.creator == "casusdesk"
        outside = f"{reader.metadata!r} {reader.outline!r}"
        assert not any(code in outside for code in codes)
        text = reader.pages[0].extract_text()
        assert any(code in text for code in codes) is (paper is Paper.ADVANCE)
