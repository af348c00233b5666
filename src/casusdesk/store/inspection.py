"""Is the store whole? The checks of vault §1, as findings a person can act on."""

from __future__ import annotations

from dataclasses import dataclass

from casusdesk.store.connection import RawConnection, explain


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: which check found it, in how many places, and the Dutch sentence."""

    check: str
    count: int
    message: str


CHECKS = {
    "cipher_integrity_check": "Beschadigde bladzijden in het bestand met je casussen: {count}.",
    "integrity_check": "Fouten in de opbouw van het bestand met je casussen: {count}.",
    "foreign_key_check": "Gegevens die verwijzen naar iets dat er niet meer is: {count}.",
}
"""The PRAGMA of each check, and what it is called when it finds something."""
_ADVICE = " Zet een reservekopie terug."


def inspect(connection: RawConnection) -> list[Finding]:
    """Read every page from disk and check its seal, the structure and the references; [] when all is well."""
    connection.execute("PRAGMA shrink_memory").fetchall()
    return [finding for name in CHECKS if (finding := run_check(connection, name)) is not None]


def run_check(connection: RawConnection, name: str) -> Finding | None:
    """One of `CHECKS`; None when it finds nothing."""
    try:
        count = sum(1 for row in connection.execute(f"PRAGMA {name}").fetchall() if row[0] != "ok")
    except Exception as error:
        if explain(error) is None:
            raise
        count = 1
    return Finding(name, count, CHECKS[name].format(count=count) + _ADVICE) if count else None
