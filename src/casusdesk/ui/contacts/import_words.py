"""What a file would bring, in words: the count on the button, what stays out and why."""

from __future__ import annotations

from typing import Final

from casusdesk.domain.contact_import import ImportPlan
from casusdesk.domain.wording import counted

MOST: Final = 12
"""So many rows that stay out are named; the rest is counted."""
BUTTON: Final = "Overnemen"


def summary(plan: ImportPlan) -> str:
    """`38 nieuw, 3 bijgewerkt, 2 al bekend, 1 apart, 2 met een fout.`"""
    counts = (
        (len(plan.added), "nieuw"),
        (len(plan.updated), "bijgewerkt"),
        (len(plan.known), "al bekend"),
        (len(plan.aside), "apart: kies eerst de rol"),
        (len(plan.problems), "met een fout"),
    )
    parts = [f"{count} {words}" for count, words in counts if count]
    return f"{', '.join(parts)}." if parts else "In dit bestand staat geen contact."


def said(plan: ImportPlan) -> str:
    """What was done, for the message and the undo."""
    parts = []
    if plan.added:
        parts.append(f"{counted(len(plan.added), 'contact', 'contacten')} toegevoegd")
    if plan.updated:
        parts.append(f"{counted(len(plan.updated), 'contact', 'contacten')} bijgewerkt")
    return f"{', '.join(parts)}."


def outcome(plan: ImportPlan) -> str:
    """Why there is nothing to keep."""
    if plan.known and not (plan.aside or plan.problems):
        return "Alles uit dit bestand staat al in Contacten."
    return "Er is niets om over te nemen. Kijk bij elke kolom en elke rol wat nog gekozen moet worden."


def problem_lines(plan: ImportPlan) -> list[str]:
    """A line for each row that stays out, and one for those whose role must still be chosen."""
    lines = [str(problem) for problem in plan.problems[:MOST]]
    if len(plan.problems) > MOST:
        lines.append(f"En nog {counted(len(plan.problems) - MOST, 'regel', 'regels')} met een fout.")
    if plan.aside:
        named = ", ".join(str(number) for number in plan.aside[:MOST])
        more = " en meer" if len(plan.aside) > MOST else ""
        one = "Regel" if len(plan.aside) == 1 else "Regels"
        lines.append(f"{one} {named}{more}: nog apart, want de rol is niet gekozen.")
    return lines
