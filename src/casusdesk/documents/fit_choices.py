"""What a person may allow one paper beyond the ordinary ladder (ux §2.2); nothing of it is ever automatic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True)
class FitChoices:
    """Letters of 8.5 points, a second page, and by its key each `form` that gives something up.

    What a form leaves out is announced in the report of the page, and on the page where it leaves out people.
    """

    small_type: bool = False
    two_pages: bool = False
    forms: frozenset[str] = frozenset()

    @property
    def any(self) -> bool:
        """Whether a person allowed anything at all."""
        return self.small_type or self.two_pages or bool(self.forms)

    def with_form(self, form: str) -> FitChoices:
        """The same with this form as well."""
        return replace(self, forms=self.forms | {form})


ORDINARY: Final = FitChoices()
"""What holds while nobody allowed anything."""
