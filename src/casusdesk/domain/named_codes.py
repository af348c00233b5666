"""Cases that are named in the text of another: consent decides for each code, wherever somebody wrote it.

A case that is kept from a reader must not come to that reader in a sentence about its sister (domain R8); a
sheet and the paper of one case say nothing of any other (§3.3, US12), and rubriek F has no codes (§3.1, 8).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

from casusdesk.domain.limits import tidy
from casusdesk.domain.paper_texts import MEETING, PaperText

_WRITTEN: Final = re.compile(r"(?<![^\W_])([A-HJ-NP-Z]{2})[ .\-‐-–]?([2-9]{3})(?![^\W_])", re.IGNORECASE)
"""A code as somebody types it: also in small letters, or with a blank or a hyphen in it."""


def codes_written(text: str) -> tuple[str, ...]:
    """Everything in `text` that reads as a code, as it stands on the list; some of it may be no case."""
    found = ("".join(match.groups()).upper() for match in _WRITTEN.finditer(tidy(text)))
    return tuple(dict.fromkeys(found))


def named_elsewhere(
    texts: Iterable[PaperText], known: Collection[str], may: Callable[[str], bool]
) -> Iterator[str]:
    """A Dutch sentence for each text that names one of the `known` cases where it may not.

    `may` says whether the readers of this paper may know of a case by its code.
    """
    for one in texts:
        for code in codes_written(one.text):
            if code not in known or code == one.subject:
                continue
            if one.subject == MEETING:
                yield f"{one.subject}, {one.field}: hier staat de code {code}. Haal de code weg."
            elif not may(code):
                yield (
                    f"{one.subject}, {one.field}: hier staat de code {code}, "
                    "en die casus mag niet op dit papier. Haal de code weg."
                )
