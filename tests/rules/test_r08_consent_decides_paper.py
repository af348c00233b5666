"""R8: per case and per receiver a dated consent that expires, and paper that follows it (domain §5).

One table: five states, valid or expired, with or without an override, over everything that can leave the
program. `consent_outputs` makes each of them on a real store.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pytest
from consent_outputs import CODE, FIGURES, LARGE, NAMED, NAMED_SHEET, UNNAMED, Held, hold
from hypothesis import given
from hypothesis import strategies as st

from casusdesk.domain.case import Case, CaseStatus
from casusdesk.domain.consent import Consent, ConsentState, Override, Receiver, Right
from casusdesk.domain.consent_words import consent_said
from casusdesk.domain.handover import Handover, HandoverType, Party
from casusdesk.domain.paper import Paper, numbered
from casusdesk.domain.paper_rights import WITH_NAME, paper_right, sheet_names, sheet_right
from casusdesk.services.desk import Desk
from casusdesk.services.paper_checks import PrintBlockedError
from practice_copy import PracticeCopies

NOTHING, CODE_ONLY, WITH_THE_NAME = Right.NOTHING, Right.CODE, Right.NAME
DECIDED: Final = Override("acuut gevaar, meldcode gevolgd", "wijkcoach")
TODAY: Final = date(2027, 1, 12)
NEVER: Final = (".ics", FIGURES, FIGURES + LARGE)
"""The invitation and the tellingen say nothing of any case, whatever was agreed."""
NAMES: Final = NAMED_SHEET
"""The only paper that may bear the name of a parent."""

# state, what a valid one gives the named receiver, an expired one, and either with an override
TABLE: Final = [
    (ConsentState.BY_NAME, WITH_THE_NAME, CODE_ONLY, WITH_THE_NAME),
    (ConsentState.ANONYMOUS, CODE_ONLY, CODE_ONLY, CODE_ONLY),
    (ConsentState.NOT_ASKED, CODE_ONLY, CODE_ONLY, CODE_ONLY),
    (ConsentState.REFUSED, NOTHING, NOTHING, CODE_ONLY),
    (ConsentState.WITHDRAWN, NOTHING, NOTHING, CODE_ONLY),
]


@pytest.fixture(scope="module")
def held(practice_copies: PracticeCopies) -> Iterator[Held]:
    """One desk for the whole table: each row says its own consent."""
    desk = practice_copies.desk()
    yield hold(desk)
    desk.close()


@pytest.mark.parametrize("overridden", [False, True], ids=["", "zonder toestemming, met reden"])
@pytest.mark.parametrize("expired", [False, True], ids=["geldig", "verlopen"])
@pytest.mark.parametrize(("state", "valid", "gone", "decided"), TABLE, ids=[row[0].label for row in TABLE])
def test_five_states_decide_every_way_out(
    held: Held,
    state: ConsentState,
    valid: Right,
    gone: Right,
    decided: Right,
    *,
    expired: bool,
    overridden: bool,
) -> None:
    most = gone if expired else decided if overridden else valid
    if state.denied and overridden:
        most = decided
    until = TODAY + timedelta(days=-1 if expired else 300)
    receivers = (Receiver(NAMED),)
    override = DECIDED if overridden else None
    held.consent(Consent(state, expires_on=until, receivers=receivers, override=override))
    expected = {name: min(most, CODE_ONLY) for name in held.makers()}
    expected |= {NAMES: most, NAMES + LARGE: most} | dict.fromkeys(NEVER, NOTHING)
    assert held.outputs() == expected


def test_the_table_can_fail(held: Held) -> None:
    """What a refusal keeps off is there as soon as the same paper is made with a consent that allows it."""
    held.consent(Consent(ConsentState.REFUSED))
    refused = held.outputs()
    assert set(refused.values()) == {NOTHING}
    held.consent(Consent(ConsentState.ANONYMOUS))
    assert {name for name, right in held.outputs().items() if right is NOTHING} == set(NEVER)


@pytest.mark.parametrize("state", [ConsentState.REFUSED, ConsentState.WITHDRAWN])
def test_one_receiver_may_be_refused_while_the_whole_is_yes(held: Held, state: ConsentState) -> None:
    held.consent(Consent(ConsentState.BY_NAME, receivers=(Receiver(NAMED, state), Receiver("VK"))))
    found, papers = held.outputs(), held.desk.papers
    for barred in ("agenda", "vooraf", "besluitenlijst", "één casus", NAMES, "ouderversie"):
        assert found[barred] is found[barred + LARGE] is NOTHING, barred
    for edition in ("", LARGE):
        assert found["blad, andere ontvanger" + edition] is CODE_ONLY
    own, other = (
        papers.agenda_pages(held.meeting, copies=numbered(r))[0].plain_text() for r in (NAMED, "VK")
    )
    assert CODE not in own
    assert "geen toestemming voor deze lezer" in own
    assert CODE in other
    assert "geen toestemming voor deze lezer" not in other


def test_an_own_yes_expires_by_itself(held: Held) -> None:
    yesterday = TODAY - timedelta(days=1)
    receivers = (Receiver(NAMED, ConsentState.BY_NAME, expires_on=yesterday),)
    held.consent(Consent(ConsentState.BY_NAME, expires_on=TODAY + timedelta(days=300), receivers=receivers))
    assert held.outputs()[NAMES] is CODE_ONLY


def test_a_sheet_for_a_refused_receiver_is_blocked_with_a_sentence(held: Held) -> None:
    held.consent(
        Consent(ConsentState.BY_NAME, receivers=(Receiver("JGZ", ConsentState.REFUSED), Receiver("JV")))
    )
    with pytest.raises(PrintBlockedError, match="geen toestemming voor deze ontvanger"):
        held.desk.papers.handover_pages([held.sheet])  # for JV of JGZ: the organisation was refused
    assert held.desk.papers.handover_pages([held.to("JV")])


@pytest.mark.parametrize(
    ("reason", "by"), [("", "wijkcoach"), ("acuut", ""), ("  ", "wijkcoach"), ("x" * 161, "wijkcoach")]
)
def test_half_an_override_prints_nothing(held: Held, reason: str, by: str) -> None:
    held.consent(Consent(ConsentState.REFUSED, override=Override(reason, by)))
    assert set(held.outputs().values()) == {NOTHING}


def test_it_is_said_in_words_before_anything_is_printed(desk: Desk) -> None:
    said = {
        state: consent_said(
            Consent(state, expires_on=TODAY - timedelta(days=1) if state.given else None),
            TODAY,
            TODAY,
            desk.catalog,
        ).words
        for state in ConsentState
    }
    assert "verlopen op 11-01-2027: alleen code op papier; vraag opnieuw" in said[ConsentState.BY_NAME]
    assert "nog niet gevraagd: alleen code op papier; vraag toestemming" in said[ConsentState.NOT_ASKED]
    assert "op geen enkel papier" in said[ConsentState.REFUSED]
    assert "op geen enkel papier" in said[ConsentState.WITHDRAWN]


# --- the function itself

STATES = st.sampled_from(ConsentState)
DAYS = st.none() | st.dates(date(2026, 12, 1), date(2027, 3, 1))
OVERRIDES = st.sampled_from([None, DECIDED, Override("", "x"), Override("x", "")])
OWN = st.builds(Receiver, st.sampled_from(["JV", "WC", "JGZ"]), st.none() | STATES, DAYS, DAYS)
RECEIVERS = st.lists(OWN, max_size=3, unique_by=lambda r: r.name).map(tuple)
CONSENTS = st.builds(
    Consent, state=STATES, given_on=DAYS, expires_on=DAYS, receivers=RECEIVERS, override=OVERRIDES
)
READERS = st.frozensets(st.sampled_from(["JV", "WC", "JGZ", "KO"]), max_size=3)


def of(consent: Consent) -> Case:
    return Case(CODE, date(2026, 12, 1), consent=consent)


@given(CONSENTS, st.sampled_from(Paper), READERS, st.dates(date(2026, 12, 1), date(2027, 3, 1)))
def test_what_paper_may_show_keeps_to_the_rules(
    consent: Consent, paper: Paper, reader: frozenset[str], day: date
) -> None:
    right = paper_right(of(consent), paper, reader, day)
    asked = consent.state_for(reader, day)
    if right is Right.NAME:
        named = [r for r in consent.receivers if r.name in reader and r.state_on(consent.state, day).given]
        assert paper in WITH_NAME
        assert named
        assert asked is ConsentState.BY_NAME
        assert consent.state_on(day).given
    if asked.denied:
        assert right <= (Right.CODE if consent.overridden else Right.NOTHING)
    if not paper.about_clients:
        assert right is Right.NOTHING
    ended = replace(of(consent), status=CaseStatus.ENDED)
    assert paper_right(ended, paper, reader, day) is Right.NOTHING


@given(CONSENTS, st.sampled_from(Paper), READERS, READERS)
def test_what_is_kept_from_one_reader_is_kept_from_a_paper_for_all(
    consent: Consent, paper: Paper, one: frozenset[str], other: frozenset[str]
) -> None:
    both = paper_right(of(consent), paper, one | other, TODAY)
    rights = [paper_right(of(consent), paper, names, TODAY) for names in (one, other) if names]
    assert not both or all(rights)


@given(CONSENTS, st.sampled_from(Paper), READERS, st.integers(0, 400))
def test_time_alone_never_gives_a_right(
    consent: Consent, paper: Paper, reader: frozenset[str], days: int
) -> None:
    later = TODAY + timedelta(days=days)
    assert paper_right(of(consent), paper, reader, later) <= paper_right(of(consent), paper, reader, TODAY)


@given(CONSENTS, st.sampled_from(["JV", "WC", "KO", ""]), st.sampled_from(["", "JGZ", " "]))
def test_a_sheet_reads_who_is_written_on_it(consent: Consent, role: str, organisation: str) -> None:
    sheet = Handover("h", CODE, HandoverType.B, receiver=Party(role=role, organisation=organisation))
    names = sheet_names(sheet, ("JGZ",))
    assert names == frozenset({role, "JGZ"} - {""})  # written, or known of the role
    known = paper_right(of(consent), Paper.HANDOVER, names, TODAY)
    assert sheet_right(sheet, of(consent), TODAY) is not Right.NAME or role in consent.names or "JGZ" in names
    assert known is not Right.NAME or set(consent.names) & names


def test_only_the_named_receivers_of_a_yes_by_name_read_the_name() -> None:
    consent = Consent(ConsentState.BY_NAME, receivers=(Receiver(NAMED),))
    assert paper_right(of(consent), Paper.HANDOVER, {NAMED}, TODAY) is Right.NAME
    assert paper_right(of(consent), Paper.HANDOVER, {UNNAMED}, TODAY) is Right.CODE
    assert paper_right(of(consent), Paper.PARENTS, {NAMED}, TODAY) is Right.CODE
