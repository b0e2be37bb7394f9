"""How much memory the program takes, beside an empty window, in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.many import write_scenario
from bench.measuring import Row

GUI = Path(__file__).resolve().parents[2] / "gui"

EMPTY = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication(sys.argv[:1])
window = QWidget()
window.resize(1440, 900)
window.show()
"""

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from consentlab import app
application = QApplication(sys.argv[:1])
program = app.start(profile=Path(sys.argv[1]), scenario=sys.argv[2])
"""

TOLD = """
for _ in range(20):
    application.processEvents()
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))
"""

CHATS = {12: "40 MiB above", 100_000: ""}


def mebibytes(program: str, *arguments: str) -> float:
    """What a process holds in memory once its window is there."""
    told = subprocess.run(
        [sys.executable, "-c", program + TOLD, *arguments],
        env={**os.environ, "PYTHONPATH": str(GUI), "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        capture_output=True,
        text=True,
    )
    return int(told.stdout) / 1024


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("chats", CHATS)
def test_memory(chats: int, tmp_path: Path, rows: list[Row]) -> None:
    """With the default scenario, and with many chats."""
    scenario = "existing-user"
    if chats > 12:
        scenario = str(write_scenario(tmp_path / "many.toml", chats))
    empty = mebibytes(EMPTY)
    ours = mebibytes(PROGRAM, str(tmp_path / "profile"), scenario)
    rows.append(
        Row(
            what=f"memory, {chats} chats",
            middle=f"{ours:.0f} MiB",
            most="",
            nearly_all="",
            yardstick=f"an empty window: {empty:.0f} MiB",
            ratio=f"+{ours - empty:.0f} MiB",
            bar=CHATS[chats],
        )
    )
