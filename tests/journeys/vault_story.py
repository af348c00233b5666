"""A project leader whose store is there with the practice cases, and then something happens to it."""

from __future__ import annotations

from pathlib import Path

from hands import wait_for
from PySide6.QtWidgets import QApplication
from story import Story

from casusdesk import paths
from casusdesk.services.desk import Desk
from casusdesk.ui.unlock.trouble_page import TroublePage
from spoiled import Ring, Spoiled

NEW = "groene walvis danst zacht voorbij de duinen"


class VaultStory(Story):
    """`spoiled` is the store of this home; `ring` the keyring of this computer."""

    def __init__(self, app: QApplication, papers: Path) -> None:
        self.ring = Ring()
        super().__init__(app, papers, self.ring.device)
        self.spoiled = Spoiled(paths.vault_folder(), self.secrets, paths.settings_folder() / "vault.json")
        self.recovery = [line.split() for line in self.spoiled.lines]

    @property
    def codes(self) -> list[str]:
        """The cases that are there when all is well."""
        return sorted(case.code for case in self.spoiled.cases)

    def here(self) -> list[str]:
        """The cases that are open now."""
        return sorted(case.code for case in self.desk.cases.all())

    def trouble(self, heading: str) -> TroublePage:
        """Wait for the page with this heading."""
        self.hands.see(heading)
        assert self.program is not None
        entry = self.program._entry
        assert entry is not None
        page = entry.page
        assert isinstance(page, TroublePage), page
        assert page.trouble.sentence in self.hands.read_problem()
        return page

    def type_passphrase(self, passphrase: str = "") -> None:
        """On the page that asks it."""
        self.hands.type(passphrase or self.spoiled.passphrase)
        self.hands.press("Return")

    def opened(self) -> Desk:
        """Go on from the page that says what was done."""
        self.hands.see("Naar het overzicht")
        self.hands.press("Space")
        wait_for(self.window.isVisible, "the main window")
        return self.desk
