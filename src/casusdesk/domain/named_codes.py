"""Cases that are named in the text of another: consent decides for each code, wherever somebody wrote it.

A case that is kept from a reader must not come to that reader in a sentence about its sister (domain R8); a
sheet and the paper of one case say nothing of any other (§3.3, US12), and rubriek F has no codes (§3.1, 8).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from casusdesk.domain.code import codes_in
from casusdesk.domain.paper_texts import MEETING, PaperText
from casusdesk.domain.print_problem import PrintProblem


def named_elsewhere(
    texts: Iterable[PaperText], known: Collection[str], may: Callable[[str], bool]
) -> Iterator[PrintProblem]:
    """A problem for each text that names one of the `known` cases where it may not.

    `may` says whether the readers of this paper may know of a case by its code.
    """
    for one in texts:
        for code in codes_in(one.text):
            if code not in known or code == one.subject:
                continue
            if one.subject == MEETING:
                yield PrintProblem(one.subject, one.field, f"hier staat de code {code}. Haal de code weg.")
            elif not may(code):
                words = f"hier staat de code {code}, en die casus mag niet op dit papier. Haal de code weg."
                yield PrintProblem(one.subject, one.field, words)
