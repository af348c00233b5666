"""What the check page says of texts that point at a person, with the way to each (ux §7.4, domain R4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casusdesk.domain.case import Case
from casusdesk.domain.finding_words import hint
from casusdesk.domain.paper_texts import typed_texts
from casusdesk.services.questions import Asking
from casusdesk.services.wizard_check import Remark
from casusdesk.services.wizard_pages import step_with

if TYPE_CHECKING:
    from casusdesk.services.proofreading import Proofreading


def proof_remarks(case: Case, asking: Asking, proofreading: Proofreading) -> tuple[Remark, ...]:
    """One remark for each text of the case; what was let through already is not said again."""
    found = []
    for hit in proofreading.read(typed_texts(case)):
        if not hit.passed:
            field, said = hit.text.field, hint(hit.text.text, hit.findings)
            words = f"{field[:1].upper()}{field[1:]}: {said[:1].lower()}{said[1:]}"
            step = step_with(hit.text.part, case, asking) if hit.text.part else None
            found.append(Remark(words, step, hit.text.part))
    return tuple(found)
