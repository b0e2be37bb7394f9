"""Making a list that fails short: leave out chunks, then ever smaller ones, then single parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Part = TypeVar("Part")


def shortest(parts: Sequence[Part], fails: Callable[[Sequence[Part]], bool]) -> list[Part]:
    """A list that still fails, and of which no single part can be left out.

    `parts` fails itself, and is not tried again.
    """
    kept = list(parts)
    size = len(kept)
    while size:
        size = max(1, size // 2)
        before, at = len(kept), 0
        while at < len(kept):
            shorter = kept[:at] + kept[at + size :]
            if fails(shorter):
                kept = shorter
            else:
                at += size
        if size == 1 and len(kept) == before:
            break
    return kept
