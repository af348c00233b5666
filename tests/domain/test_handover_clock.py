"""The days the clock gives a handover (vectors of domain §4.8, cases of §7), and which one presses most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from casusdesk.domain.case import Case, CaseStatus, Lead
from casusdesk.domain.catalog import Catalog, load_catalog
from casusdesk.domain.handover import Handover, HandoverType, Introduction, Party
from casusdesk.domain.handover_dates import ASK_BORN, NO_DATE, HandoverDate, handover_dates
from casusdesk.domain.handover_press import by_press, press
from casusdesk.paths import resource

TODAY = date(2027, 1, 14)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(resource("catalog"))


def a_case(code: str = "RM264", *, due: date | None = None, born: date | None = None) -> Case:
    return Case(code, date(2026, 11, 1), due_date=due, birth_date=born, lead=Lead("VK"))


def a_sheet(kind: HandoverType = HandoverType.A, code: str = "RM264", receiver: str = "JV") -> Handover:
    return Handover(code, code, kind, giver=Party("VK"), receiver=Party(receiver))


def said(found: tuple[HandoverDate, ...]) -> list[str]:
    return [one.words for one in found]


RM264 = [
    "Kraamweek: overdracht 14 t/m 17 januari, uiterlijk 19 januari",
    "JGZ-huisbezoek rond 21-23 januari",
]
VECTOR_G = [
    "Kraamweek: overdracht 25 t/m 28 februari, uiterlijk 2 maart",
    "JGZ-huisbezoek rond 4-6 maart",
]
EXPECTED_U = [
    "Kennismaking voor de bevalling: uiterlijk 8 februari",
    "Kraamweek (verwacht): overdracht 6 t/m 9 maart, uiterlijk 11 maart",
    "JGZ-huisbezoek (verwacht) rond 13-15 maart",
]


@pytest.mark.parametrize(
    ("due", "born", "on", "words"),
    [
        (None, date(2027, 1, 9), TODAY, RM264),  # RM264 of domain §7
        (None, date(2027, 2, 20), date(2027, 2, 21), VECTOR_G),  # G = 2027-02-20 of §4.8
        (date(2027, 3, 1), None, TODAY, EXPECTED_U),  # U = 2027-03-01 of §4.8, BX385 of §7
        (date(2027, 3, 1), date(2027, 2, 20), date(2027, 2, 21), VECTOR_G),  # once born the birth counts
        (date(2027, 3, 1), date(2027, 2, 20), date(2027, 2, 19), None),  # not born yet on the day before
        (date(2026, 12, 28), None, TODAY, [ASK_BORN]),  # FV582 of §7
        (None, None, TODAY, [NO_DATE]),
        (
            None,
            date(2027, 1, 1),
            date(2027, 1, 12),
            [
                "Kraamweek voorbij: overdracht kon tot en met 11 januari",
                "JGZ-huisbezoek rond 13-15 januari",
            ],
        ),
        (
            None,
            date(2026, 12, 25),
            date(2026, 12, 26),
            [
                "Kraamweek: overdracht 30 december t/m 2 januari 2027, uiterlijk 4 januari 2027",
                "JGZ-huisbezoek rond 6-8 januari 2027",
            ],
        ),
        (
            None,
            date(2024, 2, 20),
            date(2024, 2, 21),  # a leap year: 20 + 9 is the 29th
            [
                "Kraamweek: overdracht 25 t/m 28 februari, uiterlijk 1 maart",
                "JGZ-huisbezoek rond 3-5 maart",
            ],
        ),
    ],
)
def test_the_clock_of_type_a(
    due: date | None, born: date | None, on: date, words: list[str] | None, catalog: Catalog
) -> None:
    found = handover_dates(a_sheet(), a_case(due=due, born=born), catalog, on)
    if words is None:
        assert all("verwacht" in one or "Kennismaking" in one for one in said(found))
    else:
        assert said(found) == words


def test_what_may_be_taken_over_is_a_day_or_an_afspraak(catalog: Catalog) -> None:
    week, visit = handover_dates(a_sheet(), a_case(born=date(2027, 1, 9)), catalog, TODAY)
    assert (week.introduction, week.agreement) == (date(2027, 1, 14), None)
    assert visit.introduction is None
    assert visit.agreement is not None
    assert (visit.agreement.who, visit.agreement.due) == ("JV", date(2027, 1, 23))
    late, _ = handover_dates(a_sheet(), a_case(born=date(2027, 1, 9)), catalog, date(2027, 1, 18))
    assert late.introduction == date(2027, 1, 18)  # never a day that has passed
    over, _ = handover_dates(a_sheet(), a_case(born=date(2027, 1, 9)), catalog, date(2027, 1, 20))
    assert over.introduction is None


@pytest.mark.parametrize(
    ("start", "words", "day"),
    [
        (
            date(2027, 6, 1),
            "Kennismaking uiterlijk 1 maart, drie maanden voor de start",
            date(2027, 3, 1),
        ),
        (
            date(2027, 5, 31),
            "Kennismaking uiterlijk 28 februari, drie maanden voor de start",
            date(2027, 2, 28),
        ),
        (date(2027, 3, 1), "Drie maanden voor de start was 1 december 2026: plan de kennismaking nu", TODAY),
    ],
)
def test_childcare_is_three_months_ahead(start: date, words: str, day: date, catalog: Catalog) -> None:
    sheet, case = a_sheet(HandoverType.D, receiver="KO"), a_case(born=date(2026, 9, 1))
    assert handover_dates(sheet, case, catalog, TODAY) == ()  # the wished start is asked, not kept
    (found,) = handover_dates(sheet, case, catalog, TODAY, start)
    assert (found.words, found.introduction) == (words, day)


def test_the_other_types_have_their_own_last_day(catalog: Catalog) -> None:
    toddler, pregnant = a_case("PC853", born=date(2025, 2, 1)), a_case("KT472", due=date(2027, 4, 15))
    (scope,) = handover_dates(a_sheet(HandoverType.E, "PC853", ""), toddler, catalog, TODAY)
    assert scope.words == "Afsluiten of overdragen uiterlijk 1 februari, de tweede verjaardag"
    (voorzorg,) = handover_dates(a_sheet(HandoverType.C, "KT472", "VZ"), pregnant, catalog, TODAY)
    assert voorzorg.words.endswith("15 oktober 2026 t/m 21 januari")
    assert voorzorg.agreement is not None
    assert voorzorg.agreement.due == date(2027, 1, 21)
    assert handover_dates(a_sheet(HandoverType.C, "KT472", "JMW"), pregnant, catalog, TODAY) == ()
    assert handover_dates(a_sheet(HandoverType.B), pregnant, catalog, TODAY) == ()


@pytest.mark.parametrize("kind", list(HandoverType))
def test_an_ended_case_has_no_clock(kind: HandoverType, catalog: Catalog) -> None:
    ended = replace(a_case(due=date(2027, 3, 1)), status=CaseStatus.ENDED)
    assert handover_dates(a_sheet(kind), ended, catalog, TODAY, date(2027, 9, 1)) == ()
    assert press(a_sheet(kind), ended, catalog, TODAY).due is None


def test_what_presses_comes_first_and_what_is_done_last(catalog: Catalog) -> None:
    cases = {
        "RM264": a_case(born=date(2027, 1, 9)),  # the kraamweek ends on 19 January
        "BX385": a_case("BX385", due=date(2027, 3, 1)),  # 37+0 is 8 February
        "KT472": a_case("KT472", due=date(2027, 4, 15)),
        "ZL496": a_case("ZL496", born=date(2026, 6, 1)),
        "FV582": a_case("FV582", due=date(2026, 12, 28)),
    }
    listed = [
        replace(a_sheet(code="KT472"), introduction=Introduction(taken_over_on=date(2027, 1, 4))),
        a_sheet(HandoverType.B, "ZL496"),
        a_sheet(code="FV582"),
        a_sheet(code="BX385"),
        replace(a_sheet(code="KT472"), id="soon", introduction=Introduction(on=date(2027, 1, 12))),
        a_sheet(code="RM264"),
    ]
    found = by_press(listed, cases, catalog, TODAY)
    assert [(p.handover.id, p.due, p.late) for p in found] == [
        ("soon", date(2027, 1, 12), True),
        ("RM264", date(2027, 1, 19), False),
        ("BX385", date(2027, 2, 8), False),
        ("FV582", None, False),
        ("ZL496", None, False),
        ("KT472", None, False),
    ]
