"""One chat's life as lanes: the switch, its turns, the training runs, and every copy of it.

It is told as it stands at the instant looked from: what lies later is not in it, but the ends
of copies are. Reasons are those of `explain`; what they assume is marked as assumed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from consentlab.lanes import Band, Held, Lane, Lanes, Mark
from consentlab.policy.case import EVER, Case
from consentlab.policy.copylanes import chat_copy, other_copies
from consentlab.policy.decide import decide_chat
from consentlab.policy.explain import explain
from consentlab.policy.history import Chat, RunStarted, Surface
from consentlab.policy.lifetelling import LifeTelling
from consentlab.policy.outcome import ChatOutcome
from consentlab.policy.pack import Setting
from consentlab.words import Words


class _Piece(NamedTuple):
    """A stretch of one setting under one plan; `plan` is "" where the plan is covered."""

    start: datetime
    held: Held
    plan: str


def life(
    case: Case,
    chat: Chat | None,
    outcome: ChatOutcome | None,
    at: datetime,
    present: datetime,
    words: Words,
) -> Lanes:
    """The lanes of `chat`, whose outcome at `at` this is; None where it has not begun by then.

    There is a lane for each copy that was made up to `at` or up to `present`, so that looking
    back empties lanes and takes none away. Without a chat, only the account's time is told.
    """
    t = LifeTelling(case, chat, outcome, at, words)
    return Lanes((_switch(t), _turns(t), _runs(t), chat_copy(t), *other_copies(t, present)))


def _switch(t: LifeTelling) -> Lane:
    """What the switch said, from the opening of the account on."""
    pieces = _pieces(t)
    ends = [*(piece.start for piece in pieces[1:]), None]
    bands = [_band(t, piece, end) for piece, end in zip(pieces, ends, strict=False)]
    return t.lane("switch", t.words("Switch"), "status-off", bands)


def _pieces(t: LifeTelling) -> list[_Piece]:
    case, created = t.case, t.case.history.account.created
    moves = {created, *case.choice_at, *case.plan_at}
    pieces: list[_Piece] = []
    for start in sorted(move for move in moves if created <= move <= t.at):
        plan = case.plan(start)
        covered = plan in t.pack.covered.names
        piece = _Piece(
            start, case.stretch(start).setting if covered else "none", "" if covered else plan
        )
        if not pieces or piece[1:] != pieces[-1][1:]:
            pieces.append(piece)
    return pieces


def _band(t: LifeTelling, piece: _Piece, end: datetime | None) -> Band:
    words, day = t.words, t.words.day
    if piece.held == "none":
        name = t.pack.plan_names.get(piece.plan, piece.plan)
        label = words("Not covered")
        why = words("The {plan} plan is not covered by the switch.", plan=name)
    elif piece.held == "undecided":
        label, why = words("No choice"), ""
    else:
        label = words("On") if piece.held == "on" else words("Off")
        why = _chosen(t, piece)
    when = (
        words("{label} since {start}.", label=label, start=day(piece.start))
        if end is None
        else words(
            "{label} from {start} to {end}.", label=label, start=day(piece.start), end=day(end)
        )
    )
    said = f"{when} {why}".rstrip()
    return Band(start=piece.start, end=end, held=piece.held, label=label, words=said)


def _chosen(t: LifeTelling, piece: _Piece) -> str:
    """Where the person chose this setting, or that it holds without a choice."""
    words, since = t.words, t.case.stretch(piece.start).since
    if since == EVER:
        if piece.held == "on":
            return words("It is on unless you switch it off.")
        return words("It is off unless you switch it on.")
    chosen = t.case.choices[bisect_right(t.case.choice_at, since) - 1]
    where: dict[Surface, str] = {
        "notice": words("You chose it in the notice."),
        "signup": words("You chose it when you signed up."),
        "settings": words("You chose it in the settings."),
    }
    return where[chosen.surface]


def _turns(t: LifeTelling) -> Lane:
    """A dot for each day on which the person wrote here."""
    return t.lane("turns", t.words("You wrote"), "chat", _dots(t))


def _dots(t: LifeTelling) -> Iterator[Mark]:
    words = t.words
    messages = t.chat.messages if t.chat else ()
    written = sorted(m.at for m in messages if m.role == "person" and m.at <= t.at)
    for _, group in groupby(written, lambda at: (at.date(), _held(t, at))):
        turns = list(group)
        wrote = words.many(
            "You wrote here on {day}.",
            "You wrote here {n} times on {day}.",
            len(turns),
            day=words.day(turns[0]),
        )
        yield Mark(start=turns[0], words=f"{wrote} {_while(t, turns[0])}")


def _held(t: LifeTelling, turn: datetime) -> tuple[Setting, str]:
    """The setting and the plan that something was written under."""
    return t.case.stretch(turn).setting, t.case.plan(turn)


def _while(t: LifeTelling, turn: datetime) -> str:
    """What held while this was written."""
    words, (setting, plan) = t.words, _held(t, turn)
    if plan not in t.pack.covered.names:
        name = t.pack.plan_names.get(plan, plan)
        return words("The {plan} plan is not covered by the switch.", plan=name)
    return {
        "on": words("Training was on."),
        "off": words("Training was off."),
        "undecided": words("You had made no choice."),
    }[setting]


def _runs(t: LifeTelling) -> Lane:
    """Every training run: those that took the chat in, and those that left it out."""
    marks = [_run(t, run) for run in t.case.runs if run.at <= t.at]
    return t.lane("runs", t.words("Training runs"), "run", marks)


def _run(t: LifeTelling, run: RunStarted) -> Mark:
    took = [r for r in t.reasons if r.about == "run" and r.run == run.run]
    said = t.said(took) if took else _left_out(t, run)
    label = run.run[:1].upper() + run.run[1:]
    return Mark(start=run.at, icon="run", label=label, struck=not took, words=said)


def _left_out(t: LifeTelling, run: RunStarted) -> str:
    words, chat, day = t.words, t.chat, t.words.day(run.at)
    then = decide_chat(t.case, chat, run.at) if chat else None
    if chat is None:
        return words("The run “{run}” started on {day}.", run=run.run, day=day)
    if then is None:
        return words(
            "The run “{run}” started on {day}, before this chat began.", run=run.run, day=day
        )
    left = words("The run “{run}” started on {day} and left this chat out.", run=run.run, day=day)
    reasons = explain(t.case, chat, then, run.at, words)
    return f"{left} {t.said(reasons[:1])}"
