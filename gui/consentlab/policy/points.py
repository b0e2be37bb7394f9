"""The instants at which outcomes may change: between two neighbours nothing does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from consentlab.policy.case import NEVER, Case, Life, end_of
from consentlab.policy.decide import MADE_BY
from consentlab.policy.history import Deleted


def change_points(case: Case) -> tuple[datetime, ...]:
    """Every instant at which an outcome may change, in order; some of them change nothing.

    An outcome is in force from its instant on: turns, choices, runs, plans, deletions,
    feedback, flags, reviews, the ends of copies in every state of knowledge, the notice's
    first day and the day after its deadline.
    """
    points = set(_account(case))
    for chat in case.history.chats:
        points.update(_chat(case, case.life(chat)))
    points.discard(NEVER)
    return tuple(sorted(points))


def _account(case: Case) -> Iterator[datetime]:
    yield from case.choice_at
    yield from case.plan_at
    yield from (run.at for run in case.runs)
    if case.policy.falls:
        offs = {stretch.off_after for stretch in case.stretches}
        yield from (end_of(case.policy.off, off) for off in offs if off)
    notice, deadline = case.policy.pack.notice, case.policy.deadline
    if notice and deadline and deadline < date.max:
        yield datetime.combine(notice.first_day, time.min, UTC)
        yield datetime.combine(deadline + timedelta(days=1), time.min, UTC)


def _chat(case: Case, life: Life) -> Iterator[datetime]:
    yield from (message.at for message in life.chat.messages if message.role == "person")
    for span in life.spans:
        turns = [turn for turn in life.turns if span.first <= turn <= span.last]
        ends = [(turn, end_of(span.terms.period, turn)) for turn in turns]
        yield ends[-1][1]
        # Where the next turn comes in time and ends later, nobody ever sees the end of this one.
        yield from (end for (_, end), (turn, later) in pairwise(ends) if not turn < end <= later)
    kept = case.policy.pack.copies
    for event in life.events:
        yield event.at
        if isinstance(event, Deleted):
            yield end_of(case.policy.purge, event.at)
        for kind in MADE_BY.get(type(event), ()):
            if kind in kept:
                yield end_of(kept[kind].period, event.at)
