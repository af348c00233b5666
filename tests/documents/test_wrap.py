"""Wrapping loses no character and never makes a line too wide."""

from __future__ import annotations

import agendas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casusdesk.documents.fonts import UnprintableError, text_width, unprintable, word_units
from casusdesk.documents.hyphenate import breaks
from casusdesk.documents.page import Colour, Face
from casusdesk.documents.words import Line, Span
from casusdesk.documents.wrap import Paragraph, paragraph
from casusdesk.domain.limits import tidy

CUTS = (Face.REGULAR, Face.SEMIBOLD, Face.BOLD, Face.ITALIC)
ALPHABET = "abcdefghijklmnopqrstuvwxyzé ABC 0123 .,;:!?()-/+ñğşḥṭıøœ€Ƙɗ→"
TEXTS = st.one_of(
    st.text(ALPHABET, max_size=200),
    st.lists(st.sampled_from(agendas.WORDS), max_size=40).map(" ".join),
)


def together_again(lines: tuple[Line, ...]) -> str:
    text = ""
    for line in lines:
        for piece in line.pieces:
            text += piece.text[:-1] if piece.broken else piece.text
            text += "" if piece.glued else " "
    return text.strip()


@given(TEXTS, st.integers(2500, 60_000), st.sampled_from(CUTS))
@settings(max_examples=400, deadline=None)
def test_no_character_lost_and_no_line_too_wide(text: str, measure: int, face: Face) -> None:
    lines = Paragraph((Span(text, face),)).wrap(measure)
    assert together_again(lines) == tidy(text)
    assert all(line.width <= measure for line in lines)
    assert all(line.pieces for line in lines)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.integers(6000, 40_000), st.booleans())
@settings(max_examples=200, deadline=None)
def test_spans_keep_their_order(texts: list[str], measure: int, together: bool) -> None:
    spans = tuple(
        Span(text, face, together=together, tied=together) for text, face in zip(texts, CUTS, strict=False)
    )
    lines = Paragraph(spans).wrap(measure)
    assert together_again(lines) == tidy(" ".join(texts))
    assert all(line.width <= measure for line in lines)


def test_long_words_break_as_dutch_does() -> None:
    lines = Paragraph((Span("opvoedondersteuning"),)).wrap(6000)
    assert [line.pieces[0].text for line in lines] == ["opvoedonder-", "steuning"]
    assert breaks("kraamzorg") == ((5, True),)
    assert breaks("moeders") == ()
    assert breaks("wijk/team") == ((5, False),)


def test_last_resort_shows_a_hyphen() -> None:
    lines = Paragraph((Span("x" * 30),)).wrap(5000)
    assert len(lines) > 1
    assert all(line.pieces[-1].text.endswith("-") for line in lines[:-1])


def test_widths_are_those_of_the_pdf() -> None:
    from reportlab.pdfbase.ttfonts import TTFont

    from casusdesk.documents.fonts import font_path

    text = "Hassan Şahin, Nguyễn – € 12,50 → ≥ fi"
    for face in CUTS:
        font = TTFont(face.name, str(font_path(face)))
        # ReportLab rounds nothing: 1000 units to the em.
        assert word_units(text, face) == pytest.approx(font.stringWidth(text, 1000))
    assert text_width("ab cd", Face.REGULAR, 10) == pytest.approx(
        word_units("ab cd", Face.REGULAR) * 10 * 25.4 / 72 / 1000
    )


def test_all_cuts_have_the_same_characters() -> None:
    from casusdesk.documents.fonts import metrics

    assert len({frozenset(metrics(face).widths) for face in CUTS}) == 1


def test_what_no_font_has_is_named_and_never_dropped() -> None:
    assert unprintable("Ḥasan Nguyễn\t李\n😀李") == ("李", "😀")
    assert unprintable("cafe\u0301 zoe\u0308 Nguye\u0302\u0303n") == ()
    assert unprintable("q\u0303a q\u0303b") == ("q\u0303",)
    with pytest.raises(UnprintableError, match="Het teken '李' kan niet op papier"):
        Paragraph((Span("naam 李"),)).wrap(20_000)


def test_same_spans_are_set_once() -> None:
    assert paragraph(Span("een")) is paragraph(Span("een"))
    assert paragraph(Span("een")) is not paragraph(Span("een", colour=Colour.GREY))
