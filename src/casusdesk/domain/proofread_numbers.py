"""Numbers that point at a person: the BSN, known by its eleven test, and telephone numbers (rule R4).

An amount, a weight or a case code is neither, and numbers the whole country knows (112, 0800-2000) are
meant to be on paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

Span = tuple[int, int]

_GAP: Final = r"[ .\-\u00a0\u2009\u202f\u2010-\u2013]"
_CHAIN: Final = re.compile(rf"(?<![0-9A-Z_,+€])(?<!\d\.)[0-9]++(?:{_GAP}[0-9]++)*+(?![0-9_])")
_GROUP: Final = re.compile(r"[0-9]+")
_MONEY_BEFORE: Final = re.compile(r"(?:€|\beuro?|\beur)\s?$", re.IGNORECASE)
_MONEY_AFTER: Final = re.compile(r"\s?(?:,-|,\d\d\b|€|euro?\b)", re.IGNORECASE)
_EIGHT_DIGITS: Final = ((8,), (2, 3, 3), (3, 3, 2), (4, 2, 2))
"""How eight digits are written when they are one number; two years side by side (4, 4) are not."""
_MOST_GROUPS: Final = 9

_PHONE: Final = re.compile(
    r"""(?<![\w+.,])(?:
        # +31, 0031 and other countries
        (?:\+|00)\s?[1-9][0-9]{0,2}(?:[ .\-/]{0,3}\(0\))?(?:[ ._\-/\u00a0\u2013]{0,3}[0-9]){7,12}
        # 06 and area codes: ten digits in all
      | \(?0(?!800|900)[ ]?[1-9](?:[ ._\-/()\u00a0\u2013]{0,3}[0-9]){8}
    )(?![0-9])""",
    re.VERBOSE,
)
_SHORT_PHONE: Final = re.compile(
    r"""\b(?:tel(?:efoon)?|mob(?:iel)?|tel\.?nr|telefoonnummer|whatsapp|(?:ge)?app(?:t|en)?|bel(?:len|t)?)\b
        \.?:?\ ?(?:nr\.?\ |nummer\ |op\ |via\ ){0,2}
        (?P<number>[1-9](?:[ .\-]?[0-9]){5,8})(?![0-9]|[.,][0-9]|\w)
      | \b(?:nr|nummer|06[\-]?nr)\b\.?:?\ ?(?:is\ |nu\ ){0,2}
        (?P<mobile>6(?:[ .\-]?[0-9]){8})(?![0-9]|[.,][0-9]|\w)""",
    re.VERBOSE | re.IGNORECASE,
)


def passes_eleven_test(digits: str) -> bool:
    """Whether eight or nine digits can be a BSN: 9·a + 8·b + … + 2·h − i is divisible by eleven."""
    if len(digits) not in (8, 9) or not digits.isascii() or not digits.isdigit() or not int(digits):
        return False
    padded = digits.zfill(9)
    total = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), padded, strict=False))
    return (total - int(padded[8])) % 11 == 0


def bsns(text: str) -> Iterator[Span]:
    """Numbers of eight or nine digits that pass the eleven test, also written in groups."""
    for chain in _CHAIN.finditer(text):
        if _MONEY_BEFORE.search(text, max(0, chain.start() - 6), chain.start()):
            continue
        groups = [group.span() for group in _GROUP.finditer(text, *chain.span())]
        at = 0
        while at < len(groups):
            count = _groups_of_bsn(text, groups[at : at + _MOST_GROUPS])
            end = groups[at + count - 1][1] if count else 0
            if count and not _MONEY_AFTER.match(text, end):
                yield groups[at][0], end
            at += max(count, 1)


def _groups_of_bsn(text: str, groups: list[Span]) -> int:
    """How many of these groups, from the first, are a BSN together; 0 when none."""
    digits = ""
    for count, (start, end) in enumerate(groups, start=1):
        digits += text[start:end]
        if len(digits) > 9:
            break
        if len(digits) < 8:
            continue
        shape = tuple(last - first for first, last in groups[:count])
        fits = len(digits) == 9 or shape in _EIGHT_DIGITS
        if fits and passes_eleven_test(digits):
            return count
    return 0


def phones(text: str) -> Iterator[Span]:
    """Telephone numbers; of the short ones only those that are called so ("tel. 123456")."""
    for match in _PHONE.finditer(text):
        yield match.span()
    for match in _SHORT_PHONE.finditer(text):
        yield match.span("number" if match["number"] else "mobile")
