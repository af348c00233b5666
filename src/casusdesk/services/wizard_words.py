"""How an answer reads in Dutch, on the check page, in the detail of a case and aloud."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from casusdesk.domain.case import Case, ConcernState, LeadAgreement
from casusdesk.domain.catalog import Catalog, FactorKind
from casusdesk.domain.wording import row_date

if TYPE_CHECKING:
    from casusdesk.services.questions import Asking


def agency_words(keys: Iterable[str], catalog: Catalog) -> str:
    """Names joined by commas."""
    return ", ".join(catalog.agency_label(key) for key in keys if key)


def receiver_words(case: Case, asking: Asking) -> str:
    """Whom the consent is for, each with an answer of its own where it has one."""
    said = []
    for receiver in case.consent.receivers:
        own = f" ({receiver.state.label})" if receiver.state is not None else ""
        said.append(f"{asking.catalog.agency_label(receiver.name)}{own}")
    return ", ".join(said)


def route_words(key: str, catalog: Catalog) -> str:
    """The referral route in words."""
    return catalog.route_label(key)


def concern_words(case: Case, catalog: Catalog) -> str:
    """One line per discussed life domain: `Wonen: urgente zorg – dreigende uitzetting`."""
    lines = []
    for concern in case.concerns:
        entry = catalog.find_life_domain(concern.life_domain)
        name = entry.label if entry else concern.life_domain
        sign = "● " if concern.state is ConcernState.URGENT else ""
        lines.append(f"{name}: {sign}{concern.state.label}" + (f" – {concern.note}" if concern.note else ""))
    return "\n".join(lines)


def factor_words(case: Case, catalog: Catalog, kind: FactorKind) -> str:
    """The ticked factors of one kind, joined by semicolons; one that two lists know is said once."""
    found = (catalog.find_factor(key) for key in case.factors)
    labels = [f"{f.label} (urgent)" if f.urgent else f.label for f in found if f and f.kind is kind]
    return "; ".join(dict.fromkeys(labels))


def involvement_words(case: Case, catalog: Catalog) -> str:
    """One line per agency: `wijkcoach (WC): wonen, t/m 12-03`."""
    lines = []
    for row in case.agencies:
        about = ", ".join(
            part for part in (row.purpose, f"t/m {row_date(row.until)}" if row.until else "") if part
        )
        name = f"{catalog.agency_label(row.agency)} ({row.agency})"
        lines.append(f"{name}: {about}" if about else name)
    return "\n".join(lines)


def offer_words(case: Case, catalog: Catalog) -> str:
    """The chosen forms of support, light to heavy."""
    names = []
    for key in case.support.interventions:
        entry = catalog.find_intervention(key)
        names.append(entry.label if entry else key)
    return "\n".join(names)


def lead_words(case: Case, catalog: Catalog) -> str:
    """`wijkcoach` or `wijkcoach (akkoord nog vragen)`; empty when still to be decided."""
    if case.lead.role is None:
        return ""
    name = catalog.agency_label(case.lead.role)
    return f"{name} (akkoord nog vragen)" if case.lead.agreement is LeadAgreement.TO_ASK else name
