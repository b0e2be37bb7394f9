"""The pytest plugin, as a project of somebody else's uses it: beside windows of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

OUTSIDE = """
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QPushButton


def test_a_window_of_our_own(qtbot):
    own = QPushButton("ours")
    qtbot.addWidget(own)
    with qtbot.waitSignal(own.clicked):
        own.click()


def test_a_walkthrough(consentlab, qtbot):
    own = QPushButton("ours")
    qtbot.addWidget(own)
    own.show()
    lab = consentlab(scenario="existing-user", variant="switch-off", theme="dark")
    lab.notice.accept(with_switch_on=False)
    lab.settings.privacy.turn_on()
    lab.settings.close()
    lab.chats["lisbon"].open()
    lab.chat.send("Back again.")
    consentlab.clock.advance(timedelta(days=1))
    lab.clock.go_to(datetime(2025, 10, 20, tzinfo=UTC))
    lab.restart()
    told = {chat["id"]: chat["training"] for chat in lab.outcomes()["chats"]}
    assert "eligible" == told["lisbon"] == lab.chats["lisbon"].training == lab.chat.training
    assert lab.clock.look.startswith("20 Oct 2025")


def test_nothing_of_the_one_before(consentlab):
    assert consentlab().notice.is_open


def test_that_fails(consentlab):
    lab = consentlab(scenario="came-back")
    assert "off" == lab.chats["lisbon"].training
"""

PLAIN = """
import sys


def test_without_a_window():
    assert [] == [name for name in sys.modules if name.startswith("PySide6")]
"""


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tests of another project, and nothing of this one."""
    folder = tmp_path_factory.mktemp("outside")
    (folder / "test_outside.py").write_text(OUTSIDE, "utf-8")
    (folder / "test_plain.py").write_text(PLAIN, "utf-8")
    return folder


def run_tests(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run them as their owner would, with the plugin that the package installs."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options],
        cwd=folder,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_outside_project(outside: Path) -> None:
    """Its tests pass; the one made to fail reports picture, events and outcomes."""
    ran = run_tests(outside, "test_outside.py", "--basetemp", str(outside / "temp"))
    assert "1 failed, 3 passed" in ran.stdout, ran.stdout + ran.stderr
    sections = [f"consentlab 1: {what}" for what in ("screenshot", "events", "outcomes")]
    assert sections == [title for title in sections if f" {title} " in ran.stdout]
    assert '"kind":"walkthrough_started"' in ran.stdout
    assert '"training": "eligible"' in ran.stdout
    (picture,) = (outside / "temp").rglob("consentlab-1.png")
    assert str(picture) in ran.stdout


def test_it_costs_nothing_where_nobody_asks(outside: Path) -> None:
    """Where no fixture of it is asked for, nothing of Qt is imported."""
    ran = run_tests(outside, "test_plain.py", "-p", "no:pytest-qt")
    assert "1 passed" in ran.stdout, ran.stdout + ran.stderr
