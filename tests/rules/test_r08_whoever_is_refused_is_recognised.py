"""R8-R10: a receiver that was refused is recognised however its name is written, and wherever it is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.consent import Consent, ConsentState, Override, Receiver, Right
from casusdesk.domain.contacts import Contact
from casusdesk.domain.handover import Handover, Party
from casusdesk.domain.paper import numbered
from casusdesk.domain.withdrawal import said_no
from casusdesk.services.desk import Desk
from casusdesk.services.paper_checks import PrintBlockedError
from casusdesk.services.print_job import PrintJob

CODE = "RM264"


def refuse(desk: Desk, name: str, override: Override | None = None) -> None:
    consent = Consent(
        ConsentState.BY_NAME, receivers=(Receiver(name, ConsentState.REFUSED),), override=override
    )
    desk.cases.record(replace(desk.cases.get(CODE), consent=consent))


def sheet_for(desk: Desk, receiver: Party) -> Handover:
    sheet = replace(desk.handovers.get("practice-rm264"), receiver=receiver)
    desk.handovers.record(sheet)
    return sheet


def on_agenda_of(desk: Desk, role: str) -> bool:
    pages = desk.papers.agenda_pages(desk.meetings.upcoming(), copies=numbered(role))
    return any(CODE in page.plain_text() for page in pages)


@pytest.mark.parametrize("name", ["VK", "vk", " VK ", "Vk\u00a0", "zorg  oost", "ZORG OOST"])
def test_another_capital_or_blank_is_the_same_receiver(desk: Desk, name: str) -> None:
    desk.contacts.record(Contact("oost", "VK", "Zorg Oost"))
    assert on_agenda_of(desk, "VK")
    refuse(desk, name)
    assert not on_agenda_of(desk, "VK")
    consent = desk.cases.get(CODE).consent
    assert consent.right({"VK", "Zorg Oost"}, desk.today()) is Right.NOTHING
    assert said_no(consent).bars({"VK", "Zorg Oost"}), "her sheets go and her copies are called in"


def test_a_contact_that_ends_before_the_meeting_still_has_a_reader_today(desk: Desk) -> None:
    today, meeting = desk.today(), desk.meetings.upcoming()
    assert meeting.held_on > today
    desk.contacts.record(Contact("oost", "VK", "Zorg Oost", valid_until=today))
    refuse(desk, "Zorg Oost")
    assert not on_agenda_of(desk, "VK")
    desk.contacts.record(Contact("oost", "VK", "Zorg Oost", valid_until=today - timedelta(days=1)))
    assert on_agenda_of(desk, "VK"), "who left that organisation is not refused with it"


def test_going_on_for_an_organisation_only_the_contacts_know_is_a_row(desk: Desk) -> None:
    desk.contacts.record(Contact("oost", "KO", "Zorg Oost"))
    sheet = sheet_for(desk, Party(role="KO"))
    refuse(desk, "Zorg Oost")
    with pytest.raises(PrintBlockedError):
        desk.papers.parents_pages([sheet])
    refuse(desk, "Zorg Oost", Override("acuut gevaar", "wijkcoach"))
    desk.register.issue(PrintJob(desk.meetings.upcoming(), parents=(sheet,)))
    rows = [row for row in desk.audit.all() if row.event is AuditEvent.WITHOUT_CONSENT]
    assert [row.subject for row in rows] == [CODE]


def test_a_copy_for_an_organisation_written_on_its_sheet_is_called_in(desk: Desk) -> None:
    sheet = sheet_for(desk, Party(role="JV", organisation="Zorg West"))
    desk.register.issue(PrintJob(desk.meetings.upcoming(), handovers=(sheet,)))
    refuse(desk, "Zorg West")
    assert [copy.number.role for _, copy in desk.consents.to_recall(CODE)] == ["JV"]


def test_a_copy_for_who_left_the_organisation_since_is_called_in(desk: Desk) -> None:
    desk.contacts.record(Contact("oost", "VK", "Zorg Oost"))
    desk.register.issue(PrintJob(desk.meetings.upcoming(), agenda=True, copies=("VK", "KZ")))
    last_year = desk.today() - timedelta(days=365)
    desk.contacts.record(Contact("oost", "VK", "Zorg Oost", valid_until=last_year))
    refuse(desk, "Zorg Oost")
    assert desk.consents.to_recall(CODE) == (), "on no day of this paper it was hers"
    desk.contacts.record(Contact("oost", "VK", "Zorg Oost", valid_until=desk.today()))
    assert [copy.number.role for _, copy in desk.consents.to_recall(CODE)] == ["VK"]


def test_and_still_once_that_sheet_lies_in_the_trash_and_the_store_was_closed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = sheet_for(desk, Party(role="JV", organisation="Zorg West"))
    desk.register.issue(PrintJob(desk.meetings.upcoming(), handovers=(sheet,)))
    refuse(desk, "zorg west")
    assert desk.handovers.for_case(CODE) == ()
    monkeypatch.setattr(desk.consents, "_removed", {})  # as after opening the store again
    assert [copy.number.role for _, copy in desk.consents.to_recall(CODE)] == ["JV"]


@pytest.mark.parametrize(
    ("receivers", "named"),
    [
        ((Receiver("JV"), Receiver("VK")), {"JV", "VK"}),
        ((Receiver("JV"),), {"JV"}),
        ((Receiver("JV"), Receiver("VK", ConsentState.ANONYMOUS)), {"JV"}),
        ((Receiver("VK"),), set[str]()),
    ],
    ids=["both", "receiver", "giver anonymous", "giver only"],
)
def test_a_copy_bears_the_name_only_for_who_may_know_it(
    desk: Desk, receivers: tuple[Receiver, ...], named: set[str]
) -> None:
    sheet = replace(desk.handovers.get("practice-rm264"), parent_name="mevrouw Oefening")
    sheet = replace(sheet, giver=Party(role="VK"), receiver=Party(role="JV"))
    consent = Consent(ConsentState.BY_NAME, receivers=receivers)
    desk.cases.record(replace(desk.cases.get(CODE), consent=consent))
    copies = numbered("VK", "JV")
    pages = desk.papers.handover_pages([sheet], copies=copies)
    for words in ("Oefening", "9 januari 2027", "geboren "):
        found = {c.role for c, p in zip(copies, pages, strict=True) if words in p.plain_text()}
        assert found == named, words


def test_going_on_for_an_organisation_of_the_contacts_never_brings_the_name(desk: Desk) -> None:
    desk.contacts.record(Contact("oost", "JV", "Zorg Oost"))
    sheet = replace(sheet_for(desk, Party(role="JV")), parent_name="mevrouw Oefening")
    receivers = (Receiver("JV"), Receiver("Zorg Oost", ConsentState.REFUSED))
    consent = Consent(ConsentState.BY_NAME, receivers=receivers, override=Override("acuut", "wijkcoach"))
    desk.cases.record(replace(desk.cases.get(CODE), consent=consent))
    (page,) = desk.papers.handover_pages([sheet], copies=numbered("JV"))
    assert "Oefening" not in page.plain_text()
