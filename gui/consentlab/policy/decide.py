"""The heart: what happened to an account and an instant to look from, decided for every chat.

The rules are those of the policy packs; `explain` tells for each which source says so.
Everything is computed from what lies up to the instant looked from, and for a training
run from what lies up to its start. "Turn" means covered turn, if nothing else is said.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import datetime
from typing import Literal

import msgspec

from consentlab.policy.case import NEVER, Case, Life, OwnRule, end_of, last_ends
from consentlab.policy.history import Chat, ChatEvent, Feedback, Flagged, History, Reviewed
from consentlab.policy.outcome import (
    COPY_KINDS,
    AccountOutcome,
    AlsoUsed,
    ChatOutcome,
    Copy,
    CopyKind,
    NoticeStatus,
    Outcome,
    Retention,
    Training,
)
from consentlab.policy.pack import Policy
from consentlab.policy.period import UNTIL_DELETED, Period

MADE_BY: dict[type[ChatEvent], tuple[CopyKind, ...]] = {
    Feedback: ("feedback",),
    Flagged: ("flagged", "scores"),
    Reviewed: ("reviewed",),
}
"""The copies that something that happens to a chat makes, if the pack has a period for them."""


class OwnCopy(msgspec.Struct, frozen=True, gc=False):
    """The chat's own copy: its end, the rule that names its period, and the turn it counts from.

    `cause` is the instant of the switching off or deletion that cut it short.
    """

    end: datetime
    period: Period | None
    rule: OwnRule
    turn: datetime
    cause: datetime | None = None


def decide(policy: Policy, history: History, at: datetime) -> Outcome:
    """Every chat's outcome and the account's, looked at from `at` (aware, UTC)."""
    return decide_case(Case(policy, history), at)


def decide_case(case: Case, at: datetime) -> Outcome:
    """The same of a history that has been arranged before."""
    chats = (decide_chat(case, chat, at) for chat in case.history.chats)
    return Outcome(at, decide_account(case, at), tuple(chat for chat in chats if chat))


def decide_account(case: Case, at: datetime) -> AccountOutcome:
    """The account's plan, whether it is covered, its setting, and where it is with the notice."""
    plan = case.plan(at)
    covered = plan in case.policy.pack.covered.names
    setting = case.stretch(at).setting
    return AccountOutcome(plan, covered, setting, _notice(case, covered, at))


def _notice(case: Case, covered: bool, at: datetime) -> NoticeStatus:
    notice, deadline = case.policy.pack.notice, case.policy.deadline
    if notice is None or deadline is None or not covered:
        return "not-due"
    if case.choice_at and case.choice_at[0] <= at:
        return "settled"
    today = at.date()
    if today < notice.first_day:
        return "not-due"
    created = case.history.account.created.date()
    return "must-choose" if created >= notice.first_day or today > deadline else "due"


def decide_chat(case: Case, chat: Chat, at: datetime) -> ChatOutcome | None:
    """One chat's outcome at `at`; None if it has no turn, covered or not, up to then."""
    life = case.life(chat)
    if life.begun is None or life.begun > at:
        return None
    own = own_copy(case, life, at)
    training = _unexpired(case, life, at)
    if training == "eligible" and own and own.end <= at:
        training = "expired"
    copies = _copies(case, life, own, at)
    return ChatOutcome(
        chat.id,
        chat.title,
        chat.kind,
        training,
        _runs(case, life, at),
        _retention(copies, at),
        copies,
        _also(case, life, at),
    )


def _unexpired(case: Case, life: Life, at: datetime) -> Training:
    """The training status at `at`, the first that holds, but for an own copy that has ended."""
    if not life.turns or life.turns[0] > at:
        return "out-of-scope"
    if life.chat.private:
        return "private"
    if life.deletion and life.deletion <= at:
        return "deleted"
    now = case.stretch(at)
    if now.setting == "undecided":
        return "undecided"
    ever_on = life.first_on is not None and life.first_on <= at
    if now.setting == "off":
        return case.policy.pack.switch.earlier_chats if ever_on else "off"
    last = life.turns[bisect_right(life.turns, at) - 1]
    if last >= now.since or (case.policy.revives and ever_on):
        return "eligible"
    return case.policy.pack.switch.earlier_chats if ever_on else "dormant"


