"""How long a choice takes until it is on the disk and on the screen.

Run it with `pytest tests/bench/test_choice_bench.py --benchmark-enable`. It prints, and decides
nothing: the bar is 16 ms for 99 of 100, on an idle machine. The yardstick is what neither
can do without: one row on the disk, and an empty window of the same size painted.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from consentlab import ids
from consentlab.store import connect
from pages import Person

TIMES = 200


def repainted() -> None:
    """Return when everything that is to be painted has been."""
    QApplication.processEvents()
    QApplication.processEvents()


@pytest.fixture
def yardstick(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], None]]:
    """One row written with a commit, and an empty window painted."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    database: sqlite3.Connection = connect(tmp_path / "yard.sqlite3", 1.0)
    database.execute("CREATE TABLE events (data TEXT)")

    def work() -> None:
        database.execute("INSERT INTO events VALUES ('one choice')")
        window.update()
        repainted()

    yield work
    database.close()


def milliseconds(work: Callable[[], object]) -> float:
    """How long this takes."""
    start = perf_counter()
    work()
    return 1000 * (perf_counter() - start)


def told(name: str, taken: list[float], yards: list[float]) -> str:
    """The distribution, in one line."""
    at = quantiles(taken, n=100)
    yard = quantiles(yards, n=100)
    return (
        f"\n{name}: 50 % {at[49]:.1f} ms, 95 % {at[94]:.1f} ms, 99 % {at[98]:.1f} ms,"
        f" {median(taken) / median(yards):.1f} yardsticks"
        f" (50 % {yard[49]:.1f} ms, 99 % {yard[98]:.1f} ms); {len(taken)} times\n"
    )


def test_accept(
    start: Callable[..., Person],
    yardstick: Callable[[], None],
    benchmark: BenchmarkFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """From Accept in the notice to the chats without it, in a new walkthrough each time."""
    person = start(painted=True)
    assert person.window.updatesEnabled()
    taken, yards = [], []

    def accept() -> None:
        person.find_as(QAbstractButton, ids.NOTICE_ACCEPT).click()
        repainted()

    for _ in range(TIMES):
        person.stage.go_home()
        person.program._store.begin("existing-user")
        repainted()
        taken.append(milliseconds(accept))
        yards.append(milliseconds(yardstick))
    with capsys.disabled():
        sys.stdout.write(told("accept", taken, yards))
    benchmark.pedantic(lambda: None)


def test_flip(
    start: Callable[..., Person],
    yardstick: Callable[[], None],
    benchmark: BenchmarkFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """From the switch in the settings to what changed beside it."""
    person = start(painted=True)
    assert person.window.updatesEnabled()
    person.notice.accept()
    person.settings.open()
    switch = person.find_as(QAbstractButton, ids.SETTINGS_PRIVACY_TOGGLE)

    def flip() -> None:
        switch.click()
        repainted()

    taken, yards = [], []
    for _ in range(TIMES):
        taken.append(milliseconds(flip))
        yards.append(milliseconds(yardstick))
    with capsys.disabled():
        sys.stdout.write(told("flip", taken, yards))
    benchmark.pedantic(flip)
