"""Nothing leaves: what the program asks of the system during a whole journey."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tracing import OURS, PRIVATE, modes, open_to_others, sockets, traced, written

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace is of Linux")


def test_a_whole_journey_without_a_display(tmp_path: Path) -> None:
    """No socket at all; nothing is written but profile and export, and both are private."""
    calls = traced(tmp_path, {"QT_QPA_PLATFORM": "offscreen"})
    assert [] == sockets(calls)
    assert OURS == written(calls, tmp_path)
    # The lock is made by Qt, in a folder that is private, and holds a process's number.
    assert ["profile/lock"] == open_to_others(calls, tmp_path)
    assert PRIVATE == modes(tmp_path)
