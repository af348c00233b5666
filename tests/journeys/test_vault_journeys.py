"""What a project leader does when her store cannot simply be opened; by keyboard, in the real window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import text_of
from hands import wait_for
from PySide6.QtWidgets import QApplication, QLabel
from vault_story import NEW, VaultStory

from casusdesk import paths
from casusdesk.domain.audit import AuditEvent
from casusdesk.ui.unlock.troubles import Way
from spoiled import files_of


@pytest.fixture
def story(dutch: QApplication, home: Path) -> Iterator[VaultStory]:
    made = VaultStory(dutch, home / "Documenten")
    yield made
    made.stop()


def test_the_keyring_lost_the_entry(story: VaultStory) -> None:
    story.ring.kept.clear()
    before = files_of(story.spoiled.folder)
    story.unlock(story.spoiled.passphrase)
    page = story.trouble("Deze computer kent je kluis niet meer")
    assert "Gebruik je herstelblad" in page.trouble.sentence
    assert page.trouble.ways == (Way.RECOVER, Way.RETRY, Way.CLOSE)
    assert files_of(story.spoiled.folder) == before
    story.recover(NEW)
    assert story.here() == story.codes
    assert len(story.ring.kept) == 1


def test_the_passphrase_is_forgotten(story: VaultStory) -> None:
    story.unlock("dit was hem niet geloof ik")
    assert "klopt niet" in story.hands.read_problem()
    story.recover(NEW)
    assert story.here() == story.codes
    story.lock()
    story.unlock(NEW)
    assert story.here() == story.codes


def test_passphrase_and_keyring_are_lost_and_the_code_is_there(story: VaultStory) -> None:
    story.ring.kept.clear()
    story.start()
    story.hands.see("Ontgrendelen")
    story.recover(NEW)
    assert story.here() == story.codes


def test_without_code_and_passphrase_it_says_so_and_throws_nothing_away(story: VaultStory) -> None:
    before = files_of(story.spoiled.folder)
    story.start()
    story.hands.see("Ontgrendelen")
    story.hands.push("Herstelblad gebruiken")
    story.hands.push("Ik heb geen herstelblad")
    page = story.trouble("Zonder herstelblad en wachtwoordzin")
    assert "kan niemand je casussen openen" in page.trouble.sentence
    assert files_of(story.spoiled.folder) == before
    story.hands.push("Terug naar het begin")
    story.hands.see("Ontgrendelen")
    story.type_passphrase()
    assert story.here() == story.codes


def test_a_damaged_file_is_read_saved_and_gone_on_with(story: VaultStory) -> None:
    story.spoiled.spoil(story.spoiled.root("case_strengths"))
    before = story.spoiled.store.read_bytes()
    story.unlock(story.spoiled.passphrase)
    page = story.trouble("Je casussen zijn beschadigd")
    assert "Je wachtwoordzin klopt wel" in page.trouble.sentence
    story.hands.push("Bekijken wat nog leesbaar is…")
    story.hands.see("Casusdesk leest alleen.")
    story.type_passphrase()
    story.hands.see("8 casussen leesbaar")
    story.hands.push("Opslaan als PDF…")
    story.hands.see("De PDF is opgeslagen.")
    shown = (w for w in QApplication.allWidgets() if isinstance(w, QLabel) and w.isVisible())
    (words,) = (one.text() for one in shown if one.accessibleName() == "Wachtwoord van dit bestand")
    text = " ".join(text_of(story.answers.saved[-1], words))
    assert all(code in text for code in story.codes)
    assert story.spoiled.store.read_bytes() == before
    story.hands.push("Verder met wat leesbaar is")
    story.hands.see("Je werkt verder met wat leesbaar was: 8 casussen leesbaar.")
    desk = story.opened()
    assert story.here() == story.codes
    assert desk.check() == []
    assert AuditEvent.SALVAGED in [row.event for row in desk.audit.all()]
    kept = list(story.spoiled.folder.glob("damaged-*/*store.db"))
    assert [path.read_bytes() for path in kept] == [before]


def test_a_damaged_file_and_a_backup(story: VaultStory) -> None:
    story.spoiled.spoil(story.spoiled.root("cases"))
    before = story.spoiled.store.read_bytes()
    story.unlock(story.spoiled.passphrase)
    story.trouble("Je casussen zijn beschadigd")
    story.hands.press("Space")
    story.hands.see("Kies de reservekopie waarmee je verder wilt.")
    story.hands.push("Verder")
    story.hands.see("Reservekopie openen")
    story.type_passphrase()
    story.hands.see("De reservekopie is teruggezet")
    story.hands.see("Je werkt nu verder met 8 casussen")
    desk = story.opened()
    assert story.here() == story.codes
    assert desk.check() == []
    assert before in files_of(story.spoiled.folder).values()


@pytest.mark.parametrize(
    ("happens", "heading"),
    [
        (lambda store: store.unlink(), "Je casussen zijn niet gevonden"),
        (lambda store: store.write_bytes(b""), "Het bestand met je casussen is leeg"),
        (lambda store: store.write_bytes(store.read_bytes()[:-9]), "Van je casussen mist een stuk"),
    ],
    ids=["missing", "emptied", "cut"],
)
def test_a_file_that_is_gone_empty_or_cut_never_becomes_a_new_store(
    story: VaultStory, happens: object, heading: str
) -> None:
    happens(story.spoiled.store)  # type: ignore[operator]
    before = files_of(story.spoiled.folder)
    story.start()
    page = story.trouble(heading)
    assert "eservekopie terug" in page.trouble.sentence
    assert files_of(story.spoiled.folder) == before
    story.hands.press("Space")
    story.hands.see("Kies de reservekopie waarmee je verder wilt.")
    story.hands.push("Verder")
    story.hands.see("Reservekopie openen")
    story.type_passphrase()
    story.opened()
    assert story.here() == story.codes


def test_both_key_files_are_damaged(story: VaultStory) -> None:
    for copy in (story.spoiled.folder / "vault.json", paths.settings_folder() / "vault.json"):
        copy.write_bytes(b"{")
    story.start()
    page = story.trouble("De sleutel van je casussen is beschadigd")
    assert "zet een reservekopie terug" in page.trouble.sentence
    story.hands.press("Space")
    story.hands.see("Kies de reservekopie waarmee je verder wilt.")
    story.hands.push("Verder")
    story.hands.see("Reservekopie openen")
    story.type_passphrase()
    story.opened()
    assert story.here() == story.codes


def test_damaged_keys_without_any_backup_say_what_to_do(story: VaultStory) -> None:
    shutil.rmtree(story.spoiled.folder / "backups")
    for copy in (story.spoiled.folder / "vault.json", paths.settings_folder() / "vault.json"):
        copy.write_bytes(b"{")
    before = files_of(story.spoiled.folder)
    story.start()
    story.trouble("De sleutel van je casussen is beschadigd")
    story.hands.press("Space")
    story.hands.see("Hier staat geen reservekopie. Steek je stick in de computer")
    story.hands.press("Escape")
    story.trouble("De sleutel van je casussen is beschadigd")
    assert files_of(story.spoiled.folder) == before


def test_a_newer_schema_is_left_alone(story: VaultStory) -> None:
    with story.spoiled.access.unlock(story.spoiled.passphrase) as desk:
        desk._vault._connection.execute("PRAGMA user_version = 99")
    before = story.spoiled.store.read_bytes()
    story.unlock(story.spoiled.passphrase)
    page = story.trouble("Je casussen zijn van een nieuwere versie")
    assert "Installeer de nieuwste versie" in page.trouble.sentence
    assert page.trouble.ways == (Way.CLOSE,)
    story.hands.press("Space")
    assert story.spoiled.store.read_bytes() == before


def older(story: VaultStory) -> None:
    """Put the file back as it was before the last change."""
    content, last = story.spoiled.store.read_bytes(), story.codes[0]
    with story.spoiled.access.unlock(story.spoiled.passphrase) as desk:
        desk.cases.delete(last)
    story.spoiled.store.write_bytes(content)


def test_an_older_file_is_told_and_opened_only_when_asked(story: VaultStory) -> None:
    older(story)
    story.unlock(story.spoiled.passphrase)
    page = story.trouble("Je laatste wijzigingen ontbreken")
    assert "achter op wat je het laatst bewaarde" in page.trouble.sentence
    story.hands.push("Toch openen")
    story.hands.see("Ontgrendelen")
    story.type_passphrase()
    assert story.here() == story.codes
    assert AuditEvent.OLDER_STORE in [row.event for row in story.desk.audit.all()]
    story.lock()
    story.unlock(story.spoiled.passphrase)
    assert story.here() == story.codes


def test_instead_of_an_older_file_the_newest_backup(story: VaultStory) -> None:
    older(story)
    story.unlock(story.spoiled.passphrase)
    story.trouble("Je laatste wijzigingen ontbreken")
    story.hands.press("Space")
    story.hands.see("7 casussen")
    story.hands.push("Verder")
    story.hands.see("Reservekopie openen")
    story.type_passphrase()
    story.opened()
    assert story.here() == story.codes[1:]


def test_a_second_window_waits_for_the_first(story: VaultStory) -> None:
    first = story.spoiled.access.unlock(story.spoiled.passphrase)
    try:
        story.unlock(story.spoiled.passphrase)
        page = story.trouble("Er is nog een venster open")
        assert "Sluit het andere venster" in page.trouble.sentence
    finally:
        first.close()
    story.hands.press("Space")
    story.hands.see("Ontgrendelen")
    story.type_passphrase()
    assert story.here() == story.codes


def test_a_synced_folder_is_warned_of_at_opening(story: VaultStory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDrive", str(paths.data_folder()))
    story.unlock(story.spoiled.passphrase)
    assert story.here() == story.codes
    wait_for(lambda: story.answers.told, "a warning")
    assert any("staat in OneDrive" in said and "Verplaats de map" in said for said in story.answers.told)


def test_a_new_laptop_with_a_backup_on_a_stick(story: VaultStory, stick: Path) -> None:
    (backup,) = sorted((story.spoiled.folder / "backups").glob("*.tar"))[-1:]
    shutil.copy(backup, stick)
    shutil.rmtree(paths.data_folder())
    shutil.rmtree(paths.settings_folder())
    story.ring.kept.clear()
    story.answers.stick = stick
    story.start()
    story.hands.see("Welkom bij Casusdesk")
    story.hands.push("Ik heb een reservekopie…")
    story.hands.see("Hier staat geen reservekopie.")
    story.hands.push("Op een andere plek zoeken…")
    story.hands.see("8 casussen")
    story.hands.push("Verder")
    story.hands.see("Nieuwe wachtwoordzin")
    for line in story.recovery:
        story.hands.type(" ".join(line))
        story.hands.press("Return")
    story.hands.fill("Wachtwoordzin", NEW)
    story.hands.press("Return")
    story.hands.type(NEW)
    story.hands.press("Return")
    story.hands.see("Je werkt nu verder met 8 casussen")
    story.opened()
    assert story.here() == story.codes
    story.lock()
    story.unlock(NEW)
    assert story.here() == story.codes
