"""Made-up contacts and settings for the two sheets without clients; nobody in them exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import agendas

from casusdesk.domain.coalition import Coalition, Rung
from casusdesk.domain.contacts import Absence, Contact

ON = date(2027, 1, 14)
NAME = "Casusoverleg Kansrijke Start Almelo"
ORGANISATIONS = ("Oefenpraktijk", "Wijkteam Oefendorp", "Ziekenhuis De Oefening", "JGZ Oefenland")
AREAS = ("Noord", "Zuid", "", "Midden")
CONFIRMED = (ON, date(2025, 3, 1), None, date(2026, 9, 1), ON)


def contact(number: int, **changes: object) -> Contact:
    """One of them; every ninth without a number, every eighth away."""
    roles = [agency.key for agency in agendas.catalog().agencies if agency.printable]
    away = Absence(date(2027, 1, 1), date(2027, 2, 19) if number % 2 else None, str(number + 1))
    usual = Contact(
        id=str(number),
        role=roles[number * 3 % len(roles)],
        organisation=ORGANISATIONS[number % 4],
        area=AREAS[number % 4],
        name=("", "V. Oefening", "Voornaam Achternaam")[number % 3],
        phone=f"000-{123456 + number}" if number % 9 else "",
        mail=f"post{number}@oefen.example" if number % 2 else "",
        note="alleen voor onszelf",
        confirmed_on=CONFIRMED[number % 5],
        nnz=number % 11 == 3,
        absences=(away,) if number % 8 == 5 else (),
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def contacts(count: int) -> tuple[Contact, ...]:
    """`count` of them."""
    return tuple(contact(number) for number in range(count))


def coalition(**changes: object) -> Coalition:
    """Settings with everything filled in."""
    pathways = {
        p.key: f"oefenloket {p.short_label[:30]}, 000-1234{n:02d}"
        for n, p in enumerate(agendas.catalog().pathways)
    }
    usual = Coalition(
        title=NAME,
        controller="de gemeente",
        ladder=(
            Rung("regievoerder belt betrokkenen", "zelf, vandaag nog"),
            Rung("aandachtsfunctionaris wijkteam", "000-123456, ma t/m vr 8.30-17.00 uur"),
            Rung("GEM"),
        ),
        contacts=MappingProxyType(pathways),
    )
    return replace(usual, **changes)  # type: ignore[arg-type]
