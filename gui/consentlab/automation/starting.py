"""Starting programs for tests: each on a temporary profile, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from consentlab import app
from consentlab.automation.hands import CannotBeDone
from consentlab.automation.person import Person
from consentlab.ledger import Reader
from consentlab.rows import row_of

BEGUN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
"""What the time of day is at first, for programs that tests start."""


class MovedClock:
    """The time of day and the monotonic time of a program; they stand still until moved."""

    def __init__(self, begun: datetime = BEGUN) -> None:
        self._wall, self._passed = begun, 0

    def wall(self) -> datetime:
        """The time of day in UTC."""
        return self._wall

    def monotonic(self) -> int:
        """Nanoseconds that passed since the start; a step back in the time of day is none."""
        return self._passed

    def advance(self, by: timedelta) -> None:
        """Let time pass; `by` is not negative."""
        self._wall += by
        self._passed += int(by / timedelta(microseconds=1)) * 1000

    def set_wall(self, to: datetime) -> None:
        """Set the time of day (aware), ahead or back, as a person or a network may."""
        self._wall = to


class Starter:
    """Starts programs in this process. `folder` gets their profiles and pictures.

    `clock` is the time of day of all of them; the simulated time is `lab.clock`'s.
    """

    def __init__(self, application: QApplication, folder: Path) -> None:
        self._application = application
        self._folder = folder
        self.clock = MovedClock()
        self._labs: list[Person] = []

    def __call__(self, scenario: str | None = "existing-user", **options: Any) -> Person:
        """A person before a fresh program; every option of `app.start` can be given.

        Without options: a profile of its own, the notice as reported, and nothing moves.
        With `scenario=None` the program opens Home. Raises what `app.start` raises.
        """
        profile = self._folder / f"profile-{len(self._labs) + 1}"
        given = {"profile": profile, "motion": False, "clock": self.clock, **options}
        lab = Person(app.start(scenario=scenario, **given))
        self._labs.append(lab)
        lab.window.activateWindow()
        lab.settle()
        return lab

    def close(self) -> list[str]:
        """Close what still runs; what is left over of it, a line each."""
        windows = []
        for lab in self._labs:
            windows.append(lab.program.window)
            if lab.is_running:
                lab.quit()
        self._application.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return [f"window {window.windowTitle()!r}" for window in windows if isValid(window)]

    def evidence(self) -> Iterator[tuple[str, str]]:
        """What the programs that still run show, hold and come to: titles, each with a text."""
        for number, lab in enumerate(self._labs, 1):
            if not lab.is_running:
                continue
            picture = self._folder / f"consentlab-{number}.png"
            lab.window.grab().save(str(picture))
            yield f"consentlab {number}: screenshot", str(picture)
            yield f"consentlab {number}: events", _events(lab.program.profile)
            yield f"consentlab {number}: outcomes", _outcomes(lab)


def _events(profile: Path) -> str:
    with Reader.read(profile) as ledger:
        return "\n".join(msgspec.json.encode(row_of(row)).decode() for row in ledger.entries())


def _outcomes(lab: Person) -> str:
    try:
        told = lab.outcomes()
    except CannotBeDone as reason:
        return str(reason)
    return msgspec.json.format(msgspec.json.encode(told)).decode()
