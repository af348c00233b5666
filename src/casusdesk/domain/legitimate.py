"""What may stand in a field although rule R4 points it out elsewhere, and why.

A field says what it holds; what is legitimate there is decided in one place, for the screen while she types
and for paper alike. Importing this costs nothing: the engine comes in when a text is read.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from casusdesk.domain.proofread import FindingKind


class Holds(Enum):
    """What a field holds.

    STORY is what is told about a family: nothing is legitimate there. ORGANISATION has a name of its own
    ("Praktijk De Linde"), and so have the title of the meeting and who answers for the list. PROFESSIONAL is
    the name of who gives or receives a handover, WORK_PHONE how she is called at work (domain §3.3 no. 4).
    PARENT_NAME is the one field for a name; consent decides whether it is printed (R8). RUNNING says until
    when something runs (§3.3 no. 7), FALLBACK whom to call, from which day and on which number (§3.3 no. 13),
    CONSENT when it was asked (§3.3 no. 14), NEWBORN when the child was born and seen (§3.3 no. 15). PLACE is
    where the meeting is: an office, not a home. NOTICE is about leave and schooling of professionals, which
    have their days (§3.1 F).
    """

    STORY = auto()
    ORGANISATION = auto()
    PROFESSIONAL = auto()
    WORK_PHONE = auto()
    PARENT_NAME = auto()
    RUNNING = auto()
    FALLBACK = auto()
    CONSENT = auto()
    NEWBORN = auto()
    PLACE = auto()
    NOTICE = auto()


_KINDS: Final = {
    Holds.STORY: "",
    Holds.ORGANISATION: "NAME",
    Holds.PROFESSIONAL: "NAME",
    Holds.WORK_PHONE: "PHONE",
    Holds.PARENT_NAME: "NAME",
    Holds.RUNNING: "DATE",
    Holds.FALLBACK: "DATE PHONE",
    Holds.CONSENT: "DATE",
    Holds.NEWBORN: "DATE",
    Holds.PLACE: "NAME STREET POSTCODE",
    Holds.NOTICE: "DATE",
}


def legitimate(holds: Holds) -> frozenset[FindingKind]:
    """The kinds of finding that may stand in such a field."""
    from casusdesk.domain.proofread import FindingKind

    return frozenset(FindingKind[name] for name in _KINDS[holds].split())
