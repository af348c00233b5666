"""What stands behind the text: on the page, under the letters, light enough to read through."""

from __future__ import annotations

from math import cos, hypot, radians, sin

import agendas
import pytest

from casusdesk.documents.agenda import fit_agenda
from casusdesk.documents.copies import Copy
from casusdesk.documents.feedback import HEIGHT
from casusdesk.documents.fonts import UnprintableError, text_width
from casusdesk.documents.page import A4, MM_PER_POINT, Colour, Face, Role, TextRun
from casusdesk.documents.watermark import watermark

LONG = "exemplaar 12 – stichting jonge-moederwerk en opvoedondersteuning Noord-Oost, afdeling Zuid"
SIZES = [A4, (A4[0], HEIGHT)]


def runs(size: tuple[float, float], large: str, copy: str) -> list[TextRun]:
    found = [item for block in watermark(*size, large, copy) for item in block.items]
    assert all(isinstance(item, TextRun) for item in found)
    return found  # type: ignore[return-value]


def corners(run: TextRun) -> list[tuple[float, float]]:
    """The box of the letters, from the foot of a p to the top of an l, turned as they are."""
    cosine, sine = cos(radians(run.angle)), sin(radians(run.angle))
    em = run.size * MM_PER_POINT
    points = [(x, y) for x in (0.0, run.width) for y in (-0.75 * em, 0.25 * em)]
    return [(run.x + x * cosine + y * sine, run.baseline - x * sine + y * cosine) for x, y in points]


@pytest.mark.parametrize("size", SIZES, ids=["page", "slip"])
@pytest.mark.parametrize("copy", ["exemplaar 3", "exemplaar 3 – jeugdverpleegkundige", LONG, "x" * 300])
def test_it_stays_clear_of_the_edges_of_paper_and_slip(size: tuple[float, float], copy: str) -> None:
    width, height = size
    for run in runs(size, "", copy):
        assert run.width == pytest.approx(text_width(run.text, run.face, run.size))
        for x, y in corners(run):
            assert 4 < x < width - 4
            assert 4 < y < height - 4


@pytest.mark.parametrize("size", SIZES, ids=["page", "slip"])
def test_the_number_of_the_copy_stands_beside_the_large_word(size: tuple[float, float]) -> None:
    large, *copies = runs(size, "OEFENING", LONG)
    assert (large.text, [run.text for run in copies]) == ("OEFENING", [LONG] * 2)
    assert large.angle == copies[0].angle == copies[1].angle
    half = hypot(*size) / 2
    for run in copies:
        middle = run.width / 2
        at = run.x + middle * cos(radians(run.angle)), run.baseline - middle * sin(radians(run.angle))
        away = hypot(at[0] - size[0] / 2, at[1] - size[1] / 2)
        assert large.size * MM_PER_POINT * 0.33 < away < half / 3


def test_nothing_is_asked_for_nothing_is_drawn() -> None:
    assert runs(A4, "", "") == []


def test_letters_grow_no_larger_than_is_quiet() -> None:
    assert all(run.size < 27 for run in runs(A4, "", "exemplaar 3"))
    assert all(run.face is Face.REGULAR for run in runs(A4, "", "exemplaar 3"))


def brightness(colour: Colour) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("ink", [Colour.TEXT, Colour.GREY, Colour.ACCENT])
def test_text_on_it_stays_readable(ink: Colour) -> None:
    """Contrast 7 and more, the strictest of WCAG 2.2 (1.4.6), also where letters cross it."""
    for behind in (Colour.WATERMARK, Colour.COPY_MARK):
        assert (brightness(behind) + 0.05) / (brightness(ink) + 0.05) >= 7


def test_it_lies_under_the_words_and_is_not_read_aloud() -> None:
    page = fit_agenda(agendas.mixed(4), copy=Copy(3, 9, "wijkcoach"), practice=True)
    behind = page.blocks[:3]
    assert all(block.role is Role.ARTIFACT and not block.text for block in behind)
    assert not any(getattr(item, "angle", 0) for block in page.blocks[3:] for item in block.items)
    assert "exemplaar 3 – wijkcoach" not in page.plain_text()


def test_a_role_no_letter_has_is_refused() -> None:
    with pytest.raises(UnprintableError):
        runs(A4, "", "exemplaar 3 – 李")
