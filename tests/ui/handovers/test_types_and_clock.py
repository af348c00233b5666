"""Types A to E in the form, and the days of the clock that only a person takes over."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest

from casusdesk.domain.handover import NEWBORN_LABELS, PARENTS_LEAD, Handover, HandoverType
from casusdesk.services.desk import Desk
from casusdesk.ui.fields import LineField, TextField
from casusdesk.ui.handovers.screen import HandoversScreen

Toasts = list[tuple[str, object]]


def choose_type(screen: HandoversScreen, kind: HandoverType) -> Handover:
    """As somebody who picks it from the list; what the form holds afterwards."""
    field = screen.editor.form._kind
    field.set_key(kind.value)
    field.edited.emit()
    opened = screen.editor.handover
    assert opened is not None
    return screen.editor.form.handover(opened)


def test_another_type_keeps_what_was_typed_and_shows_its_own_lines(
    screen: HandoversScreen, desk: Desk
) -> None:
    sheet = desk.handovers.for_case("RM264")[0]
    screen.open(sheet.id)
    form = screen.editor.form
    assert [label for label, field in form._newborn.fields.items() if field.isVisible()] == list(
        NEWBORN_LABELS
    )
    hints = set()
    for kind in (HandoverType.B, HandoverType.C, HandoverType.D, HandoverType.E):
        after = choose_type(screen, kind)
        assert after.type is kind
        assert (after.newborn_facts, after.reason_now) == (sheet.newborn_facts, sheet.reason_now)
        assert (after.agreements, after.receiver, after.lead_after) == (
            sheet.agreements,
            sheet.receiver,  # its organisation was typed, so it stays
            "JV",
        )
        assert not form._newborn.isVisible()
        hints.add(form._kind.hint.text())
        screen.editor.papers.lay_out()
        assert f"Type {kind.value}:" in screen.editor.papers.page.pages[0].plain_text()
    assert len(hints) == 4
    assert choose_type(screen, HandoverType.A) == sheet
    assert form._newborn.isVisible()


@pytest.mark.parametrize(
    ("kind", "receiver", "first"),
    [
        (HandoverType.C, "JMW", ["JMW", "VZ", "SO"]),
        (HandoverType.D, "KO", ["KO"]),
        (HandoverType.E, "", []),
    ],
)
def test_a_fresh_sheet_follows_its_type_in_form_and_on_paper(
    screen: HandoversScreen, desk: Desk, kind: HandoverType, receiver: str, first: list[str]
) -> None:
    screen.make_for(["KT472"])
    after = choose_type(screen, kind)
    combo = screen.editor.form._receiver._role.combo
    assert after.receiver.role == receiver
    assert [combo.itemData(place) for place in range(1, len(first) + 1)] == first
    closing = kind is HandoverType.E
    assert after.lead_after == (PARENTS_LEAD if closing else "")
    assert ("Mag leeg blijven" in screen.editor.form._receiver._role.hint.text()) is closing
    screen.editor.papers.lay_out()
    paper = screen.editor.papers.page.pages[0].plain_text()
    assert ("ouder(s) zelf" in paper) is closing
    assert desk.catalog.agency_label(receiver) in paper


def test_every_text_of_the_form_counts_to_its_limit(screen: HandoversScreen, desk: Desk) -> None:
    """Fields and limits of domain §3.3, each with a counter and what is wrong beside the field."""
    screen.open(desk.handovers.for_case("RM264")[0].id)
    fields = screen.editor.form.findChildren(LineField) + screen.editor.form.findChildren(TextField)
    limits = {field.label.text(): field._counter._limit for field in fields}
    expected = {"Naam ouder": 40, "Waarom nu overdragen": 160, "Bij zorgen bel eerst": 120}
    expected |= {f"Wat loopt al {n}": 60 for n in range(1, 6)}
    expected |= {f"Wat gaat goed {n}": 70 for n in range(1, 4)}
    expected |= {f"Zorg {n}: feiten, geen oordeel": 90 for n in range(1, 5)}
    expected |= {"Wat willen ouder(s) zelf, in eigen woorden": 200, "Let op in het contact": 120}
    expected |= {f"Afspraak {n}": 80 for n in range(1, 6)}
    expected |= {"Toestemming: wie vroeg het, wanneer, voor wie": 160}
    expected |= dict.fromkeys(NEWBORN_LABELS, 50)
    assert {label: limits[label] for label in expected} == expected
    assert limits["Waar"] + limits["Wie gaat mee"] == 140
    assert all(limits.values())
    field = next(f for f in fields if f.label.text() == "Voeding")
    assert isinstance(field, LineField)
    field.line.clear()
    QTest.keyClicks(field.line, "b" * 52)
    assert field.problem.startswith("2 tekens te lang")
    assert field._counter.label.text() == "52 van 50"


def test_the_clock_fills_a_day_only_when_it_is_pressed(
    screen: HandoversScreen, desk: Desk, toasts: Toasts
) -> None:
    sheet = desk.handovers.for_case("BX385")[0]
    screen.open(sheet.id)
    introduction, kraamweek, visit = screen.editor.clock.buttons
    assert desk.handovers.get(sheet.id) == sheet
    assert "(verwacht)" in kraamweek.accessibleDescription()
    assert introduction.text() == "Neem 8 februari over als kennismaking"
    introduction.click()
    assert desk.handovers.get(sheet.id).introduction.on == date(2027, 2, 8)
    assert screen.editor.form._on.day() == date(2027, 2, 8)
    assert not screen.editor.bar.isVisible()
    undo = toasts[-1][1]
    assert callable(undo)
    undo()
    assert desk.handovers.get(sheet.id) == sheet
    visit.click()
    added = desk.handovers.get(sheet.id).agreements[-1]
    assert (added.what, added.due) == ("Eerste huisbezoek door de jeugdverpleegkundige", date(2027, 3, 15))
    screen.editor.clock.buttons[2].click()
    assert toasts[-1][0].startswith("Stond er al")
    assert desk.handovers.get(sheet.id).agreements[-1] == added


def test_the_kraamweek_of_rm264_is_said_in_words(screen: HandoversScreen, desk: Desk) -> None:
    screen.open(desk.handovers.for_case("RM264")[0].id)
    told = [taking.accessibleDescription() for taking in screen.editor.clock.buttons]
    assert told == [
        "Kraamweek: overdracht 14 t/m 17 januari, uiterlijk 19 januari",
        "JGZ-huisbezoek rond 21-23 januari",
    ]


def test_childcare_asks_the_wished_start_and_forgets_it(screen: HandoversScreen, desk: Desk) -> None:
    sheet = desk.handovers.for_case("PC853")[0]
    screen.open(sheet.id)
    clock = screen.editor.clock
    assert not clock.start.isVisible()
    choose_type(screen, HandoverType.D)
    assert clock.start.isVisible()
    assert not clock.buttons
    QTest.keyClicks(clock.start.line, "01-06-2027")
    assert [taking.text() for taking in clock.buttons] == ["Neem 1 maart over als kennismaking"]
    screen.open(desk.handovers.for_case("RM264")[0].id)
    screen.open(sheet.id)
    assert clock.start.day() is None
