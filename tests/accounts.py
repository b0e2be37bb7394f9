"""Histories and policies in a few words. Days are "09-10" (of 2025) or "2028-02-29", at 10:00."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path

from consentlab.policy.decide import decide
from consentlab.policy.history import (
    Account,
    AnyEvent,
    Chat,
    Chosen,
    Deleted,
    Feedback,
    Flagged,
    History,
    Message,
    PlanChanged,
    Reviewed,
    RunStarted,
)
from consentlab.policy.load import load_pack
from consentlab.policy.outcome import ChatOutcome, Retention
from consentlab.policy.pack import Policy, PolicyPack, under

CLAUDE, CHATGPT, GEMINI = "claude-2025-08", "chatgpt-2025", "gemini-2025"
PACKS = Path(__file__).parents[1] / "resources" / "policies"


@cache
def pack(name: str = CLAUDE) -> PolicyPack:
    """One of the packs that ship."""
    return load_pack(PACKS / f"{name}.toml")


def policy(name: str = CLAUDE, **readings: str) -> Policy:
    """One of the packs that ship, under these readings."""
    return under(pack(name), readings)


def day(text: str, hour: int = 10) -> datetime:
    """That day at that hour, in UTC."""
    full = text if len(text) == 10 else f"2025-{text}"
    return datetime.combine(datetime.fromisoformat(full), time(hour), UTC)


def chat(*turns: str | datetime, name: str = "a", private: bool = False) -> Chat:
    """A chat with a turn on each of these days, and an answer a minute later."""
    messages = []
    for turn in turns:
        at = day(turn) if isinstance(turn, str) else turn
        messages += [Message(at, "person"), Message(at + timedelta(minutes=1), "assistant")]
    return Chat(name, name.title(), tuple(messages), private=private)


def history(
    *chats: Chat, events: tuple[AnyEvent, ...] = (), plan: str = "free", created: str = "01-05"
) -> History:
    """An account with these chats and events."""
    return History(Account(plan, day(created, 0)), chats, events)


def on(when: str) -> Chosen:
    """Training switched on."""
    return Chosen(day(when), allow=True, surface="settings")


def off(when: str) -> Chosen:
    """Training switched off."""
    return Chosen(day(when), allow=False, surface="settings")


def run(when: str, name: str = "autumn") -> RunStarted:
    """A training run starts."""
    return RunStarted(day(when), name)


def plan(when: str, name: str) -> PlanChanged:
    """The account moves to another plan."""
    return PlanChanged(day(when), name)


def feedback(when: str, name: str = "a") -> Feedback:
    """An answer is rated."""
    return Feedback(day(when), name, "up")


def flagged(when: str, name: str = "a") -> Flagged:
    """The chat is flagged."""
    return Flagged(day(when), name)


def reviewed(when: str, name: str = "a") -> Reviewed:
    """The chat is reviewed."""
    return Reviewed(day(when), name)


def deleted(when: str, name: str = "a") -> Deleted:
    """The chat is deleted."""
    return Deleted(day(when), name)


def look(rules: Policy, account: History, when: str) -> ChatOutcome:
    """The only chat's outcome, looked at at noon of that day."""
    (outcome,) = decide(rules, account, day(when, 12)).chats
    return outcome


def kept(
    period: str | None, until: str | None, because: str = "chat", *, ended: bool = False
) -> Retention:
    """A retention, with the day of its end."""
    return Retention(because, period, day(until) if until else None, ended)  # type: ignore[arg-type]
