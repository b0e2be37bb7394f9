"""Starting: `start` inside a test or a script, `run` for the command line."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import (
    QEvent,
    QObject,
    QTimer,
)
from PySide6.QtWidgets import QApplication, QWidget

from consentlab import paths
from consentlab.catalogue import Unknown
from consentlab.clock import Clock, SystemClock
from consentlab.holding import ProfileInUse
from consentlab.ledger import LedgerError
from consentlab.options import Mode, RunOptions, Theme
from consentlab.policy.faults import FaultyFile
from consentlab.program import Program


class _Painted(QObject):
    """Calls back once, when the window has been painted for the first time."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._then = window, then
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A first paint has been asked for: go on once it is done."""
        if event.type() == QEvent.Type.UpdateRequest:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def start(
    *,
    profile: Path | None = None,
    scenario: str | None = None,
    variant: str | None = None,
    at: datetime | None = None,
    new: bool = False,
    language: str = "en",
    theme: Theme | None = None,
    text_size: int | None = None,
    motion: bool | None = None,
    lab_locked: bool = False,
    reveal: bool = True,
    mode: Mode = "demo",
    clock: Clock | None = None,
) -> Program:
    """Start the program inside this process and show its window.

    `scenario` is a shipped scenario's id or a file's path; without it the profile's last
    walkthrough goes on, and without one Home opens. `variant` is a shipped variant's id or a
    file's path; without it the notice asks as before, at first as it was reported. `at` is
    an aware instant to look from.
    `lab_locked`: F2 does not open the lab panel. Without `reveal` no screen tells an outcome.
    `mode` is what the walkthroughs that are begun are for.
    What is not given of the look is as it was left. Nothing of the process is changed: no
    exception hook, no palette, no style sheet of the application.

    Raises Unknown, FaultyFile, ValueError, ProfileInUse or LedgerError, each with a sentence
    for the person, and then nothing is left open.
    """
    options = RunOptions(
        scenario=scenario,
        variant=variant,
        profile=profile,
        at=at,
        new=new,
        language=language,
        theme=theme,
        text_size=text_size,
        motion=motion,
        lock_lab=lab_locked,
        reveal=reveal,
        mode=mode,
    )
    return _started(options, clock or SystemClock(), at_once=True)


def again(program: Program, variant: str | None = None) -> Program:
    """A program that was closed, once more on its profile: it goes on where it was left.

    With a `variant` the notice asks in that one from then on. Raises what `start` raises.
    """
    once = {"scenario": None, "variant": variant, "at": None, "new": False, "home": False}
    options = replace(program.options, profile=program.profile, **once)
    return _started(options, program.clock, at_once=True)


def run(options: RunOptions) -> int:
    """Show the program until its window is closed; the exit status."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    application.setApplicationName("consentlab")
    try:
        program = _started(options, SystemClock(), at_once=False)
    except ProfileInUse as said:
        sys.stdout.write(f"{said}\n")
        return 0
    except (Unknown, FaultyFile, LedgerError, paths.OutOfBounds) as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    quick = options.quit_when_shown
    _Painted(program.window, program.window.close if quick else program.furnish)
    gc.enable()
    gc.freeze()  # what the program is made of is not looked through again and again
    status = application.exec()
    program.close()
    gc.freeze()  # nor once more when the process ends
    return status


def _started(options: RunOptions, clock: Clock, *, at_once: bool) -> Program:
    """The program with its window shown, furnished at once or by whoever called."""
    profile = options.profile or paths.current_profile()
    program = Program(profile, options, clock)
    try:
        program.open()
        if at_once:
            program.furnish()
    except BaseException:
        program.close()
        raise
    program.window.show()
    return program
