"""The program killed with SIGKILL: what was shown is there at the next start."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from consentlab.ledger import NAME, Ledger, Reader
from walkthroughs import SteadyClock

TESTS = Path(__file__).parent
LEAVES_NO_MARK = {"put the notice off", "switch on and back"}
MAY_BE_LEFT = {"lock", NAME, f"{NAME}-wal", f"{NAME}-shm", f"{NAME}-tally"}
DRAFTS = {"lock.rmlock", *(f"{NAME}.new{end}" for end in ("", "-wal", "-shm", "-journal"))}
"""What a kill during the start leaves, and the next start takes away."""

ONE_ACT = 6
"""How many facts one act brings at most: it may be kept and not shown yet."""


@pytest.mark.long
def test_killed_right_after_each_of_twenty_acts(tmp_path: Path) -> None:
    """Nothing that was shown is lost, and each next start is clean."""
    pytest.importorskip("PySide6")
    from killed import ACTS

    profile = tmp_path / "profile"
    before: dict[str, Any] | None = None
    for act in ACTS:
        at_first, after = _killed_after(profile, act)
        assert before in (None, at_first), f"at the start before: {act}"
        assert "" == after["problem"]
        assert act in LEAVES_NO_MARK or at_first != after, f"nothing came of: {act}"
        assert {path.name for path in profile.iterdir()} <= MAY_BE_LEFT
        before = after
    with Reader.read(profile) as ledger:
        assert 1 == len(ledger.walkthroughs())


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_killed_at_random_instants(tmp_path: Path, seed: int) -> None:
    """Twenty times each: while it starts, or in the middle of whatever it does.

    Every fact that was ever shown is there at the next start, and no more than one act besides.
    """
    pytest.importorskip("PySide6")
    profile = tmp_path / "profile"
    chance = Random(seed)  # nothing is kept secret
    shown: set[str] = set()
    acts = 0
    for kill in range(20):
        started = chance.random() < 0.75
        lines = _killed_within(profile, started=started, seconds=chance.uniform(0, 0.5))
        if lines:
            new = lines[0] - shown
            assert set() == shown - lines[0], f"lost after kill {kill}"
            assert not shown or len(new) <= ONE_ACT, new
            shown = shown.union(*lines)
            acts += len(lines) - 1
        assert {path.name for path in profile.glob("*")} <= MAY_BE_LEFT | DRAFTS
    assert acts > 0
    with Ledger.open(profile, SteadyClock()) as ledger:
        assert (None, 1) == (ledger.set_aside, len(ledger.walkthroughs()))


def _killed_within(profile: Path, *, started: bool, seconds: float) -> list[set[str]]:
    """Start, and kill so many seconds later; or later than it has `started`. What it printed."""
    with subprocess.Popen(
        [sys.executable, str(TESTS / "busy.py"), str(profile)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS.parent / "gui"), str(TESTS)])},
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout
        first = program.stdout.readline() if started else ""
        try:
            program.wait(seconds)
        except subprocess.TimeoutExpired:
            program.kill()
        text = first + program.stdout.read()
    assert -signal.SIGKILL == program.returncode
    return [set(json.loads(line)) for line in text.splitlines(keepends=True) if line[-1] == "\n"]


def _killed_after(profile: Path, act: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Start, act, kill. What was shown at the start, and when the act was done."""
    program = subprocess.Popen(
        [sys.executable, str(TESTS / "killed.py"), str(profile), act],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS.parent / "gui"), str(TESTS)])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdin
    assert program.stdout
    try:
        at_first = json.loads(program.stdout.readline())
        program.stdin.write("act\n")
        program.stdin.flush()
        after = json.loads(program.stdout.readline())
    finally:
        program.kill()
        program.wait()
        program.stdin.close()
        program.stdout.close()
    assert -signal.SIGKILL == program.returncode
    return at_first, after
