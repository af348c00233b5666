"""The words about fitting that the window needs: what did not fit, and what a person may allow."""

from __future__ import annotations

from casusdesk.documents.agenda import FitChoices
from casusdesk.documents.agenda_refusal import AgendaDoesNotFit, Suggestion, SuggestionKind
from casusdesk.documents.decisions import DecisionsDoNotFit

__all__ = ["AgendaDoesNotFit", "DecisionsDoNotFit", "FitChoices", "Suggestion", "SuggestionKind"]
