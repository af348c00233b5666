"""Hints for a text that parents will read, and what they call the people around them."""

from __future__ import annotations

import pytest

from casusdesk.domain.catalog import Catalog, load_catalog
from casusdesk.domain.plain_dutch import for_parents, hints, organisation_for_parents
from casusdesk.paths import resource


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(resource("catalog"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "U belt de wijkcoach.",
        "Bel na tien uur. Dan is de verloskundige er.",
        "Uw begeleider van VoorZorg komt op 3 februari om 10.30 uur.",
        "Een twee drie vier vijf zes zeven acht negen tien elf twaalf.",
        "Het jonge moederwerk belt u.",
        "Zijn haardracht is mooi.",
    ],
)
def test_a_plain_text_has_no_hints(text: str) -> None:
    assert hints(text) == ()


def test_a_long_sentence_is_named_by_its_first_words_and_counted() -> None:
    long = "Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien."
    expected = "De zin “Een twee drie …” heeft 13 woorden. Maak er zinnen van hoogstens 12 van."
    assert hints(f"Kort. {long} Kort.") == (expected,)


@pytest.mark.parametrize(
    ("text", "found", "instead"),
    [
        ("Bel de JGZ.", "JGZ", "“het consultatiebureau”"),
        ("Bel JMW of VK.", "JMW", "“begeleider van jonge moeders”"),
        ("De RvdK komt.", "RvdK", "“Raad voor de Kinderbescherming”"),
        ("Vraag het PGB aan.", "PGB", "voluit wat het is"),
        ("De POP-poli belt.", "POP", "“spreekuur voor zwangeren in het ziekenhuis”"),
    ],
)
def test_an_abbreviation_is_named_with_what_to_write(
    text: str, found: str, instead: str, catalog: Catalog
) -> None:
    assert hints(text, catalog)[0] == f"Ouders kennen “{found}” misschien niet. Schrijf {instead}."


def test_without_a_catalogue_abbreviations_are_still_seen() -> None:
    assert hints("Bel JMW en VK, en nog eens VK.") == (
        "Ouders kennen “JMW” misschien niet. Schrijf voluit wat het is.",
        "Ouders kennen “VK” misschien niet. Schrijf voluit wat het is.",
    )


@pytest.mark.parametrize("word", ["moeder", "Moeder", "mevrouw", "de ouders", "ouder(s)", "cliënt"])
def test_parents_are_you(word: str) -> None:
    expected = f"Ouders lezen dit zelf. Schrijf “u” in plaats van “{word.casefold()}”."
    assert hints(f"{word} belt zelf.") == (expected,)


def test_her_may_be_somebody_else() -> None:
    assert hints("Kijkt goed naar haar baby.") == ("Gaat “haar” over de moeder? Schrijf dan “uw”.",)


def test_roles_in_the_words_of_parents(catalog: Catalog) -> None:
    assert for_parents("MMW", catalog) == "maatschappelijk werker in het ziekenhuis"
    assert for_parents("VK", catalog) == "verloskundige"
    assert for_parents("oma", catalog) == "oma"
    assert for_parents("", catalog) == ""
    assert for_parents("REC", catalog) == ""


def test_an_organisation_that_is_only_an_abbreviation_gets_its_name() -> None:
    assert organisation_for_parents(" JGZ ") == "het consultatiebureau"
    assert organisation_for_parents("Oefenpraktijk") == "Oefenpraktijk"
