"""Why a chat is kept as long as it is: the retention half of the reasons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from consentlab.policy.case import NEVER, end_of
from consentlab.policy.decide import OwnCopy, own_copy
from consentlab.policy.outcome import Copy
from consentlab.policy.pack import Basis
from consentlab.policy.period import UNTIL_DELETED
from consentlab.policy.reason import Reason, Telling, assumption

_A_MOMENT = timedelta(microseconds=1)


def retention(t: Telling) -> Iterator[Reason]:
    """Why each copy is kept as long as it is; first of the one that the retention names."""
    extra, named = t.outcome.copies[1:], t.outcome.retention.because
    yield from (_extra(t, copy) for copy in extra if copy.kind == named)
    if t.own:
        yield from _own(t, t.own)
    else:
        text = t.words("The agreement with the organisation decides how long this chat is kept.")
        yield t.reason("organisation", "retention", text, t.pack.others.basis)
    yield from (_extra(t, copy) for copy in extra if copy.kind != named)
    if extra and t.deletion:
        rule = f"{extra[0].kind}-copy"
        text = t.words("Deleting the chat is taken to leave its other copies as they are.")
        yield t.reason(rule, "retention", text, assumption(t.pack.rules[rule]))


def _own(t: Telling, own: OwnCopy) -> Iterator[Reason]:
    """Why the chat's own copy ends when it does, or does not end."""
    words, day = t.words, t.words.day
    if own.rule == "purge-period":
        yield _purged(t, own)
        return
    if own.rule == "off-cuts-on-period" and own.cause:
        text = words(
            "You wrote here with training on. Switching it off on {day} is read as leaving "
            "{period} from then, until {until}.",
            day=day(own.cause),
            period=_period(t, own),
            until=day(own.end),
        )
        yield t.reason("off-cuts-on-period", "retention", text, *t.reading("off_retention"))
    else:
        yield _by_turn(t, own)
        yield from _left_by_off(t, own)
        yield from _counted(t, own)
    yield from _taken_up_late(t)
    if t.deletion and t.policy.purge:
        text = words(
            "You deleted this chat on {day}. A deleted chat goes within {period}, "
            "and its copy ends by then.",
            day=day(t.deletion),
            period=words.period(t.policy.purge.text),
        )
        yield t.reason("purge-period", "retention", text, t.pack.deleted.basis)


def _period(t: Telling, own: OwnCopy) -> str:
    return t.words.period(own.period.text if own.period else UNTIL_DELETED)


def _purged(t: Telling, own: OwnCopy) -> Reason:
    words, day, deletion = t.words, t.words.day, own.cause or t.at
    if own.end == deletion:
        text = words(
            "You deleted this chat on {day}. It left the maker’s storage at once.",
            day=day(deletion),
        )
    else:
        text = words(
            "You deleted this chat on {day}. It leaves the maker’s storage within {period}, "
            "by {until}.",
            day=day(deletion),
            period=_period(t, own),
            until=day(own.end),
        )
    return t.reason("purge-period", "retention", text, t.pack.deleted.basis)


def _by_turn(t: Telling, own: OwnCopy) -> Reason:
    """The period of the turn that the copy counts from, by the setting at that turn."""
    words, day, period = t.words, t.words.day(own.turn), _period(t, own)
    setting = t.case.stretch(own.turn).setting
    basis: tuple[Basis, ...]
    if own.rule == "private-period":
        basis = (t.pack.private.basis,)
        text = words(
            "This is a private chat ({name}), and you wrote here on {day}. Kept {period}.",
            name=t.pack.switch.private_chat, day=day, period=period,
        )  # fmt: skip
    elif setting == "on":
        basis = (t.pack.on.basis, *t.reading("auto_delete"))
        text = words(
            "You wrote here on {day} with training on. Kept {period}.", day=day, period=period
        )
    elif setting == "off":
        basis = (t.pack.off.basis,)
        text = words(
            "You wrote here on {day} with training off. Kept {period}.", day=day, period=period
        )
    else:
        basis = (t.pack.off.basis, assumption(t.pack.undecided))
        text = words(
            "You wrote here on {day}, before any choice. Taken as if training were off. "
            "Kept {period}.",
            day=day, period=period,
        )  # fmt: skip
    rule = own.rule if own.period else UNTIL_DELETED
    return t.reason(rule, "retention", text, *basis)


def _left_by_off(t: Telling, own: OwnCopy) -> Iterator[Reason]:
    """That switching off later leaves the period of a turn made while on is assumed."""
    off = t.case.stretch(own.turn).off_after
    on_period = own.rule == "on-period" and own.period
    if on_period and off and off <= t.at and not t.policy.falls:
        text = t.words(
            "Switching it off on {day} is read as leaving that as it was.", day=t.words.day(off)
        )
        basis = t.reading("off_retention") or (assumption(t.pack.rules["on-period"]),)
        yield t.reason("on-period", "retention", text, *basis)


def _counted(t: Telling, own: OwnCopy) -> Iterator[Reason]:
    """That clocks start at the turns is an assumption."""
    if own.end == NEVER:
        return
    words, day, until = t.words, t.words.day(own.turn), t.words.day(own.end)
    if own.turn == t.written[-1]:
        text = words(
            "Counted from your last message, on {day}, until {until}.", day=day, until=until
        )
    else:
        text = words(
            "Counted from your message of {day}, until {until}. "
            "No other one keeps the chat longer.",
            day=day, until=until,
        )  # fmt: skip
    yield t.reason("counted-from", "retention", text, assumption(t.pack.rules["counted-from"]))


def _taken_up_late(t: Telling) -> Iterator[Reason]:
    """That a new turn carries the whole chat though its copy had ended is an assumption."""
    policy = t.policy
    periods = (policy.on, policy.off, policy.private)
    for earlier, turn in reversed(list(pairwise(t.turns))):
        if min(end_of(period, earlier) for period in periods) > turn:
            continue  # too soon for any copy to have ended
        before = own_copy(t.case, t.life, turn - _A_MOMENT)
        if before and before.end <= turn:
            text = t.words(
                "The copy had ended on {day}. Writing here again on {turn} is taken to keep "
                "the whole chat anew.",
                day=t.words.day(before.end),
                turn=t.words.day(turn),
            )
            yield t.reason(
                "counted-from", "retention", text, assumption(t.pack.rules["counted-from"])
            )
            return


def _extra(t: Telling, copy: Copy) -> Reason:
    """A copy that feedback, a flag or a review made, and how long that one is kept."""
    words = t.words
    day = words.day(t.made_at(copy.kind))
    if copy.kind == "feedback":
        made = words("You rated an answer on {day}, which sent a copy of the chat.", day=day)
    elif copy.kind == "reviewed":
        made = words("Reviewers read this chat on {day}.", day=day)
    elif copy.kind == "flagged":
        made = words("Safety systems flagged this chat on {day}.", day=day)
    else:
        made = words("Safety systems scored this chat when they flagged it on {day}.", day=day)
    if copy.until is None:
        kept = words("That copy is kept until deleted.")
    elif copy.kind == "scores":
        kept = words(
            "The scores are kept {period}, until {until}.",
            period=words.period(copy.period),
            until=words.day(copy.until),
        )
    else:
        kept = words(
            "That copy is kept {period}, until {until}.",
            period=words.period(copy.period),
            until=words.day(copy.until),
        )
    return t.reason(
        f"{copy.kind}-copy", "retention", f"{made} {kept}", t.pack.copies[copy.kind].basis
    )
