"""What stands on the parents' version: who, when to meet, what goes well, what they want, who to call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from casusdesk.documents.handover_parts import quiet, ruled, words
from casusdesk.documents.marks import MarkKind
from casusdesk.documents.page import Colour, Face, Role
from casusdesk.documents.reading import Kind
from casusdesk.documents.typeset import LEFT, Band, Cell, Entry, Place
from casusdesk.documents.words import Span
from casusdesk.documents.wrap import paragraph
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.escalation import VEILIG_THUIS_PHONE
from casusdesk.domain.handover import Agreement, Handover, Introduction, Party
from casusdesk.domain.limits import tidy
from casusdesk.domain.plain_dutch import for_parents, organisation_for_parents
from casusdesk.domain.wording import WEEKDAYS, clock_time, day_month

OVERVIEW: Final = "Wie houdt het overzicht?"
NO_APPOINTMENT: Final = "U hoort nog wanneer u kennismaakt."
PARENTS_COME: Final = "U bent er zelf ook bij."
VEILIG_THUIS: Final = "Is het thuis niet veilig? Bel gratis met Veilig Thuis."
_OURSELVES: Final = ("ouder", "ouders", "ouder(s)", "ouders zelf", "ouder(s) zelf", "moeder", "vader")
_LABEL: Final = Place(mm=40)
_HANG: Final = Place(mm=8)
_PHONE: Final = 1.45
"""Times the letter size: a number is read from the fridge door."""


def body(handover: Handover, catalog: Catalog, on: date, *, whole: bool) -> tuple[Entry, ...]:
    """Every section that has something to say, in the order of the sheet itself (domain §3.3).

    `whole` keeps each section on one page, where there are two.
    """
    own_words = f"“{tidy(handover.parents_want)}”" if handover.parents_want.strip() else ""
    sections = (
        _people(handover, catalog, on),
        _introduction(handover.introduction, on),
        _section("Dit gaat goed", [_bullet(text) for text in _filled(handover.going_well)]),
        _section("Dit wilt u zelf", [_text(own_words)] if own_words else []),
        _section("Dit spreken we af", [_agreement(a, catalog, on) for a in handover.agreements]),
        _questions(handover.fallback),
    )
    if whole:
        return tuple(entry for section in sections for entry in _together(section))
    return tuple(entry for section in sections for entry in section)


def _together(section: tuple[Entry, ...]) -> Iterator[Entry]:
    for place, entry in enumerate(section, start=1):
        yield replace(entry, keep_with_next=place < len(section))


def _filled(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if text.strip()]


def _section(title: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """A heading with what belongs under it; nothing at all without entries."""
    if not entries:
        return ()
    head = Entry(
        (Band((Cell(words(title, Face.BOLD, Colour.ACCENT), scale=1.15),)),),
        Role.HEADING,
        text=title,
        level=2,
        before=2.0,
        after=0.3,
        keep_with_next=True,
    )
    return head, *entries


def _entry(*bands: Band, text: str = "") -> Entry:
    return Entry(bands, Role.PARAGRAPH, text=text, before=0.4, after=0.4)


def _text(text: str, face: Face = Face.REGULAR) -> Entry:
    return _entry(Band((Cell(words(text, face)),)))


def _bullet(text: str) -> Entry:
    dot = Cell(paragraph(Span("", mark=MarkKind.DOT, colour=Colour.ACCENT)), LEFT, _HANG, scale=0.8)
    dot = replace(dot, kind=Kind.JOIN)
    return _entry(Band((dot, Cell(words(text), _HANG, kind=Kind.BODY))))


def _labelled(label: str, value: str, face: Face = Face.SEMIBOLD) -> Band:
    return Band((Cell(quiet(label), LEFT, _LABEL), Cell(words(value, face), _LABEL, kind=Kind.JOIN)))


def role_words(role: str, catalog: Catalog) -> str:
    """A role as parents call it; they themselves are `u zelf`."""
    return "u zelf" if tidy(role).casefold() in _OURSELVES else for_parents(tidy(role), catalog)


def _people(handover: Handover, catalog: Catalog, on: date) -> tuple[Entry, ...]:
    entries = [*_party("Nu", handover.giver, catalog), *_party("Straks", handover.receiver, catalog)]
    entries += _lead(handover, catalog, on)
    return _section("Wie helpt u", entries)


def _party(label: str, party: Party, catalog: Catalog) -> Iterator[Entry]:
    """Role, name and organisation, and the number to call below it, large, or a line to write it on."""
    role = role_words(party.role, catalog)
    organisation = organisation_for_parents(party.organisation)
    name = ", ".join(part for part in (role, tidy(party.name), tidy(organisation)) if part)
    if not name:
        return
    phone = tidy(party.phone)
    if phone:
        number = Band((Cell(words(phone, Face.BOLD), _LABEL, scale=_PHONE),))
    else:
        tel = quiet("telefoon")
        start = Place(mm=_LABEL.mm + 21)
        line = replace(ruled(start, Place(0.85)), kind=Kind.JOIN)
        number = Band((Cell(tel, _LABEL, start), line), space=0.4)
    yield _entry(_labelled(label, name), number, text=f"{label}: {name}, telefoon {phone or 'nog leeg'}")


def _lead(handover: Handover, catalog: Catalog, on: date) -> Iterator[Entry]:
    """Who keeps the overview: `regie` is a word of the trade."""
    now, later = role_words(handover.lead_now, catalog), role_words(handover.lead_after, catalog)
    since = f"Vanaf {_day(handover.lead_from, on)}" if handover.lead_from else "Daarna"
    held = [("Nu", now)] if now else []
    held += [(since, later)] if later and later != now else []
    if held:
        entry = _entry(Band((Cell(words(OVERVIEW)),)), *(_labelled(label, who) for label, who in held))
        yield replace(entry, before=1.1)


def _day(day: date, on: date) -> str:
    """`18 januari`; with the year when that is another than the one on the paper."""
    return day_month(day) if day.year == on.year else f"{day_month(day)} {day.year}"


def _weekday(day: date, on: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {_day(day, on)}"


def _introduction(meet: Introduction, on: date) -> tuple[Entry, ...]:
    if meet.met_on is not None:
        return _section("Kennismaken", [_text(f"U maakte kennis op {_weekday(meet.met_on, on)}.")])
    if meet.on is None:
        bands = [Band((Cell(words(NO_APPOINTMENT)),))]
    else:
        at = f" om {clock_time(meet.at)} uur" if meet.at else ""
        when = words(f"{_weekday(meet.on, on).capitalize()}{at}", Face.SEMIBOLD)
        bands = [Band((Cell(when, scale=1.15),))]
    bands += [_labelled("Waar", tidy(meet.place), Face.REGULAR)] if meet.place.strip() else []
    if meet.joined_by.strip():
        bands.append(_labelled("Wie komt mee", tidy(meet.joined_by), Face.REGULAR))
    bands += [Band((Cell(words(PARENTS_COME)),))] if meet.parents_present else []
    return _section("Kennismaken", [_entry(*bands)])


def _agreement(agreement: Agreement, catalog: Catalog, on: date) -> Entry:
    """What, and below it who does it and until when."""
    box = Cell(paragraph(Span("", mark=MarkKind.CHECK_BOX)), LEFT, _HANG, kind=Kind.JOIN)
    bands = [Band((box, Cell(words(agreement.what), _HANG, kind=Kind.BODY)))]
    who = role_words(agreement.who, catalog)
    due = f"uiterlijk {_weekday(agreement.due, on)}" if agreement.due else ""
    if who or due:
        told = ", ".join(part for part in (who, due) if part)
        bands.append(Band((Cell(words(told, Face.SEMIBOLD), _HANG),)))
    return _entry(*bands)


def _questions(fallback: str) -> tuple[Entry, ...]:
    entries = [_text(tidy(fallback))] if fallback.strip() else []
    number = Cell(words(VEILIG_THUIS_PHONE, Face.BOLD), scale=_PHONE)
    entries.append(_entry(Band((Cell(words(VEILIG_THUIS)),)), Band((number,))))
    return _section("Heeft u vragen of zorgen?", entries)
