"""What is said of findings in a text, beside it and before print: what they look like, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from casusdesk.domain.wording import listed

if TYPE_CHECKING:
    from casusdesk.domain.proofread import Finding

AS_IF: Final = "Schrijf alsof de moeder meeleest."
"""The sentence that stands with every warning (domain §5 R4)."""


def hint(text: str, findings: Sequence[Finding]) -> str:
    """Beside the field, such as "Lijkt op een naam: ‘…’. Haal hem weg: …"; "" without findings."""
    if not findings:
        return ""
    quoted = ", ".join(dict.fromkeys(f"‘{finding.of(text)}’" for finding in findings))
    return f"Lijkt op {kinds(findings)}: {quoted}. Haal {_it(findings)} weg: {AS_IF[0].lower()}{AS_IF[1:]}"


def kinds(findings: Sequence[Finding]) -> str:
    """What they look like, each kind once: "een naam, een datum en een telefoonnummer"."""
    return listed([f"een {label}" for label in _labels(findings)])


def bare_kinds(findings: Sequence[Finding]) -> str:
    """The same without the articles: "naam, datum en telefoonnummer"."""
    return listed(_labels(findings))


def _labels(findings: Sequence[Finding]) -> list[str]:
    return list(dict.fromkeys(finding.kind.label for finding in findings))


def _it(findings: Sequence[Finding]) -> str:
    if len(findings) > 1:
        return "ze"
    return "het" if findings[0].kind.name in ("BSN", "PHONE", "EMAIL", "STREET") else "hem"
