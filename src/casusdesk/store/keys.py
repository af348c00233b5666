"""The key of the database and how keys that wrap it are derived from what a person knows or owns."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_bytes
from typing import Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from casusdesk.errors import DamagedVaultError

KEY_BYTES = 32
SALT_BYTES = 16
_RAW_HEX = re.compile(r"[0-9a-f]{96}")
_ABSURD = "Het sleutelbestand van de kluis is beschadigd: het vraagt een onmogelijke berekening."


@dataclass(frozen=True, slots=True)
class RawKey:
    """The 256-bit key of the database with its 128-bit salt, kept together (vault §1)."""

    material: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.material) != KEY_BYTES + SALT_BYTES:
            raise ValueError("a raw key is exactly 48 bytes")

    @classmethod
    def random(cls) -> Self:
        """A fresh key and salt from the system's own source of randomness."""
        return cls(token_bytes(KEY_BYTES + SALT_BYTES))

    @property
    def mark(self) -> str:
        """Its salt in hex: SQLCipher begins every file under this key with it, readable for anybody."""
        return self.material[KEY_BYTES:].hex()

    @property
    def spec(self) -> str:
        """The key as SQLCipher takes it; anything but 96 hex digits would silently be a passphrase."""
        return raw_key_spec(self.material.hex())


def raw_key_spec(hex_digits: str) -> str:
    """`x'...'` of exactly 96 lower-case hex digits; `ValueError` for anything else."""
    if not _RAW_HEX.fullmatch(hex_digits):
        raise ValueError("a raw key is exactly 96 hex digits")
    return f"x'{hex_digits}'"


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess of a passphrase costs: Argon2id memory in KiB, passes and lanes."""

    memory_kib: int
    iterations: int
    lanes: int

    def check(self) -> Self:
        """Refuse what no honest writer asks for: it would hang or exhaust this computer.

        Raises `DamagedVaultError`. Bounds: 1-16 lanes, at most 1 GiB, at most 16 GiB of work.
        """
        honest = (
            1 <= self.lanes <= 16
            and 1 <= self.iterations <= 64
            and 8 * self.lanes <= self.memory_kib <= 1024 * 1024
            and self.memory_kib * self.iterations <= 16 * 1024 * 1024
        )
        if not honest:
            raise DamagedVaultError(_ABSURD)
        return self


FLOOR = KdfCost(memory_kib=64 * 1024, iterations=3, lanes=4)
_MOST_MEMORY_KIB = 256 * 1024
_MOST_ITERATIONS = 32


def calibrated(target_seconds: float = 1.0, clock: Callable[[], float] = time.perf_counter) -> KdfCost:
    """The cost that takes about `target_seconds` on this computer, never under the floor (vault §1)."""
    started = clock()
    stretch("calibration", bytes(SALT_BYTES), FLOOR)
    factor = max(1.0, target_seconds / max(clock() - started, 0.001))
    memory = min(_MOST_MEMORY_KIB, FLOOR.memory_kib * (2 if factor >= 2 else 1) * (2 if factor >= 4 else 1))
    passes = FLOOR.iterations * factor * FLOOR.memory_kib / memory
    iterations = min(_MOST_ITERATIONS, max(FLOOR.iterations, round(passes)))
    return KdfCost(memory, iterations, FLOOR.lanes)


def stretch(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """Argon2id of the passphrase: 32 bytes. The same accents typed on another keyboard give the same."""
    known = unicodedata.normalize("NFC", passphrase.strip()).encode()
    cost.check()
    derived: bytes = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(known)
    return derived


def combine(secret: bytes, salt: bytes, purpose: str) -> bytes:
    """HKDF-SHA256 of `secret` for one `purpose`: 32 bytes."""
    return HKDF(SHA256(), KEY_BYTES, salt, f"casusdesk {purpose} v1".encode()).derive(secret)
