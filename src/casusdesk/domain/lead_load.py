"""The regielast: which cases each role has the lead of, for whoever asks what already lies with her (US27).

It names codes and counts them; it weighs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from casusdesk.domain.case import Case, LeadAgreement
from casusdesk.domain.wording import counted


def cases_by_lead(cases: Iterable[Case]) -> Mapping[str, tuple[Case, ...]]:
    """The active cases by the role that has the lead, each in the order of their codes.

    A case whose lead is still to be found is with nobody; one whose new lead was not asked yet is with
    the role that was proposed.
    """
    found: dict[str, tuple[Case, ...]] = {}
    for case in sorted(cases, key=lambda case: case.code):
        if case.status.active and case.lead.role:
            found[case.lead.role] = (*found.get(case.lead.role, ()), case)
    return found


def to_ask(case: Case) -> bool:
    """Whether the lead was proposed and the role did not agree yet (domain §1 no. 7)."""
    return case.lead.agreement is LeadAgreement.TO_ASK


def lead_words(led: Sequence[Case]) -> str:
    """`regie in 2 casussen: BX385, KT472 (akkoord nog vragen)`; "" when there are none."""
    if not led:
        return ""
    codes = [f"{case.code} (akkoord nog vragen)" if to_ask(case) else case.code for case in led]
    return f"regie in {counted(len(led), 'casus', 'casussen')}: {', '.join(codes)}"
