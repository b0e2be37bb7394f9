"""A chat's life as lanes along one axis of time: plain values, with the words for each.

Whoever knows the policy makes them, and whoever draws them needs to know nothing else.
Instants are aware, in UTC.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

Held = Literal["undecided", "on", "off", "none"]
"""What held over a stretch of time; none: a plan that the switch does not cover."""

Kept = Literal["kept", "ended", "agreed"]
"""How a copy stands: kept, ended, or kept as an organisation has agreed with the maker."""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a lane. `label` stands beside or in it, `words` are sentences that tell it."""

    start: datetime
    label: str = ""
    words: str


class Band(Item, frozen=True, kw_only=True):
    """A stretch in which the switch stayed as it was; `end` is None while it goes on."""

    end: datetime | None
    held: Held


class Bar(Item, frozen=True, kw_only=True):
    """A copy, from when it was made to when it ends; `end` is None until deleted."""

    end: datetime | None
    kept: Kept


class Mark(Item, frozen=True, kw_only=True):
    """Something that happened at one instant, by the name of its icon, "" for a dot.

    `struck`: a training run that left the chat out.
    """

    icon: str = ""
    struck: bool = False


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """One lane: `key` is `switch`, `turns`, `runs` or a kind of copy.

    `items` are in order of time, `facts` are the words of all of them, or that there are none.
    """

    key: str
    name: str
    icon: str
    items: tuple[Band | Bar | Mark, ...]
    facts: str


class Lanes(msgspec.Struct, frozen=True):
    """All lanes of one chat, from above."""

    lanes: tuple[Lane, ...] = ()

    def stops(self) -> list[tuple[int, int]]:
        """Every item in order of time, as the numbers of its lane and of itself in there.

        Where several begin at the same instant, the upper ones come first.
        """
        stops = [
            (item.start, place, number)
            for place, lane in enumerate(self.lanes)
            for number, item in enumerate(lane.items)
        ]
        return [(place, number) for _, place, number in sorted(stops)]
