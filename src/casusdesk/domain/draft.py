"""What somebody typed that is not kept yet, by the form it was typed in (vault §1 "Unlock and lock")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Draft:
    """`kind` says which form, `key` which of them when there are more; `content` are its fields as typed.

    `case_code` is empty when it is about no case: with the case its drafts are wiped.
    """

    kind: str
    case_code: str = ""
    key: str = ""
    content: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> tuple[str, str, str]:
        """What tells one draft from another."""
        return self.case_code, self.kind, self.key
