"""What is decided: three answers kept apart, training status, retention and training runs."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, get_args

import msgspec

from consentlab.policy.history import Kind
from consentlab.policy.pack import Setting, Use

Training = Literal[
    "eligible",
    "off",
    "dormant",
    "withdrawn",
    "undecided",
    "unstated",
    "private",
    "deleted",
    "expired",
    "out-of-scope",
]
NoticeStatus = Literal["not-due", "due", "must-choose", "settled"]
CopyKind = Literal["chat", "feedback", "flagged", "scores", "reviewed"]

STATUSES: tuple[Training, ...] = get_args(Training)
"""Every training status, in the order in which screens count them."""

COPY_KINDS: tuple[CopyKind, ...] = ("chat", "feedback", "flagged", "scores", "reviewed")
"""Every kind of copy, in the order in which outcomes list them."""


class Copy(msgspec.Struct, frozen=True, gc=False):
    """One thing that is kept. `period` is as written, `until-deleted`, or None without a turn."""

    kind: CopyKind
    period: str | None
    until: datetime | None


class Retention(msgspec.Struct, frozen=True, gc=False):
    """The content copy that ends last; `until` is None while nothing ends it."""

    because: CopyKind | Literal["organisation"]
    period: str | None
    until: datetime | None
    ended: bool


class AlsoUsed(msgspec.Struct, frozen=True, gc=False):
    """A use that no switch stops, and the kind of event that brought it."""

    because: Literal["feedback", "flagged"]
    use: Use


class ChatOutcome(msgspec.Struct, frozen=True, gc=False):
    """The answers for one chat at one instant. `runs` are ids, by start."""

    id: str
    title: str
    kind: Kind
    training: Training
    runs: tuple[str, ...]
    retention: Retention
    copies: tuple[Copy, ...]
    also: tuple[AlsoUsed, ...]


class AccountOutcome(msgspec.Struct, frozen=True):
    """The account's plan, setting and notice at one instant."""

    plan: str
    covered: bool
    setting: Setting
    notice: NoticeStatus


class Outcome(msgspec.Struct, frozen=True):
    """Everything at one instant; chats in file order, those without a turn so far left out."""

    at: datetime
    account: AccountOutcome
    chats: tuple[ChatOutcome, ...]
