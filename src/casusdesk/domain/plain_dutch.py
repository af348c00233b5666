"""Words for parents: what a role is called at a kitchen table, and hints for a text they will read.

The parents' version of a handover asks short sentences, "u", and no abbreviations (domain §3.3). A hint
never stops anybody: a person knows better than a rule what these parents understand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from casusdesk.domain.catalog import Catalog
from casusdesk.domain.limits import tidy

MOST_WORDS: Final = 12
"""Words of a sentence for parents (domain §3.3, Ouderversie)."""

_ORGANISATIONS: Final = {
    "jgz": "het consultatiebureau",
    "cb": "het consultatiebureau",
    "ggz": "de geestelijke gezondheidszorg",
    "ggd": "de GGD",
}
"""What an organisation that is only an abbreviation is called."""
_SENTENCE_END: Final = re.compile(r"[.!?;]+(?:\s+|$)")
_ABBREVIATION: Final = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Za-z]{2,6}\b")
_THIRD_PERSON: Final = re.compile(
    r"\b(moeder|vader|mevrouw|meneer|cliënte?|de ouders?|ouder\(s\))(?!\w)", re.IGNORECASE
)
_ABOUT_HER: Final = {"haar": "uw", "zij": "u"}
"""Words that are about the mother or about somebody else; only a person knows."""


def for_parents(role: str, catalog: Catalog) -> str:
    """What parents call this role; a role that was typed freely stays as it is.

    Reclassering, which is on no paper, is "" here.
    """
    agency = catalog.find_agency(role) if role else None
    if agency is None:
        return role
    return (agency.parents or agency.label) if agency.printable else ""


def organisation_for_parents(name: str) -> str:
    """An organisation by a name parents know; anything but a bare abbreviation stays as it was typed."""
    return _ORGANISATIONS.get(tidy(name).casefold(), name)


def hints(text: str, catalog: Catalog | None = None) -> tuple[str, ...]:
    """Dutch hints for a text that parents will read; () when there is nothing to say.

    With `catalog` an abbreviation is named with what to write instead.
    """
    return tuple(_hints(tidy(text), catalog))


def _hints(text: str, catalog: Catalog | None) -> Iterator[str]:
    for sentence in _SENTENCE_END.split(text):
        count = len(sentence.split())
        if count > MOST_WORDS:
            start = " ".join(sentence.split()[:3])
            yield f"De zin “{start} …” heeft {count} woorden. Maak er zinnen van hoogstens {MOST_WORDS} van."
    for found in dict.fromkeys(_ABBREVIATION.findall(text)):
        full = organisation_for_parents(found)
        if full == found and catalog is not None:
            full = for_parents(found, catalog)
        instead = f"“{full}”" if full and full != found else "voluit wat het is"
        yield f"Ouders kennen “{found}” misschien niet. Schrijf {instead}."
    for found in dict.fromkeys(match.casefold() for match in _THIRD_PERSON.findall(text)):
        yield f"Ouders lezen dit zelf. Schrijf “u” in plaats van “{found}”."
    said = {word.strip(".,;:!?()“”„\"'").casefold() for word in text.split()}
    for word, instead in _ABOUT_HER.items():
        if word in said:
            yield f"Gaat “{word}” over de moeder? Schrijf dan “{instead}”."
