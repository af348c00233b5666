"""Settings come back as they were saved, and a damaged file costs a setting at most, never the start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from casusdesk.preferences import (
    SETTINGS_FILE,
    LoadedPreferences,
    Preferences,
    Theme,
    load_preferences,
    save_preferences,
)

FULL = Preferences(
    Theme.DARK,
    150,
    single_keys=False,
    meeting_clock=False,
    print_as_image=True,
    print_right=-3,
    print_down=2,
    window={"main": "AAEC"},
)


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    save_preferences(FULL, tmp_path)
    assert load_preferences(tmp_path) == LoadedPreferences(FULL)


def test_no_file_is_not_damage(tmp_path: Path) -> None:
    assert load_preferences(tmp_path / "none") == LoadedPreferences(Preferences())


def test_settings_go_to_the_home_of_the_user(home: Path) -> None:
    save_preferences(FULL)
    assert [file.is_relative_to(home) for file in home.rglob(SETTINGS_FILE)] == [True]
    assert load_preferences().preferences == FULL


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[]", b"null", b'{"theme"', b"[" * 100_000],
    ids=["empty", "binary", "list", "null", "half", "deep"],
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    (tmp_path / SETTINGS_FILE).write_bytes(content)
    assert load_preferences(tmp_path) == LoadedPreferences(Preferences(), damaged=True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", {}),
        ("text_size", 99),
        ("text_size", 201),
        ("text_size", True),
        ("text_size", "150"),
        ("single_keys", 1),
        ("meeting_clock", "ja"),
        ("print_as_image", 1),
        ("print_right", 4),
        ("print_down", -4),
        ("print_down", True),
        ("print_down", 0.5),
        ("window", ["main"]),
        ("window", {"main": 1}),
    ],
    ids=str,
)
def test_one_bad_value_costs_only_itself(tmp_path: Path, name: str, value: object) -> None:
    save_preferences(FULL, tmp_path)
    file = tmp_path / SETTINGS_FILE
    file.write_text(json.dumps({**json.loads(file.read_text()), name: value}), encoding="utf-8")
    loaded = load_preferences(tmp_path)
    assert loaded.damaged
    assert getattr(loaded.preferences, name) == getattr(Preferences(), name)
    others = {"theme", "text_size", "window"} - {name}
    assert all(getattr(loaded.preferences, other) == getattr(FULL, other) for other in others)


def test_settings_of_a_newer_version_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text('{"text_size": 130, "unheard_of": 1}', encoding="utf-8")
    assert load_preferences(tmp_path) == LoadedPreferences(Preferences(text_size=130))


def test_text_size_has_a_range() -> None:
    with pytest.raises(ValueError, match="100-200"):
        Preferences(text_size=90)


@pytest.mark.parametrize(("kept", "told"), [("3", 3), ("60", 60), ("0", None), ("true", None), ('"5"', None)])
def test_the_old_minutes_to_the_lock_are_told_and_kept_no_more(
    tmp_path: Path, kept: str, told: int | None
) -> None:
    (tmp_path / SETTINGS_FILE).write_text(f'{{"text_size": 130, "lock_after": {kept}}}', encoding="utf-8")
    loaded = load_preferences(tmp_path)
    assert (loaded.lock_after, loaded.damaged) == (told, False)
    save_preferences(loaded.preferences, tmp_path)
    assert "lock_after" not in (tmp_path / SETTINGS_FILE).read_text(encoding="utf-8")
