"""The catalogue: the words of the coalition, read once from `resources/catalog` and looked up everywhere.

Looking up by name is tolerant (capitals, hyphens, abbreviation or full name), because import files
are typed by people; what is not recognised gives None and is never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

from casusdesk.domain.catalog_entries import (
    Agency,
    CarePathway,
    Circle,
    Criteria,
    Entry,
    Factor,
    FactorKind,
    Intervention,
    LifeDomain,
    Lookup,
    MilestoneKind,
    MilestoneRule,
    Route,
    Season,
)
from casusdesk.domain.catalog_file import CatalogError, build, read_tables

__all__ = [
    "Agency",
    "CarePathway",
    "Catalog",
    "CatalogError",
    "Circle",
    "Criteria",
    "Factor",
    "FactorKind",
    "Intervention",
    "LifeDomain",
    "Lookup",
    "MilestoneKind",
    "MilestoneRule",
    "Route",
    "Season",
    "load_catalog",
]

E_ = TypeVar("E_", bound=Entry)

MILESTONE_SHORT: Final = 24
"""Characters of a milestone's short label (domain §3.1, rubriek C)."""
ROUTE_SHORT: Final = 10
"""Characters of a referral route on the agenda (domain §3.1, rubriek B)."""

_BLANKS = re.compile(r"[\s\-_/–]+")


def plain(name: str) -> str:
    """`name` as names are compared: no capitals, accents, hyphens, slashes or closing dot."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _BLANKS.sub(" ", bare.casefold()).strip(" .")


@dataclass(frozen=True)
class Catalog:
    """Every entry, also the inactive ones; the order is that of the files."""

    life_domains: tuple[LifeDomain, ...]
    factors: tuple[Factor, ...]
    agencies: tuple[Agency, ...]
    routes: tuple[Route, ...]
    interventions: tuple[Intervention, ...]
    pathways: tuple[CarePathway, ...]
    milestones: tuple[MilestoneRule, ...]
    lookups: Mapping[str, tuple[Lookup, ...]]
    _names: Mapping[str, Mapping[str, Entry]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        groups: dict[str, tuple[Entry, ...]] = {
            "life_domains": self.life_domains,
            "factors": self.factors,
            "agencies": self.agencies,
            "routes": self.routes,
            "interventions": self.interventions,
            "pathways": self.pathways,
            "milestones": self.milestones,
            **{f"lookups.{name}": entries for name, entries in self.lookups.items()},
        }
        names = {group: _index(entries) for group, entries in groups.items()}
        object.__setattr__(self, "_names", MappingProxyType(names))

    def find_life_domain(self, name: str) -> LifeDomain | None:
        """By abbreviation or name; None when unknown. A `!` for urgent is not part of the name."""
        return self._find(LifeDomain, "life_domains", name)

    def find_factor(self, name: str) -> Factor | None:
        """By key or name; where two lists use the same words, Almelo's goes first (domain §0.3)."""
        return self._find(Factor, "factors", name)

    def find_agency(self, name: str) -> Agency | None:
        """By abbreviation or name: "JV" and "jeugdverpleegkundige" are the same; None when unknown."""
        return self._find(Agency, "agencies", name)

    def agency_label(self, key: str) -> str:
        """The full name of a role or agency; what the catalogue does not know stays as it was typed."""
        found = self.find_agency(key)
        return found.label if found else key

    def find_route(self, name: str) -> Route | None:
        """By key, name or short name; None when unknown."""
        return self._find(Route, "routes", name)

    def route_label(self, key: str) -> str:
        """The full name of a referral route; what the catalogue does not know stays as it was typed."""
        found = self.find_route(key)
        return found.label if found else key

    def find_intervention(self, name: str) -> Intervention | None:
        """By key, name or short name; None when unknown."""
        return self._find(Intervention, "interventions", name)

    def find_pathway(self, name: str) -> CarePathway | None:
        """By key or name; None when unknown."""
        return self._find(CarePathway, "pathways", name)

    def find_milestone(self, name: str) -> MilestoneRule | None:
        """By key or name; None when unknown."""
        return self._find(MilestoneRule, "milestones", name)

    def find_lookup(self, group: str, name: str) -> Lookup | None:
        """By key or name in one small list, such as "decision"; None when unknown."""
        return self._find(Lookup, f"lookups.{group}", name)

    def factors_of(self, kind: FactorKind, region: str) -> tuple[Factor, ...]:
        """The active factors of one kind from one region's list ("almelo" or "nml")."""
        return tuple(f for f in self.factors if f.active and f.kind is kind and f.region == region)

    def pathways_for(self, factor: str) -> tuple[CarePathway, ...]:
        """The active care pathways that a tick on `factor` (a key) points to (domain §1 no. 27)."""
        return tuple(p for p in self.pathways if p.active and factor in p.factors)

    def _find(self, cls: type[E_], group: str, name: str) -> E_ | None:
        entry = self._names.get(group, {}).get(plain(name))
        return entry if isinstance(entry, cls) else None


