"""What of a text cannot go on paper, for who is typing it (ux §4.4)."""

from __future__ import annotations


def unprintable_words(typed: str, what: str) -> str:
    """Which characters of `typed` no letter on paper exists for, in Dutch; empty when all can be printed.

    `what` is what to write otherwise: `de naam`. It costs microseconds; the first strange letter reads a
    font, once (13 ms).
    """
    if typed.isascii():
        return ""
    from casusdesk.documents.fonts import missing_sentence, unprintable

    missing = unprintable(typed)
    return missing_sentence(missing, what) if missing else ""
