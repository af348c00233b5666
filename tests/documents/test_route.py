"""Route bij een signaal: the steps, the days, whom to call; on one A4 with every word, or a sentence."""

from __future__ import annotations

from datetime import date, timedelta

import agendas
import cards
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casusdesk.documents.page import A4, Page
from casusdesk.documents.route import CANNOT_WAIT, PATHWAYS, SAFETY, fit_route
from casusdesk.domain.coalition import MOST_STEPS, ROUTE, SUBMIT_DAYS, Coalition, Rung
from casusdesk.domain.escalation import MELDCODE, MELDCODE_NOTE
from casusdesk.domain.limits import REACH, ROUTE_STEP
from casusdesk.errors import DoesNotFitError

ON = date(2027, 1, 4)


def sheet(coalition: Coalition, on: date = ON) -> Page:
    return fit_route(coalition, agendas.catalog(), agendas.meeting(), on=on)


def drawn(page: Page) -> str:
    return "".join((r.text[:-1] if r.broken else r.text).replace(" ", "") for r in page.runs())


def assert_whole(page: Page, coalition: Coalition) -> None:
    text = drawn(page)
    told = [*coalition.route, *MELDCODE, MELDCODE_NOTE, *coalition.contacts.values()]
    told += [text for rung in coalition.ladder for text in (rung.reach,)]
    told += [agendas.catalog().agency_label(rung.role) for rung in coalition.ladder]
    for words in told:
        assert "".join(words.split()) in text
    assert (page.width, page.height) == A4
    for run in page.runs():
        if not run.angle:
            assert 0 < run.x < run.x + run.width < page.width
            assert 0 < run.baseline < page.height
            assert run.size >= 8


def test_the_steps_to_start_from_are_within_their_limits() -> None:
    assert 1 <= len(ROUTE) <= MOST_STEPS
    assert all(len(step) <= ROUTE_STEP for step in ROUTE)


def test_it_reads_from_signal_to_hearing_back() -> None:
    coalition = cards.coalition()
    page = sheet(coalition)
    assert_whole(page, coalition)
    lines = page.plain_text().splitlines()
    assert [line for line in lines if line.startswith("- ")][: len(ROUTE)] == [
        f"- {number}. {step}" for number, step in enumerate(ROUTE, start=1)
    ]
    heads = [line for line in lines if line.startswith("## ")]
    assert heads == ["## Wanneer is het overleg?", *(f"## {t}" for t in (CANNOT_WAIT, SAFETY, PATHWAYS))]
    assert "Direct gevaar: 112" in page.plain_text()
    assert "De beslissing blijft bij de professional." in page.plain_text()


def test_the_days_to_hand_in_come_before_the_meetings() -> None:
    read = sheet(cards.coalition()).plain_text()
    assert "- donderdag 14 januari 2027 · aanmelden t/m donderdag 7 januari 2027" in read
    assert "- donderdag 11 februari 2027 · aanmelden t/m donderdag 4 februari 2027" in read
    last = agendas.HELD - timedelta(days=SUBMIT_DAYS)
    assert "aanmelden t/m donderdag 7" in sheet(cards.coalition(), last).plain_text()
    too_late = sheet(cards.coalition(), last + timedelta(days=1)).plain_text()
    assert "- donderdag 14 januari 2027 · de agenda is al klaar; bel even" in too_late


def test_a_rung_without_a_number_is_a_line_to_write_on() -> None:
    read = sheet(cards.coalition()).plain_text()
    assert "- 2. aandachtsfunctionaris wijkteam: 000-123456, ma t/m vr 8.30-17.00 uur" in read
    assert "- 3. beleidsadviseur gemeente: nog leeg" in read


def test_what_nobody_filled_in_is_left_out() -> None:
    read = sheet(Coalition(route=(), ladder=())).plain_text()
    assert CANNOT_WAIT not in read
    assert PATHWAYS not in read
    assert "- 1." not in read
    assert SAFETY in read


def test_everything_at_its_longest_fits() -> None:
    longest = cards.coalition(
        route=tuple(agendas.text(ROUTE_STEP, n) for n in range(MOST_STEPS)),
        ladder=tuple(Rung(agendas.text(40, n), agendas.text(REACH, n)) for n in range(3)),
        contacts={p.key: agendas.text(REACH, n) for n, p in enumerate(agendas.catalog().pathways)},
    )
    page = sheet(longest)
    assert_whole(page, longest)
    assert page.report is not None
    assert page.report.size >= 9.5


def test_what_is_far_too_long_is_refused() -> None:
    with pytest.raises(DoesNotFitError, match=r"past niet op één pagina: er zijn \d+ regels te veel"):
        sheet(cards.coalition(route=tuple(agendas.text(900, n) for n in range(MOST_STEPS))))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.text("abcdefghij İÿæß-'’.: 0123456789", max_size=ROUTE_STEP), max_size=MOST_STEPS),
    st.text("abc : .'’-", max_size=REACH),
)
def test_strange_texts_lose_nothing(steps: list[str], reach: str) -> None:
    coalition = cards.coalition(route=tuple(steps), ladder=(Rung("x" * 40, reach),))
    assert_whole(sheet(coalition), coalition)
