"""Raw keys, the cost of a guess, and slots that cannot be moved or weakened."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from casusdesk.errors import DamagedVaultError, KeyringError, WrongPassphraseError
from casusdesk.store.keys import FLOOR, KdfCost, RawKey, calibrated, raw_key_spec, stretch
from casusdesk.store.passphrase import weak_passphrase
from casusdesk.store.recovery_code import RecoveryCode
from casusdesk.store.slots import (
    Slot,
    SlotName,
    daily_slot,
    open_daily,
    open_portable,
    open_recovery,
    portable_slot,
    recovery_slot,
)

VAULT = "0123456789abcdef" * 2
DEVICE = bytes(range(32))


@pytest.mark.parametrize(
    "digits", ["", "ab" * 32, "ab" * 47, "ab" * 49, "AB" * 48, "zz" * 48, "ab" * 47 + "a\n"]
)
def test_anything_but_96_hex_digits_is_refused(digits: str) -> None:
    with pytest.raises(ValueError, match="96 hex"):
        raw_key_spec(digits)


def test_a_raw_key_is_48_bytes_and_does_not_show_itself() -> None:
    key = RawKey.random()
    assert key.spec == f"x'{key.material.hex()}'"
    assert key.material.hex() not in repr(key)
    with pytest.raises(ValueError, match="48 bytes"):
        RawKey(bytes(32))


@pytest.mark.parametrize(
    "cost",
    [
        KdfCost(4 * 1024 * 1024, 3, 4),
        KdfCost(65536, 3, 0),
        KdfCost(65536, 3, 200),
        KdfCost(65536, 0, 4),
        KdfCost(65536, 10**9, 4),
        KdfCost(1024 * 1024, 64, 4),
        KdfCost(8, 1, 4),
        KdfCost(-1, 1, 1),
    ],
    ids=str,
)
def test_absurd_costs_are_refused_before_anything_is_computed(cost: KdfCost) -> None:
    with pytest.raises(DamagedVaultError, match="onmogelijke berekening"):
        stretch("x", bytes(16), cost)


def _clock(seconds: float) -> object:
    ticks = iter((0.0, seconds))
    return lambda: next(ticks)


def test_calibration_never_goes_under_the_floor_and_grows_on_a_fast_computer() -> None:
    assert calibrated(clock=_clock(5.0)) == FLOOR  # type: ignore[arg-type]
    fast = calibrated(clock=_clock(0.1))  # type: ignore[arg-type]
    assert fast.memory_kib == 256 * 1024
    assert fast.memory_kib * fast.iterations == pytest.approx(10 * 65536 * 3, rel=0.1)
    assert calibrated(clock=_clock(0.0001)).check()  # type: ignore[arg-type]


def test_the_same_accents_typed_differently_are_the_same_passphrase(cheap: KdfCost) -> None:
    assert stretch("caf\u00e9 ", bytes(16), cheap) == stretch("cafe\u0301", bytes(16), cheap)
    assert stretch("cafe", bytes(16), cheap) != stretch("café", bytes(16), cheap)


def test_daily_needs_both_halves(cheap: KdfCost) -> None:
    key = RawKey.random()
    slot = daily_slot(VAULT, key, "paarse olifant", DEVICE, cheap)
    assert open_daily(slot, VAULT, "paarse olifant", DEVICE) == key
    with pytest.raises(WrongPassphraseError, match="wachtwoordzin klopt niet"):
        open_daily(slot, VAULT, "paarse oliefant", DEVICE)
    with pytest.raises(KeyringError, match="andere sleutel"):
        open_daily(slot, VAULT, "paarse olifant", bytes(32))


def _spoiled(slot: Slot) -> list[Slot]:
    return [
        replace(slot, params={**slot.params, "iterations": 2}),
        replace(slot, params={**slot.params, "salt": "00" * 16}),
        replace(slot, name=SlotName.DAILY),
        replace(slot, nonce=bytes(12)),
        replace(slot, wrapped=bytes(64)),
    ]


def test_a_slot_that_was_changed_does_not_open(cheap: KdfCost) -> None:
    slot = portable_slot(VAULT, RawKey.random(), "paarse olifant", cheap)
    for spoiled in _spoiled(slot):
        with pytest.raises(WrongPassphraseError):
            open_portable(spoiled, VAULT, "paarse olifant")
    with pytest.raises(WrongPassphraseError):
        open_portable(slot, VAULT[::-1], "paarse olifant")


def test_a_code_of_another_vault_has_its_own_message() -> None:
    key, code = RawKey.random(), RecoveryCode.random()
    slot = recovery_slot(VAULT, key, code)
    assert open_recovery(slot, VAULT, code) == key
    with pytest.raises(WrongPassphraseError, match="hoort niet bij deze kluis"):
        open_recovery(slot, VAULT, RecoveryCode.random())


def test_every_slot_is_sealed_differently(cheap: KdfCost) -> None:
    key = RawKey.random()
    slots = [portable_slot(VAULT, key, "paarse olifant", cheap) for _ in range(3)]
    assert all(a.wrapped != b.wrapped and a.nonce != b.nonce and a.salt != b.salt for a, b in pairwise(slots))


@pytest.mark.parametrize(
    "good",
    ["paarse olifant", "Tr0ub4dor&3xyz", "vier kat hond muis", "blauwe stoel danst laat", "xq7#plm2vb9k"],
)
def test_good_passphrases(good: str) -> None:
    assert weak_passphrase(good) is None


@pytest.mark.parametrize(
    ("weak", "says"),
    [
        ("", "12 tekens"),
        ("kort", "12 tekens"),
        ("a b c d e", "12 tekens"),
        ("elf tekens.", "12 tekens"),
        ("aaaaaaaaaaaaaa", "te raden"),
        ("wachtwoord123", "te raden"),
        ("Welkom2026!!!!", "te raden"),
        ("123456789012", "te raden"),
        ("qwertyuiop123", "te raden"),
        ("abababababababab", "te raden"),
    ],
)
def test_weak_passphrases_say_what_to_do(weak: str, says: str) -> None:
    assert says in (weak_passphrase(weak) or "")


def test_without_a_keyring_five_different_words_are_asked() -> None:
    assert weak_passphrase("paarse olifant fietst stil voorbij", portable=True) is None
    assert "5 verschillende woorden" in (weak_passphrase("paarse olifant fietst stil", portable=True) or "")
    assert "5 verschillende woorden" in (weak_passphrase("kat kat kat kat kat", portable=True) or "")
