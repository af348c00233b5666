"""Suspend, lid and a locked session lock casusdesk too: over a real bus, and by Windows' own structures."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from ctypes import wintypes
from pathlib import Path

import pytest

from casusdesk.ui import windows_session as windows
from casusdesk.ui.session_signals import is_own_session, lid_closed

_LISTENER = Path(__file__).with_name("listener.py")
_LOGIND = (
    "org.freedesktop.login1",
    "/org/freedesktop/login1",
    "org.freedesktop.login1.Manager",
    "PrepareForSleep",
)
_SESSION = "org.freedesktop.login1.Session"


def heard(*service: str, seconds: float = 8, session: str = "7") -> str:
    """What the listener says on a bus of its own, which is its system bus too."""
    command = 'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec "$0" "$@"'
    done = subprocess.run(
        [
            "dbus-run-session",
            "--",
            "sh",
            "-c",
            command,
            sys.executable,
            str(_LISTENER),
            str(seconds),
            *service,
        ],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_SESSION_ID": session},
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no bus to be private on")
@pytest.mark.parametrize(
    "service",
    [
        (*_LOGIND, "true"),
        ("org.freedesktop.login1", "/org/freedesktop/login1/session/_37", _SESSION, "Lock"),
        ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", "true"),
        (
            "org.freedesktop.ScreenSaver",
            "/ScreenSaver",
            "org.freedesktop.ScreenSaver",
            "ActiveChanged",
            "true",
        ),
    ],
    ids=["sleep", "session", "gnome", "kde"],
)
def test_what_the_desktop_tells_locks(service: tuple[str, ...]) -> None:
    assert heard(*service) == "locked"


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no bus to be private on")
@pytest.mark.parametrize(
    "service",
    [
        (*_LOGIND, "false"),
        ("org.freedesktop.login1", "/org/freedesktop/login1/session/_38", _SESSION, "Lock"),
    ],
    ids=["woke up", "session of somebody else"],
)
def test_what_means_nothing_locks_nothing(service: tuple[str, ...]) -> None:
    assert heard(*service, seconds=2.5) == "open"


def test_a_session_goes_by_its_escaped_name() -> None:
    assert is_own_session("/org/freedesktop/login1/session/_37", "7")
    assert is_own_session("/org/freedesktop/login1/session/c2", "c2")
    assert is_own_session("/org/freedesktop/login1/session/_3210", "210")
    assert not is_own_session("/org/freedesktop/login1/session/_38", "7")
    assert is_own_session("/org/freedesktop/login1/session/_38", "")


def test_the_lid_says_so_when_it_closes() -> None:
    assert lid_closed(["org.freedesktop.UPower", {"LidIsClosed": True}, []])
    for told in ([], ["a"], ["a", {"LidIsClosed": False}], ["a", {"OnBattery": True}], ["a", "b"]):
        assert not lid_closed(told)


def message(number: int, first: int = 0, second: int = 0) -> wintypes.MSG:
    made = wintypes.MSG()
    made.message, made.wParam, made.lParam = number, first, second
    return made


@pytest.mark.parametrize(
    ("told", "locks"), [(7, True), (8, False), (1, False), (2, True), (4, True), (6, True)]
)
def test_windows_tells_of_its_session(told: int, locks: bool) -> None:
    assert windows.means_locking(message(windows.WM_WTSSESSION_CHANGE, told, 3)) is locks


def test_windows_tells_of_sleep_and_waking() -> None:
    assert windows.means_locking(message(windows.WM_POWERBROADCAST, windows.PBT_APMSUSPEND))
    assert not windows.means_locking(message(windows.WM_POWERBROADCAST, 0x12))
    assert not windows.means_locking(message(windows.WM_POWERBROADCAST, windows.PBT_POWERSETTINGCHANGE, 0))
    assert not windows.means_locking(message(0x0100, 7))


@pytest.mark.parametrize(("data", "locks"), [(0, True), (1, False)])
def test_windows_tells_of_the_lid_by_a_pointer(data: int, locks: bool) -> None:
    setting = windows.PowerSetting(windows.Guid.from_buffer_copy(windows.LID), 4, (ctypes.c_ubyte * 1)(data))
    told = message(windows.WM_POWERBROADCAST, windows.PBT_POWERSETTINGCHANGE, ctypes.addressof(setting))
    assert windows.means_locking(told) is locks
    setting.setting = windows.Guid(1, 2, 3)
    assert not windows.means_locking(told)


def test_the_structures_are_as_long_as_those_of_windows() -> None:
    assert ctypes.sizeof(windows.Guid) == 16
    assert (windows.PowerSetting.length.offset, windows.PowerSetting.data.offset) == (16, 20)
    assert windows.LID.hex() == "4d0f3eba17b89440a2d1d56379e6a0f3"


def test_a_message_of_windows_goes_on_its_way_and_is_acted_on() -> None:
    acts: list[bool] = []
    listener = windows.SessionMessages(lambda: acts.append(True))
    told = message(windows.WM_WTSSESSION_CHANGE, 7)
    assert listener.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(told)) == (False, 0)
    assert listener.nativeEventFilter(b"xcb_generic_event_t", ctypes.addressof(told)) == (False, 0)
    assert acts == [True]
    listener.register(1)  # where there is no Windows it does nothing
