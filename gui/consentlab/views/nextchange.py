"""What the button of the next change says: when it is, and what it brings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from consentlab.policy.changes import Changes
from consentlab.words import Words


def next_words(
    words: Words, upcoming: tuple[datetime, Sequence[Changes]] | None, look: datetime
) -> tuple[str, ...]:
    """As "14 Nov: 3 copies end"; and for less and less room "14 Nov: 3 end" and "14 Nov".

    `upcoming` has what changes on each side, where two are compared.
    """
    if upcoming is None:
        return words("No more changes"), words("No more")
    at, brought = upcoming
    day = words.short_day(at, look)
    said = (words("{day}: {what}", day=day, what=what) for what in _what(words, brought))
    return *said, day


def _what(words: Words, brought: Sequence[Changes]) -> tuple[str, ...]:
    """The most telling of what changes, with fewer words after it where there are such.

    Every side has copies of its own, but a chat that both sides have counts once.
    """
    for changes in brought:
        if said := _of_account(words, changes):
            return (said,)
    if any(changes.runs for changes in brought):
        return words("a training run"), words("a run")
    many = words.many
    if n := sum(len(changes.ended) for changes in brought):
        return many("{n} copy ends", "{n} copies end", n), many("{n} ends", "{n} end", n)
    if n := len({chat for changes in brought for chat in changes.appeared}):
        return many("{n} new chat", "{n} new chats", n), many("{n} new", "{n} new", n)
    if any(changes.also for changes in brought):
        return (words("another use"),)
    n = len({chat for c in brought for chat in (*c.moved, *c.appeared, *c.gone)})
    return many("{n} chat changes", "{n} chats change", n), many("{n} changes", "{n} change", n)


def _of_account(words: Words, changes: Changes) -> str:
    """What becomes other for the whole account; "" if nothing does."""
    before, after = changes.account
    if before.notice != after.notice:
        return {
            "due": words("the notice"),
            "must-choose": words("a choice is needed"),
            "settled": words("a choice"),
            "not-due": words("no notice"),
        }[after.notice]
    if before.setting != after.setting:
        return words("switched on") if after.setting == "on" else words("switched off")
    return words("another plan") if before.plan != after.plan else ""
