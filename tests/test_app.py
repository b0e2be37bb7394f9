"""The program inside another process: what a start asks for, refuses, and leaves behind."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consentlab import app, ids, paths
from consentlab.catalogue import Unknown
from consentlab.events import Changed
from consentlab.holding import LOCK, ProfileInUse
from consentlab.ledger import NAME, Ledger, LedgerError
from consentlab.policy.faults import FaultyFile
from pages import Person
from walkthroughs import SteadyClock

Start = Callable[..., Person]

DAMAGED = "This profile’s ledger was damaged. It was set aside as "


def test_nothing_to_go_on_with_opens_home(start: Start) -> None:
    """On a new profile; one that has a walkthrough goes on with the last one."""
    person = start(None)
    assert (True, None) == (person.home.is_open, person.program.simulation)
    person.press(ids.HOME_START)
    assert person.program.simulation is not None
    person.quit()
    assert not start(None).home.is_open


def test_a_scenario_goes_on_or_begins_afresh(start: Start) -> None:
    """Its own unfinished walkthrough; another one is left alone."""
    walkthroughs = []
    for scenario, new in (
        ("changed-mind", False),
        ("came-back", False),
        ("changed-mind", False),
        ("changed-mind", True),
    ):
        person = start(scenario, new=new)
        assert person.program.simulation is not None
        state = person.program.simulation.state
        walkthroughs.append((state.walkthrough, state.scenario.name))
        person.quit()
    assert [
        ("1", "changed-mind"),
        ("2", "came-back"),
        ("1", "changed-mind"),
        ("3", "changed-mind"),
    ] == walkthroughs


@pytest.mark.parametrize("size", ["huge", "5000", -100, None])
def test_a_text_size_that_there_is_not_is_not_taken_over(
    start: Start, tmp_path: Path, size: str | int | None
) -> None:
    """Whatever a ledger says: the program starts, at 100 %."""
    with Ledger.open(tmp_path / "odd", SteadyClock()) as ledger:
        ledger.append(None, Changed(None, ids.SETTINGS_TEXT_SIZE, size, "script"))
    person = start("came-back", profile=tmp_path / "odd")
    assert 100 == person.program._store.scene.appearance.text_size


def test_an_instant_to_look_from(start: Start) -> None:
    """Another time zone is the same instant; the present stays the scenario's."""
    person = start("came-back", at=datetime.fromisoformat("2026-01-01T01:00:00+01:00"))
    assert ("1 Jan 2026, 00:00 UTC", "6 Nov 2025, 20:30 UTC") == (
        person.clock.look,
        person.clock.present,
    )


def test_a_scenarios_file(start: Start, tmp_path: Path) -> None:
    """A tester's own, by its path."""
    text = (paths.resources() / "scenarios" / "came-back.toml").read_text("utf-8")
    mine = tmp_path / "mine.toml"
    mine.write_text(text.replace("Off, then on again", "My own"), "utf-8")
    person = start(str(mine))
    assert person.window.windowTitle().startswith("My own")


def test_a_scenarios_file_whose_name_is_no_text(start: Start, tmp_path: Path) -> None:
    """As an old disk has them: it is gone on with, like any other."""
    shipped = paths.resources() / "scenarios" / "came-back.toml"
    mine = tmp_path / "mine-\udcff.toml"
    mine.write_bytes(shipped.read_bytes())
    walkthroughs = []
    for _ in range(2):
        person = start(str(mine))
        assert person.program.simulation is not None
        walkthroughs.append(person.program.simulation.state.walkthrough)
        person.quit()
    assert ["1", "1"] == walkthroughs


