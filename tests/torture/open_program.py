"""The real program on a real store, steered by lines on its input, for rows that look into the process.

    python tests/torture/open_program.py [--locked]

The first line on the input is JSON: `passphrase` and `names`, of which this file must know none, for what is
read afterwards is its memory. It makes a store, unlocks it in the window as a user does, types the names, and
tells the key of the store. Then `lock` locks it: the process begins again as the real one does, with
`--locked`; `end` ends it. Without `lock` it waits for the lock that comes by itself.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def say(**told: object) -> None:
    """One line for whoever steers."""
    print(json.dumps(told), flush=True)


def main(*, locked: bool) -> int:
    """Until the lock; a fresh locked one only waits to be looked at."""
    from PySide6.QtCore import QSocketNotifier

    from casusdesk import app as window
    from casusdesk import paths
    from casusdesk.services.access import Access, AccessState
    from casusdesk.store.keys import KdfCost
    from casusdesk.ui.fresh_process import start_again

    told = {} if locked else json.loads(sys.stdin.readline())
    access = Access(paths.vault_folder(), paths.settings_folder() / "vault.json", None, KdfCost(64, 1, 1))
    if not locked:
        _make_store(access, **told)
    qt = window._application()
    program = window.Program(qt, access)
    entry = program.begin(AccessState.LOCKED)

    def follow(*_what: object) -> None:
        word = sys.stdin.readline().strip()
        if word == "lock":
            program.lock(asked=False)
        else:
            os._exit(0)

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, qt)
    notifier.activated.connect(follow)
    if locked:
        say(locked=True)
    else:
        entry.opened.connect(lambda desk: _look(program.window, desk, told["names"]))
        _unlock(entry, told["passphrase"])
    qt.exec()
    program.finish()
    if program.start_again:
        sys.orig_argv.append("--locked")
        start_again()
    return 0


def _make_store(access: Any, passphrase: str, names: list[str]) -> None:
    """Sixty cases in which the names stand."""
    from casusdesk.domain.case import Case
    from casusdesk.domain.coalition import Coalition

    setup = access.prepare(passphrase)
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    desk = setup.finish(Coalition(chair="PL", attendees=("VK",)))
    today = desk.today()
    words = [f"Wie belt {names[place % len(names)]}?" for place in range(60)]
    days = [today - timedelta(days=place) for place in range(60)]
    desk.cases.add_all([Case(f"QX{100 + n}", day, question=words[n]) for n, day in enumerate(days)])
    desk.policy.set_lock_minutes(1)
    desk.close()


def _unlock(entry: Any, passphrase: str) -> None:
    """Type it once the page is there."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit

    def typed() -> None:
        field = next((one for one in entry.findChildren(QLineEdit) if one.isVisible()), None)
        if field is None or not field.isEnabled():
            QTimer.singleShot(50, entry, typed)
            return
        field.setFocus()
        QTest.keyClicks(field, passphrase)
        QTest.keyClick(field, Qt.Key.Key_Return)

    QTimer.singleShot(100, entry, typed)


def _look(window: Any, desk: Any, names: list[str]) -> None:
    """The names are typed too, in a form that is not kept, and every screen is shown once."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from casusdesk.ui.places import CASES, ENTRIES

    for place in range(len(ENTRIES)):
        window.show_place(place)
        QApplication.processEvents()
    window.actions_of_frame.add_signal()
    form = window.screens[CASES].form
    form.question.line.setFocus()
    QTest.keyClicks(form.question.line, f"Wie helpt {' en '.join(names)}?")
    say(opened=True, key=desk._vault._key.material.hex())


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parent)]
    sys.exit(main(locked="--locked" in sys.argv))
