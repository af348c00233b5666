"""The page Tellingen: one A4, every number in its column, nothing of a family (US20)."""

from __future__ import annotations

import cards
import counted
import pytest

from casusdesk.documents.figures import NOTE, fit_figures, fit_figures_large
from casusdesk.documents.flow import words_on
from casusdesk.documents.page import Page, TextRun


@pytest.mark.parametrize("count", [0, 1, 62, 130])
def test_one_page_with_every_row(count: int) -> None:
    counts = counted.of(count)
    (page,) = fit_figures(counts, name=cards.NAME, controller="de gemeente", practice=True)
    text = " ".join(words_on(page))
    for table in counts.tables:
        assert all(row.label in text for row in table.rows)
    assert NOTE in text
    assert any(run.text == "OEFENING" for run in page.runs())


def test_numbers_stand_below_each_other() -> None:
    (page,) = fit_figures(counted.of(130), name=cards.NAME)
    ends = {round(right, 2) for right in _number_ends(page)}
    assert len(ends) == 4  # two periods in each of two columns of tables


def _number_ends(page: Page) -> list[float]:
    found = []
    for block in page.blocks:
        runs = [item for item in block.items if isinstance(item, TextRun)]
        found += [
            r.x + r.width for r in runs[1:] if block.text.startswith(("23 jaar", "JMW", "verhuisd", "Alle"))
        ]
    return found


def test_no_case_and_no_day_of_one_is_on_it() -> None:
    counts, source = counted.of(62), counted.source(62)
    for page in (*fit_figures(counts, name=cards.NAME), *fit_figures_large(counts, name=cards.NAME)):
        text = " ".join(words_on(page))
        assert not any(case.code in text for case in source.cases)
        assert "sinds juni 2025" in text or page.number > 1
        assert "2 juni" not in text
        assert page.title == "Tellingen"


def test_nothing_counted_yet() -> None:
    (page,) = fit_figures(counted.of(0), name=cards.NAME)
    assert "Er is nog niets geteld" in " ".join(words_on(page))
