"""What is said of findings in a text, beside it and before print: what they look like, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from casusdesk.domain.proofread import Finding

AS_IF: Final = "schrijf alsof de moeder meeleest"


def hint(text: str, findings: Sequence[Finding]) -> str:
    """Beside the field, such as "Lijkt op een naam: ‘…’. Haal hem weg: …"; "" without findings."""
    if not findings:
        return ""
    quoted = ", ".join(dict.fromkeys(f"‘{finding.of(text)}’" for finding in findings))
    return f"Lijkt op {kinds(findings)}: {quoted}. Haal {_it(findings)} weg: {AS_IF}."


def kinds(findings: Sequence[Finding]) -> str:
    """What they look like, each kind once: "een naam, een datum en een telefoonnummer"."""
    labels = [f"een {label}" for label in dict.fromkeys(finding.kind.label for finding in findings)]
    *first, last = labels
    return f"{', '.join(first)} en {last}" if first else last


def _it(findings: Sequence[Finding]) -> str:
    if len(findings) > 1:
        return "ze"
    return "het" if findings[0].kind.name in ("BSN", "PHONE", "EMAIL", "STREET") else "hem"
