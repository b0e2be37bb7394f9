"""Running journeys: each on a temporary profile, one after the other, in this process."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from PySide6.QtCore import QBuffer
from PySide6.QtWidgets import QApplication

from consentlab import app
from consentlab.automation.hands import CannotBeDone
from consentlab.automation.journey import Journey, Shot
from consentlab.automation.person import Person
from consentlab.automation.starting import MovedClock
from consentlab.automation.steps import do
from consentlab.automation.watching import Watching
from consentlab.clock import SystemClock


class Ran(msgspec.Struct, frozen=True, kw_only=True):
    """How a journey went: `place` and `failure` say which step failed and why, "" if none did.

    `seconds` is how long it took.
    """

    journey: Journey
    place: str = ""
    failure: str = ""
    seconds: float = 0.0


def application(*, on_screen: bool) -> QApplication:
    """The application of this process; the first one is made on no screen unless asked for."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    if not on_screen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    made = QApplication(["consentlab"])
    made.setApplicationName("consentlab")
    made.setQuitOnLastWindowClosed(False)
    return made


def run_all(
    journeys: Sequence[Journey], *, watch: bool = False, shots: Path | None = None
) -> Iterator[Ran]:
    """Run journeys, and tell of each when it is over. `shots` is a folder for their pictures.

    `watch`: on the screen, at a pace that people can follow. An application is needed.
    """
    clock = SystemClock()
    for journey in journeys:
        begun = clock.monotonic()
        with TemporaryDirectory(prefix="consentlab-journey-") as folder:
            place, failure = run(journey, Path(folder, "profile"), watch=watch, shots=shots)
        seconds = (clock.monotonic() - begun) / 1e9
        yield Ran(journey=journey, place=place, failure=failure, seconds=seconds)


def run(
    journey: Journey, profile: Path, *, watch: bool = False, shots: Path | None = None
) -> tuple[str, str]:
    """Run one journey on a new profile: the place of the step that failed, and why; "" for none."""
    options: dict[str, Any] = {
        "scenario": journey.scenario,
        "variant": journey.variant,
        "at": journey.at,
        "language": journey.language,
        "theme": journey.theme,
        "text_size": journey.text_size,
        "mode": "demo" if watch else "robot",
    }
    person = sit_down(profile, painted=watch or shots is not None, watch=watch, **options)
    pace = Watching(person, journey.title, journey.theme) if watch else None

    def keep(name: str) -> None:
        if shots is not None:
            shots.mkdir(parents=True, exist_ok=True)
            picture = QBuffer()
            person.window.grab().save(picture, "PNG")
            (shots / f"{journey.path.stem}-{name}.png").write_bytes(picture.data().data())

    done = 0
    try:
        for step in journey.steps:
            if pace is not None and not isinstance(step, Shot):
                pace.announce(step)
            do(person, step, keep)
            done += 1
        if pace is not None:
            pace.rest()
    except CannotBeDone as failure:
        keep(f"failed-at-{done}")
        return f"steps[{done}]", str(failure)
    finally:
        if person.is_running:
            person.quit()
    return "", ""


def sit_down(profile: Path, *, painted: bool, watch: bool, **options: Any) -> Person:
    """A person before a new program. Unless it is `painted`, nothing is drawn, which is quicker."""
    given = {"motion": watch, "clock": MovedClock(), **options}
    person = Person(app.start(profile=profile, **given))
    person.window.setUpdatesEnabled(painted)
    person.window.activateWindow()
    person.settle()
    return person
