"""The tests of this room are about the agenda builder."""

from __future__ import annotations

import pytest

from casusdesk.ui.meetings.screen import MeetingScreen


@pytest.fixture
def screen_kind() -> type[MeetingScreen]:
    return MeetingScreen