def _runs(case: Case, life: Life, at: datetime) -> tuple[str, ...]:
    """The runs up to `at` that took the chat in: those at whose start it was eligible."""
    if life.first_on is None:
        return ()  # never eligible: nothing was written while the setting was on
    took: list[str] = []
    for run in case.runs:
        if run.at > at:
            break
        if _unexpired(case, life, run.at) == "eligible":
            own = own_copy(case, life, run.at)
            if own and own.end > run.at:
                took.append(run.run)
    return tuple(took)


def own_copy(case: Case, life: Life, at: datetime) -> OwnCopy | None:
    """The chat's own copy at `at`; None without a covered turn up to then."""
    deletion = life.deletion
    if deletion is None or deletion > at:
        return _latest(case, life, at)
    stood = _latest(case, life, deletion)
    purged = end_of(case.policy.purge, deletion)
    if stood is None or stood.end <= purged:
        return stood
    return OwnCopy(purged, case.policy.purge, "purge-period", stood.turn, deletion)


def _latest(case: Case, life: Life, at: datetime) -> OwnCopy | None:
    """Of the ends that the turns up to `at` give the latest, at equal ends the later turn's."""
    latest = None
    for span in life.spans:
        if span.first > at:
            break
        terms, ends = span.terms, span.ends
        if span.last > at:
            turns = life.turns
            known = turns[bisect_left(turns, span.first) : bisect_right(turns, at)]
            ends = last_ends(terms.period, known)
        for turn, end in ends:
            if terms.off and terms.off <= at and terms.cut < end:
                period = case.policy.off
                copy = OwnCopy(terms.cut, period, "off-cuts-on-period", turn, terms.off)
            else:
                copy = OwnCopy(end, terms.period, terms.rule, turn)
            if latest is None or copy.end >= latest.end:
                latest = copy
    return latest


def _copies(case: Case, life: Life, own: OwnCopy | None, at: datetime) -> tuple[Copy, ...]:
    """The chat's own copy, then those that feedback, a flag or a review made, ended ones too."""
    chat = _copy("chat", own.period, own.end) if own else Copy("chat", None, None)
    if not life.events:
        return (chat,)
    made: dict[CopyKind, datetime] = {}
    for event in life.events:
        if event.at <= at:
            made.update(dict.fromkeys(MADE_BY.get(type(event), ()), event.at))
    kept = case.policy.pack.copies
    others = ((kind, kept[kind].period) for kind in COPY_KINDS if kind in made and kind in kept)
    return (chat, *(_copy(kind, period, end_of(period, made[kind])) for kind, period in others))


def _copy(kind: CopyKind, period: Period | None, end: datetime) -> Copy:
    return Copy(kind, period.text if period else UNTIL_DELETED, None if end == NEVER else end)


def _retention(copies: tuple[Copy, ...], at: datetime) -> Retention:
    """Of the content copies the one that ends last, at equal ends the first. Scores are none."""
    last = copies[0]
    if last.period is None:
        return Retention("organisation", None, None, False)
    for copy in copies[1:]:
        if copy.kind != "scores" and (copy.until or NEVER) > (last.until or NEVER):
            last = copy
    return Retention(last.kind, last.period, last.until, (last.until or NEVER) <= at)


def _also(case: Case, life: Life, at: datetime) -> tuple[AlsoUsed, ...]:
    """The uses that no switch stops, whatever the status, the plan or a deletion."""
    if not life.events:
        return ()
    uses = case.policy.pack.uses
    happened = {kind for e in life.events if e.at <= at for kind in MADE_BY.get(type(e), ())}
    kinds: tuple[Literal["feedback", "flagged"], ...] = ("feedback", "flagged")
    return tuple(
        AlsoUsed(kind, uses[kind].use) for kind in kinds if kind in uses and kind in happened
    )
