"""A moment in the store: always with its zone, kept in UTC, so that summer time never moves a deadline."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy import Dialect


class Timestamp(TypeDecorator[datetime]):
    """An aware datetime as ISO 8601 text in UTC; a naive one is refused with ValueError, both ways."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write UTC, so that texts compare as moments do."""
        _ = dialect
        return None if value is None else _aware(value).astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read what was written."""
        _ = dialect
        return None if value is None else _aware(datetime.fromisoformat(value))


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a timestamp has a zone")
    return moment
