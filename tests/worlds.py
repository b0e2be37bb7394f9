"""Accounts of every kind for hypothesis: a policy, a history under it, and a look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from accounts import CHATGPT, CLAUDE, GEMINI, day, pack
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
from consentlab.policy.pack import Policy, PolicyPack, under
from consentlab.policy.period import parse

MONTHLY = "monthly"
"""Claude's pack with periods of calendar months, which clamp the day."""

STEPS = 640
"""How many quarters of a day there are to meet in."""

STEP = timedelta(hours=6)


class World(NamedTuple):
    """A history under a policy, and an instant to look from."""

    policy: Policy
    history: History
    at: datetime


def instants() -> SearchStrategy[datetime]:
    """Instants that meet often, from the week of the notice on."""
    return st.integers(0, STEPS).map(_instant)


def looks() -> SearchStrategy[datetime]:
    """Instants to look from, years later too."""
    years = st.sampled_from([0, 0, 1, 6]).map(lambda n: n * timedelta(days=365))
    return st.builds(lambda at, more: at + more, instants(), years)


def worlds(*packs: str) -> SearchStrategy[World]:
    """A history that a scenario could hold, under one of these packs and any readings."""
    step = st.integers(0, STEPS)
    what = st.sampled_from(["on", "off", "on", "off", "run", "plan", *_MAKERS])
    chats = st.tuples(
        st.lists(step, min_size=1, max_size=6),
        st.sampled_from([False, False, False, True]),
        st.sampled_from([None, None, None, 1, 8, 40, 200]),
    )
    return st.builds(
        _world,
        st.sampled_from(packs or (CLAUDE, CHATGPT, GEMINI, MONTHLY)),
        st.integers(0, 7),
        st.sampled_from([day("01-05"), day("01-05"), day("09-03")]),
        st.lists(chats, min_size=1, max_size=3),
        st.lists(st.tuples(step, what, st.integers(0, 3)), max_size=12),
        looks(),
    )


_MAKERS = {"feedback": Feedback, "flagged": Flagged, "reviewed": Reviewed}


def _instant(step: int) -> datetime:
    return day("08-25", 0) + step * STEP


@cache
def _pack(name: str) -> PolicyPack:
    if name != MONTHLY:
        return pack(name)
    claude, month = pack(CLAUDE), parse("P1M")
    kept = {kind: replace(getattr(claude, kind), period=month) for kind in ("on", "off", "private")}
    return replace(claude, **kept)


def _world(
    name: str,
    chosen: int,
    created: datetime,
    chats: Sequence[tuple[list[int], bool, int | None]],
    acts: Sequence[tuple[int, str, int]],
    at: datetime,
) -> World:
    """`chosen` picks each reading's value; an act is a step, what it is, and of which chat."""
    rules = _pack(name)
    readings = {
        reading.id: reading.alternatives[(chosen >> bit) % len(reading.alternatives)].value
        for bit, reading in enumerate(rules.readings)
    }
    plans = [*rules.covered.names, *list(rules.others.names)[:2]]
    events: list[AnyEvent] = []
    for number, (step, what, which) in enumerate(acts):
        instant, chat = _instant(step), which % len(chats)
        if what in ("on", "off"):
            events.append(Chosen(instant, what == "on", "settings"))
        elif what == "run":
            events.append(RunStarted(instant, f"run-{number}"))
        elif what == "plan":
            events.append(PlanChanged(instant, plans[which % len(plans)]))
        elif instant < _deletion(*chats[chat]):
            events.append(_MAKERS[what](instant, f"chat-{chat}"))
    for number, one in enumerate(chats):
        if one[2]:
            events.append(Deleted(_deletion(*one), f"chat-{number}"))
    account = Account(plans[chosen % len(plans) if chosen > 4 else 0], created)
    history = History(
        account,
        tuple(
            Chat(
                f"chat-{number}",
                f"Chat {number}",
                tuple(Message(_instant(turn), "person") for turn in turns),
                private=private,
            )
            for number, (turns, private, _) in enumerate(chats)
        ),
        tuple(events),
    )
    return World(under(rules, readings), history, at)


def _deletion(turns: list[int], _private: bool, after: int | None) -> datetime:
    return _instant(max(turns) + after) if after else _instant(STEPS + 1)
