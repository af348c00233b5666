"""The screen of this room, for `make_screen`."""

from __future__ import annotations

import pytest

from casusdesk.ui.follow_up.screen import FollowUpScreen
from casusdesk.ui.screen import Screen


@pytest.fixture
def screen_kind() -> type[Screen]:
    return FollowUpScreen
