"""Listens to the session as casusdesk does, under its offline hook; says `locked` or `open`. A program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from casusdesk.offline import refuse_network
from casusdesk.ui.session_signals import SessionSignals


def main(seconds: str, *service: str) -> int:
    """Listen, have the service emit, and say what came of it within `seconds`."""
    refuse_network()
    app = QApplication([])
    signals = SessionSignals()
    signals.locking.connect(lambda: app.exit(42))
    signals.start(0)
    desktop = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("session_service.py")), *service]
    )
    QTimer.singleShot(round(1000 * float(seconds)), lambda: app.exit(0))
    code = app.exec()
    desktop.kill()
    desktop.wait()
    print("locked" if code == 42 else "open")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
