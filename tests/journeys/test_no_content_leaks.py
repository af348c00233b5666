"""After a whole journey no word of a case is outside the encrypted store and the files saved on purpose."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import text_of
from PySide6.QtWidgets import QApplication
from story import PASSPHRASE, Story

from casusdesk import paths
from casusdesk.logs import start_log, stop_log
from leaks import ENCODINGS, SHORTEST, found_in

MARKER = "kwartelboom"
PARENT = "Sterrewijn Zevenblad"


@pytest.fixture
def story(dutch: QApplication, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Story]:
    """A story of which also what is temporary stays within the home that is searched."""
    (home / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(home / "tmp"))
    start_log()
    made = Story(dutch, home / "Documenten")
    yield made
    made.stop()
    stop_log()


def test_no_marker_name_or_code_outside_what_was_saved_on_purpose(
    story: Story, home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    papers = story.answers.folder
    story.start()
    story.set_up(name=f"Overleg {MARKER}")
    first = story.add_signal(f"Wie helpt haar bij de {MARKER} van het gezin?")
    story.answer_questions()
    second = story.add_signal("Welke steun past hier?", weeks_to_go=20)
    story.put_on_agenda(second)
    story.make_handover(first, PARENT)
    story.save_papers()
    secrets = [MARKER, *PARENT.split(), first, second, PASSPHRASE, *PASSPHRASE.split()]
    secrets += [group for line in story.recovery for group in (" ".join(line), "".join(line))]
    secrets = [secret for secret in secrets if len(secret) >= SHORTEST]
    assert found_in(home, secrets, but=papers) == []  # while the store is open, with its journal
    assert story.lock() == 0
    story.unlock()
    assert story.window.isVisible()
    story.stop()

    assert found_in(home, secrets, but=papers) == []
    said = " ".join(capfd.readouterr()) + (paths.log_folder() / "casusdesk.log").read_text(encoding="utf-8")
    assert [secret for secret in secrets if secret.lower() in said.lower()] == []
    assert story.titles == {"casusdesk"}
    assert {path.name for path in papers.iterdir()} == {"herstelblad.pdf", story.answers.saved[-1].name}
    assert not any(secret in path.name for secret in secrets for path in papers.iterdir())
    on_paper = " ".join(text_of(story.answers.saved[-1], story.answers.words))
    assert MARKER in on_paper  # it was there to be found
    assert first in on_paper
    assert paths.vault_folder().stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_search_finds_what_is_planted(home: Path, encoding: str) -> None:
    vault = paths.vault_folder()
    vault.mkdir(parents=True)
    (vault / "los.bin").write_bytes(b"\x00\x01" + f"de {MARKER.upper()} van KT472".encode(encoding) + b"\xff")
    found = found_in(home, [MARKER, "KT472", "ZL496"])
    assert [line.split()[0] for line in found] == [MARKER, "KT472"]
    assert found_in(home, [MARKER], but=vault) == []


def test_the_search_finds_a_name_of_a_file(home: Path) -> None:
    (home / "Agenda KT472.pdf").touch()
    assert found_in(home, ["KT472"]) == ["KT472 in Agenda KT472.pdf"]
