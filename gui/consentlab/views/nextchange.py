"""What the button of the next change says: when it is, and what it brings."""

from __future__ import annotations

from datetime import datetime

from consentlab.policy.changes import Changes
from consentlab.words import Words


def next_words(words: Words, upcoming: tuple[datetime, Changes] | None, look: datetime) -> str:
    """As "14 Nov: 3 copies end"."""
    if upcoming is None:
        return words("No more changes")
    at, changes = upcoming
    return words("{day}: {what}", day=words.short_day(at, look), what=_what(words, changes))


def _what(words: Words, changes: Changes) -> str:
    """The most telling of what changes."""
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
    if before.plan != after.plan:
        return words("another plan")
    if changes.runs:
        return words("a training run")
    if changes.ended:
        return words.many("{n} copy ends", "{n} copies end", len(changes.ended))
    if changes.appeared:
        return words.many("{n} new chat", "{n} new chats", len(changes.appeared))
    if changes.also:
        return words("another use")
    return words.many("{n} chat changes", "{n} chats change", changes.total)
