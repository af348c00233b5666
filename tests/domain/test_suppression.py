"""Small counts are hidden, and cannot be worked out from what is shown: not by who knows the rule either."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest

from casusdesk.domain.suppression import HIDDEN, SMALL, suppressed

VECTORS = [
    ((36, 15), ("36", "15"), "51"),  # the table of the yearly report (domain §1 no. 56)
    ((0, 12), ("0", "12"), "12"),
    ((0, 0), ("0", "0"), "0"),
    ((), (), "0"),
    ((4,), ("<10",), "<10"),
    ((4, 3, 0), ("<10", "<10", "0"), "<10"),
    ((9, 1, 20), ("<10", "<10", "•"), "30"),
    ((4, 24), ("•", "•"), "28"),
    ((4, 24, 15), ("<10", "24", "•"), "43"),
    ((4, 24, 0), ("•", "•", "0"), "28"),
    ((1, 10, 30), ("<10", "10", "•"), "41"),
    ((1, 30, 10), ("•", "•", "•"), "41"),
    ((5, 6, 7), ("<10", "<10", "<10"), "18"),
    ((9, 9, 9), ("•", "•", "•"), "27"),
    ((9, 8, 8), ("•", "•", "•"), "25"),
    ((1, 2, 11), ("•", "•", "•"), "14"),
    ((1, 1, 14), ("<10", "<10", "•"), "16"),
]


@pytest.mark.parametrize(("counts", "shown", "total"), VECTORS)
def test_vectors(counts: tuple[int, ...], shown: tuple[str, ...], total: str) -> None:
    assert suppressed(counts) == (shown, total)


def test_a_count_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        suppressed([3, -1])


@pytest.mark.parametrize(("rows", "most"), [(2, 40), (3, 21)])
def test_who_knows_the_rule_cannot_work_out_a_small_count(rows: int, most: int) -> None:
    """Every table that would be printed the same way: a hidden small count is not the same in all of them."""
    printed: dict[object, list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(most), repeat=rows):
        printed[suppressed(counts)].append(counts)
    for (shown, total), tables in printed.items():
        if total == SMALL or int(total) >= most - 1:
            continue  # beyond the tables that were made
        for place, word in enumerate(shown):
            possible = {counts[place] for counts in tables}
            if word in (SMALL, HIDDEN) and min(possible) < 10:
                assert max(possible) - min(possible) >= 4, (shown, total)


def test_what_is_shown_is_true() -> None:
    for counts in product((0, 1, 5, 9, 10, 11, 40), repeat=4):
        shown, total = suppressed(counts)
        for word, count in zip((*shown, total), (*counts, sum(counts)), strict=True):
            if word == SMALL:
                assert 1 <= count <= 9
            elif word == HIDDEN:
                assert count
            else:
                assert word == str(count)
                assert count == 0 or count >= 10
