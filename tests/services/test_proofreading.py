"""Proofreading as the desk keeps it: which names, what was let through, what is forgotten with its case."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.legitimate import Holds, legitimate
from casusdesk.domain.proofread import FindingKind
from casusdesk.errors import InvalidInputError
from casusdesk.services.changes import Change
from casusdesk.services.clock import Clock
from casusdesk.services.desk import Desk
from casusdesk.services.opening import open_desk
from casusdesk.services.print_job import PrintJob
from casusdesk.services.proofreading import LOCAL_NAME, FieldHit
from casusdesk.services.trash import TRASH_KEPT
from practice_copy import PracticeCopies


def ask(desk: Desk, words: str, code: str = "KT472") -> FieldHit:
    """The hit for these words as the question of a case."""
    desk.cases.record(replace(desk.cases.get(code), question=words))
    (hit,) = desk.proofreading.of_job(PrintJob(desk.meetings.upcoming(), agenda=True))
    return hit


def passes(desk: Desk) -> list[tuple[str, ...]]:
    with desk._vault.session() as session:
        found = session.connection().execute(text("SELECT subject, field, digest FROM proofread_passes"))
        return [tuple(row) for row in found]


def test_a_local_name_is_found_from_the_next_text_on_and_no_longer_once_it_is_gone(desk: Desk) -> None:
    words = "Wie helpt Zwaluwhoef?"
    assert desk.proofreading.check(words) == ()
    desk.proofreading.add_local("  Zwaluwhoef ")
    assert desk.proofreading.local_names() == ("Zwaluwhoef",)
    assert [finding.of(words) for finding in desk.proofreading.check(words)] == ["Zwaluwhoef"]
    desk.proofreading.remove_local("Zwaluwhoef")
    assert desk.proofreading.check(words) == ()


def test_local_names_stand_by_the_alphabet_and_once(desk: Desk) -> None:
    desk.proofreading.add_local("roos", "Bosveld")
    desk.proofreading.add_local("Bosveld", "Étienne")
    assert desk.proofreading.local_names() == ("Bosveld", "roos", "Étienne")


@pytest.mark.parametrize("name", ["", "  ", "x", "123", "?!", "n" * (LOCAL_NAME + 1)])
def test_what_is_no_name_is_refused_and_nothing_of_it_is_kept(desk: Desk, name: str) -> None:
    with pytest.raises(InvalidInputError):
        desk.proofreading.add_local("Bosveld", name)
    assert desk.proofreading.local_names() == ()


def test_the_name_behind_a_code_is_looked_for_in_every_text(desk: Desk) -> None:
    words = "Zwaluwhoef belt de wijkcoach"
    assert desk.proofreading.check(words) == ()
    desk.key_names.record("KT472", "Quirine Zwaluwhoef")
    assert [finding.kind for finding in desk.proofreading.check(words)] == [FindingKind.NAME]
    desk.key_names.record("KT472", "")
    assert desk.proofreading.check(words) == ()


def test_a_text_that_was_let_through_is_kept_by_digest_alone(desk: Desk) -> None:
    hit = ask(desk, "Hoe helpen we Fatima?")
    desk.proofreading.let_through(hit)
    ((subject, field, digest),) = passes(desk)
    assert (subject, field) == ("KT472", "vraag aan het overleg")
    assert len(digest) == 64
    assert "Fatima" not in digest


def test_taken_back_it_is_asked_again_and_stays_on_record(desk: Desk) -> None:
    hit = ask(desk, "Hoe helpen we Fatima?")
    desk.proofreading.let_through(hit)
    desk.proofreading.take_back(hit)
    desk.proofreading.take_back(hit)
    assert passes(desk) == []
    assert not ask(desk, "Hoe helpen we Fatima?").passed
    assert [row.event for row in desk.audit.all()] == [AuditEvent.PROOFREAD]


def test_the_reason_on_record_names_field_and_kinds(desk: Desk) -> None:
    desk.proofreading.let_through(ask(desk, "Hoe helpen we Fatima voor 3 mei?"))
    (row,) = desk.audit.all()
    assert (row.subject, row.reason) == ("KT472", "vraag aan het overleg: naam en datum")


def test_who_shows_paper_hears_of_it(desk: Desk) -> None:
    told: list[Change] = []
    desk.changes.subscribe(told.append)
    hit = ask(desk, "Hoe helpen we Fatima?")
    told.clear()
    desk.proofreading.let_through(hit)
    desk.proofreading.take_back(hit)
    assert [change.prints for change in told] == [True, True]


def test_a_text_on_two_papers_of_a_job_is_asked_once(desk: Desk) -> None:
    ask(desk, "Hoe helpen we Fatima?")
    job = PrintJob(desk.meetings.upcoming(), agenda=True, singles=("KT472",), copies=("VK",))
    assert len(desk.proofreading.of_job(job)) == 1


def test_what_was_let_through_is_forgotten_with_its_case(desk: Desk) -> None:
    desk.proofreading.let_through(ask(desk, "Hoe helpen we Fatima?"))
    desk.meetings.record(replace(desk.meetings.upcoming(), general=("Fatima leidt een scholing",)))
    job = PrintJob(desk.meetings.upcoming(), agenda=True)
    desk.proofreading.let_through(*desk.proofreading.of_job(job))
    assert {row[0] for row in passes(desk)} == {"KT472", "Overleg"}
    desk.cases.delete("KT472")
    later = desk._clock.now() + TRASH_KEPT + timedelta(days=1)
    open_desk(desk._vault, Clock(today=later.date, now=lambda: later))
    assert {row[0] for row in passes(desk)} == {"Overleg"}


def test_every_kind_of_field_says_what_may_stand_in_it() -> None:
    assert legitimate(Holds.STORY) == frozenset()
    assert all(FindingKind.BSN not in legitimate(holds) for holds in Holds)
    assert all(FindingKind.EMAIL not in legitimate(holds) for holds in Holds)
    assert legitimate(Holds.FALLBACK) == {FindingKind.PHONE, FindingKind.DATE}


def test_findings_of_many_texts_do_not_pile_up(desk: Desk) -> None:
    for number in range(2500):
        desk.proofreading.check(f"Belt {number} keer")
    assert len(desk.proofreading._found) <= 2000


def test_a_closed_desk_remembers_no_name_and_no_text(practice_copies: PracticeCopies) -> None:
    desk = practice_copies.desk()
    desk.key_names.record("KT472", "Quirine Zwaluwhoef")
    desk.proofreading.let_through(ask(desk, "Hoe helpen we Zwaluwhoef?"))
    desk.close()
    kept = vars(desk.proofreading)
    assert not any("waluwhoef" in f"{kept[name]}" for name in ("_names", "_own", "_found", "_let"))
