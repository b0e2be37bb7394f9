"""A desktop of the tests' own: an X server, a session bus, the accessibility bus, the program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from desktop.assistive import READY_WITHIN, Assistive, Running

GUI = Path(__file__).resolve().parents[2] / "gui"
DRIVER = Path(__file__).with_name("driver.py")
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PYTHON = "/usr/bin/python3"
BINDINGS = "import gi; gi.require_version('Atspi', '2.0')"


def _expect_tools() -> None:
    """Skip where the desktop's services are not installed, except in continuous integration."""
    missing = [tool for tool in ("Xvfb", "dbus-daemon", LAUNCHER) if not shutil.which(tool)]
    if not shutil.which(PYTHON) or subprocess.run([PYTHON, "-c", BINDINGS], check=False).returncode:
        missing.append("python3-gi with gir1.2-atspi-2.0")
    if missing:
        said = f"not installed: {', '.join(missing)}"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)


@pytest.fixture(scope="session")
def desktop() -> Iterator[dict[str, str]]:
    """The environment of a program on a desktop where an assistive technology listens."""
    _expect_tools()
    with ExitStack() as running:
        # Short: the path of a socket may not have more than some hundred letters.
        folder = running.enter_context(tempfile.TemporaryDirectory(prefix="desk-"))
        inherited = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        environment = {
            **inherited,
            "HOME": folder,
            "XDG_RUNTIME_DIR": folder,
            "PYTHONPATH": str(GUI),
            "QT_ACCESSIBILITY": "1",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "NO_AT_BRIDGE": "1",
        }
        xvfb = ["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
        server = running.enter_context(Running(xvfb, environment))
        environment["DISPLAY"] = f":{server.line()}"
        dbus = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        bus = running.enter_context(Running(dbus, environment))
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.line()
        running.enter_context(Running([LAUNCHER, "--launch-immediately"], environment))
        _wait_for_bus(environment)
        yield environment


def _wait_for_bus(environment: dict[str, str]) -> None:
    """Return when the accessibility bus has its name: Qt asks for it once, when it starts."""
    asking = (
        "import gi; gi.require_version('Atspi', '2.0');"
        "from gi.repository import Gio;"
        "bus = Gio.bus_get_sync(Gio.BusType.SESSION);"
        "bus.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',"
        " None, None, 0, -1, None)"
    )
    subprocess.run([PYTHON, "-c", asking], env=environment, check=True, timeout=READY_WITHIN)


@pytest.fixture
def assistive(desktop: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., Assistive]]:
    """Start the program on a scenario, with an assistive technology that listens to it."""
    with ExitStack() as running:

        def start(scenario: str, *options: str) -> Assistive:
            profile = tmp_path / "profile"
            program = [sys.executable, "-m", "consentlab", "run", "--scenario", scenario]
            program += ["--profile", str(profile), *options]
            running.enter_context(Running(program, desktop))
            driver = running.enter_context(Running([PYTHON, str(DRIVER)], desktop))
            made = Assistive(driver, profile)
            assert made.sees("stage.simulation")
            return made

        yield start
