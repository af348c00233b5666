"""Consent decides paper, at the keyboard: a mother who withdraws, and one who keeps out a single receiver.

On a real store, two days before the meeting and with the agenda on paper already (domain R8, R9; §6 pain 6).
"""

from __future__ import annotations

from datetime import date

from afterwards import find
from answers import text_of
from hands import wait_for
from month import MEETING, PRACTICE_DAY, Month
from reading import everything, listed, until

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.consent import ConsentState
from casusdesk.domain.paper import CopyState

LEFT_OUT = "geen toestemming voor deze lezer"


def printed(month: Month) -> list[str]:
    """The agenda out of the printer, a copy for everybody who comes: the words on each."""
    hands = month.hands
    hands.press("Alt+3")
    hands.press("Ctrl+P")
    hands.push("7 exemplaren afdrukken")
    hands.see("in Papier (Alt+6).")
    hands.press("Escape")
    return text_of(month.answers.printed[-1])


def open_consent(month: Month, code: str) -> None:
    """The case, and from the line that says its consent to the question behind it."""
    find(month, code)
    month.hands.push("Wijzigen: toestemming")
    month.hands.see("Moeder en toestemming")


def on_agenda(month: Month) -> list[str]:
    return [item.code for item in month.desk.meetings.upcoming().items]


def test_a_mother_withdraws_two_days_before_the_meeting(month: Month) -> None:
    """At once off the agenda and its sheet in the trash; seven copies to call in, also tomorrow; and undo."""
    hands = month.hands
    assert (MEETING - PRACTICE_DAY).days == 2
    pages = printed(month)
    assert all("RM264" in page for page in pages)
    before = month.desk.meetings.upcoming()

    open_consent(month, "RM264")
    assert "Toestemming op naam t/m 29-10-2027, voor: jeugdverpleegkundige, kraamzorg." in everything()
    hands.type("5")  # ingetrokken
    hands.see("Toestemming ingetrokken: haal 7 exemplaren terug")
    hands.see("Van de agenda van 14 januari gehaald. 1 overdrachtsblad voor jeugdverpleegkundige")
    assert month.case("RM264").consent.state is ConsentState.WITHDRAWN
    assert "RM264" not in on_agenda(month)
    assert month.desk.handovers.for_case("RM264") == ()
    hands.see("Toestemming ingetrokken: deze casus komt op geen enkel papier.")
    assert "Agenda casusoverleg 14 januari, exemplaar 5 van 7" in everything()
    assert "Vraag het terug en vernietig het." in everything()

    hands.press("Ctrl+Z")
    until(lambda: "RM264" in on_agenda(month), "the case back on the agenda")
    assert month.desk.meetings.upcoming().items == before.items
    assert month.desk.handovers.for_case("RM264")
    hands.press("Ctrl+Y")
    until(lambda: "RM264" not in on_agenda(month), "off the agenda again")

    month.on(date(2027, 1, 13))  # the window was closed: what is out is still in sight
    find(month, "RM264")
    hands.see("Toestemming ingetrokken: haal 7 exemplaren terug")
    hands.push("Retour: Agenda casusoverleg 14 januari, exemplaar 1 van 7")
    hands.push("Vernietigd: Agenda casusoverleg 14 januari, exemplaar 2 van 7")
    hands.see("haal 6 exemplaren terug")
    states = [copy.state for _, copy in month.desk.consents.to_recall("RM264")]
    assert states.count(CopyState.RETURNED) == 1
    assert all("RM264" not in page for page in printed(month))
    events = [row.event for row in month.desk.audit.all()]
    assert events.count(AuditEvent.CONSENT_WITHDRAWN) == 2  # withdrawn, and withdrawn again by Ctrl+Y
    assert month.answers.told == []


def test_one_receiver_is_kept_out_and_her_copy_says_so(month: Month) -> None:
    """The mother of KT472 does not want the wijkteam to know; everybody else may."""
    hands = month.hands
    open_consent(month, "KT472")
    hands.choose("wijkcoach: antwoord", "ge")
    wait_for(lambda: "Geweigerd voor: wijkcoach" in everything(), "the refusal in words")
    hands.press("Escape")
    until(lambda: month.case("KT472").consent.receivers[2].state is ConsentState.REFUSED, "the refusal kept")
    hands.press("Alt+3")
    (row,) = [row for row in listed("Agenda") if "KT472" in row and "niet op het exemplaar van" in row]
    assert "niet op het exemplaar van: WC" in row

    pages = {role: page for page in printed(month) for role in ("wijkcoach", "jeugdverpleegkundige")
             if f"voor: {role}" in page}  # fmt: skip
    assert "KT472" not in pages["wijkcoach"]
    assert LEFT_OUT in pages["wijkcoach"]
    assert "KT472" in pages["jeugdverpleegkundige"]
    assert LEFT_OUT not in pages["jeugdverpleegkundige"]


def test_without_consent_only_with_a_reason_and_a_name(month: Month) -> None:
    """US: "mogen we dit delen?" is decided before, said beside the field, and put on record once."""
    hands = month.hands
    open_consent(month, "ND638")
    hands.type("3")  # geweigerd
    hands.see("Toestemming geweigerd: deze casus komt op geen enkel papier.")
    hands.tab_to("Toch op papier zonder toestemming? Reden")
    hands.type("Acuut gevaar, meldcode gevolgd")
    assert "Vul in wie dit besloot." in hands.read_problem()
    hands.press("Return")
    hands.type("wijkcoach")
    hands.see("toch op papier (alleen code): Acuut gevaar, meldcode gevolgd – besluit: wijkcoach.")
    hands.press("Escape")
    until(lambda: "ND638" in on_agenda(month), "back on the agenda")
    hands.press("Alt+3")
    said = "zonder toestemming: Acuut gevaar, meldcode gevolgd – besluit: wijkcoach"
    assert any(said in row for row in listed("Agenda"))
    printed(month)
    rows = [r for r in month.desk.audit.all() if r.event is AuditEvent.WITHOUT_CONSENT]
    assert [(r.subject, r.reason, r.person) for r in rows] == [
        ("ND638", "Acuut gevaar, meldcode gevolgd", "wijkcoach")
    ]
