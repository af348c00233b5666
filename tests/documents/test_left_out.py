"""Cases that consent keeps from one reader: how many is said on that copy, never which (R8)."""

from __future__ import annotations

from dataclasses import replace

import agendas
import decided
import pytest

from casusdesk.documents.advance import fit_advance
from casusdesk.documents.agenda import FitChoices, fit_agenda, rungs
from casusdesk.documents.copies import Copy
from casusdesk.documents.decisions import fit_decisions
from casusdesk.domain.agenda_advance import advance

COPY = Copy(1, 2, "wijkcoach")
ONE = "1 casus staat niet op dit exemplaar: geen toestemming voor deze lezer."
TWO = "2 casussen staan niet op dit exemplaar: geen toestemming voor deze lezer."


@pytest.mark.parametrize(("count", "words"), [(1, ONE), (2, TWO)])
def test_the_copy_says_how_many(count: int, words: str) -> None:
    agenda = replace(agendas.mixed(4, follow_up=2), left_out=count)
    assert words in fit_agenda(agenda, copy=COPY).plain_text()
    decisions = replace(decided.listed(4, postponed=1, undecided=1), left_out=count)
    assert words in fit_decisions(decisions, copy=COPY)[0].plain_text()


def test_in_every_layout() -> None:
    layouts = set()
    for count in (2, 9, 14, 20):
        page = fit_agenda(replace(agendas.mixed(count), left_out=1), copy=COPY)
        assert page.report is not None
        layouts.add(page.report.layout)
        assert ONE in page.plain_text()
    assert len(layouts) > 2


def test_also_when_nothing_else_is_left() -> None:
    agenda = replace(agendas.agenda([]), left_out=1)
    assert ONE in fit_agenda(agenda, copy=COPY).plain_text()


def test_the_version_for_everybody_says_for_whom() -> None:
    agenda = replace(agendas.mixed(3), left_out=2)
    read = fit_advance(advance(agenda)).plain_text()
    everybody = "2 casussen staan niet in deze versie: geen toestemming voor elke lezer."
    assert everybody in read
    mailed = fit_decisions(replace(decided.listed(4), left_out=2))[0]
    assert everybody in mailed.plain_text()
    assert everybody in fit_agenda(agenda).plain_text()


def test_who_may_see_all_reads_nothing_of_it() -> None:
    for read in (
        fit_agenda(agendas.mixed(4)).plain_text(),
        fit_decisions(decided.listed(4))[0].plain_text(),
        fit_advance(advance(agendas.mixed(4))).plain_text(),
    ):
        assert "toestemming" not in read


def test_the_line_counts_in_the_fit() -> None:
    """It takes its room as every other line does: a page that is full without it goes down the ladder."""
    lower = 0
    for count in range(4, 14):
        agenda = agendas.mixed(count)
        steps = [(rung.setting.size, rung.layout, rung.forms) for rung in rungs(agenda, FitChoices())]
        plain, other = fit_agenda(agenda).report, fit_agenda(replace(agenda, left_out=1)).report
        assert plain is not None
        assert other is not None
        before, after = (steps.index((r.size, r.layout, r.applied_forms)) for r in (plain, other))
        assert after > before or other.fill_percent >= plain.fill_percent
        lower += after > before
    assert lower