REFUSED: dict[str, tuple[dict[str, Any], type[Exception], str]] = {
    "no such scenario": ({"scenario": "nobody"}, Unknown, "nobody"),
    "a faulty scenario": ({"scenario": "{tmp}/faulty.toml"}, FaultyFile, "faulty.toml"),
    "no such variant": ({"variant": "nothing-like-it"}, Exception, "nothing-like-it"),
    "an instant without a zone": (
        {"scenario": "came-back", "at": datetime(2026, 1, 1)},  # noqa: DTZ001
        ValueError,
        "time zone",
    ),
    "a folder that cannot be made": (
        {"profile": "{tmp}/faulty.toml/profile"},
        LedgerError,
        "cannot be made",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_started(
    start: Start, qapp: QApplication, tmp_path: Path, what: str
) -> None:
    """Says so in a sentence, leaves nothing open and begins nothing."""
    options, kind, said = REFUSED[what]
    (tmp_path / "faulty.toml").write_text("format = 2\n", "utf-8")
    given: dict[str, Any] = {"profile": tmp_path / "profile", "scenario": None, **options}
    for key in ("scenario", "profile"):
        if isinstance(given[key], str):
            given[key] = given[key].replace("{tmp}", str(tmp_path))
    given["profile"] = Path(given["profile"])
    before = set(qapp.topLevelWidgets())
    with pytest.raises(kind, match=said):
        app.start(**given)
    assert before == set(qapp.topLevelWidgets())
    person = start(None)
    assert (True, []) == (person.home.is_open, person.acts())


def test_a_second_start_shows_the_first_window(start: Start, qtbot: QtBot) -> None:
    """It says that the profile is open, and that its other arguments are ignored."""
    person = start("changed-mind")
    person.window.hide()
    with pytest.raises(ProfileInUse, match="the other arguments of this start are ignored"):
        start("came-back", theme="dark")
    qtbot.waitUntil(person.window.isVisible)
    assert person.window.windowTitle().startswith("Changed my mind")
    person.quit()
    assert start("came-back").window.isVisible()


LEFT_OVER = {
    "nothing": b"",
    "zeros": b"\0" * 30,
    "another computer's": b"77\nconsentlab\nanother-computer\n",
}


@pytest.mark.parametrize("lock", LEFT_OVER.values(), ids=list(LEFT_OVER))
def test_a_lock_that_is_left_over_keeps_nobody_out(
    start: Start, tmp_path: Path, lock: bytes
) -> None:
    """As a kill, a full disk or a new name of the computer leave one; held, it still does."""
    path = tmp_path / "profile" / LOCK
    path.parent.mkdir(mode=0o700)
    path.write_bytes(lock)
    an_hour_ago = time.time() - 3600
    os.utime(path, (an_hour_ago, an_hour_ago))
    start("came-back")
    os.utime(path, (an_hour_ago, an_hour_ago))
    with pytest.raises(ProfileInUse):
        start("came-back")


@pytest.mark.parametrize(
    ("name", "said"), [("profile", "lock cannot be written."), ("\udcff", "no possible name")]
)
def test_a_profile_that_cannot_be_held_is_not_said_to_be_in_use(
    start: Start, tmp_path: Path, name: str, said: str
) -> None:
    """Nobody has it, and no window would be shown."""
    (tmp_path / "profile" / LOCK).mkdir(parents=True)
    with pytest.raises(LedgerError, match=said):
        start("came-back", profile=tmp_path / name)


@pytest.mark.parametrize("scenario", [None, "came-back"])
def test_a_damaged_ledger_is_said_once(start: Start, tmp_path: Path, scenario: str | None) -> None:
    """It is set aside under a dated name, and an empty one begun."""
    profile = tmp_path / "profile"
    profile.mkdir(mode=0o700)
    (profile / NAME).write_bytes(b"no ledger at all " * 300)
    person = start(scenario)
    (aside,) = profile.glob("ledger-damaged-*")
    assert person.problem.startswith(DAMAGED + aside.name)
    person.quit()
    assert "" == start(scenario).problem


def test_a_newer_ledger_is_refused_untouched(start: Start, tmp_path: Path) -> None:
    """By a sentence; the file is as it was."""
    person = start("came-back")
    person.quit()
    path = tmp_path / "profile" / NAME
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="newer version"):
        start("came-back")
    assert before == path.read_bytes()


def test_a_start_leaves_the_process_as_it_was(start: Start, qapp: QApplication) -> None:
    """Style sheet, palette, font, exception hook, name, windows and open files."""

    def of_the_process() -> list[object]:
        files = Path("/proc/self/fd")
        return [
            qapp.styleSheet(),
            qapp.palette(),
            qapp.font().toString(),
            qapp.layoutDirection(),
            qapp.applicationName(),
            qapp.quitOnLastWindowClosed(),
            sys.excepthook,
            sys.unraisablehook,
            set(qapp.topLevelWidgets()),
            sorted(path.name for path in files.iterdir()) if files.exists() else [],
        ]

    before = of_the_process()
    person = start("came-back", theme="dark", language="pseudo-rtl")
    assert before[:-2] == of_the_process()[:-2]
    person.settings.open(ids.SETTINGS_APPEARANCE)
    person.quit()
    person.settle()
    assert before == of_the_process()


def test_it_closes_itself_when_used_as_a_context(tmp_path: Path, qapp: QApplication) -> None:
    """The profile is free again behind it, whatever happened inside."""
    assert qapp
    profile = tmp_path / "profile"
    with pytest.raises(ZeroDivisionError), app.start(profile=profile, motion=False):
        raise ZeroDivisionError
    with app.start(profile=profile, motion=False) as program:
        assert program.window.isVisible()


def test_only_the_person_can_read_the_profile(start: Start, tmp_path: Path) -> None:
    """The folder and every file in it."""
    person = start("came-back")
    profile = tmp_path / "profile"
    modes = {path.name: path.stat().st_mode & 0o077 for path in (profile, *profile.iterdir())}
    assert {0} == set(modes.values()), modes
    person.quit()


def test_what_the_walkthrough_was_started_with_is_kept(start: Start) -> None:
    """Language, theme, text size, motion, screen and system."""
    person = start("came-back", theme="contrast", text_size=125)
    (started,) = (
        event for event in person.recorded() if event.__class__.__name__ == "WalkthroughStarted"
    )
    about = started.about  # type: ignore[union-attr]
    known = ("en", "contrast", 125, False)
    assert known == tuple(about[key] for key in ("language", "theme", "text_size", "motion"))
    assert {"screen", "system"} <= set(about)


def test_looking_from_now_needs_no_clock(start: Start) -> None:
    """Simulated time comes from the scenario; wall time from the clock that is handed in."""
    person = start("came-back")
    walls = {entry.wall.date() for entry in person.rows()}
    assert {datetime(2026, 1, 2, tzinfo=UTC).date()} == walls
