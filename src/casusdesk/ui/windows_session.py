"""What Windows tells a window about locking, sleep and the lid; read here from its own structures.

The reading needs no Windows, so that it can be tried anywhere; the registering is done there alone.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Any, Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

from casusdesk.logs import log_event

WM_POWERBROADCAST: Final = 0x0218
WM_WTSSESSION_CHANGE: Final = 0x02B1
PBT_APMSUSPEND: Final = 0x0004
PBT_POWERSETTINGCHANGE: Final = 0x8013
_LEAVING: Final = frozenset((0x2, 0x4, 0x6, 0x7))
"""Console taken away, remote desktop cut, logged off, locked (WTS_CONSOLE_DISCONNECT and so on)."""
_THIS_SESSION: Final = 0


class Guid(ctypes.Structure):
    """As Windows writes a GUID in memory."""

    _fields_ = (
        ("first", ctypes.c_uint32),
        ("second", ctypes.c_uint16),
        ("third", ctypes.c_uint16),
        ("rest", ctypes.c_ubyte * 8),
    )


LID: Final = bytes(Guid(0xBA3E0F4D, 0xB817, 0x4094, (ctypes.c_ubyte * 8)(*bytes.fromhex("a2d1d56379e6a0f3"))))
"""GUID_LIDSWITCH_STATE_CHANGE."""


class PowerSetting(ctypes.Structure):
    """POWERBROADCAST_SETTING with one byte of data: 0 is a lid that went down."""

    _fields_ = (("setting", Guid), ("length", ctypes.c_uint32), ("data", ctypes.c_ubyte * 1))


def means_locking(message: wintypes.MSG) -> bool:
    """Whether this message says that the session is locked or left, the lid closed, or sleep near."""
    if message.message == WM_WTSSESSION_CHANGE:
        return message.wParam in _LEAVING
    if message.message != WM_POWERBROADCAST:
        return False
    if message.wParam == PBT_APMSUSPEND:
        return True
    if message.wParam != PBT_POWERSETTINGCHANGE or not message.lParam:
        return False
    told = PowerSetting.from_address(message.lParam & (1 << 8 * ctypes.sizeof(ctypes.c_void_p)) - 1)
    return bytes(told.setting) == LID and told.length >= 1 and told.data[0] == 0


class SessionMessages(QAbstractNativeEventFilter):
    """Calls `act` when a message to any window of ours means locking; every message goes on its way."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self._act = act

    def register(self, window: int) -> None:
        """Have Windows tell the window with this handle about its session and its lid."""
        windows: Any = vars(ctypes).get("windll")
        if windows is None:
            return
        if not windows.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(window), _THIS_SESSION):
            log_event("session.not_told")
        lid = Guid.from_buffer_copy(LID)
        windows.user32.RegisterPowerSettingNotification(wintypes.HWND(window), ctypes.byref(lid), 0)

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: Any) -> object:
        """Look and let go."""
        ours = bytes(kind) == b"windows_generic_MSG"  # type: ignore[arg-type]
        if ours and means_locking(wintypes.MSG.from_address(int(message))):
            self._act()
        return False, 0
