"""What the tests of ledger, simulation and record share: a clock, a scenario, and acts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from consentlab.policy.history import (
    Account,
    AnyEvent,
    Chat,
    Chosen,
    Deleted,
    History,
    Message,
    RunStarted,
)
from consentlab.policy.load import load_pack
from consentlab.policy.pack import PolicyPack
from consentlab.scenario import Scenario

ROOT = Path(__file__).resolve().parents[1]

NOTICE_DUE = datetime(2025, 9, 10, 10, tzinfo=UTC)
DEADLINE_PASSED = datetime(2025, 10, 20, 10, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


class SteadyClock:
    """A clock that moves by a second whenever it is read, from an instant of its own."""

    def __init__(self) -> None:
        self.read = 0

    def wall(self) -> datetime:
        """2 January 2026, a second later every time."""
        self.read += 1
        return datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC) + self.read * SECOND

    def monotonic(self) -> int:
        """A thousand times how often the clock has been read."""
        self.read += 1
        return 1000 * self.read


def day(text: str) -> datetime:
    """10:00 UTC of a day such as 2025-09-01."""
    return datetime.fromisoformat(f"{text}T10:00:00+00:00")


def chat(name: str, *turns: str, private: bool = False) -> Chat:
    """A chat whose title is its id, with a turn at 10:00 of each day named."""
    messages = tuple(Message(day(turn), "person", f"About {name}") for turn in turns)
    return Chat(name, name.title(), messages, "chat", private)


@cache
def pack(name: str = "claude-2025-08") -> PolicyPack:
    """One of the packs that ship."""
    return load_pack(ROOT / "resources" / "policies" / f"{name}.toml")


def scenario(
    now: datetime = NOTICE_DUE,
    *events: AnyEvent,
    name: str = "by-hand",
    policy: str = "claude-2025-08",
    plan: str = "free",
) -> Scenario:
    """An account of January 2025 with five chats; one is deleted, one is still to come."""
    chats = (
        chat("lisbon", "2025-08-20", "2025-09-05"),
        chat("bread", "2025-07-01"),
        chat("secret", "2025-09-06", private=True),
        chat("gone", "2025-09-01"),
        chat("later", "2025-11-15"),
    )
    ever = (Deleted(day("2025-09-02"), "gone"), RunStarted(day("2025-09-03"), "summer"), *events)
    return Scenario(
        title="Made by hand",
        policy=policy,
        now=now,
        readings={},
        pack=pack(policy),
        history=History(Account(plan, day("2025-01-05")), chats, ever),
        name=name,
        hash="0" * 64,
    )


def settled(allow: bool) -> Scenario:
    """The same account with a choice made on 29 August."""
    return scenario(NOTICE_DUE, Chosen(day("2025-08-29"), allow, "notice"))
