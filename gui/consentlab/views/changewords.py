"""The words of what changed: its cause, how many chats it touched, and what does not come back."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from consentlab.policy.changes import Changes, KeptMove, TrainingMove
from consentlab.policy.explain import explain
from consentlab.policy.history import Chat
from consentlab.policy.reason import Reason
from consentlab.scene import Moved
from consentlab.state import State
from consentlab.views import phrases
from consentlab.words import Words

MOST = 3
"""So many reasons of a group are told; more would bury the groups below."""

ASKED = 60
"""So many chats of a group are asked for theirs: with thousands, a choice would wait."""


def others(words: Words, changes: Changes) -> list[tuple[str, tuple[str, ...]]]:
    """What changed beside status and retention, and for which chats: none is left out."""
    ended = tuple(dict.fromkeys(copy.chat for copy in changes.ended))
    used = tuple(dict.fromkeys(chat for use in changes.also for chat in use.chats))
    told = [
        *((words("In the training run “{run}”", run=run.run), run.chats) for run in changes.runs),
        (words("A copy has ended"), ended),
        (words("Also used, whatever the switch says"), used),
        (words("New chats"), changes.appeared),
        (words("Not begun yet"), changes.gone),
    ]
    groups = [chats for _, chats in told]
    groups += [status.chats for status in changes.training]
    groups += [kept.chats for kept in changes.kept]
    listed = set(chain.from_iterable(groups))
    told.append((words("Other changes"), tuple(c for c in changes.moved if c not in listed)))
    return [(title, chats) for title, chats in told if chats]


def statuses(words: Words, state: State, chats: tuple[str, ...]) -> str:
    """How many of these chats have which status."""
    counts = Counter(c.training for c in state.outcome().chats if c.id in chats)
    return ", ".join(f"{phrases.status_word(words, s)}: {n}" for s, n in counts.items())


def cause_words(words: Words, moved: Moved, at: str) -> str:
    """What brought the change, and when, in words."""
    return {
        "on": words("Switched on {at}", at=at),
        "off": words("Switched off {at}", at=at),
        "time": words("Looking from {at}", at=at),
        "reading": words("Another reading, {at}", at=at),
        "undo": words("Last act undone, {at}", at=at),
        "act": words("Done on {at}", at=at),
    }[moved.cause]


def total_words(words: Words, moved: Moved) -> str:
    """How many chats changed, of all that there were before or are now.

    Looking from another day changes nothing: the chats only differ, and some are not begun yet.
    """
    total = moved.changes.total
    chats = total + len(moved.changes.as_before)
    if moved.cause == "time":
        return words.many(
            "{n} of {chats} chats differs", "{n} of {chats} chats differ", total, chats=chats
        )
    return words.many(
        "{n} of {chats} chats changed", "{n} of {chats} chats changed", total, chats=chats
    )


def toast_words(words: Words, moved: Moved) -> tuple[str, str]:
    """The same in one strong line and one below it."""
    total = moved.changes.total
    if moved.cause == "time":
        strong = words.many("{n} chat differs", "{n} chats differ", total)
    else:
        strong = words.many("{n} chat changed", "{n} chats changed", total)
    return strong, cause_words(words, moved, words.day(moved.at))


def titles(words: Words, state: State, ids: tuple[str, ...]) -> str:
    """The titles of these chats, each in quotation marks: a title may have a comma."""
    chats = (state.chat(chat_id) for chat_id in ids)
    return words(", ").join(quoted(words, chat) for chat in chats if chat)


def quoted(words: Words, chat: Chat) -> str:
    """A chat's title in quotation marks."""
    return words("“{title}”", title=chat.title)


def reasons(
    words: Words, state: State, move: TrainingMove | KeptMove
) -> tuple[dict[Reason, tuple[str, ...]], tuple[str, ...]]:
    """The first reasons that this move's chats have now, each with its chats; then the others."""
    about = "training" if isinstance(move, TrainingMove) else "retention"
    told: dict[Reason, tuple[str, ...]] = {}
    more = []
    for number, chat_id in enumerate(move.chats):
        chat, outcome = state.chat(chat_id), state.chat_outcome(chat_id)
        if chat is None or outcome is None or number >= ASKED:
            more.append(chat_id)
            continue
        explained = explain(state.case, chat, outcome, state.look, words)
        reason = next(reason for reason in explained if reason.about == about)
        if reason in told or len(told) < MOST:
            told[reason] = (*told.get(reason, ()), chat_id)
        else:
            more.append(chat_id)
    return told, tuple(more)


def not_back(words: Words, state: State, moved: Moved) -> str:
    """What Switch back does not bring back."""
    out = sum(
        chat.training in ("withdrawn", "eligible", "unstated") for chat in state.outcome().chats
    )
    if moved.back and out:
        return words.many(
            "Switching back is a new choice. {n} chat stays out of later runs until you write "
            "in it again.",
            "Switching back is a new choice. {n} chats stay out of later runs until you write "
            "in them again.",
            out,
        )
    return words("Switching back is a new choice. Runs that have started keep what they took in.")
