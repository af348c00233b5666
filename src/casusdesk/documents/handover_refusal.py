"""What would help a handover sheet that is too long: which field is over, and what shortening it saves.

Every proposal is about a field that a person then shortens herself; nothing of a sheet is ever left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from casusdesk.documents.refusal import Suggestion, SuggestionKind, shorter, target
from casusdesk.domain import handover as sheet
from casusdesk.domain.handover import Handover
from casusdesk.domain.wording import counted

Changed = tuple[Suggestion, Handover]
_TEXTS: Final = (
    ("Waarom nu", "reason_now", sheet.REASON_NOW),
    ("Wat willen ouders", "parents_want", sheet.PARENTS_WANT),
    ("Let op in het contact", "attention", sheet.ATTENTION),
    ("Bij zorgen bel eerst", "fallback", sheet.FALLBACK),
    ("Toestemming", "consent_statement", sheet.CONSENT_STATEMENT),
)
_LISTS: Final = (
    ("Wat loopt al", "running", ("regel", "regels"), sheet.RUNNING_LINES),
    ("Wat gaat goed", "going_well", ("regel", "regels"), sheet.GOING_WELL_LINES),
    ("Zorgen", "concerns", ("zorg", "zorgen"), sheet.CONCERN_LINES),
    ("Afspraken", "agreements", ("afspraak", "afspraken"), sheet.AGREEMENT_LINES),
)


def shortened(
    handover: Handover, fits: Callable[[Handover], bool], fields: Sequence[str] = ()
) -> Iterator[Changed]:
    """Each text at its limit or at half, each list with fewer rows; only of `fields` when they are named.

    `fits` says whether a changed sheet fits, to find how many rows it takes.
    """
    for label, name, limit in _TEXTS:
        text = getattr(handover, name)
        most = target(text, limit)
        if most and (not fields or name in fields):
            what = f"{label}: inkorten tot {most} tekens"
            changed = _with(handover, name, shorter(text, most))
            yield Suggestion(SuggestionKind.SHORTEN, what, field=name), changed
    for label, name, words, limit in _LISTS:
        rows: tuple[object, ...] = getattr(handover, name)
        if len(rows) < 2 or (fields and name not in fields):
            continue
        yield _fewer(handover, label, (name, words, limit), fits)
    yield from _shorter_rows(handover, fields)


def _fewer(
    handover: Handover,
    label: str,
    about: tuple[str, tuple[str, str], int],
    fits: Callable[[Handover], bool],
) -> Changed:
    """So many rows less that the list keeps to its limit, or as few less as make the sheet fit."""
    name, words, limit = about
    rows: tuple[object, ...] = getattr(handover, name)

    def without(count: int) -> Handover:
        return _with(handover, name, rows[: len(rows) - count])

    enough = (count for count in range(1, len(rows)) if fits(without(count)))
    count = len(rows) - limit if len(rows) > limit else next(enough, len(rows) // 2)
    what = f"{label}: {counted(count, *words)} minder"
    return Suggestion(SuggestionKind.FEWER, what, field=f"{name}:0"), without(count)


def _shorter_rows(handover: Handover, fields: Sequence[str]) -> Iterator[Changed]:
    """The rows of a list each at its limit, or at half where that says more than a few words."""
    for label, name, key, limit in (
        ("Wat loopt al", "running", "", sheet.RUNNING),
        ("Wat gaat goed", "going_well", "", sheet.GOING_WELL),
        ("Zorgen", "concerns", "facts", sheet.CONCERN),
        ("Afspraken", "agreements", "what", sheet.AGREEMENT),
    ):
        rows = getattr(handover, name)
        texts = [getattr(row, key) if key else row for row in rows]
        longest = max(texts, key=len, default="")
        most = target(longest, limit)
        if not most or (fields and name not in fields):
            continue
        cut = [shorter(text, most) for text in texts]
        changed = tuple(replace(row, **{key: t}) if key else t for row, t in zip(rows, cut, strict=True))
        what = f"{label}: inkorten tot {most} tekens per regel"
        place = texts.index(longest)
        suggestion = Suggestion(SuggestionKind.SHORTEN, what, field=f"{name}:{place}")
        yield suggestion, _with(handover, name, changed)


def _with(handover: Handover, name: str, value: object) -> Handover:
    changed: dict[str, Any] = {name: value}
    return replace(handover, **changed)
