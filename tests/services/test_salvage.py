"""What is left of a damaged store: told, saved as a locked PDF, and gone on with after a look at it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PasswordType, PdfReader

from casusdesk.domain.audit import AuditEvent
from casusdesk.errors import CasusdeskError, DamagedVaultError
from casusdesk.services.condition import Condition
from spoiled import Spoiled, files_of


@pytest.fixture
def spoiled(tmp_path: Path) -> Spoiled:
    return Spoiled(tmp_path / "kluis")


def test_what_can_be_read_is_a_pdf_that_only_its_words_open(spoiled: Spoiled, tmp_path: Path) -> None:
    spoiled.spoil(spoiled.root("case_strengths"))
    before = files_of(spoiled.folder)
    made = spoiled.access.salvage(spoiled.passphrase)
    assert made.sentence == "8 casussen leesbaar"
    assert not made.whole
    assert made.told[:4] == (
        "8 casussen leesbaar",
        "4 afspraken leesbaar",
        "7 besluiten leesbaar",
        "3 overdrachten leesbaar",
    )
    assert made.damage.startswith("1 van de ")
    words = made.save(tmp_path / "gered.pdf")
    made.abandon()
    assert len(words.split()) == 5
    reader = PdfReader(tmp_path / "gered.pdf")
    assert reader.decrypt("") is PasswordType.NOT_DECRYPTED
    assert reader.decrypt(words) is not PasswordType.NOT_DECRYPTED
    text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    for case in spoiled.cases:
        assert case.code in text
        assert case.question[:25] in text
    assert "Besluiten" in text
    assert "Overdrachten" in text
    after = files_of(spoiled.folder)
    assert {name: after[name] for name in before} == before


def test_going_on_with_it_is_accounted_for(spoiled: Spoiled, tmp_path: Path) -> None:
    spoiled.spoil(spoiled.root("case_strengths"), spoiled.root("actions"))
    with pytest.raises(DamagedVaultError):
        spoiled.access.unlock(spoiled.passphrase)
    made = spoiled.access.salvage(spoiled.passphrase)
    assert "0 van 4 afspraken leesbaar" in made.told
    made.save(tmp_path / "gered.pdf")
    with made.rebuild() as desk:
        assert {case.code for case in desk.cases.all()} == {case.code for case in spoiled.cases}
        events = [row.event for row in desk.audit.all()]
        assert AuditEvent.SALVAGED in events
        assert AuditEvent.EXPORTED in events
    with spoiled.access.unlock(spoiled.passphrase) as desk:
        assert desk.check() == []
        assert len(desk.cases.all()) == 8


def test_without_a_case_there_is_nothing_to_go_on_with(spoiled: Spoiled) -> None:
    spoiled.spoil(spoiled.root("cases"))
    made = spoiled.access.salvage(spoiled.passphrase)
    assert made.sentence == "0 van 8 casussen leesbaar"
    with pytest.raises(CasusdeskError, match="Zet een reservekopie terug"):
        made.rebuild()
    made.abandon()


def test_what_a_look_from_outside_tells(spoiled: Spoiled, tmp_path: Path) -> None:
    store, content, access = spoiled.store, spoiled.store.read_bytes(), spoiled.access
    assert access.condition() is Condition.LOCKED
    for spoil, told in ((b"", Condition.EMPTIED), (content[:-7], Condition.CUT)):
        store.write_bytes(spoil)
        assert access.condition() is told
    store.unlink()
    assert access.condition() is Condition.NO_STORE
    store.parent.rmdir()
    assert access.condition() is Condition.NO_STORE
    (spoiled.folder / "gen-0002").mkdir()
    (spoiled.folder / "gen-0003").mkdir()
    (spoiled.folder / "CURRENT").write_text("gen-0009\n")
    assert access.condition() is Condition.UNCLEAR
    (spoiled.folder / "vault.json").write_bytes(b"{}")
    assert access.condition() is Condition.NO_KEY_FILE
