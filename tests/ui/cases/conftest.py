"""The tests of this room are about the case screen."""

from __future__ import annotations

import pytest

from casusdesk.ui.cases.screen import CasesScreen


@pytest.fixture
def screen_kind() -> type[CasesScreen]:
    return CasesScreen
