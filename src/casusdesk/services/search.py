"""Finding cases while somebody types: every word anywhere, whatever the capitals and accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from casusdesk.domain.action import Action
from casusdesk.domain.case import Case
from casusdesk.domain.catalog import Catalog


def folded(text: str) -> str:
    """`text` without capitals and accents, for comparing only."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def haystack(case: Case, actions: Iterable[Action], catalog: Catalog) -> str:
    """All by which a case is found: code, roles and agencies by both names, question, actions."""
    keys = [case.brought_by_role, case.lead.role or "", *(i.agency for i in case.agencies)]
    texts = [case.code, case.brought_by_organisation, case.question]
    for action in actions:
        texts.append(action.text)
        keys.append(action.who)
    for key in keys:
        texts += [key, catalog.agency_label(key)]
    return folded("\n".join(texts))
