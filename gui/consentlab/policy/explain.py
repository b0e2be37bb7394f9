"""Why: an outcome told in plain sentences, with the dates and values that it used.

Each reason names its rule and the sources that the pack gives for it. What rests on a reading
or an assumption is never `stated`; where a sentence would be half of each, there are two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime

from consentlab.policy.case import EVER, Case
from consentlab.policy.history import Chat, RunStarted
from consentlab.policy.kept import retention
from consentlab.policy.outcome import AlsoUsed, ChatOutcome
from consentlab.policy.reason import Reason, Telling, assumption
from consentlab.words import Words

__all__ = ["Reason", "explain"]


def explain(
    case: Case, chat: Chat, outcome: ChatOutcome, at: datetime, words: Words
) -> tuple[Reason, ...]:
    """The reasons for this outcome of `chat` at `at`.

    They are about, in this order, training and retention (at least one each), each use that
    no switch stops, and each training run that took the chat in.
    """
    telling = Telling(case, chat, outcome, at, words)
    runs = [run for run in case.runs if run.run in outcome.runs]
    return (
        *_training(telling),
        *retention(telling),
        *(_also(telling, use) for use in outcome.also),
        *(_run(telling, run) for run in runs),
    )


def _training(t: Telling) -> Iterator[Reason]:
    words, day = t.words, t.words.day
    match t.outcome.training:
        case "out-of-scope":
            text = words(
                "You wrote here on {day}, on the {plan} plan. The switch does not cover it.",
                day=day(t.written[-1]),
                plan=t.plan_name(t.written[-1]),
            )
            yield t.reason("plan-not-covered", "training", text, t.pack.others.basis)
        case "private":
            text = words(
                "You wrote this as a private chat ({name}), last on {day}. "
                "It never trains models, whatever the switch says.",
                name=t.pack.switch.private_chat,
                day=day(t.turns[-1]),
            )
            yield t.reason("private-chat", "training", text)
        case "deleted":
            text = words(
                "You deleted this chat on {day}. Training runs that start later leave it out.",
                day=day(t.deletion or t.at),
            )
            yield t.reason("deleted", "training", text)
        case "undecided":
            text = words(
                "You made no choice up to {day}. Nothing trains models before you make one.",
                day=day(t.at),
            )
            yield t.reason("no-choice-yet", "training", text, t.pack.switch.before_choice_basis)
        case _ if t.stretch.setting == "off":
            yield from _while_off(t)
        case _:
            yield from _while_on(t)
    yield from _plan_change(t)


def _while_off(t: Telling) -> Iterator[Reason]:
    """Training is off now: never written while on, or taken out of later runs, or not stated."""
    words, day, since = t.words, t.words.day, t.stretch.since
    if t.outcome.training == "off":
        if since == EVER:
            text = words("Training is off, and you never wrote here while it was on.")
            yield t.reason("setting-off", "training", text, t.pack.switch.before_choice_basis)
        else:
            text = words(
                "Training is off since {day}, and you never wrote here while it was on.",
                day=day(since),
            )
            yield t.reason("setting-off", "training", text)
        return
    if t.outcome.training == "withdrawn":
        text = words(
            "You wrote here while training was on, and switched it off on {day}. "
            "Training runs that start later leave this chat out.",
            day=day(since),
        )
        yield t.reason("turned-off", "training", text, t.pack.switch.earlier_chats_basis)
        return
    text = words(
        "You wrote here while training was on, and switched it off on {day}. "
        "What you write from then on stays out.",
        day=day(since),
    )
    yield t.reason("turned-off", "training", text)
    yield _not_stated(t)


def _not_stated(t: Telling) -> Reason:
    text = t.words(
        "The maker does not say whether chats from before you switched off "
        "are left out of later runs."
    )
    return t.reason("not-stated", "training", text, t.pack.switch.earlier_chats_basis)


def _while_on(t: Telling) -> Iterator[Reason]:
    """Training is on now: the chat counts, its copy ended, or you did not take it up again."""
    words, day, status, since = t.words, t.words.day, t.outcome.training, t.stretch.since
    if status == "expired" and t.own:
        text = words(
            "The maker’s copy ended on {day}. There is nothing left to use.", day=day(t.own.end)
        )
        yield t.reason("own-copy-ended", "training", text, assumption(t.pack.rules["counted-from"]))
    if status in ("expired", "eligible"):
        yield from _counts(t, since)
    elif status == "dormant":
        text = words(
            "Training is on since {day}, and you have not written here since.", day=day(since)
        )
        yield t.reason("dormant", "training", text)
    else:
        text = words(
            "Training is on again since {day}. What you wrote here while it was on before, last "
            "on {turn}, counts again only once you write here.",
            day=day(since),
            turn=day(_last_while_on(t)),
        )
        basis = t.reading("re_enabling") or (assumption(t.pack.rules["not-resumed-since-on"]),)
        yield t.reason("not-resumed-since-on", "training", text, *basis)
        if status == "unstated":
            yield _not_stated(t)


def _counts(t: Telling, since: datetime) -> Iterator[Reason]:
    """The chat counts: taken up since the switch went on, or brought back by it."""
    words, day, last = t.words, t.words.day, t.turns[-1]
    if last < since:
        text = words(
            "Training is on again since {day}. That is read as bringing back what you wrote "
            "here while it was on before, last on {turn}.",
            day=day(since),
            turn=day(_last_while_on(t)),
        )
        yield t.reason("revived", "training", text, *t.reading("re_enabling"))
        return
    resumed = bisect_left(t.written, since)
    if since == EVER:
        text = words(
            "Training is on unless you switch it off, and you wrote here on {turn}.",
            turn=day(last),
        )
        yield t.reason("new-or-resumed", "training", text, t.pack.switch.before_choice_basis)
    elif not resumed:
        text = words(
            "Training is on since {day}, and you wrote here on {turn}.",
            day=day(since),
            turn=day(last),
        )
        yield t.reason("new-or-resumed", "training", text)
    else:
        text = words(
            "Training is on since {day}, and you took this chat up again on {turn}.",
            day=day(since),
            turn=day(t.turns[bisect_left(t.turns, since)]),
        )
        yield t.reason("new-or-resumed", "training", text)
        text = words("All of it counts, not only the new part. Press reports differ on this.")
        yield t.reason("new-or-resumed", "training", text)


def _last_while_on(t: Telling) -> datetime:
    """The last turn that was made while training was on."""
    return max(turn for turn in t.turns if t.case.stretch(turn).setting == "on")


def _plan_change(t: Telling) -> Iterator[Reason]:
    """That a change of plan leaves earlier turns as they were is an assumption: say so."""
    changed = [at for at in t.case.plan_at if at <= t.at]
    covered = t.case.plan(t.at) in t.pack.covered.names
    if changed and not (covered and len(t.turns) == len(t.written)):
        text = t.words(
            "Your plan changed to {plan} on {day}. "
            "What you wrote before is taken to stay as it is.",
            plan=t.plan_name(t.at),
            day=t.words.day(changed[-1]),
        )
        yield t.reason(
            "plan-not-covered", "training", text, assumption(t.pack.rules["plan-not-covered"])
        )


def _also(t: Telling, also: AlsoUsed) -> Reason:
    words = t.words
    when = words.day(t.made_at(also.because))
    if also.because == "feedback":
        event = words("You rated an answer on {day}.", day=when)
    else:
        event = words("Safety systems flagged this chat on {day}.", day=when)
    if also.use == "training":
        use = words("That copy may train models, whatever the switch says.")
    else:
        use = words("That copy may be used for safety work, whatever the switch says.")
    basis = t.pack.uses[also.because].basis
    return t.reason("no-switch-stops", "also", f"{event} {use}", basis)


def _run(t: Telling, run: RunStarted) -> Reason:
    text = t.words(
        "The run “{run}” started on {day}, while this chat could be used. "
        "A later choice or deletion does not take it out.",
        run=run.run,
        day=t.words.day(run.at),
    )
    since = t.case.stretch(run.at).since
    written = any(since <= turn <= run.at for turn in t.turns)
    basis = () if written else t.reading("re_enabling")
    return t.reason("run-took-it", "run", text, *basis, run=run.run)
