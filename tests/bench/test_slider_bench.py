"""How long a step of the clock's slider takes, with few chats and with many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractSlider, QApplication

from bench.many import FIRST, state, write_scenario
from bench.measuring import Measure
from consentlab import ids
from consentlab.scene import Scene
from consentlab.views.chatsmodel import ChatsModel
from consentlab.widgets.chatrow import Row
from consentlab.words import load
from pages import Person

STEPS = 200
VISIBLE = 12


def places() -> Iterator[int]:
    """Places from 0 to 100, back and forth, far and near."""
    return (number * 37 % 101 for number in count())


def stepping(person: Person, *, held: bool) -> Callable[[], None]:
    """Moves the slider a step, and waits until everything is painted."""
    slider = person.find_as(QAbstractSlider, ids.CLOCK_SLIDER)
    slider.setSliderDown(held)
    assert person.window.updatesEnabled()
    where = places()

    def step() -> None:
        low, high = slider.minimum(), slider.maximum()
        slider.setSliderPosition(low + (high - low) * next(where) // 100)
        QApplication.processEvents()
        QApplication.processEvents()

    return step


@pytest.mark.parametrize("held", [True, False], ids=["held", "by keys"])
@pytest.mark.parametrize("chats", [1_000, 10_000])
def test_steps_in_the_window(
    chats: int, held: bool, start: Callable[..., Person], tmp_path: Path, measure: Measure
) -> None:
    """Everything painted after each step; a hundred chats are the yardstick."""
    sat = []
    for size in (100, chats):
        path = write_scenario(tmp_path / f"{size}.toml", size)
        sat.append(start(str(path), profile=tmp_path / str(size), painted=True))
    few, many = (stepping(person, held=held) for person in sat)
    measure(
        f"slider step, {chats} chats, {'held' if held else 'by keys'}",
        many,
        few,
        "100 chats",
        rounds=STEPS,
        bar="95 % < 16 ms",
    )


@pytest.mark.usefixtures("qapp")
def test_steps_in_the_model(measure: Measure) -> None:
    """A hundred thousand chats, of which the rows in view are asked for."""
    many, few = (_model_step(chats) for chats in (100_000, 1_000))
    measure(
        "slider step, 100000 chats, model alone",
        many,
        few,
        "1000 chats",
        rounds=STEPS,
        bar="95 % < 16 ms",
    )


def _model_step(chats: int) -> Callable[[], None]:
    begun, model, where = state(chats), ChatsModel(load("en")), places()
    model.show_scene(Scene(state=begun))

    def step() -> None:
        place = next(where)
        seen = begun.seen_from(FIRST + place * timedelta(days=30))
        model.show_scene(Scene(state=seen, moving=True))
        top = place * chats // 111
        for row in range(top, min(top + VISIBLE, model.rowCount())):
            model.index(row).data(int(Row.LINE))

    return step
