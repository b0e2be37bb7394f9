"""What every test stands on: no real home, no network, no dialog that blocks, nothing left over.

Nothing here imports Qt before a test that shows something has, so that the core's tests
run where there is none.
"""

from __future__ import annotations

import gc
import os
import shutil
import socket
import sys
import tempfile
import threading
import traceback
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pages import Person

GUI_FIXTURES = {"qtbot", "qapp"}


def pytest_configure(config: pytest.Config) -> None:
    """Give the whole session a home of its own, and hypothesis a size."""
    home = Path(tempfile.mkdtemp(prefix="consentlab-tests-"))
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    for variable, folder in {
        "HOME": "",
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
        "XDG_RUNTIME_DIR": "runtime",
    }.items():
        (home / folder).mkdir(mode=0o700, exist_ok=True)
        os.environ[variable] = str(home / folder)
    os.environ["CONSENTLAB_NO_USER_DATA"] = "1"
    os.environ.pop("CONSENTLAB_PROFILE", None)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The same examples every time: a red run means that the code has changed.
    for profile, examples in {"few": 5, "quick": 60, "full": 2000}.items():
        settings.register_profile(
            profile, max_examples=examples, derandomize=True, deadline=None, database=None
        )
    settings.load_profile(os.environ.get("CONSENTLAB_SWEEP", "quick"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of the long sweeps run a representative part, unless CONSENTLAB_SWEEP is full."""
    if os.environ.get("CONSENTLAB_SWEEP", "quick") == "full":
        return
    rows: dict[str, int] = {}
    left_out = []
    for item in items:
        if item.get_closest_marker("long"):
            left_out.append(item)
        elif item.get_closest_marker("sweep") and "[" in item.name:
            table = item.nodeid.partition("[")[0]
            rows[table] = rows.get(table, -1) + 1
            if rows[table] % 3:
                left_out.append(item)
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that could leave the machine; local sockets stay."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            pytest.fail(f"a connection to {address!r} was tried")
        connect(self, address)

    def no_lookup(host: object, *_args: object, **_options: object) -> NoReturn:
        pytest.fail(f"the address of {host!r} was looked up")

    monkeypatch.setattr(socket.socket, "connect", local_only)
    monkeypatch.setattr(socket, "getaddrinfo", no_lookup)


@pytest.fixture(autouse=True)
def nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test with windows: no window, timer, animation or thread is left over.

    The message says where a timer, animation or thread was started. In such tests every way
    to block on a dialog raises.
    """
    if not GUI_FIXTURES.intersection(request.fixturenames):
        yield
        return
    threads = set(threading.enumerate())
    with pytest.MonkeyPatch.context() as patch:
        _refuse_exec(patch)
        started = _watch(patch)
        before = set(_windows())
        yield
        left = _left(started, before, threads)
        if left:
            # What only a cycle of references keeps alive is not the test's fault.
            gc.collect()
            left = _left(started, before, threads)
    if left:
        pytest.fail("left over after the test:\n" + "\n".join(left), pytrace=False)


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Person]]:
    """Start the program on this test's own profile, and sit down in front of it.

    `existing-user` unless told otherwise; reduced motion; a clock of its own. Nothing is
    painted unless asked for, which saves most of the time. What still runs when the test ends
    is closed.
    """
    from consentlab import app
    from pages import Person
    from walkthroughs import SteadyClock

    running: list[Person] = []

    def sit_down(
        scenario: str | None = "existing-user", *, painted: bool = False, **options: Any
    ) -> Person:
        given = {"profile": tmp_path / "profile", "motion": False, "clock": SteadyClock()}
        person = Person(app.start(scenario=scenario, **{**given, **options}))
        running.append(person)
        person.window.setUpdatesEnabled(painted)
        person.window.activateWindow()
        person.settle()
        qtbot.waitUntil(person.window.isActiveWindow)
        return person

    yield sit_down
    for person in running:
        if person.is_running:
            person.quit()


def _refuse_exec(patch: pytest.MonkeyPatch) -> None:
    # QMenu.exec cannot be replaced from Python: test_house.py looks for calls of it instead.
    from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox

    def refuse(*_args: object, **_options: object) -> NoReturn:
        raise AssertionError("exec() blocks whoever drives the program; open() does not")

    for blocking, names in {
        QDialog: ("exec",),
        QMessageBox: ("exec", "about", "critical", "information", "question", "warning"),
        QFileDialog: ("getExistingDirectory", "getOpenFileName", "getSaveFileName"),
        QInputDialog: ("getText", "getItem", "getInt"),
    }.items():
        for name in names:
            patch.setattr(blocking, name, refuse)


def _watch(patch: pytest.MonkeyPatch) -> list[tuple[weakref.ref[Any], str]]:
    """Note each timer, animation and thread that Python starts, and where."""
    from PySide6.QtCore import QAbstractAnimation, QThread, QTimer

    started: list[tuple[weakref.ref[Any], str]] = []

    def noting(start: Any) -> Any:
        def noted(self: Any, *args: Any) -> None:
            where = "".join(traceback.format_stack(sys._getframe(1), limit=3))
            started.append((weakref.ref(self), where))
            start(self, *args)

        return noted

    for kind in (QTimer, QAbstractAnimation, QThread):
        patch.setattr(kind, "start", noting(kind.start))
    return started


def _windows() -> list[Any]:
    from PySide6.QtWidgets import QApplication

    return list(QApplication.topLevelWidgets())


def _left(
    started: list[tuple[weakref.ref[Any], str]], before: set[Any], threads: set[threading.Thread]
) -> list[str]:
    """What is still there, a line or more for each."""
    from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QThread, QTimer
    from shiboken6 import isValid

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [
        f"window {type(window).__name__} {window.objectName()!r}"
        for window in _windows()
        if window not in before
    ]
    left += [f"thread {thread.name}" for thread in set(threading.enumerate()) - threads]
    for reference, where in started:
        thing = reference()
        if thing is None or not isValid(thing):
            continue
        if isinstance(thing, QTimer):
            running = thing.isActive()
        elif isinstance(thing, QAbstractAnimation):
            running = thing.state() == QAbstractAnimation.State.Running
        else:
            running = isinstance(thing, QThread) and thing.isRunning()
        if running:
            left.append(f"running {type(thing).__name__}, started at\n{where}")
    return left
