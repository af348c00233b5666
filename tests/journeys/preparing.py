"""How the project leader prepares one case: the signal, the four questions, and what changed since last time.

Each step is a key; only her own words are written. What is chosen by abbreviation in one way and by digit
in another goes the shortest honest way, and no answer that the page asks of a typical case is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from counting import CountingHands
from hands import name_of


@dataclass(frozen=True, slots=True)
class Preparation:
    """What she knows of one case; letters and digits are the keys that choose, in the order of the screen.

    `concerns` are a letter that finds the life domain ("" for the row where she already is), the digit of
    the state, and her words about it. `facts` answer what the support depends on, one digit each. `lead` is
    "1" for the inbrenger, or "2" and the letters of another role.
    """

    due: str
    question: str
    age: str = "19"
    route: str = "v"
    brought_by: str = "vk"
    strength: str = "Komt trouw op elke afspraak"
    concerns: tuple[tuple[str, str, str], ...] = (
        ("", "2", "Woont bij familie op de bank"),
        ("", "3", "Rood staan, huur loopt achter"),
        ("p", "2", ""),
    )
    receivers: tuple[str, ...] = ("jv", "wc")
    agencies: tuple[str, ...] = ("vk", "wc")
    can_wait: str = "1"
    grade: str = "2"
    facts: tuple[str, ...] = ("1", "1", "1", "2")
    offer: int = 2
    lead: str = "1"


def add_signal(hands: CountingHands, known: Preparation, *, go_on: bool) -> None:
    """Ctrl+N and the five fields; Shift+Enter goes on to the questions."""
    hands.press("Ctrl+N")
    at(hands, "Uitgerekende datum (dd-mm-jjjj)")
    hands.type(known.due)
    hands.press("Return")
    hands.type(known.age)
    hands.press("Return")
    hands.type(known.route)
    hands.press("Return")
    hands.type(known.brought_by)
    hands.press("Return")
    hands.write(known.question)
    hands.press("Shift+Return" if go_on else "Return")


def answer_questions(hands: CountingHands, known: Preparation) -> None:
    """From the first page of the questions to "Op agenda zetten"."""
    at(hands, "Vooraf")
    _mother(hands, known)
    hands.press("Ctrl+PgDown")
    at(hands, "Zorgen op een of meer levensgebieden?")
    _concerns(hands, known)
    hands.press("Ctrl+PgDown")
    at(hands, "(Meerdere) hulpverleningsinstanties betrokken?")
    hands.press("Return")
    _pick(hands, "Instantie of rol toevoegen", known.agencies)
    hands.press("Ctrl+PgDown")
    at(hands, "Extra ondersteuning wenselijk?")
    _support(hands, known)
    hands.press("Ctrl+PgDown")
    at(hands, "Wie voert de regie?")
    hands.type(known.lead)
    hands.press("Ctrl+PgDown")
    at(hands, "Controleren")
    hands.press("Ctrl+Return")


def _mother(hands: CountingHands, known: Preparation) -> None:
    hands.type("1")  # informed, today
    hands.press("Return")
    hands.press("Return")
    at(hands, "Nog niet gevraagd")
    hands.type("1")  # by name
    _pick(hands, "Voor wie?", known.receivers)


def _concerns(hands: CountingHands, known: Preparation) -> None:
    hands.press("Return")
    at(hands, "Wat gaat goed?")
    hands.write(known.strength)
    hands.press("Return")
    urgent = False
    for letter, state, words in known.concerns:
        hands.type(letter)
        hands.type(state)
        if name_of(hands.on).startswith("Toelichting"):
            hands.write(words)
            hands.press("Return")
        else:
            assert not words, "no words are asked here"
        urgent = urgent or state == "3"
    if urgent:
        hands.press("End")
        hands.press("Down")
        at(hands, "Nog niet bekend")
        hands.type(known.can_wait)


def _support(hands: CountingHands, known: Preparation) -> None:
    hands.type("2")  # yes
    at(hands, "Nog niet gekozen")
    hands.type(known.grade)
    answers = iter(known.facts)
    while name_of(hands.on) == "Onbekend":  # only what matters for what could be offered is asked
        hands.type(next(answers))
    hands.press("Down", known.offer)
    hands.press("Space")


def _pick(hands: CountingHands, field: str, abbreviations: tuple[str, ...]) -> None:
    for letters in abbreviations:
        at(hands, field)
        hands.type(letters)
        hands.press("Return")


def at(hands: CountingHands, name: str) -> None:
    """She sees where she is; nothing is pressed for it."""
    assert name_of(hands.on) == name, f"on {name_of(hands.on)!r}, not on {name!r}"


def answer_what_changed(hands: CountingHands, changed: str, decision: str) -> None:
    """Enter on the case, what changed, which decision is needed; the rest stands. Esc keeps and leaves."""
    hands.press("Return")
    at(hands, "Wat is er veranderd?")
    hands.press("Return")
    hands.write(changed)
    hands.press("Return")
    hands.write(decision)
    hands.press("Escape")
