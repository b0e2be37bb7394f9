"""How many chats a second are decided, beside a yardstick of plain Python in the same run.

Run it with `pytest tests/bench/test_decide_bench.py --benchmark-enable`. It prints, and decides
nothing: compare the ratio to the yardstick, since machines differ and their clocks move.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from accounts import day, off, on, policy, run
from consentlab.policy.case import Case
from consentlab.policy.changes import next_change
from consentlab.policy.decide import decide
from consentlab.policy.history import Account, Chat, History, Message

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


def yardstick(history: History) -> int:
    """What deciding cannot do without: looking at every message once."""
    return sum(
        len([message.at for message in chat.messages if message.role == "person"])
        for chat in history.chats
    )


def best(work: Callable[[], object], rounds: int = 40) -> tuple[float, float]:
    """The shortest seconds of this work and of the yardstick, taken in turns."""
    history = account(CHATS)
    times: list[tuple[float, float]] = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        middle = perf_counter()
        yardstick(history)
        times.append((middle - start, perf_counter() - middle))
    return min(one for one, _ in times), min(two for _, two in times)


def test_decide(benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]) -> None:
    """Chats of ten turns decided a second, on one core, arranging them included."""
    history = account(CHATS)
    seconds, yard = best(lambda: decide(POLICY, history, AT))
    with capsys.disabled():
        sys.stdout.write(
            f"\ndecide: {CHATS / seconds:,.0f} chats a second, {seconds / yard:.1f} yardsticks\n"
        )
    benchmark(decide, POLICY, history, AT)


def test_next_change(benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]) -> None:
    """The next change of an account with fifteen chats, arranged before."""
    case = Case(POLICY, account(15))
    seconds, _ = best(lambda: next_change(case, AT))
    with capsys.disabled():
        sys.stdout.write(f"\nnext change of 15 chats: {seconds * 1000:.2f} ms\n")
    benchmark(next_change, case, AT)
