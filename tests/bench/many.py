"""Accounts with many chats, for benchmarks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from consentlab.policy.history import Chat, Chosen, History, Message
from consentlab.state import State
from states import state_of
from walkthroughs import scenario

FIRST = datetime(2025, 3, 1, 8, tzinfo=UTC)


def turns(number: int) -> Iterator[datetime]:
    """When something was written in this chat: three times, in the account's first months."""
    for turn in range(3):
        yield FIRST + timedelta(minutes=number * 7919 % 331_200, hours=3 * turn)


def write_scenario(path: Path, chats: int) -> Path:
    """A scenario of so many chats, with training switched on half-way."""
    lines = ["format = 1", 'title = "Many chats"', 'policy = "claude-2025-08"']
    lines += ["now = 2025-11-01T09:00:00Z", "[account]", 'plan = "free"']
    lines += ["created = 2025-01-05T00:00:00Z"]
    for number in range(chats):
        lines += ["[[chats]]", f'id = "chat-{number}"', f'title = "Chat {number}"']
        for at in turns(number):
            lines += ["[[chats.messages]]", f"at = {at.isoformat()}", 'role = "person"']
    lines += ["[[events]]", "at = 2025-08-29T09:00:00Z", 'type = "chosen"', "allow = true"]
    lines += ['surface = "notice"']
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@cache
def state(chats: int) -> State:
    """The same in memory, nothing done in it yet."""
    written = tuple(
        Chat(f"chat-{n}", f"Chat {n}", tuple(Message(at, "person") for at in turns(n)))
        for n in range(chats)
    )
    told = scenario()
    events = (Chosen(datetime(2025, 8, 29, 9, tzinfo=UTC), True, "notice"),)
    return state_of(replace(told, history=History(told.history.account, written, events)))
