"""Who is away on the day of the meeting, and where nobody speaks for the lead (domain §1 no. 12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from casusdesk.domain.away import Away, Missing, away, missing_leads, with_absences
from casusdesk.domain.case import Case, CaseStatus, Lead
from casusdesk.domain.catalog import Catalog, load_catalog
from casusdesk.domain.consent import Consent, ConsentState
from casusdesk.domain.contacts import Absence, Contact
from casusdesk.domain.lead_load import MANY, LeadLoad, lead_loads, load_words
from casusdesk.domain.meeting import Attendance, Meeting, Presence
from casusdesk.paths import resource

DAY = date(2027, 1, 14)
COACH = Contact("a", "WC", "Wijkteam", "Noord", "Contact een")
OTHER = Contact("b", "WC", "Wijkteam", "Zuid")
GONE = (Absence(date(2027, 1, 1), date(2027, 2, 1), "b"),)
MEETING = Meeting(DAY, date(2027, 2, 11), attendance=(Attendance("WC"), Attendance("VK", note="later")))


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(resource("catalog"))


def away_coach(stand_in: str = "") -> Contact:
    return replace(COACH, absences=(replace(GONE[0], stand_in=stand_in),))


def case(**changes: object) -> Case:
    asked = Consent(ConsentState.BY_NAME, given_on=date(2026, 12, 1))
    made = Case("KT472", date(2027, 1, 4), consent=asked, lead=Lead("WC"))
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_role_is_away_only_when_everybody_is() -> None:
    assert away("WC", (away_coach(), OTHER), DAY) is None
    assert away("WC", (away_coach(),), DAY) == Away()
    assert away("JV", (away_coach(),), DAY) is None, "nothing is known of a role that is not there"
    assert away("WC", (away_coach(),), date(2027, 2, 2)) is None


def test_a_stand_in_must_be_there_herself() -> None:
    nurse = Contact("b", "JV", "JGZ")
    assert away("WC", (away_coach("b"), nurse), DAY) == Away(nurse)
    assert away("WC", (away_coach("b"), replace(nurse, absences=GONE)), DAY) == Away()
    assert away("WC", (away_coach("b"), replace(nurse, valid_until=date(2026, 1, 1))), DAY) == Away()
    assert away("WC", (replace(COACH, valid_until=date(2026, 1, 1)),), DAY) == Away(expired=True)


def test_who_is_away_is_marked_with_the_stand_in_by_role_and_never_by_name(catalog: Catalog) -> None:
    nurse = Contact("b", "JV", "JGZ", "Midden", "Een Naam")
    marked = with_absences(MEETING, (away_coach("b"), nurse), catalog)
    assert marked.attendance[0] == Attendance(
        "WC", Presence.REPLACED, "verlof; vervanger jeugdverpleegkundige, JGZ, Midden"
    )
    assert with_absences(MEETING, (away_coach(),), catalog).attendance[0].presence is Presence.ABSENT


def test_what_a_person_ticked_stays(catalog: Catalog) -> None:
    midwife = replace(away_coach(), role="VK")
    assert with_absences(MEETING, (midwife,), catalog) is MEETING, "she wrote a note"
    ticked = replace(MEETING, attendance=(Attendance("WC", Presence.ABSENT),))
    assert with_absences(ticked, (away_coach("b"), OTHER), catalog) is ticked
    assert with_absences(MEETING, (replace(COACH, valid_until=date(2026, 1, 1)),), catalog) is MEETING


@pytest.mark.parametrize(
    ("presence", "contacts", "why"),
    [
        (Presence.PRESENT, (), None),
        (Presence.ABSENT, (), Missing.ABSENT),
        (Presence.REPLACED, (away_coach(),), None),
        (Presence.PRESENT, (away_coach(),), Missing.AWAY),
        (Presence.PRESENT, (away_coach("c"), Contact("c", "JV")), None),
        (Presence.PRESENT, (replace(COACH, valid_until=date(2026, 1, 1)),), Missing.EXPIRED),
    ],
    ids=["present", "absent", "replaced", "away", "away with stand-in", "expired"],
)
def test_where_nobody_speaks_for_the_lead(
    presence: Presence, contacts: tuple[Contact, ...], why: Missing | None
) -> None:
    meeting = replace(MEETING, attendance=(Attendance("WC", presence),))
    assert [found.why for found in missing_leads((case(),), meeting, contacts)] == ([why] if why else [])


@pytest.mark.parametrize(
    "other",
    [
        {"lead": Lead()},
        {"status": CaseStatus.CLOSED},
        {"consent": Consent(ConsentState.REFUSED)},
    ],
    ids=["no lead", "closed", "refused"],
)
def test_only_active_cases_that_may_be_discussed_count(other: dict[str, object]) -> None:
    meeting = replace(MEETING, attendance=(Attendance("WC", Presence.ABSENT),))
    assert missing_leads((case(**other),), meeting, ()) == ()


def test_the_load_is_counted_and_above_a_number_that_is_said() -> None:
    many = tuple(case(code=code) for code in ("AA222", "AA333", "AA444", "AA555", "AA666", "AA777"))
    one = case(code="BB222", lead=Lead("VK"))
    loads = lead_loads((*many, one, case(code="BB333", status=CaseStatus.CLOSED)), (COACH, OTHER), DAY)
    assert [(load.role, len(load.cases), load.contacts) for load in loads] == [("WC", 6, 2), ("VK", 1, 0)]
    assert load_words(loads[0], "wijkcoach") == (
        f"Wijkcoach: regie in 6 casussen, meer dan {MANY}. In Contacten staan 2 contacten met deze rol."
    )
    assert load_words(loads[1], "verloskundige") == "Verloskundige: regie in 1 casus."
    assert load_words(LeadLoad("JV", ()), "jeugdverpleegkundige") == "Jeugdverpleegkundige: nu geen regie."
    assert not LeadLoad("WC", many[:MANY]).many
