"""How long it takes to filter, search and sort the list of chats, by how many there are."""

from __future__ import annotations

from typing import Any

import pytest

from bench.many import state
from bench.measuring import Measure
from consentlab.scene import Scene
from consentlab.views.chatsmodel import listed

ASKED: dict[str, dict[str, Any]] = {
    "by last message": {},
    "by title": {"order": "title"},
    "by what ends first": {"order": "ends"},
    "filtered by status": {"only": "eligible"},
    "searched": {"search": "chat 77"},
}


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("chats", [1_000, 10_000, 100_000])
def test_listing(chats: int, asked: str, measure: Measure) -> None:
    """A scene listed anew, its outcomes decided before; sorting the titles is the yardstick."""
    begun = state(chats)
    begun.outcome()
    scene = Scene(state=begun, **ASKED[asked])
    titles = [chat.title for chat in begun.history.chats]
    measure(
        f"list of {chats}, {asked}",
        lambda: listed(scene),
        lambda: sorted(titles, key=str.casefold),
        "sorted titles",
        rounds=200_000 // chats + 3,
    )
