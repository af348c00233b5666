"""US21: the project leader goes on leave; a stand-in goes on with everything, on another laptop."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from counting import MouseWatch
from PySide6.QtWidgets import QApplication
from story import PASSPHRASE, Story

from casusdesk import paths
from casusdesk.ui.places import ENTRIES

HIS = "groene walvis danst zacht langs de zee"
BACK = "weer een andere lange zin terug"
FIRST = "Wie helpt haar aan een eigen plek voor de bevalling?"
SECOND = "Welke steun past bij de schulden en het jonge gezin?"


def everything(story: Story) -> tuple[object, ...]:
    """All that the store holds."""
    desk = story.desk
    return desk.coalition, desk.cases.all(), desk.cases.actions(), desk.meetings.all(), desk.handovers.all()


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def story(dutch: QApplication, home: Path) -> Iterator[Story]:
    made = Story(dutch, home / "Documenten")
    yield made
    made.stop()


def move_house(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """From here on the program finds another laptop around it: empty, and of somebody else."""
    for name, inside in (
        ("HOME", ""),
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_CACHE_HOME", ".cache"),
    ):
        place = folder / inside
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(place))


def hand_over(story: Story, passphrase: str = HIS) -> None:
    """From anywhere in the window to the copy on the stick; the new sheet goes to where papers go."""
    hands = story.hands
    hands.press(f"Alt+{len(ENTRIES)}")
    hands.push("Casusdesk overdragen aan een vervanger…")
    hands.see("Waar komt de kopie?")
    hands.press("Space")
    hands.see("Gekozen: stick")
    hands.type(passphrase)
    hands.see("Dit is een sterke wachtwoordzin.")
    hands.press("Return")
    hands.type(passphrase)
    hands.press("Return")
    hands.see("Controle: typ twee groepen")
    story.type_code_back()
    hands.see("De kopie staat klaar in de map casusdesk-waarneming.")
    hands.press("Space")
    hands.see("Casusdesk overdragen aan een vervanger…")


def take_back(story: Story, passphrase: str) -> int:
    """From anywhere in the window to the lock that comes after it; the exit code."""
    hands = story.hands
    hands.press(f"Alt+{len(ENTRIES)}")
    hands.push("Terugnemen van de vervanger…")
    hands.see("Waar staat de kopie?")
    hands.press("Space")
    hands.type(passphrase)
    hands.press("Return")
    hands.see("Op de stick: 2 casussen. 1 nieuw en 0 gewijzigd ten opzichte van hier.")
    code = story.until_the_end("Space")
    assert story.program is not None
    assert story.program.start_again, "no fresh process asked for"
    story.program.finish()
    story.program = None
    return code


def test_everything_goes_on_at_the_laptop_of_the_stand_in(
    story: Story,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    mouse: MouseWatch,
) -> None:
    stick = story.answers.stick = tmp_path / "stick"
    stick.mkdir()
    story.start()
    story.set_up()
    first = story.add_signal(FIRST)
    story.answer_questions()
    story.answers.folder = tmp_path / "van de vervanger"
    story.answers.folder.mkdir()
    hand_over(story)
    before, sent = everything(story), files_in(stick)
    story.stop()
    hers = files_in(paths.vault_folder())

    move_house(monkeypatch, tmp_path / "laptop")
    hands = story.hands
    story.start()
    hands.see("Welkom bij Casusdesk")
    hands.push("Waarneming openen…")
    hands.see("Waar staat de waarneming?")
    hands.press("Space")
    hands.type(PASSPHRASE)
    hands.press("Return")
    assert hands.read_problem() == "Deze wachtwoordzin klopt niet. Let op hoofdletters."
    hands.type(HIS)
    hands.press("Return")
    hands.see("Wis nu de map casusdesk-waarneming van de stick.")
    hands.press("Space")
    assert everything(story) == before
    assert story.desk.cases.get(first).question == FIRST
    second = story.add_signal(SECOND, weeks_to_go=20)
    assert story.lock() == 0

    story.unlock(HIS)
    assert {case.code for case in story.desk.cases.all()} == {first, second}
    assert story.desk.check() == []
    assert files_in(stick) == sent
    for path in stick.iterdir():  # as the page said
        shutil.rmtree(path)
    hand_over(story, BACK)
    after = everything(story)
    story.stop()

    move_house(monkeypatch, home)
    assert files_in(paths.vault_folder()) == hers
    story.unlock()
    assert everything(story) == before
    assert take_back(story, BACK) == 0
    story.unlock()
    assert everything(story) == after
    assert story.desk.check() == []
    assert story.answers.told == []
    assert story.titles == {"casusdesk"}
    assert not mouse.used
