"""R5: of the mother only her age in whole years at referral is kept; no birth date, no birth year."""

from __future__ import annotations

import dataclasses
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from month import Month
from sqlalchemy import text

from casusdesk.domain.case import Case
from casusdesk.domain.signal import Signal
from casusdesk.errors import CasusdeskError, InvalidInputError
from casusdesk.services.case_files import import_cases
from casusdesk.services.desk import Desk

BORN_IN_1998 = ("1998", "12-03-1998", "1998-03-12", "98-03-12", "12 maart 1998")


def test_the_case_has_three_dates_and_none_is_of_the_mother() -> None:
    dated = {field.name for field in dataclasses.fields(Case) if "date" in str(field.type).split(" | ")}
    assert dated == {"referred_on", "due_date", "birth_date"}
    kinds = {field.name: field.type for field in dataclasses.fields(Case)}
    assert kinds["age_at_referral"] == "int | None"


def test_the_age_is_a_whole_number_in_the_store_and_never_moves_with_the_years(desk: Desk) -> None:
    with desk._vault.session() as session:
        found = (
            session.connection().execute(text("SELECT DISTINCT typeof(age_at_referral) FROM cases")).scalars()
        )
        assert set(found) <= {"integer", "null"}
    assert desk.cases.get("KT472").age_at_referral == 19
    assert desk.cases.get("KT472").clock_facts.age_at_referral == 19


@pytest.mark.parametrize("age", [1998, 98, 9, 0, -1, 120])
def test_what_is_no_age_is_no_signal(age: int) -> None:
    """A year of birth typed where the age goes is refused, whole or its last two digits."""
    signal = Signal(due_date=date(2027, 4, 15), age_at_referral=age)
    with pytest.raises(InvalidInputError, match="hele jaren") as refused:
        signal.as_case("KT472", date(2027, 1, 12))
    assert refused.value.field == "age_at_referral"


def test_an_age_is_an_age() -> None:
    """The other side, so that the refusal can fail."""
    case = Signal(due_date=date(2027, 4, 15), age_at_referral=19).as_case("KT472", date(2027, 1, 12))
    assert case.age_at_referral == 19


@pytest.mark.parametrize("typed", BORN_IN_1998)
def test_a_birth_date_typed_in_the_quick_add_is_refused_beside_the_field(month: Month, typed: str) -> None:
    hands = month.hands
    before = len(month.desk.cases.all())
    hands.press("Ctrl+N")
    hands.fill("Uitgerekende datum (dd-mm-jjjj)", "15-4-2027")
    hands.fill("Leeftijd moeder bij aanmelding", typed)
    hands.push("Toevoegen")
    hands.see("Vul de leeftijd in hele jaren in")
    assert len(month.desk.cases.all()) == before


@pytest.mark.parametrize("column", ["geboortedatum_moeder", "geboortejaar", "geboortedatum"])
@pytest.mark.parametrize("value", ["12-03-1998", "1998"])
def test_a_file_cannot_bring_it_in(empty: Desk, tmp_path: Path, column: str, value: str) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(f"uitgerekende_datum;leeftijd;{column}\n2027-04-15;28;{value}\n", encoding="utf-8")
    with suppress(CasusdeskError):  # refused as a whole or read without that column: nothing of it is kept
        import_cases(empty, path)
    with empty._vault.session() as session:
        connection = session.connection()
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
        kept = [
            repr(row) for name in tables.all() for row in connection.execute(text(f'SELECT * FROM "{name}"'))
        ]
    assert not [row for row in kept if "1998" in row]
