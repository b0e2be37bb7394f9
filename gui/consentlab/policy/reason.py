"""A reason, and what the sentences about one outcome have in common."""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime
from typing import Literal

import msgspec

from consentlab.policy.case import Case
from consentlab.policy.decide import MADE_BY, own_copy
from consentlab.policy.history import Chat
from consentlab.policy.outcome import ChatOutcome, CopyKind
from consentlab.policy.pack import Basis
from consentlab.words import Words

About = Literal["training", "retention", "also", "run"]


class Reason(msgspec.Struct, frozen=True):
    """Why, in a sentence or two. `sources` are ids of the pack's; `run` is for runs only."""

    rule: str
    about: About
    stated: bool
    text: str
    sources: tuple[str, ...]
    run: str | None = None


def assumption(basis: Basis) -> Basis:
    """What something rests on, taken to be assumed whatever the pack says of it."""
    return Basis(stated=False, sources=basis.sources)


class Telling:
    """One chat's outcome at one instant, with what is needed to tell why.

    `turns` are the covered ones up to `at`, `written` all of them, both in order of time.
    `stretch` is the one that `at` lies in; `deletion` is None unless it lies up to `at`.
    """

    def __init__(
        self, case: Case, chat: Chat, outcome: ChatOutcome, at: datetime, words: Words
    ) -> None:
        self.case, self.chat, self.outcome, self.at, self.words = case, chat, outcome, at, words
        self.policy, self.pack = case.policy, case.policy.pack
        self.life = case.life(chat)
        self.turns = self.life.turns[: bisect_right(self.life.turns, at)]
        self.written = sorted(m.at for m in chat.messages if m.role == "person" and m.at <= at)
        self.own = own_copy(case, self.life, at)
        self.stretch = case.stretch(at)
        deletion = self.life.deletion
        self.deletion = deletion if deletion and deletion <= at else None

    def reason(
        self, rule: str, about: About, text: str, *more: Basis, run: str | None = None
    ) -> Reason:
        """A reason that rests on what its rule rests on, and on those others."""
        bases = (self.pack.rules[rule], *more)
        sources = dict.fromkeys(source for basis in bases for source in basis.sources)
        return Reason(rule, about, all(b.stated for b in bases), text, tuple(sources), run)

    def reading(self, name: str) -> tuple[Basis, ...]:
        """What a reading rests on, its value being assumed; nothing if the pack has none."""
        return tuple(
            assumption(reading.basis) for reading in self.pack.readings if reading.id == name
        )

    def plan_name(self, at: datetime) -> str:
        """The name that people know the account's plan at this instant by."""
        plan = self.case.plan(at)
        return self.pack.plan_names.get(plan, plan)

    def made_at(self, kind: CopyKind) -> datetime:
        """The last instant at which something made a copy of this kind."""
        return max(
            event.at
            for event in self.life.events
            if event.at <= self.at and kind in MADE_BY.get(type(event), ())
        )
