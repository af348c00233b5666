"""The pages of a damaged store, one by one: those whose seal is right can be read, whatever the others are.

SQLCipher stops at the first page that is not what was written. Here each page is opened by itself, with the
same key and the same seal, in memory only. Nothing is guessed: a page without its seal does not exist.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from hashlib import pbkdf2_hmac
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from casusdesk.store.connection import PAGE
from casusdesk.store.keys import KEY_BYTES, SALT_BYTES, RawKey

IV_BYTES: Final = 16
SEAL_BYTES: Final = 64
USABLE: Final = PAGE - IV_BYTES - SEAL_BYTES
"""Bytes of a page that hold content; the vector and the seal (HMAC-SHA512) take the rest."""
_HEADER: Final = b"SQLite format 3\0"
_SALT_MASK: Final = 0x3A
_ROUNDS: Final = 2
_JOURNAL_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
_RECORD: Final = 4 + PAGE + 4


class SealedPages:
    """Every readable page of a file by its number, from 1; `unreadable` are the numbers of the others.

    `journal` is what a crash left beside the file: its pages are as they were before the change that was cut
    off, and take the place of those in the file.
    """

    def __init__(self, content: bytes, key: RawKey, journal: bytes = b"") -> None:
        self._cipher_key, salt = key.material[:KEY_BYTES], key.material[KEY_BYTES:]
        mask = bytes(byte ^ _SALT_MASK for byte in salt)
        self._seal_key = pbkdf2_hmac("sha512", self._cipher_key, mask, _ROUNDS, KEY_BYTES)
        self._pages: dict[int, bytes] = {}
        self.total = -(-len(content) // PAGE)
        for number in range(1, self.total + 1):
            self._keep(number, content[(number - 1) * PAGE : number * PAGE])
        for number, page in _journalled(journal):
            self._keep(number, page)
        self.unreadable = tuple(number for number in range(1, self.total + 1) if number not in self._pages)

    def __iter__(self) -> Iterator[int]:
        return iter(sorted(self._pages))

    def get(self, number: int) -> bytes | None:
        """The content of a page, without vector and seal; None when it cannot be read."""
        return self._pages.get(number)

    def _keep(self, number: int, page: bytes) -> None:
        start = SALT_BYTES if number == 1 else 0  # the salt is kept with the key
        if len(page) != PAGE or not 1 <= number <= self.total:
            return
        sealed, seal = page[start:-SEAL_BYTES], page[-SEAL_BYTES:]
        right = hmac.digest(self._seal_key, sealed + number.to_bytes(4, "little"), "sha512")
        if not hmac.compare_digest(right, seal):
            return
        opened = Cipher(AES(self._cipher_key), CBC(page[USABLE : USABLE + IV_BYTES])).decryptor()
        content = opened.update(page[start:USABLE]) + opened.finalize()
        self._pages[number] = _HEADER + content if number == 1 else content


def _journalled(journal: bytes) -> Iterator[tuple[int, bytes]]:
    """The pages of a rollback journal; one whose change was finished has no head any more."""
    sector = int.from_bytes(journal[20:24], "big")
    if not journal.startswith(_JOURNAL_MAGIC) or sector < 28:
        return
    for at in range(sector, len(journal) - _RECORD + 1, _RECORD):
        record = journal[at : at + _RECORD]
        yield int.from_bytes(record[:4], "big"), record[4:-4]
