"""The tests of this room are about the case screen."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from casusdesk.ui.cases.screen import CasesScreen

sys.path.append(str(Path(__file__).parent))


@pytest.fixture
def screen_kind() -> type[CasesScreen]:
    return CasesScreen
