"""What to do when a copy is missing: the steps of a data leak, with their deadline (R16, AVG art. 33-34)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from casusdesk.domain.wording import clock_time, counted, long_date

REPORT_WITHIN: Final = timedelta(hours=72)
"""From the discovery on, weekends included: so long there is to tell the supervisory authority."""
NOBODY: Final = "de verwerkingsverantwoordelijke"
"""Who is meant while the settings do not say who is responsible."""


@dataclass(frozen=True, slots=True)
class LeakStep:
    """One thing to do, in the order of doing."""

    title: str
    words: str


def report_by(discovered: datetime) -> datetime:
    """The last moment to tell the supervisory authority about a leak found at `discovered`."""
    return discovered + REPORT_WITHIN


def moment_words(moment: datetime) -> str:
    """`zondag 17 januari 2027, 9.30 uur`."""
    return f"{long_date(moment.date())}, {clock_time(moment.time())} uur"


def leak_steps(controller: str, discovered: datetime) -> tuple[LeakStep, ...]:
    """What to do now; `controller` is who answers for the data, as in the settings."""
    who = controller or NOBODY
    return (
        LeakStep("Zoek en vraag na", "Kijk in tas, auto en vergaderzaal en bel wie dit exemplaar had."),
        LeakStep("Meld het direct", f"Bel vandaag de FG of privacy officer van {who}. Wacht niet tot later."),
        LeakStep(
            "Beslis samen over de AP",
            "De FG beoordeelt of een melding bij de Autoriteit Persoonsgegevens moet. Dat kan tot "
            f"{moment_words(report_by(discovered))}: 72 uur na de ontdekking, het weekend telt mee.",
        ),
        LeakStep(
            "Vertel het de ouders",
            "Is het risico voor hen hoog? Dan horen zij het ook, van de regievoerder, in gewone taal.",
        ),
        LeakStep("Leg het vast", f"Zet het in het datalekregister van {who}, ook als melden niet hoeft."),
    )


def leak_message(paper: str, label: str, total: int, cases: int, discovered: datetime) -> str:
    """A text for the mail to the FG: facts about the paper, nothing about a family, and no code."""
    about = counted(cases, "casus", "casussen")
    return (
        f"Melding: een papieren exemplaar is vermist.\n\nWat: {paper}, exemplaar {label} van {total}.\n"
        f"Ontdekt: {moment_words(discovered)}.\n"
        f"Op het papier: {about}. Wat er staat, vertel ik je aan de telefoon.\n"
        f"Melden bij de AP kan tot: {moment_words(report_by(discovered))}.\n\nBel je me vandaag?"
    )
