"""A whole journey through the real window, in a process of its own, with names that occur nowhere else.

    python tests/torture/journey.py OUTCOME.json

Set-up with the recovery sheet, two signals, the questions, the agenda, a handover with a name on it, papers
saved with a password, a lock and an unlock, a full backup. Everything it leaves, but for what was saved on
purpose in `Documenten`, is for the caller to search; while the store is open it searches by itself.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "journeys"), str(HERE.parent)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

MARKER = "kwartelboom"
PARENT = "Sterrewijn Zevenblad"
TEXT = "bramenhorst"
PAPERS = "Documenten"


def main(outcome: Path) -> int:
    """Do it; leave in `outcome` what must be found nowhere, and what was found while the store was open."""
    from story import PASSPHRASE, Story

    from casusdesk.app import _HEAVY, _application
    from casusdesk.logs import install_hooks, start_log
    from casusdesk.preferences import Preferences
    from casusdesk.ui.crash import CrashTeller
    from casusdesk.ui.dutch import speak_dutch
    from casusdesk.ui.theme import Look
    from leaks import SHORTEST, found_in

    for name in _HEAVY:  # else a worker reads them on, while under strace on a busy machine the story waits
        importlib.import_module(name)
    home = Path.home()
    install_hooks()
    start_log()
    app = _application()
    crash = CrashTeller()
    speak_dutch(app)
    Look(app).apply(Preferences())
    story = Story(app, home / PAPERS)
    story.start()
    story.set_up(name=f"Overleg {MARKER}")
    first = story.add_signal(f"Wie helpt haar bij de {MARKER} van {TEXT}?")
    story.answer_questions()
    second = story.add_signal("Welke steun past hier?", weeks_to_go=20)
    story.put_on_agenda(second)
    story.make_handover(first, PARENT)
    story.save_papers()
    secrets = [MARKER, TEXT, PARENT, *PARENT.split(), first, second, PASSPHRASE, *PASSPHRASE.split()]
    secrets += [story.answers.words, *(form for line in story.recovery for form in _written(line))]
    secrets = [secret for secret in dict.fromkeys(secrets) if len(secret) >= SHORTEST]
    open_finds = found_in(home, secrets, but=home / PAPERS)
    rows = [row.event.value for row in story.desk.audit.all()]
    whole = story.desk.audit.verify().whole
    locked = story.lock()
    story.unlock()
    assert story.window.isVisible()
    kept = sorted(case.code for case in story.desk.cases.all()) == sorted((first, second))
    titles = sorted(story.titles)
    story.stop()
    crash.stop()
    done = {
        "secrets": secrets,
        "open": open_finds,
        "events": rows,
        "ok": whole and kept and locked == 0 and titles == ["casusdesk"],
        "papers": [path.name for path in story.answers.saved],
    }
    outcome.write_text(json.dumps(done), encoding="utf-8")
    return 0


def _written(groups: list[str]) -> tuple[str, str]:
    return " ".join(groups), "".join(groups)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
