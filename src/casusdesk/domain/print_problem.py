"""What keeps a text off paper, as data: a window leads to the field, a person reads the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from casusdesk.domain.paper_texts import MEETING

CONTACTS: Final = "Contacten"
SETTINGS: Final = "Instellingen"
_NO_CASE: Final = (MEETING, CONTACTS, SETTINGS)


@dataclass(frozen=True, slots=True)
class PrintProblem:
    """`subject` is the code of a case, or the place where it stands; `field` its name there.

    `words` say what is wrong and what to do, and never the text itself. With `by_consent` no field is wrong:
    the mother kept the case from this paper, or from its reader.
    """

    subject: str
    field: str
    words: str
    by_consent: bool = False

    @property
    def code(self) -> str:
        """The code of its case, "" when it is about none."""
        return "" if self.subject in _NO_CASE else self.subject

    def __str__(self) -> str:
        """`KT472, vraag: 1 teken te lang. Maak de tekst korter.`"""
        return f"{self.subject}, {self.field}: {self.words}"
