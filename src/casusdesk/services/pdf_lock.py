"""The password of a saved PDF: made here, shown once, kept nowhere (domain R17, vault.md Traces).

Five words drawn by the operating system from 2 048 Dutch ones: 5 x 11 = 55 bits. Revision 6 makes every guess
cost at least 64 rounds of hashing and AES; at a hundred thousand guesses a second, all of them take eleven
thousand years.
"""

from __future__ import annotations

from functools import cache
from secrets import choice, token_urlsafe
from typing import Final

from casusdesk.paths import resource

WORDS: Final = 5
"""Words in a passphrase."""


@cache
def word_list() -> tuple[str, ...]:
    """Plain Dutch nouns of 4-10 letters a-z, to say on the telephone; the file says whose they are."""
    lines = resource("texts", "passphrase_words.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def new_passphrase() -> str:
    """Five words with a blank between them, other ones each time."""
    return " ".join(choice(word_list()) for _ in range(WORDS))


def locked(data: bytes, passphrase: str) -> bytes:
    """The PDF `data`, that opens with `passphrase` only. Raises ValueError when that is empty."""
    from casusdesk.documents.pdf_lock import lock_pdf

    return lock_pdf(data, passphrase=passphrase, owner=token_urlsafe(32))
