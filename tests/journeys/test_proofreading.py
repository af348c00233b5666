"""A name slips into a text: she is told while she types, goes on, and is stopped before paper (R4)."""

from __future__ import annotations

from afterwards import find
from answers import text_of
from counting import MouseWatch
from hands import name_of, wait_for
from month import Month
from PySide6.QtWidgets import QWidget
from reading import in_sight

from casusdesk.domain.audit import AuditEvent

QUESTION = "Hoe helpen we Fatima?"
WELL = "Haar zus woont in de Beukenstraat 12"


def on_question(month: Month, code: str, key: str) -> None:
    """To one question of a case: by its code, the four questions, and Tab."""
    hands = month.hands
    find(month, code)
    hands.push("Vragen doorlopen")
    hands.tab_to(key)


def hint(field: str) -> str:
    """What is said under the field in which she types."""
    editors = [widget for widget in in_sight(QWidget) if name_of(widget) == field and widget.hasFocus()]
    return editors[0].accessibleDescription() if editors else ""


def test_a_name_is_seen_while_typing_and_stopped_before_paper(month: Month, mouse: MouseWatch) -> None:
    hands = month.hands
    on_question(month, "KT472", "Vraag aan het overleg")
    hands.press("Ctrl+A")
    hands.type(QUESTION)
    hands.see("Lijkt op een naam: ‘Fatima’. Haal hem weg: schrijf alsof de moeder meeleest.")
    assert "‘Fatima’" in hint("Vraag aan het overleg")
    hands.tab_to("Volgende: Zorgen op een of meer levensgebieden?")
    hands.press("Space")
    hands.tab_to("Wat gaat goed?")
    hands.press("Ctrl+A")
    hands.type(WELL)
    hands.see("‘Beukenstraat 12’")
    hands.press("Escape")
    assert month.case("KT472").question == QUESTION, "nothing was stopped"

    hands.press("Alt+3")
    hands.press("Ctrl+P")
    hands.see("Meelees-toets")
    hands.see("Nog 2 teksten te lezen")
    hands.press("Ctrl+Return")
    assert month.answers.printed == []
    assert month.desk.register.all() == ()
    assert name_of(hands.on) == "Wijzigen: KT472, vraag aan het overleg"

    hands.press("Return")
    wait_for(lambda: name_of(hands.on) == "Vraag aan het overleg", "the field itself")
    hands.press("Ctrl+A")
    hands.type("Hoe helpen we moeder?")
    hands.press("Escape")
    hands.press("Alt+3")
    hands.see("Nog 1 tekst te lezen")
    hands.push("Dit mag zo op papier: KT472, wat gaat goed")
    hands.see("Alles is gewijzigd of aangevinkt")
    hands.press("Ctrl+Return")
    wait_for(month.desk.register.all, "the copies in the register")
    page = text_of(month.answers.printed[-1])[0]
    assert "Hoe helpen we moeder?" in page
    assert WELL in page
    assert "Fatima" not in page
    rows = [row for row in month.desk.audit.all() if row.event is AuditEvent.PROOFREAD]
    assert [(row.subject, row.reason) for row in rows] == [("KT472", "wat gaat goed: straat met huisnummer")]
    assert mouse.used == 0
