"""The sociale kaart: whom to call, on one A4, from the register of contacts (domain §1 no. 13, §4.5).

No client is on it, so it has no number and may hang on the wall. It is read in a hurry: the role stands at
the left of a row in bold, the telephone at the right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

from casusdesk.documents.copies import marked
from casusdesk.documents.fit import SMALL_TYPE, Overfull, Rung, dense_setting, fit, rung_setting
from casusdesk.documents.fit_choices import ORDINARY, FitChoices
from casusdesk.documents.flow import Format, Sheet
from casusdesk.documents.large_print import large_format, lay_out_large
from casusdesk.documents.map_frame import FOOTER, HEADER, danger, feet, head, wall_paper_large
from casusdesk.documents.map_rows import MapView, group_rows
from casusdesk.documents.page import Colour, Face, Page, Role
from casusdesk.documents.refusal import (
    PaperTooLongError,
    Suggestion,
    SuggestionKind,
    about_the_page,
    ordered,
)
from casusdesk.documents.typeset import HAIRLINE, Band, Cell, Entry
from casusdesk.documents.words import Span
from casusdesk.documents.wrap import paragraph
from casusdesk.domain.catalog import Catalog
from casusdesk.domain.contacts import Contact
from casusdesk.domain.limits import tidy
from casusdesk.domain.paper import Paper
from casusdesk.domain.wording import counted, day_month
from casusdesk.errors import CasusdeskError

TITLE: Final = Paper.SOCIAL_MAP.title
NAME: Final = "De sociale kaart"
ADVICE: Final = "Zet contacten die je niet vaak belt op een einddatum, of maak hun gegevens korter."
NO_MAIL: Final = "mail"
ONLY: Final = "area:"
"""Key of the form that leaves out every area but the one behind it."""
_MOST_AREAS: Final = 3
NOBODY: Final = "Er staat nog niemand in Contacten. Vul daar eerst in wie je belt, of haal een lijst op."
NOBODY_NOW: Final = "Geen enkel contact geldt vandaag nog. Kijk in Contacten wie er nu te bellen is."
REST: Final = "overig"
"""The group of roles that the catalogue does not know."""
_OPEN, _CLOSE, _FULL = "twee kolommen", "drie kolommen", "drie volle kolommen"
_RUNNING: Final = (_CLOSE, _FULL)
_TWO: Final = (11.0, 10.5, 10.0, 9.5, 9.0)
_THREE: Final = (9.5, 9.0)


def fit_social_map(
    contacts: Sequence[Contact],
    catalog: Catalog,
    *,
    on: date,
    name: str,
    controller: str = "",
    practice: bool = False,
) -> Page:
    """The sheet on its one page, see `fit_social_map_pages`. Raises the same."""
    return fit_social_map_pages(
        contacts, catalog, on=on, name=name, controller=controller, practice=practice
    )[0]


def fit_social_map_pages(
    contacts: Sequence[Contact],
    catalog: Catalog,
    *,
    on: date,
    name: str,
    controller: str = "",
    practice: bool = False,
    choices: FitChoices = ORDINARY,
) -> tuple[Page, ...]:
    """The contacts that hold on the day `on`, by group; `name` is that of the meeting they belong to.

    On one page, or on two when a person chose that and one does not do. Who may be on no paper at all
    (domain §4.5) is not on this one.

    Raises:
        CasusdeskError: there is nobody to print.
        PaperTooLongError: at 9 points in three full columns there are lines too many.
        UnprintableError: a character is in no font.
    """
    shown = _shown(contacts, catalog, on)
    draft = MapDraft(tuple(shown), tuple(contacts), catalog, on, name, controller)
    paper = marked(Format(TITLE), None, practice=practice)

    def fitted(allowed: FitChoices) -> tuple[Page, ...] | Overfull:
        rungs = tuple(replace(rung, forms=left_out_words(allowed)) for rung in _rungs(allowed))
        found = fit(rungs, partial(draft.sheet, allowed, 1), paper)
        if isinstance(found, Overfull) and allowed.two_pages:
            found = fit(rungs, partial(draft.sheet, allowed, 2), paper, pages=2)
        return found

    result = fitted(choices)
    if isinstance(result, Overfull):
        ways = ordered((), about_the_page(fitted, result, choices, what_may_go(shown, choices)))
        many = f"{NAME} met {counted(len(shown), 'contact', 'contacten')}"
        raise PaperTooLongError(many, result, ways, ADVICE)
    return result


def fit_social_map_large(
    contacts: Sequence[Contact],
    catalog: Catalog,
    *,
    on: date,
    name: str,
    controller: str = "",
    practice: bool = False,
) -> tuple[Page, ...]:
    """As `fit_social_map`, in large print on as many pages as it takes. Raises as `lay_out_large`."""
    shown = _shown(contacts, catalog, on)
    header = (*head(TITLE, name, _checked(shown), large=True), danger())
    body = tuple(_body(shown, contacts, MapView(catalog, on, large=True)))
    sheet = wall_paper_large(TITLE, header, body, controller, on)
    return lay_out_large(sheet, marked(large_format(TITLE), None, practice=practice))


def _shown(contacts: Sequence[Contact], catalog: Catalog, on: date) -> list[Contact]:
    shown = [contact for contact in contacts if contact.valid_on(on) and _printable(contact, catalog)]
    if not shown:
        raise CasusdeskError(NOBODY_NOW if contacts else NOBODY)
    return shown


def left_out_words(choices: FitChoices) -> tuple[str, ...]:
    """What a person left off this sheet, in the words of the report."""
    only = tuple(
        f"alleen {form.removeprefix(ONLY)}" for form in sorted(choices.forms) if form.startswith(ONLY)
    )
    return (("zonder mailadressen",) if NO_MAIL in choices.forms else ()) + only


def what_may_go(shown: Sequence[Contact], choices: FitChoices) -> Iterator[Suggestion]:
    """Mail addresses, and every area but one; the telephone numbers are what the sheet is for."""
    kind = SuggestionKind.LEAVE_OUT
    if NO_MAIL not in choices.forms and any(contact.mail.strip() for contact in shown):
        yield Suggestion(kind, "Zonder mailadressen", field=NO_MAIL)
    areas = Counter(tidy(contact.area) for contact in shown if contact.area.strip())
    if len(areas) > 1 and not any(form.startswith(ONLY) for form in choices.forms):
        for area, _count in areas.most_common(_MOST_AREAS):
            yield Suggestion(kind, f"Alleen {area}", field=f"{ONLY}{area}")


@dataclass(frozen=True)
class MapDraft:
    """Everything that goes on the sheet: whom to show, all contacts with their stand-ins, and the words."""

    shown: tuple[Contact, ...]
    everybody: tuple[Contact, ...]
    catalog: Catalog
    on: date
    name: str
    controller: str

    def sheet(self, choices: FitChoices, pages: int, rung: Rung) -> Sheet:
        """The sheet for a rung, without what a person left off it."""
        view = MapView(self.catalog, self.on, running=rung.layout in _RUNNING)
        shown = [_without_mail(c) if NO_MAIL in choices.forms else c for c in self.shown if _kept(c, choices)]
        about = " – ".join((self.name, *(w for w in left_out_words(choices) if w.startswith("alleen"))))
        return Sheet(
            header=(*head(TITLE, about, _checked(shown)), danger()),
            body=(*_body(shown, self.everybody, view), *_left_out(len(self.shown) - len(shown))),
            footers=feet(self.controller, self.on, pages),
            header_setting=HEADER,
            footer_setting=FOOTER,
        )


def _kept(contact: Contact, choices: FitChoices) -> bool:
    """Whether the contact is of the only area that was chosen, or of none."""
    only = [form.removeprefix(ONLY) for form in choices.forms if form.startswith(ONLY)]
    return not only or not contact.area.strip() or tidy(contact.area) in only


def _without_mail(contact: Contact) -> Contact:
    return replace(contact, mail="")


def _left_out(count: int) -> tuple[Entry, ...]:
    """That there is somebody to call who is not on this sheet; never left unsaid."""
    if not count:
        return ()
    said = f"{counted(count, 'contact', 'contacten')} uit een ander gebied: zie de hele sociale kaart."
    text = paragraph(Span(said, Face.ITALIC, Colour.GREY))
    return (Entry((Band((Cell(text),)),), Role.PARAGRAPH, before=1.2, after=0.4, rule_above=HAIRLINE),)


def _rungs(choices: FitChoices) -> Iterator[Rung]:
    """Two columns with large letters first; three only when there are many, and then in running text."""
    for size in _TWO:
        yield Rung(rung_setting(size), _OPEN, 2)
    for size in _THREE:
        yield Rung(rung_setting(size), _CLOSE, 3)
    sizes = (*_THREE, SMALL_TYPE) if choices.small_type else _THREE
    for size in sizes:
        yield Rung(dense_setting(size), _FULL, 3, narrow=True)
    yield Rung(dense_setting(sizes[-1], least=True), _FULL, 3, narrow=True)


def _printable(contact: Contact, catalog: Catalog) -> bool:
    role = catalog.find_agency(contact.role)
    return role is None or role.printable


def _body(shown: Sequence[Contact], everybody: Sequence[Contact], view: MapView) -> Iterator[Entry]:
    """Group by group and role by role in the order of the catalogue, strangers to it last."""
    agencies = view.catalog.agencies
    places = {agency.key: place for place, agency in enumerate(agencies)}
    by_group: dict[str, list[Contact]] = {agency.group: [] for agency in agencies}
    by_group.setdefault(REST, [])
    for contact in sorted(shown, key=lambda c: _order(c, places)):
        role = view.catalog.find_agency(contact.role)
        by_group[role.group if role else REST].append(contact)
    known = {contact.id: contact for contact in everybody}
    for group, members in by_group.items():
        yield from group_rows(view, group, members, known)


def _order(contact: Contact, places: dict[str, int]) -> tuple[int, str, str, str, str]:
    last = places.get(contact.role, len(places))
    texts = (contact.role, contact.area, contact.organisation, contact.name)
    role, area, organisation, name = (text.casefold() for text in texts)
    return last, role, area, organisation, name


def _checked(shown: Sequence[Contact]) -> str:
    """When somebody last said of any of them that they are right."""
    days = [contact.confirmed_on for contact in shown if contact.confirmed_on]
    return f"nagekeken t/m {day_month(max(days))} {max(days).year}" if days else "nog niet nagekeken"
