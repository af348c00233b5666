"""The vooraf-versie: every case by its code and phase on one page, and nothing of what is asked about it."""

from __future__ import annotations

from dataclasses import fields, replace

import agendas
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casusdesk.documents.advance import GUIDE, MARK, RULES, fit_advance
from casusdesk.documents.page import A4, Page
from casusdesk.domain.agenda_advance import Advance, AdvanceAction, AdvanceCase, advance
from casusdesk.domain.meeting import Attendance, Presence
from casusdesk.errors import DoesNotFitError

MOST = 91
"""Cases of a meeting with six open afspraken that still fit."""


def drawn(page: Page) -> str:
    return "".join((r.text[:-1] if r.broken else r.text).replace(" ", "") for r in page.runs())


def assert_whole(page: Page, agenda: Advance) -> None:
    text = drawn(page)
    assert (page.width, page.height) == A4
    for case in (*agenda.new, *agenda.follow_up):
        assert case.code + case.phase.replace(" ", "") in text
    assert text.count("wasvoor") == len(agenda.look_back)
    for run in page.runs():
        if not run.angle:
            assert 0 < run.x < run.x + run.width < page.width
            assert 0 < run.baseline < page.height
            assert run.size >= 8


def test_it_has_a_place_for_the_marked_fields_and_no_other() -> None:
    """Domain §3.1: A code, wie, was voor; B code, fase, inbrenger; C code, fase; the hour to be there."""
    assert [field.name for field in fields(AdvanceAction)] == ["code", "who", "due"]
    assert [field.name for field in fields(AdvanceCase)] == ["code", "phase", "brought_by", "starts_at"]


def test_what_its_reader_finds() -> None:
    whole = agendas.mixed(9, follow_up=4)
    page = fit_advance(advance(whole))
    read = page.plain_text()
    assert_whole(page, advance(whole))
    assert page.report is not None
    assert (page.report.size, page.report.layout) == (11.0, "A")
    for words in (
        MARK,
        GUIDE,
        "vertrouwelijk",
        "## A Terugblik open afspraken",
        "## B Nieuw",
        "## C Vervolg",
    ):
        assert words in read
    first = whole.new[0]
    assert f"- 1 · {first.case.code} · {first.phase} · 9.37 · inbrenger jeugdverpl." in read
    assert RULES.replace(" ", "") in drawn(page)
    assert "exemplaar" not in read


def test_nothing_of_the_content_is_on_it() -> None:
    whole = agendas.mixed(9, follow_up=4)
    text = drawn(fit_advance(advance(whole))).casefold()
    told = [entry.case.question for entry in whole.entries] + [row.action.text for row in whole.look_back]
    told += [entry.case.support.proposal for entry in whole.entries]
    told += [strength for entry in whole.entries for strength in entry.case.strengths]
    told += [entry.case.since_last for entry in whole.entries] + list(whole.meeting.general)
    for words in filter(None, told):
        assert words.replace(" ", "").casefold() not in text
    for word in ("zorgen", "betrokken", "steun", "regie", "kracht", "urgent", "mijlpaal", "laatstekans"):
        assert word not in text
    assert "verlof" not in text


def test_who_is_away_is_said_without_the_reason() -> None:
    away = Attendance("HA", Presence.ABSENT, "ziek sinds dinsdag")
    agenda = replace(agendas.mixed(2), meeting=agendas.meeting(attendance=(Attendance("VK"), away)))
    read = fit_advance(advance(agenda)).plain_text()
    assert "Afwezig: HA" in read
    assert "ziek" not in read


def test_a_meeting_without_times_or_cases_has_a_page_too() -> None:
    empty = fit_advance(advance(agendas.agenda([], starts=None, ends=None)))
    assert "## B" not in empty.plain_text()
    timeless = fit_advance(advance(agendas.agenda([agendas.case(1, 60, dense=True)], starts=None, ends=None)))
    assert "inbrenger" in timeless.plain_text()


@pytest.mark.parametrize("count", [1, 3, 8, 20, 34, 35, 36, 50, 70, MOST, MOST + 1, 120])
def test_one_page_or_a_sentence_that_says_how_much_too_long(count: int) -> None:
    agenda = advance(agendas.mixed(count, follow_up=count // 2))
    if count <= MOST:
        assert_whole(fit_advance(agenda), agenda)
        return
    with pytest.raises(
        DoesNotFitError, match=rf"{count} casussen past niet op één pagina: er (is|zijn) \d+ regels? te veel"
    ):
        fit_advance(agenda)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    roles=st.lists(st.text("abcdefg İÿæß-'’ ", max_size=80), min_size=1, max_size=12),
    phases=st.text("0123456789+ kindwkjr", min_size=1, max_size=40),
)
def test_strange_roles_lose_nothing(roles: list[str], phases: str) -> None:
    found = advance(agendas.mixed(len(roles)))
    new = tuple(replace(c, brought_by=r, phase=phases) for c, r in zip(found.new, roles, strict=True))
    agenda = replace(found, new=new)
    text = drawn(fit_advance(agenda))
    for role in roles:
        assert "".join(role.split()) in text
