"""What happened to one account, as plain frozen values.

Every instant is an aware `datetime` in UTC. Events and messages keep the order
of their file; whoever needs the order of time sorts by instant, which is stable.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

Role = Literal["person", "assistant"]
Kind = Literal["chat", "coding"]
Surface = Literal["notice", "signup", "settings"]
Rating = Literal["up", "down"]


class Account(msgspec.Struct, frozen=True):
    """An account as it was opened: its first plan and the instant of its creation."""

    plan: str
    created: datetime


class Message(msgspec.Struct, frozen=True):
    """One message of a chat. A message of the person is a turn."""

    at: datetime
    role: Role
    text: str = ""


class Chat(msgspec.Struct, frozen=True):
    """One conversation; `private` is incognito with Claude, temporary with the others."""

    id: str
    title: str
    messages: tuple[Message, ...]
    kind: Kind = "chat"
    private: bool = False


class Event(msgspec.Struct, frozen=True, tag_field="type"):
    """Something that happened to the account, in force from its own instant on."""

    at: datetime


class Served(Event, frozen=True, tag="served"):
    """A notice, sign-up step or setting was shown."""

    surface: Surface


class Deferred(Event, frozen=True, tag="deferred"):
    """The notice was put off."""

    surface: Surface


class AcceptedTerms(Event, frozen=True, tag="accepted_terms"):
    """The terms were accepted, in the version that was shown."""

    version: str


class Chosen(Event, frozen=True, tag="chosen"):
    """The person said whether this account's chats may train models."""

    allow: bool
    surface: Surface


class PlanChanged(Event, frozen=True, tag="plan_changed"):
    """The account moved to another plan."""

    plan: str


class RunStarted(Event, frozen=True, tag="run_started"):
    """A training run started."""

    run: str


class ChatEvent(Event, frozen=True):
    """Something that happened to one chat."""

    chat: str


class Feedback(ChatEvent, frozen=True, tag="feedback"):
    """An answer was rated, which sends a copy of the chat."""

    rating: Rating | None = None


class Flagged(ChatEvent, frozen=True, tag="flagged"):
    """The chat was flagged by safety systems."""


class Reviewed(ChatEvent, frozen=True, tag="reviewed"):
    """The chat was among a sample read by reviewers."""


class Deleted(ChatEvent, frozen=True, tag="deleted"):
    """The person deleted the chat."""


AnyEvent = (
    Served
    | Deferred
    | AcceptedTerms
    | Chosen
    | PlanChanged
    | RunStarted
    | Feedback
    | Flagged
    | Reviewed
    | Deleted
)


class History(msgspec.Struct, frozen=True):
    """All that is known of one account: its chats and its events."""

    account: Account
    chats: tuple[Chat, ...] = ()
    events: tuple[AnyEvent, ...] = ()
