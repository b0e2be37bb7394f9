"""The lanes of a chat's copies: its own, and those that feedback, flags and reviews made."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from consentlab.lanes import Bar, Lane, Mark
from consentlab.policy.case import NEVER, Life, end_of
from consentlab.policy.decide import MADE_BY, own_copy
from consentlab.policy.history import ChatEvent, Feedback, Flagged
from consentlab.policy.lifetelling import LifeTelling
from consentlab.policy.outcome import COPY_KINDS, CopyKind

_MARKED: tuple[CopyKind, ...] = ("feedback", "flagged", "reviewed")
"""What is marked in the lane of its copy. Safety scores come with a flag, which is marked once."""

_A_MOMENT = timedelta(microseconds=1)


def chat_copy(t: LifeTelling) -> Lane:
    """The chat's own copy, anew where it had ended and was taken up again; its deletion."""
    items: list[Bar | Mark] = [*_own_bars(t)]
    deletion = t.life.deletion if t.life else None
    if deletion and deletion <= t.at:
        text = t.words(
            "You deleted this chat on {day}. Training runs that start later leave it out.",
            day=t.words.day(deletion),
        )
        items.append(Mark(start=deletion, icon="delete", words=text))
    return t.lane("chat", t.words("Chat kept"), "clock", items)


def _own_bars(t: LifeTelling) -> Iterator[Bar]:
    words, one = t.words, t.life
    if one is None or one.begun is None or t.outcome is None:
        return
    own = own_copy(t.case, one, t.at)
    others = {f"{kind}-copy" for kind in COPY_KINDS[1:]}
    why = [r for r in t.reasons if r.about == "retention" and r.rule not in others]
    if own is None:
        label = words("your organisation decides")
        yield Bar(start=one.begun, end=None, kept="agreed", label=label, words=t.said(why))
        return
    start = one.turns[0]
    for end, turn in _taken_up_late(t, one):
        text = words("This copy ended on {day}, before you wrote here again.", day=words.day(end))
        yield _bar(t, start, end, text)
        start = turn
    yield _bar(t, start, own.end, t.said(why))


def _taken_up_late(t: LifeTelling, one: Life) -> Iterator[tuple[datetime, datetime]]:
    """The turns before which the chat's copy had ended, each after that end.

    No switching off cuts a copy between two turns of one span, so that within one the
    periods alone decide.
    """
    for span in one.spans:
        if span.first > t.at:
            return
        first = bisect_left(one.turns, span.first)
        last = bisect_right(one.turns, min(span.last, t.at))
        before = own_copy(t.case, one, span.first - _A_MOMENT)
        end = before.end if before else span.first + _A_MOMENT
        for turn in one.turns[first:last]:
            if end <= turn:
                yield end, turn
            end = max(end, end_of(span.terms.period, turn))


def other_copies(t: LifeTelling, present: datetime) -> Iterator[Lane]:
    """A lane for each other copy that was made up to the look or the present.

    Where the pack has no such copy, the lane has only the marks of what happened.
    """
    known = [event for event in t.events if event.at <= max(t.at, present)]
    for kind in COPY_KINDS[1:]:
        happened = any(kind in MADE_BY.get(type(event), ()) for event in known)
        if happened and (kind in _MARKED or kind in t.pack.copies):
            yield _copy(t, kind)


def _copy(t: LifeTelling, kind: CopyKind) -> Lane:
    """The copy that feedback, a flag or a review made, and a mark for each of these."""
    made = [
        event for event in t.events if event.at <= t.at and kind in MADE_BY.get(type(event), ())
    ]
    items: list[Bar | Mark] = []
    kept = t.pack.copies.get(kind)
    if kept and made:
        items += _copy_bars(t, kind, [(e.at, end_of(kept.period, e.at)) for e in made])
    if kind in _MARKED:
        items += [_mark(t, kind, event) for event in made]
    return t.lane(kind, _name(t, kind, kept=kept is not None), _icon(kind), items)


def _copy_bars(
    t: LifeTelling, kind: CopyKind, copies: Sequence[tuple[datetime, datetime]]
) -> Iterator[Bar]:
    words, (start, end) = t.words, copies[0]
    for again, later in copies[1:]:
        if end <= again:
            text = words("This copy ended on {day}, before there was another.", day=words.day(end))
            yield _bar(t, start, end, text)
            start = again
        end = later
    why = [reason for reason in t.reasons if reason.rule == f"{kind}-copy"]
    yield _bar(t, start, end, t.said(why))


def _bar(t: LifeTelling, start: datetime, end: datetime, why: str) -> Bar:
    words = t.words
    if end == NEVER:
        return Bar(start=start, end=None, kept="kept", label=words("until deleted"), words=why)
    day = words.day(end)
    if end > t.at:
        return Bar(start=start, end=end, kept="kept", label=day, words=why)
    return Bar(start=start, end=end, kept="ended", label=words("ended {day}", day=day), words=why)


def _mark(t: LifeTelling, kind: CopyKind, event: ChatEvent) -> Mark:
    words, day = t.words, t.words.day(event.at)
    uses = {
        "training": words("That copy may train models, whatever the switch says."),
        "safety": words("That copy may be used for safety work, whatever the switch says."),
    }
    icon = _icon(kind)
    if isinstance(event, Feedback):
        text = words("You rated an answer on {day}.", day=day)
        icon = "thumb-down" if event.rating == "down" else icon
    elif isinstance(event, Flagged):
        text = words("Safety systems flagged this chat on {day}.", day=day)
    else:
        text = words("Reviewers read this chat on {day}.", day=day)
    use = t.pack.uses.get(kind)
    return Mark(start=event.at, icon=icon, words=f"{text} {uses[use.use]}" if use else text)


def _name(t: LifeTelling, kind: CopyKind, *, kept: bool) -> str:
    """A lane's name; without a copy of its own it is named for what happened."""
    words = t.words
    if not kept:
        return {
            "feedback": words("Feedback"),
            "flagged": words("Safety flags"),
            "reviewed": words("Reviews"),
        }[kind]
    return {
        "feedback": words("Feedback kept"),
        "flagged": words("Flagged copy kept"),
        "scores": words("Safety scores kept"),
        "reviewed": words("Reviewed copy kept"),
    }[kind]


def _icon(kind: CopyKind) -> str:
    return {
        "feedback": "thumb-up",
        "flagged": "safety",
        "scores": "scores",
        "reviewed": "reviewed",
    }[kind]
