"""Run by the test under `dbus-run-session`: the window with a real gnome-keyring, from set-up to damage.

Prints what the screen said at each step, one line per step.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "credentials")]

from keyring_session import delete_entries, entries, start_daemon  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from story import PASSPHRASE, Story  # noqa: E402

from casusdesk import paths  # noqa: E402
from casusdesk.store import vault  # noqa: E402
from casusdesk.ui.dutch import speak_dutch  # noqa: E402

NEW = "groene walvis danst zacht buiten"
QUESTION = "Wie helpt haar aan een eigen plek?"


def tell(step: str, said: object) -> None:
    print(f"{step}: {said}", flush=True)


def opened(story: Story) -> str:
    return ", ".join(case.question for case in story.desk.cases.all())


def lose_the_entry(story: Story) -> None:
    """The entry is gone: said so, and the sheet leads back in."""
    story.lock()
    delete_entries()
    story.unlock()
    tell("gone", story.hands.read_problem())
    story.recover(NEW)
    tell("recovered", opened(story))
    tell("entries", len(entries()))
    story.lock()
    story.unlock(PASSPHRASE)
    tell("old", story.hands.read_problem())
    story.hands.type(NEW)
    story.hands.press("Return")
    tell("new", opened(story))


def damage_the_keys(story: Story) -> None:
    """Both copies of the key file spoiled: said before a passphrase is asked in vain; then put right."""
    story.lock()
    copies = (paths.vault_folder() / "vault.json", paths.settings_folder() / "vault.json")
    before = [copy.read_bytes() for copy in copies]
    for copy in copies:
        copy.write_bytes(b"{")
    story.start()
    tell("damaged keys", story.hands.read_problem())
    story.stop()
    for copy, content in zip(copies, before, strict=True):
        copy.write_bytes(content)


def damage_the_store(story: Story) -> None:
    """The database itself spoiled: the right passphrase does not open it, and is not blamed."""
    for file in paths.vault_folder().rglob("*"):
        if file.is_file() and file.suffix != ".json" and file.stat().st_size > 4096:
            content = bytearray(file.read_bytes())
            content[64:4096] = bytes(len(content[64:4096]))
            file.write_bytes(content)
    story.unlock(NEW)
    tell("damaged store", story.hands.read_problem())


def main() -> None:
    home = Path(os.environ["HOME"])
    daemon = start_daemon()
    app = QApplication([])
    speak_dutch(app)
    story = Story(app, home / "Documenten")
    try:
        story.start()
        story.set_up()
        story.add_signal(QUESTION)
        tell("slot", vault.describe(paths.vault_folder(), None).needs_keyring)
        tell("labels", entries())
        story.lock()
        story.unlock(NEW)
        tell("wrong", story.hands.read_problem())
        story.hands.type(PASSPHRASE)
        story.hands.press("Return")
        tell("right", opened(story))
        lose_the_entry(story)
        damage_the_keys(story)
        damage_the_store(story)
    finally:
        story.stop()
        daemon.kill()
        daemon.wait()


if __name__ == "__main__":
    main()
