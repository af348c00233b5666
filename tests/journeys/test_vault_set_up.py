"""Where no store may be made: told at the first step, with nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from story import Story

from casusdesk import paths


@pytest.fixture
def story(dutch: QApplication, home: Path) -> Iterator[Story]:
    made = Story(dutch, home / "Documenten")
    yield made
    made.stop()


def test_set_up_in_onedrive_is_refused_with_what_to_do(
    story: Story, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "OneDrive - Gemeente" / "data"))
    story.start()
    story.hands.see("Welkom bij Casusdesk")
    story.hands.press("Space")
    story.hands.see("Hier kunnen je casussen niet staan")
    said = story.hands.read_problem()
    assert "staat in OneDrive" in said
    assert "Verplaats de map naar een plek op deze computer zelf" in said
    assert not paths.vault_folder().exists()
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    story.hands.push("Kijk rond met oefencasussen")
    assert len(story.desk.cases.all()) == 8
