"""US21: the project leader goes on leave; a stand-in goes on with everything, on another laptop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from counting import MouseWatch
from PySide6.QtWidgets import QApplication
from story import PASSPHRASE, Story

from casusdesk import paths
from casusdesk.ui.places import ENTRIES

HIS = "groene walvis danst zacht langs de zee"
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


def hand_over(story: Story) -> None:
    """From anywhere in the window to the copy on the stick; his sheet goes to his folder."""
    hands = story.hands
    hands.press(f"Alt+{len(ENTRIES)}")
    hands.push("Casusdesk overdragen aan een vervanger…")
    hands.see("Waar komt de kopie?")
    hands.press("Space")
    hands.see("Gekozen: stick")
    hands.type(HIS)
    hands.see("Dit is een sterke wachtwoordzin.")
    hands.press("Return")
    hands.type(HIS)
    hands.press("Return")
    hands.see("Controle: typ twee groepen")
    story.type_code_back()
    hands.see("De kopie staat klaar in de map casusdesk-waarneming.")
    hands.press("Space")
    hands.see("Casusdesk overdragen aan een vervanger…")


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
    assert files_in(home / ".local" / "share" / "casusdesk" / "vault") == hers
    assert story.answers.told == []
    assert story.titles == {"casusdesk"}
    assert not mouse.used
