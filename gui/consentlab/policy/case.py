"""One history under one policy, arranged so that deciding is a few look-ups."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any, Literal, TypeVar

import msgspec

from consentlab.policy.history import (
    Chat,
    ChatEvent,
    Chosen,
    Deleted,
    History,
    PlanChanged,
    RunStarted,
)
from consentlab.policy.pack import Policy, Setting
from consentlab.policy.period import Period

EVER = datetime.min.replace(tzinfo=UTC)
"""When a setting began that holds before any choice."""

NEVER = datetime.max.replace(tzinfo=UTC)
"""The end of what is kept until deleted: later than every instant."""

Made = TypeVar("Made")

OwnRule = Literal["private-period", "on-period", "off-period", "off-cuts-on-period", "purge-period"]
"""The rules that may name the period of a chat's own copy."""


class Stretch(msgspec.Struct, frozen=True):
    """The time between two neighbouring choices, in which the setting stays as it is.

    `since` is where the unbroken time of this setting began, which may be some stretches
    earlier. `off_after` is the first choice of `off` that lies behind, None without one.
    """

    setting: Setting
    since: datetime
    off_after: datetime | None


class Terms(msgspec.Struct, frozen=True):
    """How long a turn keeps its chat, by the stretch that it was made in.

    `period` is named by `rule` and None for "until deleted". From `off` on, if not None, what
    would end later than `cut` ends then.
    """

    rule: OwnRule
    period: Period | None
    off: datetime | None = None
    cut: datetime = NEVER


class Span(msgspec.Struct, frozen=True, gc=False):
    """Those turns of one chat that fall into one stretch, at least one, with their terms.

    `ends` has the turns whose copy may end last, in order of time, each with that end if
    nothing cuts it.
    """

    first: datetime
    last: datetime
    terms: Terms
    ends: list[tuple[datetime, datetime]]


class Life(msgspec.Struct, frozen=True, gc=False):
    """One chat, arranged. `turns` are its covered turns in order of time, `spans` the same.

    `begun` is its first turn, covered or not, None without one. `first_on` is the first
    covered turn that was made while the setting was on.
    """

    chat: Chat
    begun: datetime | None
    turns: list[datetime]
    spans: list[Span]
    first_on: datetime | None
    events: list[ChatEvent]
    deletion: datetime | None


class Case:
    """What `decide` asks of a history again and again, computed once.

    `choices` are in order of time; `choice_at` and `plan_at` are when the setting was chosen
    and the plan changed; there is one stretch, and one plan, more than that. `runs` are the
    training runs, by start.
    """

    def __init__(self, policy: Policy, history: History) -> None:
        self.policy = policy
        self.history = history
        events = sorted(history.events, key=attrgetter("at"))
        self.choices = [event for event in events if isinstance(event, Chosen)]
        self.choice_at = [choice.at for choice in self.choices]
        self.stretches = _stretches(policy.pack.switch.before_choice, self.choices)
        self._terms = [_terms(policy, stretch) for stretch in self.stretches]
        self._private = Terms("private-period", policy.private)
        self.runs = [event for event in events if isinstance(event, RunStarted)]
        moves = [event for event in events if isinstance(event, PlanChanged)]
        self.plan_at = [move.at for move in moves]
        self.plans = [history.account.plan, *(move.plan for move in moves)]
        self._of_chat: dict[str, list[ChatEvent]] = {}
        for event in events:
            if isinstance(event, ChatEvent):
                self._of_chat.setdefault(event.chat, []).append(event)
        self._lives: dict[str, Life] = {}
        self._made: dict[Callable[[Case], Any], Any] = {}

    def once(self, make: Callable[[Case], Made]) -> Made:
        """What `make` makes of this case, made when it is first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    def stretch(self, at: datetime) -> Stretch:
        """The stretch that this instant lies in. A choice begins one at its own instant."""
        return self.stretches[bisect_right(self.choice_at, at)]

    def plan(self, at: datetime) -> str:
        """The account's plan at this instant."""
        return self.plans[bisect_right(self.plan_at, at)]

    def life(self, chat: Chat) -> Life:
        """One of the history's chats, arranged when it is first asked for."""
        life = self._lives.get(chat.id)
        if life is None:
            life = self._lives[chat.id] = self._arrange(chat)
        return life

    def _arrange(self, chat: Chat) -> Life:
        turns = [message.at for message in chat.messages if message.role == "person"]
        turns.sort()
        begun = turns[0] if turns else None
        covered = self.policy.pack.covered.names
        if self.plan_at:
            turns = [turn for turn in turns if self.plan(turn) in covered]
        elif self.plans[0] not in covered:
            turns = []
        spans: list[Span] = []
        first_on = None
        first, count = 0, len(turns)
        while first < count:
            number = bisect_right(self.choice_at, turns[first])
            last = count
            if number < len(self.choice_at):
                last = bisect_left(turns, self.choice_at[number], first)
            if first_on is None and self.stretches[number].setting == "on":
                first_on = turns[first]
            terms = self._private if chat.private else self._terms[number]
            ends = last_ends(terms.period, turns[first:last])
            spans.append(Span(turns[first], turns[last - 1], terms, ends))
            first = last
        deletion = None
        events = self._of_chat.get(chat.id, [])
        for event in events:
            if isinstance(event, Deleted):
                deletion = event.at
        return Life(chat, begun, turns, spans, first_on, events, deletion)


def _stretches(before: Setting, choices: list[Chosen]) -> list[Stretch]:
    """One stretch before any choice, and one from each on."""
    settings: list[Setting] = [before]
    since = [EVER]
    for choice in choices:
        settings.append("on" if choice.allow else "off")
        since.append(choice.at if settings[-1] != settings[-2] else since[-1])
    offs: list[datetime | None] = [None]
    for choice in reversed(choices):
        offs.append(offs[-1] if choice.allow else choice.at)
    return [Stretch(*parts) for parts in zip(settings, since, reversed(offs), strict=True)]


def _terms(policy: Policy, stretch: Stretch) -> Terms:
    """The terms of chats that are not private."""
    off = stretch.off_after
    if stretch.setting != "on":
        return Terms("off-period", policy.off)
    if off is None or not policy.falls:
        return Terms("on-period", policy.on)
    return Terms("on-period", policy.on, off, end_of(policy.off, off))


def end_of(period: Period | None, start: datetime) -> datetime:
    """When a copy ends that is kept for this period from `start` on: NEVER for until deleted."""
    return NEVER if period is None else period.after(start)


def last_ends(period: Period | None, turns: list[datetime]) -> list[tuple[datetime, datetime]]:
    """Of these turns, in order of time, those that may end last, each with that end.

    A later turn ends later, so that only the last counts, but where the calendar clamps the
    day: 30 January at 11:00 and 31 January at 10:00, plus one month, are both 28 February.
    Then every turn since the 28th of that month may be the one.
    """
    last = turns[-1]
    if last.day > 28 and period and period.months:
        month = last.replace(day=28, hour=0, minute=0, second=0, microsecond=0)
        return [(turn, period.after(turn)) for turn in turns[bisect_left(turns, month) :]]
    return [(last, end_of(period, last))]
