"""The settings of this user on this computer that hold no secrets: how it looks, and when it locks.

They live outside the store, because the unlock window already needs them. A damaged file never stops the
program: what cannot be read falls back to its default, and the caller is told.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from casusdesk.paths import make_private_folder, settings_folder, write_private_file

SETTINGS_FILE: Final = "preferences.json"
TEXT_SIZES: Final = (100, 115, 130, 150, 200)
LOCK_AFTER: Final = 5
"""Minutes without keys or mouse before the program locks itself, unless chosen otherwise (vault §1)."""
LOCK_MINUTES: Final = range(1, 16)
_SMALLEST, _LARGEST = TEXT_SIZES[0], TEXT_SIZES[-1]
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Theme(StrEnum):
    """The colours of the window; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Preferences:
    """`text_size` in per cent of the system font, 100-200; `lock_after` in minutes, 1-15.

    `single_keys`: letters and digits work in Overlegmodus without Ctrl (WCAG 2.1.4 wants a switch for that).
    `meeting_clock`: the time per case is shown there. `window` holds sizes and splitters as base64.
    """

    theme: Theme = Theme.SYSTEM
    text_size: int = _SMALLEST
    lock_after: int = LOCK_AFTER
    single_keys: bool = True
    meeting_clock: bool = True
    window: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

    def __post_init__(self) -> None:
        """Raise ValueError for a text size or a number of minutes out of range."""
        if not _SMALLEST <= self.text_size <= _LARGEST:
            raise ValueError("text_size is 100-200")
        if self.lock_after not in LOCK_MINUTES:
            raise ValueError("lock_after is 1-15")


@dataclass(frozen=True)
class LoadedPreferences:
    """What was read; `damaged` when something in the file could not be used and became its default."""

    preferences: Preferences
    damaged: bool = False


def load_preferences(folder: Path | None = None) -> LoadedPreferences:
    """Read the settings from `folder` (the user's settings folder when not given); never raises."""
    try:
        raw = json.loads(((folder or settings_folder()) / SETTINGS_FILE).read_bytes())
    except FileNotFoundError:
        return LoadedPreferences(Preferences())
    except (OSError, ValueError, RecursionError):
        return LoadedPreferences(Preferences(), damaged=True)
    if not isinstance(raw, dict):
        return LoadedPreferences(Preferences(), damaged=True)
    good: dict[str, Any] = {}
    damaged = False
    for name, read in _READERS.items():
        if name in raw:
            try:
                good[name] = read(raw[name])
            except (TypeError, ValueError):
                damaged = True
    return LoadedPreferences(Preferences(**good), damaged)


def save_preferences(preferences: Preferences, folder: Path | None = None) -> None:
    """Write the settings in one step, for this user only; raises OSError when the disk refuses."""
    target = make_private_folder(folder or settings_folder())
    content = {
        "theme": preferences.theme.value,
        "text_size": preferences.text_size,
        "lock_after": preferences.lock_after,
        "single_keys": preferences.single_keys,
        "meeting_clock": preferences.meeting_clock,
        "window": dict(preferences.window),
    }
    write_private_file(target / SETTINGS_FILE, json.dumps(content, indent=1).encode("ascii"))


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _text_size(value: object) -> int:
    return Preferences(text_size=_whole(value)).text_size


def _lock_after(value: object) -> int:
    return Preferences(lock_after=_whole(value)).lock_after


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _window(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise TypeError
    return MappingProxyType({_text(name): _text(state) for name, state in value.items()})


_READERS: Final[Mapping[str, Callable[[Any], object]]] = {
    "theme": Theme,
    "text_size": _text_size,
    "lock_after": _lock_after,
    "single_keys": _yes_or_no,
    "meeting_clock": _yes_or_no,
    "window": _window,
}
