"""Four contacts: one that is right, one that is old, one of Nu Niet Zwanger, one who is away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from casusdesk.domain.contacts import Absence, Contact

TODAY = date(2027, 1, 12)
COACH = Contact("wc", "WC", "Wijkteam", "Noord", "Contact een", "06 1234 5678", confirmed_on=TODAY)
NURSE = Contact("jv", "JV", "JGZ", "Midden", confirmed_on=date(2025, 12, 1))
NNZ = Contact("nnz", "NNZ", "GGD", confirmed_on=TODAY, nnz=True)
AWAY = replace(COACH, id="pov", role="POV", name="", absences=(Absence(TODAY, TODAY + timedelta(20), "wc"),))
