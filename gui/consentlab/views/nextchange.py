"""What the button of the next change says: when it is, and what it brings."""

from __future__ import annotations

from datetime import datetime

from consentlab.policy.changes import Changes
from consentlab.words import Words


def next_words(
    words: Words, upcoming: tuple[datetime, Changes] | None, look: datetime
) -> tuple[str, ...]:
    """As "14 Nov: 3 copies end"; and for less and less room "14 Nov: 3 end" and "14 Nov"."""
    if upcoming is None:
        return words("No more changes"), words("No more")
    at, changes = upcoming
    day = words.short_day(at, look)
    said = (words("{day}: {what}", day=day, what=what) for what in _what(words, changes))
    return *said, day


def _what(words: Words, changes: Changes) -> tuple[str, ...]:
    """The most telling of what changes, with fewer words after it where there are such."""
    before, after = changes.account
    if before.notice != after.notice:
        said = {
            "due": words("the notice"),
            "must-choose": words("a choice is needed"),
            "settled": words("a choice"),
            "not-due": words("no notice"),
        }
        return (said[after.notice],)
    if before.setting != after.setting:
        return (words("switched on") if after.setting == "on" else words("switched off"),)
    if before.plan != after.plan:
        return (words("another plan"),)
    if changes.runs:
        return words("a training run"), words("a run")
    many = words.many
    if n := len(changes.ended):
        return many("{n} copy ends", "{n} copies end", n), many("{n} ends", "{n} end", n)
    if n := len(changes.appeared):
        return many("{n} new chat", "{n} new chats", n), many("{n} new", "{n} new", n)
    if changes.also:
        return (words("another use"),)
    n = changes.total
    return many("{n} chat changes", "{n} chats change", n), many("{n} changes", "{n} change", n)
