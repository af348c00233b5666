"""Lists of contacts as people save them, read on a real store; and the file that we make."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casusdesk.domain.contact_columns import Column, proposed
from casusdesk.domain.contact_import import ImportPlan, Reading
from casusdesk.domain.contacts import Contact
from casusdesk.errors import CasusdeskError
from casusdesk.services.access import open_empty_practice
from casusdesk.services.contact_files import MOST_COLUMNS, plan, read_sheet, write_contacts
from casusdesk.services.contact_start import start_contacts, start_list
from casusdesk.services.desk import Desk

ON = date(2027, 1, 14)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_empty_practice(tmp_path / "oefening", today=ON) as opened:
        yield opened


@pytest.fixture
def planned(desk: Desk, tmp_path: Path) -> Callable[..., ImportPlan]:
    """What a file with these bytes would bring, with the columns as they are proposed."""

    def of(data: bytes) -> ImportPlan:
        path = tmp_path / "lijst.csv"
        path.write_bytes(data)
        sheet = read_sheet(path)
        columns = proposed(sheet.headings(headed=sheet.headed))
        return plan(desk, sheet, Reading(columns), headed=sheet.headed)

    return of


Planned = Callable[[bytes], ImportPlan]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_way_of_saving_reads_alike(planned: Planned, delimiter: str, encoding: str) -> None:
    rows = (("Rol", "Organisatie", "Wijk"), ("wijkcoach", "Café Één", "Noord"), ("JV", "JGZ", "Zuid"))
    text = "\r\n".join(delimiter.join(row) for row in rows)
    made = planned(text.encode(encoding)).added
    assert [(c.role, c.organisation, c.area) for c in made] == [
        ("WC", "Café Één", "Noord"),
        ("JV", "JGZ", "Zuid"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_quotes_hold_line_breaks_and_delimiters(planned: Planned, end: str) -> None:
    text = f'rol;organisatie;notitie;wijk{end}WC;"Wijkteam; Noord";"ma{end}do";Noord{end}JV;JGZ;;{end}'
    made = planned(text.encode()).added
    assert [(c.role, c.organisation, c.note) for c in made] == [
        ("WC", "Wijkteam; Noord", "ma do"),
        ("JV", "JGZ", ""),
    ]


def test_excel_says_itself_what_parts_the_cells(planned: Planned) -> None:
    assert len(planned(b"sep=,\r\nrol,organisatie\r\nWC,Wijkteam\r\n").added) == 1


def test_without_headings_the_columns_are_numbered(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("WC;Wijkteam\nJV;JGZ;Zuid\n", encoding="utf-8")
    sheet = read_sheet(path)
    assert not sheet.headed
    assert sheet.headings(headed=False) == ("Kolom 1", "Kolom 2", "Kolom 3")
    reading = Reading((Column.ROLE, Column.ORGANISATION, Column.AREA))
    made = plan(desk, sheet, reading, headed=False).added
    assert [(c.role, c.area) for c in made] == [("WC", ""), ("JV", "Zuid")]


def test_a_quote_without_an_end_and_a_cell_too_many_cost_their_own_row(planned: Planned) -> None:
    text = 'rol;organisatie;wijk\nWC;"Wijkteam;Noord\nJV;JGZ;Zuid\nVK;Praktijk;West;te veel\nMMW;ZGT;\n'
    found = planned(text.encode())
    assert [c.role for c in found.added] == ["JV", "MMW"]
    assert [problem.number for problem in found.problems] == [2, 4]
    assert "heeft geen einde" in found.problems[0].reason


def test_a_lost_character_is_said(planned: Planned) -> None:
    found = planned("rol;organisatie\nWC;Wijk\ufffdteam\nJV;JGZ\n".encode())
    assert [c.role for c in found.added] == ["JV"]
    assert "niet te lezen" in found.problems[0].reason


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "leeg"),
        (b"\r\n;;\r\n", "leeg"),
        ((";" * (MOST_COLUMNS + 1)).encode() + b"x", "kolommen"),
        (b"rol\n" + b"WC\n" * 5001, "regels"),
        (b"x" * 5_000_001, "te groot"),
    ],
    ids=["empty", "blanks", "wide", "long", "large"],
)
def test_what_is_no_list_is_refused_in_a_sentence(planned: Planned, data: bytes, part: str) -> None:
    with pytest.raises(CasusdeskError, match=part):
        planned(data)


def test_a_folder_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "weg.csv"):
        with pytest.raises(CasusdeskError):
            read_sheet(path)


def test_what_goes_out_comes_in_again_as_the_same(desk: Desk, tmp_path: Path) -> None:
    desk.contacts.record(*start_contacts(desk))
    desk.contacts.record(
        Contact(
            "x", "WC", '"Team"; =A', "-Noord", "@een", "+31 6 1234 5678", "a@b.nl", "'s ochtends", ON, ON,
            nnz=True,
        )
    )  # fmt: skip
    path = tmp_path / "contacten.csv"
    write_contacts(desk, path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes().startswith(b"\xef\xbb\xbfrol;organisatie;")
    sheet = read_sheet(path)
    reading = Reading(proposed(sheet.headings(headed=True)))
    again = plan(desk, sheet, reading, headed=True)
    assert (again.added, again.updated, again.problems, again.aside) == ((), (), (), ())
    before = desk.contacts.all()
    desk.contacts.delete(*(contact.id for contact in before))
    fresh = plan(desk, sheet, reading, headed=True).added
    assert {replace(c, id="") for c in fresh} == {replace(c, id="") for c in before}


def test_a_place_that_refuses_is_said_and_the_old_file_stays(desk: Desk, tmp_path: Path) -> None:
    desk.contacts.record(Contact("a", "WC"))
    (tmp_path / "oud").write_text("wat er stond")
    with pytest.raises(CasusdeskError, match="Kies een andere map"):
        write_contacts(desk, tmp_path / "oud" / "contacten.csv")
    assert (tmp_path / "oud").read_text() == "wat er stond"


def test_the_list_to_start_with_holds_roles_organisations_and_areas_alone(desk: Desk) -> None:
    for contact in start_list(desk.catalog):
        bare = Contact("", contact.role, contact.organisation, contact.area, nnz=contact.nnz)
        assert contact == bare
        assert not any(sign.isdigit() or sign == "@" for sign in contact.organisation + contact.area)
    assert {contact.role for contact in start_list(desk.catalog)} >= {"VK", "JV", "WC", "JMW", "MMW", "PL"}
    areas = {contact.area for contact in start_list(desk.catalog) if contact.role == "JV"}
    assert {area.rsplit(" ", 1)[-1] for area in areas} == {"Midden", "Noord", "Zuid"}


def test_the_list_to_start_with_never_comes_twice(desk: Desk) -> None:
    first = start_contacts(desk)
    desk.contacts.record(*first)
    assert start_contacts(desk) == ()
    desk.contacts.record(replace(first[0], name="Contact een"))
    assert start_contacts(desk) == (), "a desk with a name is there too"
    desk.contacts.delete(first[1].id)
    assert [(c.role, c.organisation, c.area) for c in start_contacts(desk)] == [
        (first[1].role, first[1].organisation, first[1].area)
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore")))
def test_any_bytes_give_a_plan_or_a_sentence(planned: Planned, data: bytes) -> None:
    try:
        planned(data)
    except CasusdeskError as refused:
        said = str(refused)
    else:
        said = "."
    assert said.endswith(".")


def test_mutations_of_a_good_list_give_a_plan_or_a_sentence(planned: Planned) -> None:
    dice = random.Random(4)
    whole = (
        b"rol;organisatie;wijk;naam;telefoon;notitie;BSN\r\n"
        b'wijkcoach;"Wijk; team";Noord;een;+31 6 1;"ma\ndo";1\r\n'
        b"gezinscoach;JGZ;Zuid;twee;06 1;;2\r\n"
    )
    pieces = (
        b'"',
        b";",
        b",",
        b"\t",
        b"\r",
        b"\n",
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x1f",
        b"=1+1",
        b'"' * 3,
    )
    outcomes = {"read": 0, "refused": 0}
    for _ in range(600):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            place = dice.randrange(len(data) + 1)
            data[place : place + dice.choice((0, 0, 1, 30))] = dice.choice((*pieces, dice.randbytes(3)))
        try:
            found = planned(bytes(data))
            outcomes["read"] += 1
            assert all(len(contact.name) <= 40 for contact in found.added)
        except CasusdeskError:
            outcomes["refused"] += 1
    assert outcomes["read"] > 300
