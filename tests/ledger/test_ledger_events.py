"""What is in a ledger, and how it is kept."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import get_args

import pytest

from consentlab import store
from consentlab.clock import SystemClock
from consentlab.events import (
    LedgerEvent,
    Looked,
)
from consentlab.ledger import NAME, Ledger, Listed, Reader
from consentlab.policy.history import (
    Deleted,
)
from ledgers import AT, EVERY_EVENT, contents, downgrade, events, started, write
from walkthroughs import SteadyClock, scenario


def test_every_kind_of_event_is_read_as_it_was_written(
    ledger: Ledger, open_ledger: Callable[[], Ledger]
) -> None:
    """Of every kind there is, over a restart."""
    assert set(get_args(LedgerEvent)) == {type(event) for event in EVERY_EVENT}
    ledger.append("1", *EVERY_EVENT)
    ledger.close()
    assert list(EVERY_EVENT) == events(open_ledger().entries())


def test_wall_monotonic_and_simulated_time_are_columns_of_their_own(ledger: Ledger) -> None:
    """A row as anybody with SQLite sees it."""
    ledger.append("1", Deleted(AT, "lisbon"))
    db = sqlite3.connect(ledger.path)
    row = db.execute("SELECT * FROM events").fetchone()
    db.close()
    assert row == (
        1,
        "2026-01-02T03:04:06Z",
        2000,
        "2025-09-10T10:00:00Z",
        "1",
        "deleted",
        '{"chat":"lisbon"}',
    )


def test_events_are_those_of_a_walkthrough_or_all_behind_a_number(ledger: Ledger) -> None:
    """What happened on Home belongs to no walkthrough."""
    for walkthrough in ("1", "2", None, "1"):
        ledger.append(walkthrough, Looked(AT))
    assert [1, 4] == [row.number for row in ledger.entries("1")]
    assert [3, 4] == [row.number for row in ledger.entries(after=2)]
    assert [4] == [row.number for row in ledger.entries("1", after=1)]


def test_walkthroughs_are_listed_with_their_scenario(ledger: Ledger) -> None:
    """One ends when its scenario is started again, and not before."""
    for n, name in enumerate(("existing-user", "new-user", "existing-user"), 1):
        ledger.append(str(n), started(scenario(name=name)))
    listed = [(walk.id, walk.scenario, walk.finished) for walk in ledger.walkthroughs()]
    assert listed == [
        ("1", "existing-user", True),
        ("2", "new-user", False),
        ("3", "existing-user", False),
    ]
    first = ledger.walkthroughs()[0]
    assert first == Listed(
        "1", "existing-user", "Made by hand", "0" * 64, ledger.entries()[0].wall, finished=True
    )


def test_the_last_walkthrough_is_the_one_last_worked_in(ledger: Ledger) -> None:
    """Not the one that was started last."""
    assert ledger.last_walkthrough() is None
    for walkthrough in ("1", "2", "1", None):
        ledger.append(walkthrough, Looked(AT))
    assert ledger.last_walkthrough() == "1"


def test_the_systems_clock_gives_utc_and_never_goes_back() -> None:
    """The one clock that is not a test's."""
    clock = SystemClock()
    offset = clock.wall().utcoffset()
    assert offset is not None
    assert not offset
    assert clock.monotonic() <= clock.monotonic()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("user_version", 3),
        ("application_id", store.APPLICATION),
    ],
)
def test_the_file_is_set_up_to_last(ledger: Ledger, pragma: str, value: object) -> None:
    """WAL, a flush with every commit, our mark, and the schema's number."""
    assert (value,) == ledger._db.execute(f"PRAGMA {pragma}").fetchone()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET kind = 'off'",
        "DELETE FROM events WHERE number = 1",
        "UPDATE sums SET sum = 7",
        "DELETE FROM sums WHERE number = 1",
    ],
)
def test_nothing_is_ever_rewritten(closed: Path, statement: str) -> None:
    """The file itself refuses, whoever asks."""
    with pytest.raises(sqlite3.IntegrityError, match="nothing is ever rewritten"):
        write(closed, statement)


def test_an_event_is_on_disk_when_append_returns(ledger: Ledger) -> None:
    """Another program that looks now, sees it; one that looked while it was written, does not."""
    seen = []

    class Watching(SteadyClock):
        def wall(self) -> datetime:
            seen.append(others())
            return super().wall()

    def others() -> int:
        with Reader.read(ledger.path.parent) as reader:
            return len(reader.entries())

    ledger._clock = Watching()
    ledger.append("1", Looked(AT), Looked(AT))
    assert ([0], 2) == (seen, others())


@pytest.fixture
def open_umask() -> Iterator[None]:
    """A person whose files are open to everybody."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> set[int]:
    """The permissions of a folder's files."""
    return {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}


@pytest.mark.usefixtures("open_umask")
def test_files_are_private_to_the_person(folder: Path, open_ledger: Callable[[], Ledger]) -> None:
    """The log and its index too, even for a person whose other files are not."""
    ledger = open_ledger()
    ledger.append("1", *EVERY_EVENT)
    assert {NAME, f"{NAME}-wal", f"{NAME}-shm", f"{NAME}-tally"} == set(contents(folder))
    assert ({0o600}, 0o700) == (modes(folder), stat.S_IMODE(folder.stat().st_mode))


@pytest.mark.usefixtures("open_umask")
def test_copies_are_private_too(closed: Path, open_ledger: Callable[[], Ledger]) -> None:
    """Those kept before migrating and those set aside."""
    downgrade(closed)
    open_ledger().close()
    closed.write_bytes(b"not a database")
    open_ledger()
    assert ({0o600}, 6) == (modes(closed.parent), len(contents(closed.parent)))


def test_permissions_that_were_loosened_are_tightened(
    closed: Path, open_ledger: Callable[[], Ledger]
) -> None:
    """Somebody had opened a profile to others."""
    closed.chmod(0o644)
    closed.parent.chmod(0o755)
    open_ledger()
    assert ({0o600}, 0o700) == (modes(closed.parent), stat.S_IMODE(closed.parent.stat().st_mode))


def test_a_folder_that_holds_other_things_stays_open_to_whom_it_was(folder: Path) -> None:
    """A profile may be made in a folder that others use."""
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    (folder / "letters").touch()
    Ledger.open(folder, SteadyClock()).close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755
