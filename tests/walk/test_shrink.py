"""Making a failing list short."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walk.shrink import shortest

CULPRITS = {
    "one of many": {7},
    "two that are far apart": {0, 99},
    "neighbours": {41, 42, 43},
    "all": set(range(100)),
    "none: it fails without any": set(),
}


@pytest.mark.parametrize("name", CULPRITS)
def test_only_the_culprits_stay(name: str) -> None:
    """In their order."""
    culprits = CULPRITS[name]
    assert sorted(culprits) == shortest(range(100), lambda kept: culprits <= set(kept))


@given(st.lists(st.integers(0, 9), max_size=40), st.integers(0, 40))
def test_no_part_of_what_stays_can_be_left_out(numbers: list[int], least: int) -> None:
    """Whatever makes it fail: here, that the numbers are large enough together."""

    def fails(kept: Sequence[int]) -> bool:
        return sum(kept) >= least

    if not fails(numbers):
        return
    kept = shortest(numbers, fails)
    assert fails(kept)
    assert [n for n in range(len(kept)) if fails(kept[:n] + kept[n + 1 :])] == []
