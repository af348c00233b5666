"""The steps of the route bij een signaal, kept in their order and put back to the usual ones when none is."""

from __future__ import annotations

from dataclasses import replace

from casusdesk.domain.coalition import ROUTE, Coalition
from casusdesk.store.coalition import CoalitionStore
from casusdesk.store.vault import Vault

OWN = ("Bel het meldpunt.", "Wacht op antwoord.", "Bel het meldpunt.")


def test_the_steps_come_back_in_their_order(vault: Vault) -> None:
    store = CoalitionStore(vault)
    for route in (OWN, OWN[:1], (*OWN, "Nog een stap: ‘ĳ’.")):
        store.save(replace(Coalition(), route=route))
        kept = store.get()
        assert kept is not None
        assert kept.route == route


def test_without_steps_the_usual_ones_are_there(vault: Vault) -> None:
    CoalitionStore(vault).save(replace(Coalition(), route=()))
    kept = CoalitionStore(vault).get()
    assert kept is not None
    assert kept.route == ROUTE
