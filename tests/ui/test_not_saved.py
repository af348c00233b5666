"""What is said of a change that was not saved: short, and nothing twice."""

from __future__ import annotations

import pytest

from casusdesk.errors import CasusdeskError, DiskFullError, VaultError
from casusdesk.ui.not_saved import not_saved


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (DiskFullError("De schijf is vol. Het lukt niet."), "schijf vol. Maak ruimte vrij."),
        (
            VaultError("De schijf hapert; je laatste wijziging is nog niet bewaard. Controleer de schijf."),
            "de schijf hapert. Controleer de schijf.",
        ),
        (CasusdeskError("Vul eerst een datum in."), "vul eerst een datum in."),
        (OSError(5, "x"), "de schijf weigert. Maak ruimte vrij."),
    ],
)
def test_it_is_short_and_says_what_to_do(error: CasusdeskError | OSError, said: str) -> None:
    assert not_saved(error) == f"Niet bewaard – {said}"
