"""How long a choice takes until it is on the disk and on the screen.

The yardstick is what it cannot do without: one row on the disk, and an empty window of the
same size painted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from bench.measuring import Measure
from consentlab import ids
from consentlab.store import connect
from pages import Person

TIMES = 200
BAR = "99 % < 16 ms"
ON_DISK = "a row on disk, an empty window painted"


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


def test_accept(
    start: Callable[..., Person], yardstick: Callable[[], None], measure: Measure
) -> None:
    """From Accept in the notice to the chats without it, in a new walkthrough each time."""
    person = start(painted=True)
    assert person.window.updatesEnabled()

    def again() -> None:
        person.stage.go_home()
        person.program._store.begin("existing-user")
        repainted()

    def accept() -> None:
        person.find_as(QAbstractButton, ids.NOTICE_ACCEPT).click()
        repainted()

    measure("accept the notice", accept, yardstick, ON_DISK, rounds=TIMES, bar=BAR, before=again)


def test_flip(
    start: Callable[..., Person], yardstick: Callable[[], None], measure: Measure
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

    measure("flip the switch in settings", flip, yardstick, ON_DISK, rounds=TIMES, bar=BAR)
