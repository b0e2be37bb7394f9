"""How long a step of the clock's slider takes, with few chats and with many.

Run it with `pytest tests/bench/test_slider_bench.py --benchmark-enable`. It prints, and decides
nothing: the bars are 16 ms for 95 of 100, and at most twice as long with ten times the chats.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractSlider, QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from consentlab import ids
from consentlab.policy.history import Chat, Chosen, History, Message
from consentlab.scene import Scene
from consentlab.views.chatsmodel import ChatsModel
from consentlab.widgets.chatrow import Row
from consentlab.words import load
from pages import Person
from states import state_of
from walkthroughs import scenario

STEPS = 200
VISIBLE = 12
FIRST = datetime(2025, 3, 1, 8, tzinfo=UTC)


def turns(number: int) -> Iterator[datetime]:
    """When something was written in this chat: three times, in the account's first months."""
    for turn in range(3):
        yield FIRST + timedelta(minutes=number * 7919 % 331_200, hours=3 * turn)


def write_scenario(path: Path, chats: int) -> Path:
    """A scenario of so many chats, with training switched on half-way."""
    lines = ["format = 1", 'title = "Many chats"', 'policy = "claude-2025-08"']
    lines += ["now = 2025-11-01T09:00:00Z", "[account]", 'plan = "free"']
    lines += ["created = 2025-01-05T00:00:00Z"]
    for number in range(chats):
        lines += ["[[chats]]", f'id = "chat-{number}"', f'title = "Chat {number}"']
        for at in turns(number):
            lines += ["[[chats.messages]]", f"at = {at.isoformat()}", 'role = "person"']
    lines += ["[[events]]", "at = 2025-08-29T09:00:00Z", 'type = "chosen"', "allow = true"]
    lines += ['surface = "notice"']
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def places(count: int) -> list[int]:
    """Steps from 0 to 100, back and forth, far and near."""
    return [number * 37 % 101 for number in range(count)]


def told(name: str, taken: list[float]) -> str:
    """The distribution in milliseconds, in one line."""
    at = quantiles(taken, n=100)
    return f"{name}: 50 % {at[49]:.1f} ms, 95 % {at[94]:.1f} ms, 99 % {at[98]:.1f} ms"


def timed(work: Callable[[int], object], steps: list[int]) -> list[float]:
    """How long each step takes, in milliseconds."""
    taken = []
    for step in steps:
        start = perf_counter()
        work(step)
        taken.append(1000 * (perf_counter() - start))
    return taken


@pytest.mark.parametrize("held", [True, False], ids=["held", "by its keys"])
def test_steps_in_the_window(
    held: bool,
    start: Callable[..., Person],
    tmp_path: Path,
    benchmark: BenchmarkFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Everything painted after each step; a thousand chats are the yardstick of ten thousand."""
    medians = []
    for chats in (1_000, 10_000):
        path = write_scenario(tmp_path / f"{chats}.toml", chats)
        person = start(str(path), profile=tmp_path / str(chats), painted=True)
        slider = person.find_as(QAbstractSlider, ids.CLOCK_SLIDER)
        slider.setSliderDown(held)

        def step(place: int, slider: QAbstractSlider = slider) -> None:
            low, high = slider.minimum(), slider.maximum()
            slider.setSliderPosition(low + (high - low) * place // 100)
            QApplication.processEvents()
            QApplication.processEvents()

        assert person.window.updatesEnabled()
        taken = timed(step, places(STEPS))
        medians.append(median(taken))
        with capsys.disabled():
            sys.stdout.write(f"\n{told(f'{chats} chats', taken)}")
        slider.setSliderDown(False)
        person.quit()
    with capsys.disabled():
        sys.stdout.write(f"\nten times the chats: {medians[1] / medians[0]:.2f} times as long\n")
    benchmark.pedantic(lambda: None)


def test_steps_in_the_model(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """A hundred thousand chats, of which the rows in view are asked for."""
    chats = tuple(
        Chat(f"chat-{n}", f"Chat {n}", tuple(Message(at, "person") for at in turns(n)))
        for n in range(100_000)
    )
    told_of = scenario()
    events = (Chosen(datetime(2025, 8, 29, 9, tzinfo=UTC), True, "notice"),)
    many = replace(told_of, history=History(told_of.history.account, chats, events))
    state = state_of(many)
    model = ChatsModel(load("en"))
    begun = perf_counter()
    model.show_scene(Scene(state=state))
    first = perf_counter() - begun

    def step(place: int) -> None:
        seen = state.seen_from(FIRST + place * timedelta(days=30))
        model.show_scene(Scene(state=seen, moving=True))
        top = place * 900
        for row in range(top, min(top + VISIBLE, model.rowCount())):
            model.index(row).data(int(Row.LINE))

    taken = timed(step, places(STEPS))
    with capsys.disabled():
        line = told(f"{len(chats)} chats in the model", taken)
        sys.stdout.write(f"\n{line}; listed first in {first:.2f} s\n")
    benchmark.pedantic(step, (50,))
