"""A file with contacts: what its columns mean, which stay out, what is new and what is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from casusdesk.domain.catalog import Catalog, load_catalog
from casusdesk.domain.contact_columns import Column, about_clients, column_of, has_headings, proposed, refusal
from casusdesk.domain.contact_import import ImportPlan, Line, Reading, plan_import
from casusdesk.domain.contacts import Absence, Contact
from casusdesk.paths import resource

ALL = tuple(Column)
COACH = Contact("a", "WC", "Wijkteam", "Noord", "Contact een", "06 1", absences=(Absence(date(2027, 1, 1)),))


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(resource("catalog"))


Plan = Callable[..., ImportPlan]


@pytest.fixture
def planned(catalog: Catalog) -> Plan:
    numbers = count(1)

    def of(*rows: tuple[str, ...], known: tuple[Contact, ...] = (), **changes: object) -> ImportPlan:
        reading = replace(Reading(ALL), **changes)  # type: ignore[arg-type]
        lines = [Line(place, row) for place, row in enumerate(rows, start=2)]
        return plan_import(lines, reading, catalog, known, lambda: f"new{next(numbers)}")

    return of


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Functie", Column.ROLE),
        ("ROL:", Column.ROLE),
        ("Instantie", Column.ORGANISATION),
        ("wijk", Column.AREA),
        ("Contactpersoon", Column.NAME),
        ("Tel. nr.", Column.PHONE),
        ("E-mailadres", Column.MAIL),
        ("geldig t/m", Column.VALID_UNTIL),
        ("NNZ", Column.NNZ),
        ("Kenteken", None),
    ],
)
def test_headings_are_known_by_what_people_call_them(heading: str, column: Column | None) -> None:
    assert column_of(heading) is column


def test_every_heading_that_we_write_is_known_again() -> None:
    assert proposed([column.value for column in Column]) == ALL
    assert proposed(["rol", "functie"]) == (Column.ROLE, None)


@pytest.mark.parametrize(
    "heading",
    ["BSN", "Geboortedatum", "geb. datum", "Adres", "Adres cliënt", "Cliëntnummer", "Naam client",
     "Naam moeder", "Postcode", "patiënt"],
)  # fmt: skip
def test_columns_about_clients_are_refused_by_name(heading: str) -> None:
    assert about_clients(heading)
    assert heading in refusal(heading)
    assert has_headings([heading])


@pytest.mark.parametrize("heading", ["E-mailadres", "Organisatie", "Kolom 1", "Opmerkingen"])
def test_columns_about_professionals_are_not(heading: str) -> None:
    assert not about_clients(heading)


def test_a_whole_row_comes_in_with_every_field(planned: Plan) -> None:
    row = (
        "wijkcoach",
        "Wijkteam",
        "Noord",
        "Contact een",
        "'+31 6 1",
        "a@b.nl",
        "ma",
        "31-12-2027",
        "2026-06-01",
        "ja",
    )
    (made,) = planned(row).added
    assert made == Contact(
        "new1", "WC", "Wijkteam", "Noord", "Contact een", "+31 6 1", "a@b.nl", "ma", date(2027, 12, 31),
        date(2026, 6, 1), nnz=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("", "JGZ"), "er staat geen rol"),
        (("WC", "o" * 41), "'Organisatie' is 1 teken te lang"),
        (("WC", *[""] * 6, "32-13-2027"), "geen datum"),
        (("WC", *[""] * 8, "misschien"), "geen ja of nee"),
    ],
    ids=["no role", "too long", "no date", "no yes or no"],
)
def test_a_bad_row_is_named_and_the_good_ones_come(planned: Plan, row: tuple[str, ...], reason: str) -> None:
    plan = planned(("JV", "JGZ"), row, ("VK", "Praktijk"))
    assert [contact.role for contact in plan.added] == ["JV", "VK"]
    (problem,) = plan.problems
    assert str(problem).startswith("Regel 3: ")
    assert reason in problem.reason


def test_an_unknown_role_is_asked_or_kept_aside(planned: Plan) -> None:
    rows = (("Gezinscoach", "Wijkteam"), ("gezinscoach", "Ander team"), ("wijkcoach (WC)", "Wijkteam"))
    plan = planned(*rows)
    assert plan.unknown == ("Gezinscoach",)
    assert plan.aside == (2, 3)
    assert [contact.role for contact in plan.added] == ["WC"]
    told = planned(*rows, roles={"gezinscoach": "WC"})
    assert told.aside == ()
    assert [contact.organisation for contact in told.added] == ["Wijkteam", "Ander team"]
    assert told.problems[0].number == 4, "which is now the same contact as on the first line"


def test_what_is_known_is_updated_or_left_alone(planned: Plan) -> None:
    row = ("WC", "wijkteam", "NOORD", "contact één".replace("é", "e"), "06 2", "", "di")
    plan = planned(row, known=(COACH,))
    assert plan.added == ()
    assert plan.updated == (
        replace(COACH, organisation="wijkteam", area="NOORD", name="contact een", phone="06 2", note="di"),
    )
    assert planned(row, known=(COACH,), update=False).known == (2,)
    assert planned(("WC", "Wijkteam", "Noord", "Contact een"), known=(COACH,)).known == (2,)


def test_an_empty_cell_takes_nothing_away_and_the_latest_check_counts(planned: Plan) -> None:
    known = replace(COACH, confirmed_on=date(2027, 1, 1), nnz=True)
    row = ("WC", "Wijkteam", "Noord", "Contact een", "", "", "", "", "01-06-2026", "")
    assert planned(row, known=(known,)).known == (2,)


def test_the_same_row_twice_comes_once(planned: Plan) -> None:
    plan = planned(("WC", "Wijkteam"), ("wijkcoach", "WIJKTEAM"))
    assert len(plan.added) == 1
    assert str(plan.problems[0]).startswith("Regel 3: dit contact staat ook op regel 2.")


def test_empty_rows_are_passed_over_and_short_ones_are_read(planned: Plan) -> None:
    plan = planned(("", " "), ("WC",), ())
    assert [contact.role for contact in plan.added] == ["WC"]
    assert plan.problems == ()
