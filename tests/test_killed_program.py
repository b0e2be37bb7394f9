"""The program killed with SIGKILL right after an act: what was shown is there at the next start."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from consentlab.ledger import NAME, Reader

TESTS = Path(__file__).parent
LEAVES_NO_MARK = {"put the notice off", "switch on and back"}
MAY_BE_LEFT = {"lock", NAME, f"{NAME}-wal", f"{NAME}-shm", f"{NAME}-tally"}


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
