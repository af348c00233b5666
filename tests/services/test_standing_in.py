"""Handing over and opening there, through the doors the window uses (US21)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from casusdesk.domain.audit import AuditEvent
from casusdesk.domain.coalition import Coalition
from casusdesk.domain.signal import Signal
from casusdesk.errors import (
    CasusdeskError,
    InvalidInputError,
    KeyringError,
    VaultError,
    WrongPassphraseError,
)
from casusdesk.services.access import Access, AccessState
from casusdesk.services.desk import Desk
from casusdesk.services.standing_in import StandIn, hand_over, weakness
from casusdesk.store.keys import KdfCost
from practice_copy import PracticeCopies

CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)
HERS = "paarse olifant fietst stil voorbij"
HIS = "groene walvis danst zacht langs zee"


class NoKeyring:
    """A laptop whose keyring must not be asked for anything but whether it is there."""

    def available(self) -> None:
        raise KeyringError("Geen sleutelbos.")

    def store(self, vault_id: str, secret: bytes) -> None:
        raise AssertionError("the keyring was written")

    def fetch(self, vault_id: str) -> bytes:
        raise AssertionError("the keyring was read")

    def forget(self, vault_id: str) -> None:
        """Nothing was kept."""

    waiting = False

    def cancel(self) -> None:
        """Nothing ever waits here."""


def laptop(tmp_path: Path, name: str) -> Access:
    return Access(tmp_path / name / "vault", tmp_path / name / "settings" / "vault.json", NoKeyring(), CHEAP)


def typed_back(made: StandIn) -> None:
    assert made.confirms(*(made.recovery_groups[place].lower() for place in made.asked_groups))


@pytest.fixture
def hers(tmp_path: Path) -> Iterator[Desk]:
    """Her desk, with one case."""
    setup = laptop(tmp_path, "hers").prepare(HERS)
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    with setup.finish(Coalition(place="kamer 2")) as desk:
        desk.cases.add_signal(Signal(due_date=date(2027, 4, 15)), "KT472")
        yield desk


@pytest.fixture
def handed(hers: Desk, stick: Path) -> StandIn:
    made = hand_over(hers, stick, HIS)
    typed_back(made)
    made.finish()
    return made


def test_what_he_opens_is_what_she_had_and_needs_no_keyring(
    tmp_path: Path, hers: Desk, handed: StandIn, stick: Path
) -> None:
    his = laptop(tmp_path, "his")
    with his.open_stand_in(stick, HIS) as desk:
        assert desk.cases.all() == hers.cases.all()
        assert desk.coalition == hers.coalition
        assert desk.check() == []
        desk.cases.add_signal(Signal(due_date=date(2027, 6, 1)), "BX385")
    assert his.state() is AccessState.LOCKED
    with laptop(tmp_path, "his").unlock(HIS) as desk:
        assert [case.code for case in desk.cases.all()] == ["BX385", "KT472"]
        lock = desk.lock
        assert lock is not None
        lock.change(HIS, "weer een andere lange zin hier")
    laptop(tmp_path, "his").unlock("weer een andere lange zin hier").close()
    assert [case.code for case in hers.cases.all()] == ["KT472"]


def test_it_is_accounted_for_on_both_sides_without_a_word_of_content(
    tmp_path: Path, hers: Desk, handed: StandIn, stick: Path
) -> None:
    (row,) = hers.audit.all()
    assert (row.event, row.subject, row.reason, row.person) == (AuditEvent.STAND_IN, "waarneming", "", "")
    with laptop(tmp_path, "his").open_stand_in(stick, HIS) as desk:
        assert {row.event for row in desk.audit.all()} == {AuditEvent.STAND_IN}
        assert desk.audit.verify().whole


def test_nothing_is_accounted_for_that_did_not_happen(hers: Desk, stick: Path) -> None:
    made = hand_over(hers, stick, HIS)
    with pytest.raises(VaultError, match="Typ eerst twee groepen"):
        made.finish()
    made.abandon()
    assert hers.audit.all() == ()
    assert list(stick.iterdir()) == []


def test_the_sheet_of_the_stand_in_may_not_lie_beside_the_copy(
    tmp_path: Path, hers: Desk, stick: Path
) -> None:
    made = hand_over(hers, stick, HIS)
    for place in (stick / "herstelblad.pdf", stick / "map" / "blad.pdf"):
        with pytest.raises(CasusdeskError, match="niet bij de kopie"):
            made.refuse_place(place)
    made.refuse_place(tmp_path / "Documenten" / "herstelblad.pdf")
    sheet = made.recovery_page().plain_text()
    assert all(line in sheet for line in made.recovery_lines)
    made.abandon()


def test_his_sheet_opens_what_he_took_over(tmp_path: Path, handed: StandIn, stick: Path) -> None:
    laptop(tmp_path, "his").open_stand_in(stick, HIS).close()
    new = "en nog een heel nieuwe zin"
    with laptop(tmp_path, "his").recover(" ".join(handed.recovery_lines), new) as desk:
        assert len(desk.cases.all()) == 1
    with pytest.raises(WrongPassphraseError):
        laptop(tmp_path, "his").unlock(HIS)


@pytest.mark.usefixtures("handed")
def test_her_passphrase_opens_nothing_there(tmp_path: Path, stick: Path) -> None:
    his = laptop(tmp_path, "his")
    with pytest.raises(WrongPassphraseError, match="Deze wachtwoordzin klopt niet"):
        his.open_stand_in(stick, HERS)
    assert his.state() is AccessState.NEW


@pytest.mark.usefixtures("handed")
def test_where_there_is_a_store_already_nothing_is_brought(tmp_path: Path, hers: Desk, stick: Path) -> None:
    with pytest.raises(VaultError, match="staat al iets"):
        laptop(tmp_path, "hers").open_stand_in(stick, HIS)
    assert hers.check() == []


def test_five_words_and_never_the_practice_cases(
    hers: Desk, stick: Path, practice_copies: PracticeCopies
) -> None:
    assert weakness("vier woorden lange zin") is not None
    assert weakness(HIS) is None
    with pytest.raises(InvalidInputError, match="5 verschillende woorden"):
        hand_over(hers, stick, "vier woorden lange zin")
    with (
        practice_copies.desk() as practice,
        pytest.raises(CasusdeskError, match="oefenomgeving"),
    ):
        hand_over(practice, stick, HIS)
