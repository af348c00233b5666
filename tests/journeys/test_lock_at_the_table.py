"""Locking while the table talks: every letter is there again (ux §5.3), and the next one can be typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from answers import today
from hands import wait_for
from PySide6.QtWidgets import QApplication
from story import CHEAP, PASSPHRASE, Story

from casusdesk import paths
from casusdesk.domain.case import Case, CaseStatus
from casusdesk.domain.coalition import Coalition
from casusdesk.services.access import Access


@pytest.fixture
def story(dutch: QApplication, home: Path) -> Iterator[Story]:
    made = Story(dutch, home / "Documenten")
    yield made
    made.stop()


def a_store_with_one_case() -> None:
    """A store of her own with one case on the agenda of the next meeting; the passphrase opens it."""
    access = Access(paths.vault_folder(), paths.settings_folder() / "vault.json", cost=CHEAP)
    setup = access.prepare(PASSPHRASE)
    assert setup.confirms(*(setup.recovery_groups[place] for place in setup.asked_groups))
    desk = setup.finish(Coalition(first_meeting=today(), chair="PL", attendees=("VK",)))
    desk.cases.add_all([replace(Case("KT472", today()), status=CaseStatus.EXPLORING)])
    desk.meetings.record(desk.meetings.fill(desk.meetings.upcoming()))
    desk.close()


def test_locking_in_the_middle_of_a_sentence_loses_nothing(story: Story) -> None:
    """Ux §5.3: who walks away from the table finds every letter back."""
    a_store_with_one_case()
    story.unlock()
    hands = story.hands
    assert story.window.isVisible()
    hands.press("F11")
    hands.see("1 van 1")
    hands.press("3")
    hands.press("A")
    hands.type("Belt morgen met de woningcorp")
    assert story.lock() == 0

    story.unlock()
    (decision,) = story.desk.decisions.all()
    assert (decision.agreed, decision.kind) == ("Belt morgen met de woningcorp", "jmw")
    hands.see("1 van 1")
    hands.press("A")
    hands.press("End")
    hands.type("oratie")
    hands.press("Escape")
    wait_for(lambda: story.desk.decisions.all()[0].agreed.endswith("corporatie"), "the rest of the sentence")
    assert story.titles == {"casusdesk"}
