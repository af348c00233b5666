"""The handover sheet as paper: one page, every word, the name only with consent, and room for a pen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from handed_over import BLANK, BY_NAME, CASE, full, page
from hypothesis import given, settings
from hypothesis import strategies as st

from casusdesk.documents.copies import Copy
from casusdesk.documents.page import Colour, Mark, Page, Role, Rule, TextRun
from casusdesk.documents.refusal import PaperTooLongError
from casusdesk.domain.catalog import Catalog, load_catalog
from casusdesk.domain.consent import Consent, ConsentState, Override
from casusdesk.domain.handover import (
    NEWBORN_LABELS,
    Agreement,
    DomainConcern,
    Handover,
    HandoverType,
    Introduction,
    NewbornFact,
    Party,
)
from casusdesk.paths import resource


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(resource("catalog"))


def printed(sheet: Page) -> str:
    """Everything on the page, hyphens of the wrapping taken out."""
    parts: list[str] = []
    for run in sheet.runs():
        parts.append(run.text[:-1] if run.broken else run.text)
        if not run.glued:
            parts.append(" ")
    return " ".join("".join(parts).split())


def texts_of(handover: Handover) -> list[str]:
    meet = handover.introduction
    found = [handover.reason_now, handover.parents_want, handover.attention, handover.fallback]
    found += [handover.consent_statement, meet.place, meet.joined_by, *handover.running]
    found += [*handover.going_well, *(c.facts for c in handover.concerns)]
    found += [a.what for a in handover.agreements]
    if handover.type is HandoverType.A:
        found += [fact.value for fact in handover.newborn_facts]
    for party in (handover.giver, handover.receiver):
        found += [party.name, party.organisation, party.phone]
    return found


@pytest.mark.parametrize("kind", HandoverType)
def test_everything_at_its_maximum_fits_one_page(kind: HandoverType, catalog: Catalog) -> None:
    sheet = page(full(kind), catalog)
    assert sheet.total == 1
    assert sheet.report is not None
    assert 9.5 <= sheet.report.size <= 11
    said = printed(sheet)
    for wanted in texts_of(full(kind)):
        for word in wanted.split():
            assert word in said
    assert f"Type {kind.value}" in said
    assert ("Geboren op" in said) is (kind is HandoverType.A)


def test_blank_sheet_has_lines_to_write_on_at_least_8_mm_apart(catalog: Catalog) -> None:
    sheet = page(BLANK, catalog)
    lines = [i for i in sheet.items if isinstance(i, Rule) and i.colour is Colour.GREY and i.x2 - i.x1 > 100]
    rows = sorted({round(line.y1, 2) for line in lines if line.x1 > 40})
    assert len(rows) >= 10
    assert min(b - a for a, b in pairwise(rows)) >= 7.99
    for label in (
        "Waarom nu",
        "Wat loopt al",
        "Wat gaat goed",
        "Zorgen (feiten)",
        "Wat willen ouders",
        *NEWBORN_LABELS,
    ):
        assert label in printed(sheet)


def test_without_a_date_the_black_bar_says_so(catalog: Catalog) -> None:
    bar = next(r for r in page(BLANK, catalog).runs() if r.text == "NOG GEEN KENNISMAKING GEPLAND")
    assert bar.colour is Colour.WHITE
    planned = replace(BLANK, introduction=Introduction(date(2027, 2, 2)))
    said = printed(page(planned, catalog))
    assert "NOG GEEN KENNISMAKING" not in said
    assert "dinsdag 2 februari 2027" in said


@pytest.mark.parametrize(
    ("consent", "receiver", "on_paper"),
    [
        (BY_NAME, "JV", True),
        (BY_NAME, "JMW", False),
        (replace(BY_NAME, expires_on=date(2027, 1, 6)), "JV", False),
        (replace(BY_NAME, state=ConsentState.ANONYMOUS), "JV", False),
        (replace(BY_NAME, state=ConsentState.NOT_ASKED), "JV", False),
        (replace(BY_NAME, state=ConsentState.REFUSED, override=Override("veiligheid", "arts")), "JV", False),
        (
            replace(BY_NAME, state=ConsentState.WITHDRAWN, override=Override("veiligheid", "arts")),
            "JV",
            False,
        ),
    ],
)
def test_name_and_birth_date_only_where_consent_covers_the_receiver(
    consent: Consent, receiver: str, on_paper: bool, catalog: Catalog
) -> None:
    case = replace(CASE, due_date=None, birth_date=date(2027, 1, 2), consent=consent)
    born = (NewbornFact("Geboren op", "2-1-2027 thuis"),)
    handover = replace(BLANK, parent_name="Voorbeeldnaam", receiver=Party(receiver), newborn_facts=born)
    said = printed(page(handover, catalog, case))
    assert ("Voorbeeldnaam" in said) is on_paper
    assert ("geboren 02-01-2027" in said) is on_paper
    assert ("2-1-2027 thuis" in said) is on_paper
    assert ("(mondeling)" in said) is not on_paper
    assert ("veiligheid" in said) is (consent.override is not None)


def test_shred_date_static_number_copy_and_practice_mark(catalog: Catalog) -> None:
    sheet = page(BLANK, catalog, copy=Copy(1, 2, "jeugdverpleegkundige"), practice=True)
    said = printed(sheet)
    assert "06-02-2027" in said
    assert "Eigendom van gemeente Voorbeeld" in said
    assert "Veilig Thuis 0800-2000" in said
    assert "exemplaar 1 van 2" in said
    assert any(isinstance(i, TextRun) and i.text == "OEFENING" and i.angle for i in sheet.items)
    assert "BX385" not in sheet.title


def test_good_things_come_before_concerns_and_read_in_order(catalog: Catalog) -> None:
    read = page(full(), catalog).plain_text()
    order = [
        "# Warme overdracht",
        "Kennismaking",
        "Waarom nu",
        "Wat loopt al",
        "Wat gaat goed",
        "Zorgen",
        "Afspraken",
    ]
    places = [read.index(word) for word in order]
    assert places == sorted(places)
    assert "Vernietig" not in read


def test_urgent_concern_has_a_word_beside_its_mark(catalog: Catalog) -> None:
    handover = replace(BLANK, concerns=(DomainConcern("W", "wachtlijst", urgent=True),))
    block = next(b for b in page(handover, catalog).blocks if b.text.startswith("Zorgen"))
    assert any(isinstance(item, Mark) for item in block.items)
    assert "urgent" in block.text
    assert block.role is Role.ROW


def test_what_cannot_fit_is_refused_with_what_to_shorten(catalog: Catalog) -> None:
    wide = replace(full(), running=("W" * 300,) * 5, parents_want="W" * 900)
    with pytest.raises(PaperTooLongError, match=r"past niet op één pagina: er zijn \d+ regels te veel"):
        page(wide, catalog)


words = st.text("abcdeeefghijklmnooprstuvwz", min_size=1, max_size=14)


def sentence(limit: int) -> st.SearchStrategy[str]:
    return st.lists(words, max_size=limit // 2).map(lambda found: " ".join(found)[:limit].strip())


@st.composite
def handovers(draw: st.DrawFn) -> Handover:
    base = full(draw(st.sampled_from(HandoverType)))
    meet = draw(st.sampled_from([Introduction(), replace(base.introduction, place=draw(sentence(70)))]))
    return replace(
        base,
        introduction=meet,
        reason_now=draw(sentence(160)),
        running=tuple(draw(st.lists(sentence(60), max_size=5))),
        going_well=tuple(draw(st.lists(sentence(70), max_size=3))),
        concerns=tuple(DomainConcern("P", t) for t in draw(st.lists(sentence(90), max_size=4))),
        parents_want=draw(sentence(200)),
        agreements=tuple(Agreement(t, "JMW") for t in draw(st.lists(sentence(80), max_size=5))),
        attention=draw(sentence(120)),
        fallback=draw(sentence(120)),
        consent_statement=draw(sentence(160)),
        newborn_facts=tuple(
            NewbornFact(label, draw(sentence(50))) for label in NEWBORN_LABELS if draw(st.booleans())
        ),
    )


@settings(max_examples=60, deadline=None)
@given(handovers())
def test_any_sheet_within_the_limits_is_one_page_with_every_word(handover: Handover) -> None:
    sheet = page(handover, load_catalog(resource("catalog")))
    said = printed(sheet).split()
    for wanted in texts_of(handover):
        for word in wanted.split():
            assert any(word in piece for piece in said)
