"""No row class quotes a value in its errors."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from sqlmodel import SQLModel

from casusdesk.store import migrations  # noqa: F401 - every table is known by then
from casusdesk.store.opened import Vault  # noqa: F401
from casusdesk.store.state_tables import StateRow
from casusdesk.store.table_row import TableRow

SECRET = "Sterrewijn"


def every_row(base: type[TableRow]) -> list[type[TableRow]]:
    found = list(base.__subclasses__())
    return [*found, *(row for one in found for row in every_row(one))]


def test_every_table_hides_what_it_was_given() -> None:
    rows = every_row(TableRow)
    known = {str(row.__tablename__) for row in rows}
    ours = {name for name in SQLModel.metadata.tables if not name.startswith("sqlite_")}
    assert ours <= known
    assert len(known) > 20
    assert all(row.model_config["hide_input_in_errors"] for row in rows)


def test_an_error_names_the_field_only() -> None:
    with pytest.raises(ValidationError) as caught:
        StateRow.model_validate({"id": 1, "changes": SECRET, "chain_key": {"name": SECRET}})
    assert "changes" in str(caught.value)
    assert SECRET not in str(caught.value)
