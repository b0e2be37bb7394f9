"""What changed between two outcomes, in groups, and when the next change comes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime

import msgspec

from consentlab.policy.case import Case
from consentlab.policy.decide import decide_case
from consentlab.policy.outcome import (
    AccountOutcome,
    AlsoUsed,
    ChatOutcome,
    CopyKind,
    Outcome,
    Retention,
    Training,
)
from consentlab.policy.points import change_points

__all__ = [
    "Changes",
    "Ended",
    "KeptMove",
    "NewUse",
    "TakenIn",
    "TrainingMove",
    "change_points",
    "differences",
    "next_change",
    "next_changes",
]

Pairs = list[tuple[ChatOutcome, ChatOutcome]]


class TrainingMove(msgspec.Struct, frozen=True):
    """These chats' training status went from `before` to `after`."""

    before: Training
    after: Training
    chats: tuple[str, ...]


class KeptMove(msgspec.Struct, frozen=True):
    """These chats' retention became another: by its kind of copy, its period or its end.

    The kinds and periods of `before` and `after` hold for all of them, the ends for the
    first; `until` has the new end of each, in the order of `chats`.
    """

    before: Retention
    after: Retention
    chats: tuple[str, ...]
    until: tuple[datetime | None, ...]


class Ended(msgspec.Struct, frozen=True):
    """A copy that has ended now, and had not before."""

    chat: str
    kind: CopyKind


class TakenIn(msgspec.Struct, frozen=True):
    """A training run that took these chats in."""

    run: str
    chats: tuple[str, ...]


class NewUse(msgspec.Struct, frozen=True):
    """A use that no switch stops, and the chats that it is new for."""

    also: AlsoUsed
    chats: tuple[str, ...]


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between two outcomes. Chats are ids, in the order of the file.

    `moved` are the chats of both that differ in any answer, `as_before` those that do not;
    `appeared` and `gone` are in one of the two only. A chat may be in several groups.
    `account` is the account before and after.
    """

    account: tuple[AccountOutcome, AccountOutcome]
    training: tuple[TrainingMove, ...]
    kept: tuple[KeptMove, ...]
    ended: tuple[Ended, ...]
    runs: tuple[TakenIn, ...]
    also: tuple[NewUse, ...]
    appeared: tuple[str, ...]
    gone: tuple[str, ...]
    moved: tuple[str, ...]
    as_before: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many chats changed, appeared or are gone."""
        return len(self.moved) + len(self.appeared) + len(self.gone)


def differences(before: Outcome, after: Outcome) -> Changes:
    """What is other in `after` than in `before`; either may be the later one."""
    was = {chat.id: chat for chat in before.chats}
    now = {chat.id for chat in after.chats}
    both = [(was[chat.id], chat) for chat in after.chats if chat.id in was]
    moved = [(old, new) for old, new in both if old != new]
    return Changes(
        account=(before.account, after.account),
        training=_training(moved),
        kept=_kept(moved),
        ended=tuple(
            Ended(new.id, kind)
            for old, new in moved
            for kind in _ended(new, after.at)
            if kind not in _ended(old, before.at)
        ),
        runs=_runs(was, after),
        also=_also(was, after),
        appeared=tuple(chat.id for chat in after.chats if chat.id not in was),
        gone=tuple(chat.id for chat in before.chats if chat.id not in now),
        moved=tuple(new.id for _, new in moved),
        as_before=tuple(new.id for old, new in both if old == new),
    )


def next_change(case: Case, at: datetime) -> tuple[datetime, Changes] | None:
    """The first instant after `at` with other outcomes than at `at`, and what changes then.

    None if everything stays for ever as it is at `at`.
    """
    before, points = decide_case(case, at), case.once(change_points)
    for point in points[bisect_right(points, at) :]:
        after = decide_case(case, point)
        if after.chats != before.chats or after.account != before.account:
            return point, differences(before, after)
    return None


def next_changes(cases: Sequence[Case], at: datetime) -> tuple[datetime, list[Changes]] | None:
    """As `next_change`, of cases side by side: what comes next, and what it brings to each.

    Where the next changes of several fall on one day, which is what one reads, it is the last
    of these instants, so that what is told of the day is true there. None if all stay as
    they are.
    """
    coming = [upcoming for case in cases if (upcoming := next_change(case, at))]
    if not coming:
        return None
    first = min(point for point, _ in coming)
    last = max(point for point, _ in coming if point.date() == first.date())
    if len(cases) == 1:
        return last, [coming[0][1]]
    return last, [differences(decide_case(case, at), decide_case(case, last)) for case in cases]


def _training(moved: Pairs) -> tuple[TrainingMove, ...]:
    groups: dict[tuple[Training, Training], list[str]] = {}
    for old, new in moved:
        if old.training != new.training:
            groups.setdefault((old.training, new.training), []).append(new.id)
    return tuple(TrainingMove(*move, tuple(chats)) for move, chats in groups.items())


def _kept(moved: Pairs) -> tuple[KeptMove, ...]:
    groups: dict[tuple[str | None, ...], Pairs] = {}
    for old, new in moved:
        a, b = old.retention, new.retention
        if (a.because, a.period, a.until) != (b.because, b.period, b.until):
            groups.setdefault((a.because, a.period, b.because, b.period), []).append((old, new))
    return tuple(
        KeptMove(
            before=pairs[0][0].retention,
            after=pairs[0][1].retention,
            chats=tuple(new.id for _, new in pairs),
            until=tuple(new.retention.until for _, new in pairs),
        )
        for pairs in groups.values()
    )


def _ended(chat: ChatOutcome, at: datetime) -> list[CopyKind]:
    return [copy.kind for copy in chat.copies if copy.until and copy.until <= at]


def _runs(was: dict[str, ChatOutcome], after: Outcome) -> tuple[TakenIn, ...]:
    groups: dict[str, list[str]] = {}
    for chat in after.chats:
        for run in chat.runs:
            if chat.id not in was or run not in was[chat.id].runs:
                groups.setdefault(run, []).append(chat.id)
    return tuple(TakenIn(run, tuple(chats)) for run, chats in groups.items())


def _also(was: dict[str, ChatOutcome], after: Outcome) -> tuple[NewUse, ...]:
    groups: dict[AlsoUsed, list[str]] = {}
    for chat in after.chats:
        for also in chat.also:
            if chat.id not in was or also not in was[chat.id].also:
                groups.setdefault(also, []).append(chat.id)
    return tuple(NewUse(also, tuple(chats)) for also, chats in groups.items())
