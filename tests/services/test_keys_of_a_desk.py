"""What a desk does with its own keys: check the code, a new sheet, with or without the keyring, on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.coalition import Coalition
from casusdesk.errors import (
    CasusdeskError,
    InvalidInputError,
    KeyringEntryMissingError,
    KeyringError,
    VaultError,
    WrongPassphraseError,
)
from casusdesk.services import new_sheet
from casusdesk.services.access import Access, open_empty_practice
from casusdesk.services.clock import Clock
from casusdesk.services.clock_jump import JUMPED
from casusdesk.services.desk import Desk
from casusdesk.store.keys import KdfCost

FOUR_WORDS = "paarse olifant fietst stil"
FIVE_WORDS = "paarse olifant fietst stil voorbij"
CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)


@dataclass
class Keyring:
    """A device's secrets in memory, or `broken`."""

    broken: bool = False
    entries: dict[str, bytes] = field(default_factory=dict)
    waiting: bool = False

    def available(self) -> None:
        if self.broken:
            raise KeyringError("De sleutelbos doet het niet.")

    def store(self, vault_id: str, secret: bytes) -> None:
        self.available()
        self.entries[vault_id] = secret

    def fetch(self, vault_id: str) -> bytes:
        self.available()
        if vault_id not in self.entries:
            raise KeyringEntryMissingError("De sleutel is weg. Gebruik je herstelblad.")
        return self.entries[vault_id]

    def forget(self, vault_id: str) -> None:
        self.entries.pop(vault_id, None)

    def cancel(self) -> None:
        """Nothing waits here."""


