"""R25: no cell of a file that we make can be taken for a formula, and what was typed comes back unharmed."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusdesk.domain.cells import restored, sanitised
from casusdesk.domain.contacts import Contact
from casusdesk.services.access import open_empty_practice
from casusdesk.services.contact_files import contacts_csv, read_sheet, write_contacts

DANGEROUS = ("=1+1", "+31 6 1234 5678", "-2+3", "@SUM(A1)", "\t=1", "\r=1")
BEFORE = ("", '"', '""', "'", " ", ' "', "\u201c", "\ufeff")


@pytest.mark.parametrize("cell", [before + cell for before in BEFORE for cell in DANGEROUS])
def test_a_cell_that_begins_as_a_formula_is_guarded_also_after_quotes(cell: str) -> None:
    assert sanitised(cell) == "'" + cell
    assert restored(sanitised(cell)) == cell


@pytest.mark.parametrize("cell", ["", "Noord", "06-1234", "a=b", "'s ochtends", "(+31) 6", "1 + 1", "-"])
def test_an_ordinary_cell_stays_as_it_is(cell: str) -> None:
    assert sanitised(cell) == ("'-" if cell == "-" else cell)


@given(st.text())
def test_whatever_was_typed_comes_back(cell: str) -> None:
    guarded = sanitised(cell)
    assert restored(guarded) == cell
    assert guarded[:1] not in tuple("=+-@\t\r")


@pytest.mark.parametrize("cell", DANGEROUS)
def test_every_cell_of_the_register_is_guarded_in_the_file(tmp_path: Path, cell: str) -> None:
    contact = Contact("a", "WC", *([cell.strip()] * 6))
    with open_empty_practice(tmp_path / "oefening") as desk:
        written = contacts_csv([contact], desk.catalog)
    rows = list(csv.reader(io.StringIO(written), delimiter=";"))
    assert len(rows) == 2
    assert not any(part.startswith(tuple("=+-@\t\r")) for row in rows for part in row)
    assert rows[1][1:7] == ["'" + cell.strip()] * 6


def test_a_number_from_abroad_survives_the_way_out_and_in(tmp_path: Path) -> None:
    path = tmp_path / "contacten.csv"
    with open_empty_practice(tmp_path / "oefening") as desk:
        desk.contacts.record(Contact("a", "WC", phone="+31 6 1234 5678"))
        write_contacts(desk, path)
        assert "'+31 6 1234 5678" in path.read_text(encoding="utf-8-sig")
        cells = read_sheet(path).lines(headed=True)[0].cells
    assert [restored(cell) for cell in cells][4] == "+31 6 1234 5678"
