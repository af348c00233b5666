"""The settings of this user on this computer that hold no secrets: how it looks and prints.

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
MOST_SHIFT: Final = 3
"""Millimetres a print may be moved on its sheet, either way."""
_SMALLEST, _LARGEST = TEXT_SIZES[0], TEXT_SIZES[-1]
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Theme(StrEnum):
    """The colours of the window; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Preferences:
    """`text_size` in per cent of the system font, 100-200.

    `single_keys`: letters and digits work in Overlegmodus without Ctrl (WCAG 2.1.4 wants a switch for that).
    `meeting_clock`: the time per case is shown there. `print_as_image`: dots of 300 dpi instead of vectors;
    `print_right` and `print_down` in whole mm, -3 to 3: a print is moved that far. `window` holds sizes
    and splitters as base64.
    """

    theme: Theme = Theme.SYSTEM
    text_size: int = _SMALLEST
    single_keys: bool = True
    meeting_clock: bool = True
    print_as_image: bool = False
    print_right: int = 0
    print_down: int = 0
    window: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

    def __post_init__(self) -> None:
        """Raise ValueError for a text size or a shift out of range."""
        if not _SMALLEST <= self.text_size <= _LARGEST:
            raise ValueError("text_size is 100-200")
        if max(abs(self.print_right), abs(self.print_down)) > MOST_SHIFT:
            raise ValueError("print_right and print_down are -3 to 3")


@dataclass(frozen=True)
class LoadedPreferences:
    """What was read; `damaged` when something in the file could not be used and became its default.

    `lock_after`: minutes from the time when this file still said when to lock; only a stricter one counts.
    """

    preferences: Preferences
    damaged: bool = False
    lock_after: int | None = None


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
    before = raw.get("lock_after")
    minutes = before if isinstance(before, int) and not isinstance(before, bool) and before > 0 else None
    return LoadedPreferences(Preferences(**good), damaged, minutes)


def save_preferences(preferences: Preferences, folder: Path | None = None) -> None:
    """Write the settings in one step, for this user only; raises OSError when the disk refuses."""
    target = make_private_folder(folder or settings_folder())
    content = {
        "theme": preferences.theme.value,
        "text_size": preferences.text_size,
        "single_keys": preferences.single_keys,
        "meeting_clock": preferences.meeting_clock,
        "print_as_image": preferences.print_as_image,
        "print_right": preferences.print_right,
        "print_down": preferences.print_down,
        "window": dict(preferences.window),
    }
    write_private_file(target / SETTINGS_FILE, json.dumps(content, indent=1).encode("ascii"))


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _text_size(value: object) -> int:
    return Preferences(text_size=_whole(value)).text_size


def _shift(value: object) -> int:
    return Preferences(print_right=_whole(value)).print_right


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
    "single_keys": _yes_or_no,
    "meeting_clock": _yes_or_no,
    "print_as_image": _yes_or_no,
    "print_right": _shift,
    "print_down": _shift,
    "window": _window,
}
