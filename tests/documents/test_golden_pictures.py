"""The tolerance of the golden pictures: what a reader would miss is seen, what he could not see is not."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from every_document import every_document
from golden_pages import DOTS, MOST_ON_A_SPOT, MOST_ON_AVERAGE, apart, pictures
from PIL import Image, ImageChops

from casusdesk.documents.page import Page, TextRun

NAMES = ("agenda A", "agenda C+", "handover A", "parents", "route", "large agenda")


def page_of(name: str) -> Page:
    return every_document()[name][0]


def changed(page: Page, old: TextRun, *new: TextRun) -> Image.Image:
    """The picture of the page with other runs in the place of one."""
    blocks = []
    for block in page.blocks:
        items = (item if item is not old else None for item in block.items)
        kept = tuple(one for item in items for one in ((item,) if item is not None else new))
        blocks.append(replace(block, items=kept, parts=()))
    return pictures([replace(page, blocks=tuple(blocks))])[0]


def spot(page: Page, old: TextRun, *new: TextRun) -> float:
    return apart(changed(page, old, *new), pictures([page])[0])[1]


@pytest.mark.parametrize("name", NAMES)
def test_a_word_that_is_gone_is_seen(name: str) -> None:
    page = page_of(name)
    runs = [run for run in page.runs() if not run.angle]
    words = sorted(
        (run for run in runs if len(run.text) > 1 and run.text.isalpha()), key=lambda run: run.width
    )
    for run in (words[0], words[len(words) // 2]):
        assert spot(page, run) > 1.5 * MOST_ON_A_SPOT, run.text


@pytest.mark.parametrize("name", NAMES)
def test_a_line_that_moved_a_millimetre_is_seen(name: str) -> None:
    page = page_of(name)
    runs = sorted(
        (run for run in page.runs() if not run.angle and len(run.text) > 2), key=lambda run: run.width
    )
    for run in (runs[0], runs[len(runs) // 2], runs[-1]):
        assert spot(page, run, replace(run, baseline=run.baseline + 1)) > 1.5 * MOST_ON_A_SPOT, run.text
        assert spot(page, run, replace(run, x=run.x + 1)) > 1.5 * MOST_ON_A_SPOT, run.text


@pytest.mark.parametrize("name", NAMES)
def test_the_same_page_is_the_same_picture(name: str) -> None:
    page = page_of(name)
    (one,), (other,) = pictures([page]), pictures([page])
    assert apart(one, other) == (0, 0)
    assert one.size == (round(page.width / 25.4 * DOTS), round(page.height / 25.4 * DOTS))


def test_a_grey_more_or_less_here_and_there_is_no_difference() -> None:
    (one,) = pictures([page_of("agenda A")])
    grey = one.convert("L")
    speckles = Image.new("L", grey.size)
    for place in Random(5).sample(range(grey.width * grey.height), 600):
        speckles.putpixel((place % grey.width, place // grey.width), 36)
    average, worst = apart(ImageChops.subtract(grey, speckles), one)
    assert 0 < average <= MOST_ON_AVERAGE
    assert 0 < worst <= MOST_ON_A_SPOT


def test_a_page_of_another_size_is_another_page() -> None:
    (one,) = pictures([page_of("agenda A")])
    assert apart(one, one.crop((0, 0, one.width, one.height - 1))) == (255, 255)
