"""Which words no line may end between: a number and its unit, a date, a title and a name."""

from __future__ import annotations

import re
from typing import Final

_MONTHS: Final = frozenset(
    "januari februari maart april mei juni juli augustus september oktober november december "  # noqa: SIM905
    "jan feb mrt apr jun jul aug sep sept okt nov dec".split()
)
_BEFORE_NUMBER: Final = frozenset(
    "t/m vóór voor na op om per tot vanaf van sinds uiterlijk tel nr nrs no ± ca circa kind leeftijd § art "  # noqa: SIM905
    "artikel lid week wk stap blad pagina pag blz p punt zaal kamer trede groep fase exemplaar ex versie "
    "nummer à € < > ≤ ≥ = maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "ma di wo do vr za zo".split()
)
_AFTER_NUMBER: Final = frozenset(
    "uur minuten minuut min seconden dagen dag dgn weken week wk maanden maand mnd jaar jr euro punt procent "  # noqa: SIM905
    "% ‰ °c kg g gram mg ml l liter cm mm m km x keer maal à".split()
)
_BEFORE_NAME: Final = frozenset("mw mevr mevrouw dhr meneer dr drs mr ir prof ds".split())  # noqa: SIM905
_CLIPPED: Final = frozenset({"'t", "’t", "'s", "’s", "'n", "’n"})
_INITIALS: Final = re.compile(r"\(?([A-Z]\.)+$")
_OPENING, _CLOSING = "(“‘\"'", ".,;:?!)”’\"'"


def stay_together(word: str, following: str) -> bool:
    """Whether no line may end between two words, as they stand in the text with their points and brackets."""
    if following in {"–", "-", "→"}:
        return True
    bare = word.strip(_OPENING).lower()
    if bare == "t/m":
        return True
    if following[:1].isdigit():
        return bare.rstrip(".") in _BEFORE_NUMBER or bare in _MONTHS or word[-1:].isdigit()
    if word[:1].isdigit() or word[:1] == "±":
        after = following.rstrip(_CLOSING).lower()
        return word[-1:].isdigit() and (after in _AFTER_NUMBER or after in _MONTHS)
    if following[:1].isupper():
        titled = bare.rstrip(".") in _BEFORE_NAME or word.lower() in _CLIPPED
        return titled or _INITIALS.match(word) is not None
    return False


def follows_name(word: str, following: str) -> bool:
    """Whether both are names, so that a line had better not end between them."""
    return word[:1].isupper() and word[-1:].isalpha() and following[:1].isupper()
