"""Reads domain objects out of TOML by their own types, so that the practice month is data and not code."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from casusdesk.domain.clock import MilestoneMark, MilestoneState

T = TypeVar("T")


def built(cls: type[T], table: Mapping[str, Any]) -> T:
    """One `cls` from a table; choices are written by their name in small letters.

    Raises KeyError for a field or choice that does not exist: the file is part of the program.
    """
    hints = _hints(typing.cast("Any", cls))
    return cls(**{name: _value(hints[name], value) for name, value in table.items()})


@cache
def _hints(cls: type[Any]) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def marks(keys: list[str], on: Any) -> Mapping[str, MilestoneMark]:
    """Ticks on these milestones, all set on the day `on`."""
    return {key: MilestoneMark(MilestoneState.DONE, on) for key in keys}


def _value(hint: Any, value: Any) -> Any:
    kind = _kind(hint)
    if typing.get_origin(kind) is tuple:
        item = typing.get_args(kind)[0]
        return tuple(_value(item, part) for part in value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind[value.upper()]
    if dataclasses.is_dataclass(kind) and isinstance(value, dict):
        return built(typing.cast("type[Any]", kind), value)
    return value


def _kind(hint: Any) -> Any:
    """The type itself of `X | None`."""
    if isinstance(hint, types.UnionType):
        return next(one for one in typing.get_args(hint) if one is not types.NoneType)
    return hint
