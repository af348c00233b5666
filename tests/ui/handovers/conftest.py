"""The tests of this room are about the handover screen."""

from __future__ import annotations

import pytest

from casusdesk.ui.handovers.screen import HandoversScreen


@pytest.fixture
def screen_kind() -> type[HandoversScreen]:
    return HandoversScreen
