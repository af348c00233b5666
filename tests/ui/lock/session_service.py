"""A desktop of its own for a test: owns a name on the private bus and emits one signal. Run as a program."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage


def main(name: str, path: str, interface: str, signal: str, *told: str) -> int:
    """Emit it a few times: whoever listens may just have begun."""
    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    if not bus.registerService(name):
        return 1
    message = QDBusMessage.createSignal(path, interface, signal)
    message.setArguments([{"true": True, "false": False}[one] for one in told])
    timer = QTimer()
    timer.setInterval(50)
    timer.timeout.connect(lambda: bus.send(message))
    timer.start()
    QTimer.singleShot(4000, app.quit)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
