"""What could be plainer in the parents' version, field by field, with the way to the field (domain §3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casusdesk.domain.catalog import Catalog
from casusdesk.domain.handover import Handover
from casusdesk.domain.plain_dutch import hints


@dataclass(frozen=True, slots=True)
class PlainHint:
    """`field` is the name that `HandoverForm.go_to` knows, `label` the field as the form calls it."""

    field: str
    label: str
    words: str


def plain_hints(handover: Handover, catalog: Catalog) -> tuple[PlainHint, ...]:
    """Hints for every text that parents will read, in the order of the form."""
    return tuple(
        PlainHint(field, label, words)
        for field, label, text in _texts(handover)
        for words in hints(text, catalog)
    )


def _texts(handover: Handover) -> Iterator[tuple[str, str, str]]:
    meet = handover.introduction
    yield "place", "Waar", meet.place
    yield "joined_by", "Wie gaat mee", meet.joined_by
    for number, words in enumerate(handover.going_well):
        yield f"going_well:{number}", f"Wat gaat goed {number + 1}", words
    yield "parents_want", "Wat willen ouder(s) zelf", handover.parents_want
    for number, agreement in enumerate(handover.agreements):
        yield f"agreements:{number}", f"Afspraak {number + 1}", agreement.what
    yield "fallback", "Bij zorgen bel eerst", handover.fallback
