"""Times as typed, and the ones that are refused."""

from __future__ import annotations

from datetime import time

import pytest

from casusdesk.domain.times import parse_time
from casusdesk.domain.wording import clock_time
from casusdesk.errors import InvalidInputError


@pytest.mark.parametrize("typed", ["9.30", "9:30", "09:30", "930", "0930", "9u30", "9 30", " 9.30 uur "])
def test_reads_half_past_nine(typed: str) -> None:
    assert parse_time(typed) == time(9, 30)


@pytest.mark.parametrize(("typed", "hour"), [("9", 9), ("14 uur", 14), ("0", 0), ("23u", 23)])
def test_whole_hours(typed: str, hour: int) -> None:
    assert parse_time(typed) == time(hour)


@pytest.mark.parametrize("typed", ["", "24.00", "9.60", "9.3", "half tien", "123456", "-1"])
def test_refuses(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="bijvoorbeeld"):
        parse_time(typed)


def test_what_the_program_writes_it_reads_back() -> None:
    for minute in range(24 * 60):
        moment = time(*divmod(minute, 60))
        assert parse_time(clock_time(moment)) == moment
