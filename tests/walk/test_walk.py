"""Random clicks, keys, texts, jumps in time, undo, resets and restarts: everything holds.

After every step: what is shown is what the command line says of the exported ledger, nothing
on the disk has been rewritten, no exception, no warning, no id twice, the focus where it
belongs. See `truths.py`. A failure is printed with few steps, as a test to be pasted.
"""

from __future__ import annotations

from collections import Counter

import pytest

from walk.leaks import alive, piled, standing
from walk.walker import Beginning, Walk
from walk.walking import Walks

BEGINNINGS = {
    "first meeting": Beginning("existing-user"),
    "gate, painted": Beginning("deadline-passed", painted=True),
    "sign-up, right to left": Beginning("new-user", "pseudo-rtl"),
    "Home": Beginning(None),
    "another maker, long words": Beginning("gemini-user", "pseudo"),
}
"""Where each walk begins; its place here is its seed."""

FEW, MANY = 150, 2000


def test_a_short_walk(walks: Walks) -> None:
    """Some steps, with every run of the tests."""
    failure = walks.roam(Beginning("came-back"), 7, FEW)
    assert failure is None, str(failure)


@pytest.mark.long
@pytest.mark.parametrize("name", BEGINNINGS)
def test_a_long_walk(walks: Walks, name: str) -> None:
    """Two thousand steps from each beginning; nothing piles up, and nothing is left.

    Of nothing there is more after each quarter than after the one before it, on a Home made
    anew.
    """
    before = alive()
    counts: list[Counter[str]] = []

    def count(walk: Walk, taken: int) -> None:
        if taken % (MANY // 4) == 0:
            counts.append(standing(walk))

    failure = walks.roam(BEGINNINGS[name], list(BEGINNINGS).index(name), MANY, count)
    assert failure is None, str(failure)
    assert (4, Counter(), Counter()) == (len(counts), piled(counts), alive() - before)
