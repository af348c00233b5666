"""The agenda of one case: nothing of any other family, and nothing parents should find out this way."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "documents"))

import agendas

from casusdesk.domain.agenda import Agenda
from casusdesk.domain.agenda_single import TITLE, single_case
from casusdesk.domain.case import Concern, ConcernState, Involvement
from casusdesk.domain.meeting import AgendaForm


def marked() -> Agenda:
    """Every case unseen, asked whether it was born, and with its parents at the table."""
    agenda = agendas.mixed(9, follow_up=4)

    def mark(entries: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(
            replace(
                entry,
                unseen_since=date(2026, 11, 10),
                ask_born=True,
                parents_join=True,
                form=AgendaForm.HAMMER,
            )
            for entry in entries
        )

    return replace(agenda, new=mark(agenda.new), follow_up=mark(agenda.follow_up), withheld=("ZZ999",))


@pytest.mark.parametrize("place", range(9))
def test_only_this_case_in_every_rubriek(place: int) -> None:
    agenda = marked()
    entry = agenda.entries[place]
    code = entry.case.code
    single = single_case(agenda, code)
    assert [e.case.code for e in single.entries] == [code]
    assert (len(single.new), len(single.follow_up)) == ((1, 0) if entry in agenda.new else (0, 1))
    assert {row.action.case_code for row in single.look_back} <= {code}
    assert {row.code for row in (*single.deadlines, *single.handovers)} <= {code}
    assert [row.code for row in single.deadlines] == [
        row.code for row in agenda.deadlines if row.code == code
    ]
    assert [item.code for item in single.meeting.items] == [code]
    others = {e.case.code for e in agenda.entries} - {code}
    assert not any(other in repr(replace(single, catalog=None)) for other in others)  # type: ignore[arg-type]
    assert (single.withheld, single.minutes_per_case, single.meeting.general) == ((), None, ())
    assert single.with_parents


def test_the_hours_are_those_of_the_case_alone() -> None:
    agenda = marked()
    entry = replace(agenda.new[1], starts_at=time(9, 50))
    agenda = replace(agenda, new=(agenda.new[0], entry, *agenda.new[2:]))
    single = single_case(agenda, entry.case.code)
    assert (single.meeting.starts, single.meeting.ends) == (time(9, 50), None)
    assert single.entries[0].starts_at is None
    assert single.meeting.title == TITLE
    assert {a.note for a in single.meeting.attendance} == {""}


def test_what_professionals_noted_among_themselves_is_gone() -> None:
    agenda = marked()
    urgent = next(entry for entry in agenda.new if entry.case.urgent)
    single = single_case(agenda, urgent.case.code)
    entry = single.entries[0]
    assert not entry.case.urgent
    assert [c.life_domain for c in entry.case.concerns] == [c.life_domain for c in urgent.case.concerns]
    assert {c.state for c in entry.case.concerns} == {ConcernState.CONCERN}
    assert (entry.case.brought_by_role, entry.case.referral_route) == ("", "")
    assert (entry.unseen_since, entry.ask_born, entry.parents_join) == (None, False, False)
    assert entry.form is AgendaForm.FULL
    assert not any(row.action.stuck for row in single.look_back)
    assert not any(row.milestone.unknown for row in single.deadlines)
    assert entry.case.question == urgent.case.question


def test_a_case_that_is_not_on_the_agenda() -> None:
    with pytest.raises(KeyError):
        single_case(marked(), "ZZ999")


def test_what_may_endanger_her_at_home_is_on_no_paper_that_parents_take_along() -> None:
    agenda = agendas.mixed(2)
    entry = agenda.new[0]
    unsafe = replace(
        entry,
        urgent=True,
        case=replace(
            entry.case,
            concerns=(Concern("V", ConcernState.URGENT), Concern("W", ConcernState.CONCERN)),
            agencies=(Involvement("VT"), Involvement("WC")),
        ),
    )
    single = single_case(replace(agenda, new=(unsafe, *agenda.new[1:])), entry.case.code).entries[0]
    assert [c.life_domain for c in single.case.concerns] == ["W"]
    assert [a.agency for a in single.case.agencies] == ["WC"]
    assert not single.urgent
