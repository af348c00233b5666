"""The words about fitting that the window needs: what did not fit, and what a person may allow."""

from __future__ import annotations

from casusdesk.documents.agenda_refusal import AgendaDoesNotFit
from casusdesk.documents.decisions import DecisionsDoNotFit
from casusdesk.documents.fit_choices import ORDINARY, FitChoices
from casusdesk.documents.refusal import PaperTooLongError, Suggestion, SuggestionKind

__all__ = [
    "ORDINARY",
    "AgendaDoesNotFit",
    "DecisionsDoNotFit",
    "FitChoices",
    "PaperTooLongError",
    "Suggestion",
    "SuggestionKind",
]