class Place:
    """A store with a lock, its keyring, and a calendar that a test turns."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keyring = Keyring()
        self.day = date(2027, 1, 31)
        self.code = ""

    def access(self) -> Access:
        clock = Clock(lambda: self.day, lambda: datetime(2027, 1, 31, tzinfo=UTC))
        second = self.folder.parent / "settings" / "vault.json"
        return Access(self.folder, second, self.keyring, CHEAP, clock)

    def make(self) -> Desk:
        setup = self.access().prepare(FOUR_WORDS)
        self.code = " ".join(setup.recovery_lines)
        assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
        return setup.finish(Coalition())

    def on_record(self, desk: Desk) -> list[AuditEvent]:
        return [row.event for row in desk.audit.all()]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "vault")


@pytest.fixture
def desk(place: Place) -> Iterator[Desk]:
    made = place.make()
    yield made
    made.close()


def typed_back(sheet: new_sheet.NewSheet) -> str:
    assert sheet.confirms(*(sheet.recovery_groups[group] for group in sheet.asked_groups))
    return "-".join(sheet.recovery_groups)


@pytest.mark.parametrize(
    ("made", "not_yet", "due"),
    [
        (date(2027, 1, 31), date(2027, 7, 30), date(2027, 7, 31)),
        (date(2027, 8, 31), date(2028, 2, 28), date(2028, 2, 29)),
        (date(2026, 8, 31), date(2027, 2, 27), date(2027, 2, 28)),
        (date(2027, 10, 31), date(2028, 4, 29), date(2028, 4, 30)),
        (date(2027, 7, 1), date(2027, 12, 31), date(2028, 1, 1)),
    ],
)
def test_six_months_after_the_set_up(place: Place, made: date, not_yet: date, due: date) -> None:
    place.day = made
    with place.make() as desk:
        assert desk.code_check.checked_on == made
        place.day = not_yet
        assert not desk.code_check.due
        place.day = due
        assert desk.code_check.due
        desk.code_check.check(place.code)
        assert not desk.code_check.due


def test_a_clock_that_was_set_ahead_does_not_put_it_off_for_years(place: Place) -> None:
    place.day = date(2099, 1, 1)
    with place.make() as desk:
        place.day = date(2027, 1, 31)
        assert desk.code_check.due


def test_checking_proves_and_accounts(place: Place, desk: Desk) -> None:
    place.day = date(2027, 9, 1)
    wrong = "0" if place.code[3] != "0" else "1"
    with pytest.raises(InvalidInputError, match="regel 1"):
        desk.code_check.check(place.code[:3] + wrong + place.code[4:])
    with pytest.raises(WrongPassphraseError, match="hoort niet bij deze kluis"):
        desk.code_check.check("0" * 32)
    assert desk.code_check.due
    assert AuditEvent.CODE_CHECKED not in place.on_record(desk)
    before = (place.folder / "vault.json").read_bytes()
    desk.code_check.check(place.code.replace(" ", "-").lower())
    assert (place.folder / "vault.json").read_bytes() == before
    assert desk.code_check.checked_on == place.day
    assert place.on_record(desk)[-1] is AuditEvent.CODE_CHECKED


def test_checking_needs_no_keyring(place: Place, desk: Desk) -> None:
    place.keyring.broken = True
    desk.code_check.check(place.code)


def test_a_new_sheet_takes_the_place_of_the_old_one(place: Place, desk: Desk) -> None:
    place.day = date(2027, 9, 1)
    with pytest.raises(WrongPassphraseError):
        new_sheet.begin(desk, FIVE_WORDS)
    sheet = new_sheet.begin(desk, FOUR_WORDS)
    with pytest.raises(VaultError, match="Typ eerst twee groepen"):
        sheet.finish()
    desk.code_check.check(place.code)  # until it is finished the old one counts
    new = typed_back(sheet)
    with pytest.raises(CasusdeskError, match="niet in de map van de kluis"):
        sheet.refuse_place(place.folder / "blad.pdf")
    sheet.finish()
    assert desk.warnings == ()
    assert desk.backups is not None
    assert sorted(backup.own for backup in desk.backups.all()) == [False, True]
    with pytest.raises(WrongPassphraseError):
        desk.code_check.check(place.code)
    desk.code_check.check(new)
    assert AuditEvent.ROTATED in place.on_record(desk)
    desk.close()
    with place.access().unlock(FOUR_WORDS) as again:
        assert again.warnings == (JUMPED,)  # it is months later
        assert again.check() == []
    place.day = date(2027, 10, 2)
    with place.access().recover(new, "groene walvis danst zacht") as again:
        assert AuditEvent.RECOVERED in place.on_record(again)
        assert again.code_check.checked_on == place.day


def test_without_the_keyring_by_choice_and_back(place: Place, desk: Desk) -> None:
    lock = desk.lock
    assert lock is not None
    with pytest.raises(InvalidInputError, match="5 verschillende woorden"):
        lock.leave_keyring(FOUR_WORDS, FOUR_WORDS)
    with pytest.raises(WrongPassphraseError):
        lock.leave_keyring(FIVE_WORDS, FIVE_WORDS)
    assert not lock.portable
    lock.leave_keyring(FOUR_WORDS, FIVE_WORDS)
    assert lock.portable
    assert lock.weakness(FOUR_WORDS)
    assert place.on_record(desk)[-1] is AuditEvent.NEW_PASSPHRASE
    desk.close()
    kept, place.keyring.entries = place.keyring.entries, {}
    place.keyring.broken = True
    with place.access().unlock(FIVE_WORDS) as again:
        assert again.lock is not None
        assert again.lock.portable
        with pytest.raises(KeyringError):
            again.lock.use_keyring(FIVE_WORDS, FOUR_WORDS)
        assert again.lock.portable
        place.keyring.broken = False
        again.lock.use_keyring(FIVE_WORDS, FOUR_WORDS)
        assert not again.lock.portable
    assert set(place.keyring.entries) == set(kept)
    with place.access().unlock(FOUR_WORDS):
        pass


def test_set_up_without_the_keyring_by_choice(place: Place) -> None:
    access = place.access()
    assert access.keyring_problem() is None
    assert access.weakness(FOUR_WORDS) is None
    assert access.weakness(FOUR_WORDS, portable=True) is not None
    with pytest.raises(InvalidInputError, match="5 verschillende woorden"):
        access.prepare(FOUR_WORDS, portable=True)
    setup = access.prepare(FIVE_WORDS, portable=True)
    assert place.keyring.entries == {}
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    with setup.finish(Coalition()) as made:
        assert made.lock is not None
        assert made.lock.portable


def test_the_keyring_is_asked_again_when_the_person_did_something_about_it(place: Place) -> None:
    place.keyring.broken = True
    access = place.access()
    assert access.keyring_problem() == "De sleutelbos doet het niet."
    place.keyring.broken = False
    assert access.keyring_problem() is not None
    assert access.ask_keyring_again() is None
    assert access.weakness(FOUR_WORDS) is None


def test_the_practice_environment_has_no_sheet() -> None:
    with open_empty_practice() as desk:
        assert not desk.code_check.due
        with pytest.raises(CasusdeskError, match="oefenomgeving"):
            desk.code_check.check("0" * 32)
        with pytest.raises(CasusdeskError, match="oefenomgeving"):
            new_sheet.begin(desk, FOUR_WORDS)
