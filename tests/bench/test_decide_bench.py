"""How long deciding takes, reasons and the next change included."""

from __future__ import annotations

from datetime import timedelta

from accounts import day, off, on, policy, run
from bench.measuring import Measure
from consentlab.policy.case import Case
from consentlab.policy.changes import next_change
from consentlab.policy.decide import decide
from consentlab.policy.history import Account, Chat, History, Message
from consentlab.present import View, as_json
from consentlab.words import load

CHATS = 2000
AT = day("12-01")
POLICY = policy()


def account(chats: int) -> History:
    """Three choices, two runs, and chats of ten turns, each with an answer, over four months."""
    return History(
        Account("free", day("01-05")),
        tuple(_chat(number) for number in range(chats)),
        (on("08-29"), run("10-01"), off("10-15"), on("11-01"), run("11-20", "winter")),
    )


def _chat(number: int) -> Chat:
    first = day("08-01", 0) + timedelta(days=number % 120, hours=number % 24)
    turns = [first + timedelta(hours=7 * turn) for turn in range(10)]
    messages = [
        message
        for at in turns
        for message in (
            Message(at, "person", "Ask"),
            Message(at + timedelta(minutes=1), "assistant", "Answer"),
        )
    ]
    return Chat(f"chat-{number}", f"Chat {number}", tuple(messages))


def read_once(history: History) -> int:
    """What deciding cannot do without: looking at every message once."""
    return sum(
        len([message.at for message in chat.messages if message.role == "person"])
        for chat in history.chats
    )


def test_decide(measure: Measure) -> None:
    """Chats of ten turns on one core, arranging them included: 20 ms are 100,000 a second."""
    history = account(CHATS)
    measure(
        f"decide {CHATS} chats of ten turns",
        lambda: decide(POLICY, history, AT),
        lambda: read_once(history),
        "every message once",
        rounds=60,
        bar="< 20 ms",
    )


def test_outcomes_with_reasons(measure: Measure) -> None:
    """The same with every reason told, as a line of JSON."""
    history, words = account(CHATS), load("en")
    measure(
        f"outcomes of {CHATS} chats with reasons",
        lambda: as_json(View("Many", Case(POLICY, history), AT), words),
        lambda: decide(POLICY, history, AT),
        "decide",
        rounds=20,
    )


def test_next_change(measure: Measure) -> None:
    """The next change of an account with fifteen chats."""
    history = account(15)
    measure(
        "next change of 15 chats",
        lambda: next_change(Case(POLICY, history), AT),
        lambda: decide(POLICY, history, AT),
        "decide",
        rounds=200,
    )
