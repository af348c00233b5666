"""Which backups stay: whatever the clock says, the newest do (vault §1)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from casusdesk.store.backup_thinning import ALWAYS, LAST, Kept, surplus

START = datetime(2027, 1, 14, 12, tzinfo=UTC)


def line(days: list[float]) -> list[Kept]:
    """One backup for each of those days after the start, the counter going up."""
    return [Kept(f"b{n}", n, START + timedelta(days=day)) for n, day in enumerate(days)]


def stays(backups: list[Kept]) -> list[int]:
    gone = surplus(backups)
    return [one.changes for one in backups if one.name not in gone]


MOMENTS = st.floats(-9000, 20_000).map(lambda days: START + timedelta(days=days))
BACKUPS = st.lists(st.tuples(st.integers(0, 60), MOMENTS), max_size=60).map(
    lambda found: [Kept(f"b{n}", changes, moment) for n, (changes, moment) in enumerate(found)]
)


@given(BACKUPS)
def test_the_newest_stay_whatever_the_clock_says(backups: list[Kept]) -> None:
    gone = surplus(backups)
    newest = sorted(backups, key=lambda one: (one.changes, one.made_at, one.name), reverse=True)
    assert not gone & {one.name for one in newest[:LAST]}
    by_clock = sorted(backups, key=lambda one: (one.made_at, one.changes, one.name), reverse=True)
    assert not gone & {one.name for one in by_clock[:ALWAYS]}
    assert len(backups) - len(gone) <= LAST + 7 + 4 + 3 + ALWAYS


@given(BACKUPS)
def test_thinning_what_was_thinned_takes_no_more_and_the_order_is_nothing(backups: list[Kept]) -> None:
    gone = surplus(backups)
    left = [one for one in backups if one.name not in gone]
    assert surplus(left) == frozenset()
    assert surplus(backups[::-1]) == gone


@given(st.lists(st.floats(0, 400), min_size=1, max_size=60).map(sorted), st.integers(-9000, 9000))
def test_a_clock_that_jumps_never_throws_the_newest_three_away(days: list[float], jump: int) -> None:
    backups = line(days)
    backups.append(Kept("next", len(backups), START + timedelta(days=days[-1] + jump)))
    assert not {one.name for one in backups[-ALWAYS:]} & surplus(backups)


def test_one_each_day_of_a_year() -> None:
    kept = stays(line([float(day) for day in range(365)]))
    assert kept[-LAST:] == list(range(355, 365))  # these hold the seven days too
    older = kept[:-LAST]
    assert len(older) == 4  # two of the four weeks, and two of the three months, are further back
    moments = [START + timedelta(days=day) for day in older]
    assert len({(moment.year, moment.month) for moment in moments}) == 3


def test_many_in_one_day_do_not_push_out_the_days_before() -> None:
    kept = stays(line([*map(float, range(20)), *(19 + n / 100 for n in range(1, 40))]))
    assert kept[-LAST:] == list(range(49, 59))
    assert [day for day in kept if day < 20][-6:] == [13, 14, 15, 16, 17, 18]
