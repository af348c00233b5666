"""Run by the test in a name space of its own: the data folder is a small disk, to be filled or closed.

Prints what the screen said at each step, one line per step.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from hands import wait_for, words  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from vault_story import VaultStory  # noqa: E402

from casusdesk import paths  # noqa: E402
from casusdesk.ui.dutch import speak_dutch  # noqa: E402
from spoiled import files_of  # noqa: E402

NEW = "Wie helpt haar aan een plek voor de winter?"


def tell(step: str, said: object) -> None:
    print(f"{step}: {said}", flush=True)


def mounted(how: str) -> None:
    """Change how the small disk is mounted."""
    subprocess.run(["mount", "-o", f"remount,{how}", str(paths.data_folder().parent)], check=True)


def fill() -> Path:
    """A file that takes all the room there is."""
    filler = paths.data_folder().parent / "vol"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return filler


def full(story: VaultStory) -> None:
    story.unlock(story.spoiled.passphrase)
    code = story.codes[0]
    story.window.context.open_question(code, "question")
    field = story.hands.on
    filler = fill()
    story.hands.press("Ctrl+A")
    story.hands.type(NEW)
    story.hands.see("Niet bewaard – ")
    tell("status", next(said for said in words() if said.startswith("Niet bewaard")))
    tell("in the form", field.toPlainText() if hasattr(field, "toPlainText") else field.text())
    filler.unlink()
    wait_for(lambda: story.desk.cases.get(code).question == NEW, "what was typed in the store")
    story.hands.see("Bewaard om")
    tell("in the store", story.desk.cases.get(code).question)
    tell("findings", story.desk.check())


def read_only(story: VaultStory) -> None:
    before = files_of(story.spoiled.folder)
    mounted("ro")
    story.unlock(story.spoiled.passphrase)
    page = story.trouble("In deze map kan niet worden geschreven")
    tell("said", page.trouble.sentence)
    tell("untouched", files_of(story.spoiled.folder) == before)
    mounted("rw")
    story.hands.press("Space")
    story.hands.see("Ontgrendelen")
    story.type_passphrase()
    tell("open", story.here() == story.codes)


def main() -> None:
    app = QApplication([])
    speak_dutch(app)
    story = VaultStory(app, Path(os.environ["HOME"]) / "Documenten")
    try:
        {"full": full, "read_only": read_only}[sys.argv[1]](story)
    finally:
        story.stop()


if __name__ == "__main__":
    main()
