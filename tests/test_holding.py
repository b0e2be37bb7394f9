"""Who has a profile open, and how another start is heard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QFileSystemWatcher
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consentlab.holding import HeldProfile, ProfileInUse

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def held(tmp_path: Path) -> HeldProfile:
    """A profile that this process holds."""
    return HeldProfile(tmp_path)


def another_start(profile: Path) -> None:
    """Somebody else wants the same profile."""
    with pytest.raises(ProfileInUse):
        HeldProfile(profile)


def test_who_asked_before_it_listened_is_heard_when_it_does(
    held: HeldProfile, tmp_path: Path
) -> None:
    """Nobody has to ask twice."""
    asked: list[int] = []
    another_start(tmp_path)
    held.listen(lambda: asked.append(1))
    assert [1] == asked
    held.let_go()


def test_each_that_asks_is_heard(held: HeldProfile, tmp_path: Path, qtbot: QtBot) -> None:
    """As often as somebody asks."""
    asked: list[int] = []
    held.listen(lambda: asked.append(1))
    for times in (1, 2):
        another_start(tmp_path)
        qtbot.waitUntil(lambda times=times: len(asked) == times)  # type: ignore[misc]
    held.let_go()


def test_who_let_go_of_it_leaves_it_to_others(
    held: HeldProfile, qapp: QApplication, tmp_path: Path
) -> None:
    """The next one can hold it, and nothing is watched for the first any longer."""
    held.listen(lambda: None)
    held.let_go()
    assert [] == [
        path for one in qapp.findChildren(QFileSystemWatcher) for path in one.directories()
    ]
    HeldProfile(tmp_path).let_go()
