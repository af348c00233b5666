"""Reads catalogue entries from TOML, strictly: the files are edited by people, so every slip is named.

Unknown fields are refused rather than ignored; a misspelt `active` must not put something back in use.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from casusdesk.domain.catalog_entries import (
    Circle,
    Criteria,
    Entry,
    FactorKind,
    MilestoneKind,
    Season,
)
from casusdesk.domain.pregnancy import TimePoint
from casusdesk.errors import CasusdeskError

E_ = TypeVar("E_", bound=Entry)


class CatalogError(CasusdeskError):
    """A catalogue file is missing or broken; the sentence names file, entry and what to do."""


def read_tables(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The arrays of tables in `path` by name; raises CatalogError when it cannot be read."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise CatalogError(
            f"Het bestand {path.name} van de catalogus is niet te lezen; zet het terug of installeer opnieuw."
        ) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogError(
            f"Het bestand {path.name} van de catalogus is geen geldig TOML ({error}); "
            "herstel die plek of zet het oude bestand terug."
        ) from None
    for name, tables in content.items():
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise CatalogError(
                f"In {path.name} hoort '{name}' een lijst te zijn; schrijf [[{name}]] boven elk onderdeel."
            )
    return content


def build(cls: type[E_], table: Mapping[str, Any], file: str) -> E_:
    """One entry of kind `cls` from `table`; raises CatalogError naming `file`, entry and field."""
    where = f"In {file}, onderdeel '{table.get('key', '?')}'"
    values = _values(cls, table, where)
    key = values["key"]
    if not key or not values["label"] or not values["source"]:
        raise CatalogError(f"{where}: key, label en source mogen niet leeg zijn; vul ze in.")
    return cls(**values)


def _values(cls: type[Any], table: Mapping[str, Any], where: str) -> dict[str, Any]:
    fields = {field.name: field for field in dataclasses.fields(cls)}
    if unknown := sorted(table.keys() - fields.keys()):
        raise CatalogError(
            f"{where}: het veld '{unknown[0]}' bestaat niet; haal het weg of verbeter de spelling."
        )
    values = {}
    for name, field in fields.items():
        if name in table:
            values[name] = _convert(str(field.type), table[name], f"{where}: het veld '{name}'")
        elif field.default is dataclasses.MISSING:
            raise CatalogError(f"{where}: het veld '{name}' ontbreekt; vul het in.")
    return values


def _text(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise CatalogError(f"{what} hoort tekst te zijn; zet er aanhalingstekens om.")
    return value


def _flag(value: object, what: str) -> bool:
    if not isinstance(value, bool):
        raise CatalogError(f"{what} hoort true of false te zijn; verander het daarin.")
    return value


def _number(value: object, what: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise CatalogError(f"{what} hoort een heel getal te zijn; verander het daarin.")
    return value


def _texts(value: object, what: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise CatalogError(f"{what} hoort een lijst te zijn; zet er vierkante haken om.")
    return tuple(_text(item, what) for item in value)


def _point(value: object, what: str) -> TimePoint:
    try:
        return TimePoint.parse(_text(value, what))
    except ValueError:
        raise CatalogError(f"{what} is geen moment; schrijf bijvoorbeeld 30+6, U-77, G+8 of G+6m.") from None


def _criteria(value: object, what: str) -> Criteria:
    if not isinstance(value, dict):
        raise CatalogError(f"{what} hoort een groep velden te zijn; schrijf het tussen accolades.")
    return Criteria(**_values(Criteria, value, what))


def _choice(kind: type[Enum]) -> Callable[[object, str], Enum]:
    def convert(value: object, what: str) -> Enum:
        try:
            return kind(value)
        except ValueError:
            allowed = ", ".join(str(choice.value) for choice in kind)
            raise CatalogError(f"{what} is geen keuze; kies uit {allowed}.") from None

    return convert


_CONVERTERS: Final[Mapping[str, Callable[[object, str], object]]] = MappingProxyType(
    {
        "str": _text,
        "bool": _flag,
        "int": _number,
        "bool | None": _flag,
        "int | None": _number,
        "tuple[str, ...]": _texts,
        "TimePoint": _point,
        "TimePoint | None": _point,
        "Criteria": _criteria,
        "FactorKind": _choice(FactorKind),
        "Circle": _choice(Circle),
        "Season": _choice(Season),
        "MilestoneKind": _choice(MilestoneKind),
    }
)


def _convert(kind: str, value: object, what: str) -> object:
    return _CONVERTERS[kind](value, what)
