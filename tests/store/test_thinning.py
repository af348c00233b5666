"""Generations of before go after 14 days, in two steps, and a wrong clock wipes nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from casusdesk.store import generations
from casusdesk.store.thinning import DUE, KEPT_SECONDS, thin

DAY = 24 * 3600
NOW = 1_800_000_000.0


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Three generations, of which the first two were last written at NOW."""
    for number in (1, 2, 3):
        folder = tmp_path / f"gen-{number:04d}"
        folder.mkdir()
        (folder / generations.STORE).write_bytes(bytes(4096))
        os.utime(folder / generations.STORE, (NOW, NOW))
    (tmp_path / generations.CURRENT).write_text("gen-0003\n")
    os.utime(tmp_path / generations.CURRENT, (NOW, NOW))
    return tmp_path


def test_they_are_noted_on_one_day_and_wiped_on_another(place: Path) -> None:
    due = NOW + KEPT_SECONDS
    assert thin(place, due - 1) == []
    assert not (place / "gen-0001" / DUE).exists()
    assert thin(place, due) == []
    assert thin(place, due + 60) == []
    assert generations.names(place) == ["gen-0001", "gen-0002", "gen-0003"]
    assert thin(place, due + DAY) == ["gen-0001", "gen-0002"]
    assert generations.names(place) == ["gen-0003"]
    assert thin(place, due + 100 * DAY) == []


def test_the_one_in_use_stays_whatever_its_number(place: Path) -> None:
    (place / generations.CURRENT).write_text("gen-0002\n")
    os.utime(place / generations.CURRENT, (NOW, NOW))
    thin(place, NOW + 20 * DAY)
    assert thin(place, NOW + 22 * DAY) == ["gen-0001", "gen-0003"]
    assert generations.names(place) == ["gen-0002"]


def test_a_clock_that_jumped_ahead_and_is_put_right_wipes_nothing(place: Path) -> None:
    assert thin(place, NOW + 400 * DAY) == []
    assert (place / "gen-0002" / DUE).exists()
    for day in range(1, 14):
        assert thin(place, NOW + day * DAY) == []
    assert thin(place, NOW + 15 * DAY) == []  # noted anew, from now
    assert thin(place, NOW + 16 * DAY + 60) == ["gen-0001", "gen-0002"]


def test_a_clock_that_was_set_back_keeps_everything(place: Path) -> None:
    for back in (DAY, 400 * DAY, 5000 * DAY):
        assert thin(place, NOW - back) == []
    assert generations.names(place) == ["gen-0001", "gen-0002", "gen-0003"]


def test_the_newest_of_before_counts_from_when_it_was_replaced(place: Path) -> None:
    replaced = NOW + 30 * DAY
    os.utime(place / generations.CURRENT, (replaced, replaced))
    thin(place, NOW + 40 * DAY)
    assert thin(place, NOW + 42 * DAY) == ["gen-0001"]


@pytest.mark.parametrize("content", ["", "morgen", "2999-01-01"])
def test_a_note_that_says_nothing_is_written_anew(place: Path, content: str) -> None:
    (place / "gen-0001" / DUE).write_text(content)
    assert thin(place, NOW + KEPT_SECONDS) == []
    assert thin(place, NOW + KEPT_SECONDS + DAY) == ["gen-0001", "gen-0002"]


def test_what_was_cut_off_while_wiping_is_no_generation_and_goes(place: Path) -> None:
    (place / "gen-0001").rename(place / ".gen-0001.gone")
    assert generations.names(place) == ["gen-0002", "gen-0003"]
    thin(place, NOW)
    assert not (place / ".gen-0001.gone").exists()


def test_a_disk_that_refuses_leaves_them_for_another_day(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(*_: object) -> None:
        raise OSError(5, "planted")

    thin(place, NOW + KEPT_SECONDS)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refusing)
        thin(place, NOW + KEPT_SECONDS + DAY)
    assert generations.names(place) == ["gen-0001", "gen-0002", "gen-0003"]
    assert thin(place, NOW + KEPT_SECONDS + DAY) == ["gen-0001", "gen-0002"]


def test_an_opening_and_a_closing_thin(made: Any) -> None:
    with made.unlock() as vault:
        vault.succeed(None, made.steps)
        vault.succeed(None, made.steps)
    old = made.folder / "gen-0001"
    long_ago = (old / generations.STORE).stat().st_mtime - KEPT_SECONDS - 10 * DAY
    os.utime(old / generations.STORE, (long_ago, long_ago))
    made.unlock().close()
    assert (old / DUE).exists()
    (old / DUE).write_text("2026-01-01\n")
    made.unlock().close()
    assert generations.names(made.folder) == ["gen-0002", "gen-0003"]
