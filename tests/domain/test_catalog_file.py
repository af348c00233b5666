"""A slip in a catalogue file is named with file, entry and what to do, and nothing is read half."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from casusdesk.domain.catalog import CatalogError, load_catalog

SHIPPED = Path(__file__).parents[2] / "resources" / "catalog"
AGENCY = '[[agency]]\nkey = "AA"\nlabel = "a"\nsource = "001"\ngroup = "g"\ncircle = "wide"\n'
RULE = (
    '[[milestone]]\nkey = "new"\nlabel = "n"\nsource = "001"\nkind = "info"\nstart = "14+0"\nend = "28+0"\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "catalog"))


def test_a_copy_with_an_addition_loads(folder: Path) -> None:
    with (folder / "agencies.toml").open("a", encoding="utf-8") as file:
        file.write("\n" + AGENCY)
    found = load_catalog(folder).find_agency("aa")
    assert found is not None
    assert found.label == "a"


@pytest.mark.parametrize(
    ("file", "added", "said"),
    [
        ("agencies.toml", AGENCY + "actief = true", ("'AA'", "'actief'", "haal het weg")),
        ("agencies.toml", AGENCY.replace('label = "a"\n', ""), ("'AA'", "'label' ontbreekt", "vul het in")),
        ("agencies.toml", AGENCY.replace('"a"', '""'), ("'AA'", "niet leeg")),
        ("agencies.toml", AGENCY.replace('"a"', "3"), ("'label'", "tekst")),
        ("agencies.toml", AGENCY + 'printable = "ja"', ("'printable'", "true of false")),
        ("agencies.toml", AGENCY + 'aliases = "x"', ("'aliases'", "lijst")),
        ("agencies.toml", AGENCY + "aliases = [1]", ("'aliases'", "tekst")),
        ("agencies.toml", AGENCY.replace("wide", "breed"), ("'circle'", "core, wide, not_yet")),
        ("agencies.toml", AGENCY.replace("AA", "jv"), ("'jv' dubbel",)),
        ("agencies.toml", "[[agencie]]\n", ("'agencie'", "[[agency]]")),
        ("agencies.toml", "[[agency", ("geen geldig TOML", "herstel")),
        (
            "routes.toml",
            '[[route]]\nkey = "r"\nlabel = "veel te lange naam"\nsource = "001"',
            ("'r'", "10 tekens"),
        ),
        ("interventions.toml", "[intervention2]\nx = 1", ("'intervention2'", "[[intervention2]]")),
        ("milestones.toml", RULE.replace("28+0", "28 weken"), ("'new'", "'end'", "30+6")),
        ("milestones.toml", RULE + 'responsible = "XX"', ("'new'", "'XX'", "agencies.toml")),
        ("milestones.toml", RULE + "repeat_months = -6", ("'repeat_months'", "heel getal")),
        ("milestones.toml", RULE + "applies = 3", ("'applies'", "accolades")),
        ("milestones.toml", RULE + "applies = {min_age = 3}", ("'applies'", "'min_age'")),
    ],
)
def test_a_slip_is_named(folder: Path, file: str, added: str, said: tuple[str, ...]) -> None:
    with (folder / file).open("a", encoding="utf-8") as target:
        target.write("\n" + added)
    with pytest.raises(CatalogError) as caught:
        load_catalog(folder)
    message = str(caught.value)
    assert file in message
    assert all(words in message for words in said), message
    assert message.endswith(".")
    assert "\n" not in message


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "lookups.toml").unlink()
    with pytest.raises(CatalogError, match=r"lookups\.toml"):
        load_catalog(folder)


def test_a_file_in_another_encoding_is_named(folder: Path) -> None:
    (folder / "factors.toml").write_bytes("# financiële".encode("cp1252"))
    with pytest.raises(CatalogError, match=r"factors\.toml"):
        load_catalog(folder)
