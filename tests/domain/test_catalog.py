"""The shipped catalogue holds all of domain §4, and names are found the way people type them."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from casusdesk.domain.case import Attitude, InvolvementStatus
from casusdesk.domain.catalog import Catalog, Circle, FactorKind, load_catalog, plain

FOLDER = Path(__file__).parents[2] / "resources" / "catalog"
CATALOG: Catalog = load_catalog(FOLDER)


def test_life_domains_are_twelve_and_one_that_is_off() -> None:
    assert "".join(d.abbreviation for d in CATALOG.life_domains if d.active) == "WFOLPRGVNHTZ"
    assert [d.key for d in CATALOG.life_domains if not d.active] == ["J"]


@pytest.mark.parametrize(
    ("kind", "region", "number"),
    [
        (FactorKind.VULNERABILITY, "almelo", 9),
        (FactorKind.VULNERABILITY, "nml", 7 + 14),
        (FactorKind.PROTECTIVE, "almelo", 8),
        (FactorKind.PROTECTIVE, "nml", 12),
    ],
)
def test_factors_per_list(kind: FactorKind, region: str, number: int) -> None:
    assert len(CATALOG.factors_of(kind, region)) == number


def test_seven_factors_are_urgent_and_all_from_nml() -> None:
    urgent = [f for f in CATALOG.factors if f.urgent]
    assert len(urgent) == 7
    assert {(f.region, f.source) for f in urgent} == {("nml", "002")}


def test_origin_is_nowhere_a_tick() -> None:
    words = " ".join(f.label for f in CATALOG.factors).casefold()
    assert not any(w in words for w in ("statushouder", "oostblok", "nationaliteit", "herkomst", "asiel"))


def test_core_team_of_the_meeting() -> None:
    core = {a.abbreviation for a in CATALOG.agencies if a.circle is Circle.CORE}
    assert core == {"MMW", "VK", "POV", "JV", "WC", "JMW", "PL"}


def test_only_reclassering_is_never_printed_nor_in_the_lead() -> None:
    (hidden,) = [a for a in CATALOG.agencies if not a.printable]
    assert (hidden.key, hidden.may_be_role, hidden.may_be_agency) == ("REC", False, True)


def test_seventeen_care_pathways_of_which_the_medical_ones_and_origin_are_reference_only() -> None:
    assert len(CATALOG.pathways) == 17
    assert {p.key for p in CATALOG.pathways if not p.storable} == {"std", "medication", "asylum"}
    assert not any(p.factors for p in CATALOG.pathways if not p.storable)


def test_interventions_run_from_light_to_heavy() -> None:
    shown = [i for i in CATALOG.interventions if i.active]
    assert (shown[0].key, shown[3].key, shown[-1].key) == ("regular_care", "jmw", "escalation")
    assert len(shown) == 17
    assert len({i.weight for i in CATALOG.interventions}) == len(CATALOG.interventions)


@pytest.mark.parametrize("key", ["voorzorg", "stevig_ouderschap"])
def test_national_offers_say_that_almelo_must_be_confirmed(key: str) -> None:
    text = "andelijk – beschikbaarheid in Almelo bevestigen"
    intervention, rule = CATALOG.find_intervention(key), CATALOG.find_milestone(key)
    assert intervention is not None
    assert rule is not None
    assert text in intervention.note
    assert text in rule.note


@pytest.mark.parametrize(
    ("group", "number"),
    [("help_request", 9), ("decision", 10), ("close_reason", 8), ("grade", 4), ("agency_status", 4)],
)
def test_small_lists(group: str, number: int) -> None:
    assert len(CATALOG.lookups[group]) == number


@pytest.mark.parametrize(
    ("group", "choices"), [("agency_status", list(InvolvementStatus)), ("attitude", list(Attitude))]
)
def test_lists_the_program_counts_on_say_what_the_program_says(
    group: str, choices: list[InvolvementStatus | Attitude]
) -> None:
    listed = [(entry.key, entry.label) for entry in CATALOG.lookups[group]]
    assert listed == [(choice.value, choice.label) for choice in choices]


def test_narrow_labels_fit_their_column() -> None:
    assert max(len(r.short_label) for r in CATALOG.routes) <= 10
    assert max(len(a.short_label) for a in CATALOG.agencies) <= 14
    assert max(len(m.short_label) for m in CATALOG.milestones) <= 24


def test_no_name_means_two_things() -> None:
    groups = (CATALOG.life_domains, CATALOG.agencies, CATALOG.routes, CATALOG.interventions)
    for group in (*groups, CATALOG.pathways, CATALOG.milestones, *CATALOG.lookups.values()):
        names = list(chain.from_iterable({plain(name) for name in entry.names} for entry in group))
        assert sorted(names) == sorted(set(names))


def test_every_entry_says_where_it_comes_from() -> None:
    groups = (CATALOG.life_domains, CATALOG.factors, CATALOG.agencies, CATALOG.routes, CATALOG.interventions)
    sources = {e.source for e in chain(*groups, CATALOG.pathways, CATALOG.milestones)}
    seeds = {"000", "001", "002", "003", "004", "AK", "VS"}
    assert all(s in seeds or s.startswith("W") for s in sources)


@pytest.mark.parametrize(
    ("typed", "abbreviation"),
    [
        ("JV", "JV"),
        ("jv", "JV"),
        (" Jeugdverpleegkundige ", "JV"),
        ("jeugdgezondheidszorg", "JV"),
        ("rvdk", "RvdK"),
        ("Stevig Ouderschap", "SO"),
        ("stevig-ouderschap", "SO"),
        ("POP/TOPOP", None),
        ("topop", "POP"),
        ("kraamzorg.", "KZ"),
        ("Jonge  Moederwerk", "JMW"),
        ("", None),
        ("buurvrouw", None),
    ],
)
def test_find_agency(typed: str, abbreviation: str | None) -> None:
    found = CATALOG.find_agency(typed)
    assert (found.key if found else None) == abbreviation


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("W", "W"),
        ("w", "W"),
        ("wonen", "W"),
        ("Inkomen en schulden", "F"),
        ("financien", "F"),
        ("W!", None),
        ("X", None),
    ],
)
def test_find_life_domain(typed: str, key: str | None) -> None:
    found = CATALOG.find_life_domain(typed)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Mind2Care", "mind2care"),
        ("zelf", "self"),
        ("Zwangere zelf", "self"),
        ("vk", "midwifery_practice"),
        ("t team", "t_team"),
        ("anders dan dit", None),
    ],
)
def test_find_route(typed: str, key: str | None) -> None:
    found = CATALOG.find_route(typed)
    assert (found.key if found else None) == key


def test_find_the_rest() -> None:
    assert (found := CATALOG.find_intervention("jonge moederwerk")) is not None
    assert found.key == "jmw"
    assert (factor := CATALOG.find_factor("huiselijk geweld")) is not None
    assert factor.region == "almelo"
    assert [p.key for p in CATALOG.pathways_for(factor.key)] == ["domestic_violence"]
    assert (choice := CATALOG.find_lookup("decision", "doorschuiven")) is not None
    assert choice.key == "postpone"
    assert CATALOG.find_lookup("no_such_list", "doorschuiven") is None
    assert (pathway := CATALOG.find_pathway("lvb")) is not None
    assert pathway.key == "intellectual_disability"
