"""Consent decides paper: five states, expiry, and an override that must be complete (R8-R10)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casusdesk.domain.consent import Consent, ConsentState, Override, Receiver, Right, usual_expiry

TODAY = date(2027, 1, 14)
YES = Override("acuut gevaar, meldcode gevolgd", "wijkcoach")


@pytest.mark.parametrize("expired", [False, True])
@pytest.mark.parametrize("state", list(ConsentState))
def test_paper_and_name_follow_the_state(state: ConsentState, *, expired: bool) -> None:
    until = TODAY - timedelta(days=1) if expired else TODAY
    consent = Consent(state=state, expires_on=until, receivers=(Receiver("JV"),))
    blocked = state in (ConsentState.REFUSED, ConsentState.WITHDRAWN)
    assert consent.allows_paper(TODAY) is not blocked
    assert (consent.right(("JV",), TODAY) is Right.NAME) is (state is ConsentState.BY_NAME and not expired)
    assert consent.right(("WC",), TODAY) is not Right.NAME


@pytest.mark.parametrize("state", [ConsentState.REFUSED, ConsentState.WITHDRAWN])
@pytest.mark.parametrize(
    ("override", "allowed"),
    [(YES, True), (Override("reden", " "), False), (Override("", "wijkcoach"), False), (None, False)],
)
def test_only_a_complete_override_prints_without_consent(
    state: ConsentState, override: Override | None, *, allowed: bool
) -> None:
    assert Consent(state=state, override=override).allows_paper(TODAY) is allowed


def test_expired_consent_counts_as_never_asked() -> None:
    consent = Consent(state=ConsentState.ANONYMOUS, expires_on=TODAY)
    assert consent.state_on(TODAY) is ConsentState.ANONYMOUS
    assert consent.state_on(TODAY + timedelta(days=1)) is ConsentState.NOT_ASKED


@pytest.mark.parametrize(
    ("given_on", "last_day"),
    [
        (date(2027, 1, 14), date(2028, 1, 14)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2026, 12, 31), date(2027, 12, 31)),
    ],
)
def test_consent_holds_twelve_calendar_months(given_on: date, last_day: date) -> None:
    assert usual_expiry(given_on) == last_day


@pytest.mark.parametrize("state", list(ConsentState))
def test_a_state_is_a_yes_a_no_or_not_asked(state: ConsentState) -> None:
    assert [state.given, state.denied, state is ConsentState.NOT_ASKED].count(True) == 1
