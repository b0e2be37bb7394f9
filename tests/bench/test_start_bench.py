"""How long the program takes to its first painted window, beside an empty window of PySide6.

Run it with `pytest tests/bench/test_start_bench.py --benchmark-enable`. Whole processes, taken
in turns. It prints, and decides nothing: the bar is a ratio of 1.5, on an idle machine.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

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


def test_start(
    platform: dict[str, str],
    tmp_path: Path,
    benchmark: BenchmarkFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """`run --scenario existing-user --quit-when-shown`, going on with a walkthrough."""
    empty = [sys.executable, "-c", EMPTY_WINDOW]
    program = [sys.executable, "-m", "consentlab", "run", "--scenario", "existing-user"]
    program += ["--profile", str(tmp_path / "profile"), "--quit-when-shown"]
    timed = [(*seconds(empty, platform), *seconds(program, platform)) for _ in range(ROUNDS + 1)]
    yard, yard_cpu, ours, ours_cpu = (median(column) for column in zip(*timed[1:], strict=True))
    with capsys.disabled():
        sys.stdout.write(
            f"\nstart, {platform['QT_QPA_PLATFORM']}: {ours * 1000:.0f} ms, {ours / yard:.2f} times"
            f" an empty window ({yard * 1000:.0f} ms); of processor time {ours_cpu * 1000:.0f} ms,"
            f" {ours_cpu / yard_cpu:.2f} times ({yard_cpu * 1000:.0f} ms);"
            f" medians of {ROUNDS}\n"
        )
    benchmark.pedantic(seconds, (program, platform), rounds=1)


def seconds(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """How long a process took, and how much processor time."""
    before, start = _used(), perf_counter()
    subprocess.run(command, env=environment, check=True)
    return perf_counter() - start, _used() - before


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
