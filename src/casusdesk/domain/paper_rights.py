"""What each paper may say of a case to each reader: asked here, and nowhere decided again (domain R8, §3.3).

Nothing, its code, or also the name of the parent. A paper for several readers at once is asked with all
their names together: what is kept from one of them is then kept from all.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from casusdesk.domain.case import Case, CaseStatus
from casusdesk.domain.consent import Right
from casusdesk.domain.handover import Handover, Party
from casusdesk.domain.paper import Paper

WITH_NAME: Final = frozenset({Paper.HANDOVER})
"""Paper that may bear the name of a parent; on all other paper a case is its code (domain §3.1, §3.3)."""


def paper_right(case: Case, paper: Paper, names: Iterable[str], day: date) -> Right:
    """The most that `paper` may say of `case` on `day` to a reader known by any of `names`.

    Without names it is for nobody in particular. A pregnancy that ended is on no paper at all (§4.8).
    """
    if not paper.about_clients or case.status is CaseStatus.ENDED:
        return Right.NOTHING
    right = case.consent.right(names, day)
    return right if paper in WITH_NAME else min(right, Right.CODE)


def mail_right(case: Case, names: Iterable[str], day: date) -> Right:
    """The most that an ordinary mail may say of `case`: never more than its code (domain US2, US17)."""
    return paper_right(case, Paper.AGENDA, names, day)


def sheet_names(handover: Handover, known_as: Iterable[str] = ()) -> frozenset[str]:
    """The names by which the receiver of this sheet may stand in a consent: what is written on it.

    `known_as` are the organisations that the contacts give for the role; they count while the sheet itself
    does not say which of them it is for.
    """
    return party_names(handover.receiver, known_as)


def party_names(party: Party, known_as: Iterable[str] = ()) -> frozenset[str]:
    """The names of one side of a sheet, as `sheet_names`."""
    organisation = party.organisation.strip()
    written = frozenset({party.role, organisation} - {""})
    return written if organisation else written | frozenset(known_as)


def sheet_right(handover: Handover, case: Case, day: date) -> Right:
    """What the sheet itself may say of the family to whom it is written for (domain §3.3 no. 2 and 3).

    The name needs a consent for exactly who is written on it; a guess by the contacts never gives it.
    """
    return paper_right(case, Paper.HANDOVER, sheet_names(handover), day)