def _index(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    """Every name to its entry. Keys win over other names, and earlier entries over later ones."""
    listed = tuple(entries)
    index: dict[str, Entry] = {plain(entry.key): entry for entry in listed}
    for entry in listed:
        for name in entry.names:
            index.setdefault(plain(name), entry)
    return index


def load_catalog(folder: Path) -> Catalog:
    """Read every file of the catalogue in `folder`.

    Raises CatalogError, with one Dutch sentence naming file, entry and what to do, when a file is
    missing or broken, an entry is incomplete, double or points to something that does not exist.
    """
    catalog = Catalog(
        life_domains=_entries(LifeDomain, folder, "life_domains", "life_domain"),
        factors=_entries(Factor, folder, "factors", "factor"),
        agencies=_entries(Agency, folder, "agencies", "agency"),
        routes=_entries(Route, folder, "routes", "route"),
        interventions=_by_weight(_entries(Intervention, folder, "interventions", "intervention")),
        pathways=_entries(CarePathway, folder, "care_pathways", "care_pathway"),
        milestones=_entries(MilestoneRule, folder, "milestones", "milestone"),
        lookups=_lookups(folder),
    )
    _check_lengths(catalog)
    _check_references(catalog)
    return catalog


def _by_weight(found: tuple[Intervention, ...]) -> tuple[Intervention, ...]:
    return tuple(sorted(found, key=lambda intervention: intervention.weight))


def _entries(cls: type[E_], folder: Path, name: str, table: str) -> tuple[E_, ...]:
    file = f"{name}.toml"
    content = read_tables(folder / file)
    if strange := sorted(content.keys() - {table}):
        raise CatalogError(f"In {file} staat de onbekende lijst '{strange[0]}'; schrijf [[{table}]].")
    return _unique(tuple(build(cls, item, file) for item in content.get(table, [])), file)


def _lookups(folder: Path) -> Mapping[str, tuple[Lookup, ...]]:
    file = "lookups.toml"
    content = read_tables(folder / file)
    return MappingProxyType(
        {
            name: _unique(tuple(build(Lookup, item, file) for item in items), file)
            for name, items in content.items()
        }
    )


def _unique(entries: tuple[E_, ...], file: str) -> tuple[E_, ...]:
    seen: set[str] = set()
    for entry in entries:
        if plain(entry.key) in seen:
            raise CatalogError(f"In {file} staat '{entry.key}' dubbel; geef elk onderdeel een eigen key.")
        seen.add(plain(entry.key))
    return entries


def _check_lengths(catalog: Catalog) -> None:
    limited = [("milestones.toml", e, MILESTONE_SHORT) for e in catalog.milestones]
    checks: list[tuple[str, Entry, int]] = [*limited]
    checks += [("routes.toml", e, ROUTE_SHORT) for e in catalog.routes]
    for file, entry, limit in checks:
        if len(entry.short_label) > limit:
            raise CatalogError(
                f"In {file}, onderdeel '{entry.key}': maak 'short' hoogstens {limit} tekens lang."
            )


def _check_references(catalog: Catalog) -> None:
    """Whatever an entry points to must exist, so that no screen finds an empty place."""
    agencies = {e.key for e in catalog.agencies}
    domains = {e.key for e in catalog.life_domains}
    factors = {e.key for e in catalog.factors}
    rules = {e.key for e in catalog.milestones}
    grades = {e.key for e in catalog.lookups.get("grade", ())}
    for rule in catalog.milestones:
        _known({rule.responsible} - {""}, agencies, "milestones.toml", rule, "agencies.toml")
        _known({rule.fallback_for} - {""}, rules, "milestones.toml", rule, "milestones.toml")
    for offer in catalog.interventions:
        _known({offer.agency} - {""}, agencies, "interventions.toml", offer, "agencies.toml")
        _known(offer.life_domains, domains, "interventions.toml", offer, "life_domains.toml")
        _known(offer.grades, grades, "interventions.toml", offer, "lookups.toml")
    for pathway in catalog.pathways:
        _known(pathway.life_domains, domains, "care_pathways.toml", pathway, "life_domains.toml")
        _known(pathway.factors, factors, "care_pathways.toml", pathway, "factors.toml")


def _known(names: Iterable[str], known: set[str], file: str, entry: Entry, other: str) -> None:
    for name in names:
        if name not in known:
            raise CatalogError(
                f"In {file}, onderdeel '{entry.key}': '{name}' staat niet in {other}; "
                "voeg het daar toe of haal het hier weg."
            )
