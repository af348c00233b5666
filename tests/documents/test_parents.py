"""The parents' version: their words, large letters, who to call, and no place for concerns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from io import BytesIO

import agendas
import decided
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from casusdesk.documents.page import A4, Page
from casusdesk.documents.parents import SIZE, WELCOME, fit_parents
from casusdesk.documents.parents_body import NO_APPOINTMENT, OVERVIEW, PARENTS_COME, VEILIG_THUIS
from casusdesk.documents.pdf import write_pdf
from casusdesk.domain.handover import Agreement, DomainConcern, Handover, HandoverType, Introduction, Party
from casusdesk.domain.plain_dutch import MOST_WORDS
from casusdesk.errors import DoesNotFitError

PRINTED = date(2027, 1, 14)


def pages(handover: Handover, **changes: object) -> tuple[Page, ...]:
    return fit_parents(
        handover,
        agendas.catalog(),
        printed_on=PRINTED,
        controller="de gemeente",
        **changes,  # type: ignore[arg-type]
    )


def read(handover: Handover) -> str:
    return "\n".join(page.plain_text() for page in pages(handover))


def drawn(found: tuple[Page, ...]) -> str:
    runs = (run for page in found for run in page.runs())
    return "".join((r.text[:-1] if r.broken else r.text).replace(" ", "") for r in runs)


@pytest.mark.parametrize("kind", [HandoverType.A, HandoverType.E])
def test_what_parents_find_on_it(kind: HandoverType) -> None:
    found = pages(decided.agreed_with_parents(kind))
    assert len(found) == 1
    assert (found[0].width, found[0].height) == A4
    text = found[0].plain_text()
    for part in (
        "# Onze afspraken",
        "Nu: verloskundige, Oefenpraktijk, telefoon 000 123 45 67",
        "Straks: jeugdverpleegkundige, het consultatiebureau, telefoon 000 765 43 21",
        "Vanaf 25 januari",
        "Maandag 18 januari om 10.30 uur",
        "U kijkt goed naar uw baby.",
        "“Ik wil graag één vast gezicht.”",
        "Samen kennismaken · verloskundige, uiterlijk maandag 18 januari",
        "Bellen als de kraamzorg stopt · u zelf, uiterlijk woensdag 20 januari",
        "In het weekend belt u de huisartsenpost.",
    ):
        assert part in text
    assert ("u zelf" in text.split("Vanaf")[1].split("##")[0]) == (kind is HandoverType.E)


def test_concerns_and_what_is_for_professionals_are_not_on_it() -> None:
    handover = replace(
        decided.agreed_with_parents(),
        concerns=(DomainConcern("F", "Schulden lopen op.", urgent=True),),
        reason_now="De kraamzorg stopt.",
        running=("Wijkcoach regelt de huur",),
        attention="Bel na tien uur.",
        consent_statement="Gevraagd door de verloskundige.",
        parent_name="Voornaam Achternaam",
    )
    assert read(handover) == read(decided.agreed_with_parents())


def test_nothing_is_smaller_than_fourteen_points_but_the_foot() -> None:
    for handover in (decided.agreed_with_parents(), decided.agreed_with_parents(full=True)):
        for page in pages(handover):
            foot = max(run.baseline for run in page.runs()) - 12
            sizes = [run.size for run in page.runs() if run.baseline < foot]
            assert min(sizes) >= SIZE
            assert max(sizes) > 1.8 * SIZE
    numbers = [r for r in pages(decided.agreed_with_parents())[0].runs() if r.text.startswith("000")]
    assert numbers
    assert all(run.size >= 20 for run in numbers)


def test_what_does_not_fit_goes_on_a_second_page_with_its_sections_whole() -> None:
    handover = decided.agreed_with_parents(full=True)
    found = pages(handover)
    assert [(page.number, page.total) for page in found] == [(1, 2), (2, 2)]
    text = drawn(found)
    assert "pagina1van2" in text
    assert "leesverderoppagina2" in text
    assert "pagina2van2" in text
    for agreement in handover.agreements:
        assert agreement.what.replace(" ", "") in text
        assert (agreement.what in found[1].plain_text()) == ("Dit spreken we af" in found[1].plain_text())
    titles = [entry.title for page in found for entry in page.outline]
    assert titles == [
        "Wie helpt u",
        "Kennismaken",
        "Dit gaat goed",
        "Dit wilt u zelf",
        "Dit spreken we af",
        "Heeft u vragen of zorgen?",
    ]


def test_what_never_ends_is_refused() -> None:
    endless = replace(decided.agreed_with_parents(), giver=Party("VK", "", agendas.text(6000, 0)))
    with pytest.raises(DoesNotFitError, match="past niet op twee bladzijden"):
        pages(endless)


@pytest.mark.parametrize("agency", agendas.catalog().agencies, ids=lambda agency: agency.key)
def test_every_role_is_in_words_that_parents_know(agency: object) -> None:
    key = agency.key  # type: ignore[attr-defined]
    text = read(Handover("1", "BX385", HandoverType.B, giver=Party(key), lead_now=key))
    body = text.split("## Kennismaken")[0].partition("## Wie helpt u")[2]
    strange = [w.strip(",:") for w in body.split() if sum(c.isupper() for c in w) > 1]
    assert [word for word in strange if word not in ("VoorZorg", "GGD")] == []
    assert agency.printable == ("Nu" in body)  # type: ignore[attr-defined]


def test_our_own_sentences_are_short() -> None:
    assert PARENTS_COME in read(decided.agreed_with_parents())
    for sentence in (*WELCOME.split(". "), NO_APPOINTMENT, OVERVIEW, PARENTS_COME, *VEILIG_THUIS.split("? ")):
        assert len(sentence.split()) <= MOST_WORDS
    assert "regie" not in read(decided.agreed_with_parents()).casefold()


def test_a_sheet_with_nothing_on_it_still_says_who_to_call() -> None:
    text = read(Handover("1", "BX385", HandoverType.A))
    assert NO_APPOINTMENT in text
    assert "0800-2000" in text
    assert "Dit gaat goed" not in text
    assert "Wie helpt u" not in text


@pytest.mark.parametrize(
    ("introduction", "words"),
    [
        (Introduction(), NO_APPOINTMENT),
        (Introduction(date(2027, 1, 18)), "Maandag 18 januari"),
        (Introduction(date(2027, 1, 18), time(9)), "Maandag 18 januari om 9.00 uur"),
        (Introduction(date(2028, 1, 18)), "Dinsdag 18 januari 2028"),
        (Introduction(met_on=date(2027, 1, 11)), "U maakte kennis op maandag 11 januari."),
    ],
)
def test_the_first_meeting(introduction: Introduction, words: str) -> None:
    assert words in read(replace(decided.agreed_with_parents(), introduction=introduction))


def test_without_a_number_there_is_a_line_to_write_it_on() -> None:
    handover = replace(decided.agreed_with_parents(), receiver=Party("JV"))
    assert "Straks: jeugdverpleegkundige, telefoon nog leeg" in read(handover)


def test_the_words_are_in_a_real_pdf() -> None:
    handover = decided.agreed_with_parents(full=True)
    reader = PdfReader(BytesIO(write_pdf(pages(handover, practice=True), title="Onze afspraken")))
    assert len(reader.pages) == 2
    text = "".join("".join(page.extract_text() for page in reader.pages).split()).replace("-", "")
    assert text.count("OEFENING") == 2
    for words in (handover.parents_want, handover.fallback, *handover.going_well):
        assert "".join(words.split()).replace("-", "") in text


TEXT = st.text("abcdefgh ijk-ëéß", max_size=90)


@given(
    st.lists(TEXT, max_size=3),
    st.text("abcd efgh", max_size=200),
    st.lists(st.tuples(TEXT.filter(str.strip), st.sampled_from(["VK", "JMW", "ouders", ""])), max_size=5),
    st.text("abcd efgh", max_size=120),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_word_is_there_on_one_page_or_two(
    good: list[str], want: str, agreed: list[tuple[str, str]], fallback: str
) -> None:
    handover = replace(
        decided.agreed_with_parents(),
        going_well=tuple(good),
        parents_want=want,
        agreements=tuple(Agreement(what, who) for what, who in agreed),
        fallback=fallback,
    )
    found = pages(handover)
    assert len(found) <= 2
    text = drawn(found)
    for words in (*good, want, *(what for what, _ in agreed), fallback):
        assert "".join(words.split()) in text
