"""How long the program takes to its first painted window, as a whole process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.measuring import Measure

GUI = Path(__file__).resolve().parents[2] / "gui"
ROUNDS = 15

EMPTY_WINDOW = """
import sys
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def event(self, event):
        if event.type() == QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, self.close)
        return super().event(event)

application = QApplication(sys.argv[:1])
window = Window()
window.resize(1440, 900)
window.show()
sys.exit(application.exec())
"""


@pytest.fixture(params=["offscreen", "xcb"])
def platform(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of both programs: without a screen, and on an X server of its own.

    Bytecode is kept, as it is where a program is installed.
    """
    environment = {
        **os.environ,
        "PYTHONPATH": str(GUI),
        "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode"),
        "QT_QPA_PLATFORM": request.param,
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if request.param == "offscreen":
        yield environment
        return
    if not shutil.which("Xvfb"):
        pytest.skip("not installed: Xvfb")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout
        yield {**environment, "DISPLAY": f":{server.stdout.readline().strip()}"}
        server.terminate()


@pytest.mark.parametrize("profile", ["cold", "warm"])
def test_start(profile: str, platform: dict[str, str], tmp_path: Path, measure: Measure) -> None:
    """`run --scenario existing-user --quit-when-shown`: in a new profile, and going on in one."""
    empty = [sys.executable, "-c", EMPTY_WINDOW]
    program = [sys.executable, "-m", "consentlab", "run", "--scenario", "existing-user"]
    folder = tmp_path / "profile"
    program += ["--profile", str(folder), "--quit-when-shown"]
    measure(
        f"start, {profile} profile, {platform['QT_QPA_PLATFORM']}",
        lambda: subprocess.run(program, env=platform, check=True),
        lambda: subprocess.run(empty, env=platform, check=True),
        "an empty window",
        rounds=15,
        bar="ratio < 1.35" if profile == "warm" else "",
        before=lambda: shutil.rmtree(folder, ignore_errors=True) if profile == "cold" else None,
    )
