"""The ledger: what is in it stays, whatever happens to the program, the file or the folder."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import get_args

import pytest

from consentlab import store
from consentlab.clock import SystemClock
from consentlab.events import (
    Changed,
    ChatCreated,
    Closed,
    Focused,
    LedgerEvent,
    Looked,
    MessageSent,
    Missed,
    Opened,
    Pressed,
    ReadingSet,
    Retracted,
    Served,
    VariantSet,
    WalkthroughStarted,
)
from consentlab.ledger import NAME, Ledger, LedgerError, Listed, Reader, erase
from consentlab.policy.history import (
    AcceptedTerms,
    Chosen,
    Deferred,
    Deleted,
    Feedback,
    Flagged,
    PlanChanged,
    Reviewed,
    RunStarted,
)
from consentlab.rows import Recorded
from consentlab.scenario import Scenario
from walkthroughs import NOTICE_DUE, ROOT, SteadyClock, scenario

AT = NOTICE_DUE


def started(of: Scenario) -> WalkthroughStarted:
    """The start of a walkthrough of this scenario."""
    return WalkthroughStarted(
        at=of.now,
        program="0.1.0",
        scenario=of,
        pack=of.pack.id,
        pack_hash="1" * 64,
        variant="as-reported",
        mode="demo",
        look=of.now,
        about={"language": "en", "scale": 1.5},
    )


EVERY_EVENT: tuple[LedgerEvent, ...] = (
    started(scenario()),
    Served(at=AT, surface="notice", variant="as-reported", version="2025-08-28"),
    Deferred(AT, "notice"),
    AcceptedTerms(AT, "2025-08-28"),
    Chosen(AT, True, "settings"),
    PlanChanged(AT, "team"),
    RunStarted(AT, "autumn"),
    Feedback(AT, "lisbon", "up"),
    Flagged(AT, "lisbon"),
    Reviewed(AT, "lisbon"),
    Deleted(AT, "lisbon"),
    ChatCreated(AT, "chat-6", "Ünïcode ☕", "coding", True),
    MessageSent(AT, "lisbon", "two\nlines, \x00 and ☕"),
    Looked(AT.replace(microsecond=123456)),
    ReadingSet(AT, "off_retention", "stays"),
    VariantSet(AT, "equal-buttons"),
    Retracted(AT, 5),
    Pressed(AT, "notice.accept", None, "mouse"),
    Changed(AT, "notice.toggle", True, "keyboard"),
    Opened(AT, "settings.dialog", "privacy", "assistive"),
    Closed(AT, "settings.dialog", 3, "script"),
    Focused(AT, "chat.compose", 1.5, "mouse"),
    Missed(None, "home", None, "mouse"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A profile's folder that is not there yet."""
    return tmp_path / "profiles" / "one"


@pytest.fixture
def open_ledger(folder: Path) -> Iterator[Callable[[], Ledger]]:
    """Opens the profile's ledger, as a start of the program does; closed after the test."""
    opened = []

    def start() -> Ledger:
        opened.append(Ledger.open(folder, SteadyClock(), patience=0.02))
        return opened[-1]

    yield start
    for ledger in opened:
        ledger.close()


@pytest.fixture
def ledger(open_ledger: Callable[[], Ledger]) -> Ledger:
    """A new profile's ledger."""
    return open_ledger()


@pytest.fixture
def closed(folder: Path) -> Path:
    """The file of a ledger with every kind of event, closed in good order."""
    with Ledger.open(folder, SteadyClock()) as ledger:
        ledger.append("1", *EVERY_EVENT)
        return ledger.path


def events(rows: list[Recorded]) -> list[LedgerEvent]:
    """The events alone."""
    return [row.event for row in rows]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def write(path: Path, *statements: str) -> None:
    """Do something to a ledger's file behind the program's back."""
    db = sqlite3.connect(path, isolation_level=None)
    db.create_function("row_sum", 7, store.row_sum)
    for statement in statements:
        db.execute(statement)
    db.close()


# ------------------------------------------------------------------ what is in it


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


# ------------------------------------------------------------------ how it is kept


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


# ------------------------------------------------------------------ all or nothing


def full(ledger: Ledger) -> None:
    """Let the file grow no further."""
    pages = ledger._db.execute("PRAGMA page_count").fetchone()[0]
    ledger._db.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_keeps_nothing_of_an_append_and_the_ledger_goes_on(ledger: Ledger) -> None:
    """Not even the first of two events, which had room."""
    full(ledger)
    big = MessageSent(AT, "lisbon", "word " * 10_000)
    with pytest.raises(LedgerError) as failed:
        ledger.append("1", Looked(AT), big)
    assert (
        str(failed.value)
        == f"{ledger.path} cannot be written: the disk is full; make room there, then do it again."
    )
    assert [] == ledger.entries()
    ledger._db.execute("PRAGMA max_page_count = 1000000")
    ledger.append("1", Looked(AT), big)
    assert [Looked(AT), big] == events(ledger.entries())


def test_an_append_that_fails_halfway_is_taken_back(ledger: Ledger) -> None:
    """The first of two events was in the file already, and must not stay."""
    ledger._db.execute(
        "CREATE TEMP TRIGGER refuse BEFORE INSERT ON main.events WHEN new.kind = 'deleted'"
        " BEGIN SELECT RAISE(ABORT, 'refused'); END"
    )
    with pytest.raises(LedgerError):
        ledger.append("1", Looked(AT), Deleted(AT, "lisbon"))
    ledger.append("1", Chosen(AT, True, "notice"))
    assert [Chosen(AT, True, "notice")] == events(ledger.entries())


def test_a_read_only_file_says_so(ledger: Ledger) -> None:
    """In a sentence that names the file."""
    ledger._db.execute("PRAGMA query_only = ON")
    with pytest.raises(LedgerError) as failed:
        ledger.append("1", Looked(AT))
    assert str(failed.value) == f"{ledger.path} cannot be written: it is read-only."


def test_another_program_that_writes_makes_appending_fail_until_it_is_done(ledger: Ledger) -> None:
    """A lock is waited for, but not for ever."""
    other = sqlite3.connect(ledger.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerError) as failed:
        ledger.append("1", Looked(AT))
    assert str(failed.value) == f"{ledger.path} is in use by another program."
    other.execute("ROLLBACK")
    other.close()
    ledger.append("1", Looked(AT))
    assert [Looked(AT)] == events(ledger.entries())


def test_a_file_that_another_program_keeps_to_itself_is_left_alone(
    closed: Path, open_ledger: Callable[[], Ledger]
) -> None:
    """In use is not damaged: nothing is moved."""
    other = sqlite3.connect(closed, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("CREATE TABLE other (number INTEGER)")
    before = contents(closed.parent)
    openings: list[Callable[[], Reader]] = [
        open_ledger,
        lambda: Reader.read(closed.parent, patience=0.02),
    ]
    for opening in openings:
        with pytest.raises(LedgerError) as failed:
            opening()
        assert str(failed.value) == f"{closed} is in use by another program."
    assert before == contents(closed.parent)
    other.close()
    assert list(EVERY_EVENT) == events(open_ledger().entries())


# ------------------------------------------------------------------ a folder that cannot be


@pytest.mark.parametrize(
    ("make", "at_fault"),
    [
        (lambda folder: folder.parent.touch(), "profiles/one"),
        (lambda folder: (folder.parent.mkdir(), folder.touch()), "profiles/one"),
        (lambda folder: (folder / NAME).mkdir(parents=True), f"profiles/one/{NAME}"),
        (lambda folder: (folder / f"{NAME}.new").mkdir(parents=True), f"profiles/one/{NAME}"),
    ],
    ids=["under a file", "is a file", "the file is a folder", "the draft is a folder"],
)
def test_a_ledger_that_cannot_be_made_is_one_sentence(
    folder: Path,
    open_ledger: Callable[[], Ledger],
    make: Callable[[Path], object],
    at_fault: str,
) -> None:
    """Whatever stands in its place."""
    make(folder)
    with pytest.raises(LedgerError) as failed:
        open_ledger()
    sentence = str(failed.value)
    assert sentence.startswith(f"{folder.parents[1] / at_fault} cannot be ")
    assert (1, ".") == (len(sentence.splitlines()), sentence[-1])


@pytest.mark.parametrize("name", ["pro\0file", "x" * 300])
def test_a_name_that_no_folder_can_have_is_one_sentence(tmp_path: Path, name: str) -> None:
    """Such as one with a null byte, or one that is too long."""
    openings: list[Callable[[], Reader]] = [
        lambda: Ledger.open(tmp_path / name, SteadyClock()),
        lambda: Reader.read(tmp_path / name),
    ]
    for opening in openings:
        with pytest.raises(LedgerError, match=r"no possible name|cannot be|does not exist"):
            opening()


def test_a_kill_while_it_was_made_leaves_nothing_to_mend(
    folder: Path, open_ledger: Callable[[], Ledger]
) -> None:
    """A file that is half made has another name."""
    folder.mkdir(parents=True)
    (folder / f"{NAME}.new").write_bytes(b"half of it")
    assert open_ledger().set_aside is None
    assert f"{NAME}.new" not in contents(folder)


@pytest.mark.parametrize("how", ["removed", "moved", "replaced"])
def test_a_folder_that_vanishes_takes_nothing_more(ledger: Ledger, how: str) -> None:
    """SQLite would go on writing to a file that nobody can find again."""
    ledger.append("1", Looked(AT))
    folder = ledger.path.parent
    away = folder.with_name("elsewhere")
    folder.rename(away)
    if how == "removed":
        shutil.rmtree(away)
    elif how == "replaced":
        shutil.copytree(away, folder)
    with pytest.raises(LedgerError) as failed:
        ledger.append("1", Looked(AT), Looked(AT))
    assert str(failed.value) == (
        f"{ledger.path} is gone: it was moved or removed while the program ran. "
        "Nothing more can be kept there."
    )
    assert [Looked(AT)] == events(ledger.entries())
    if how == "moved":
        away.rename(folder)
        ledger.append("1", Deleted(AT, "lisbon"))
        assert [Looked(AT), Deleted(AT, "lisbon")] == events(ledger.entries())


# ------------------------------------------------------------------ damaged


def test_a_damaged_ledger_is_set_aside_and_said_once(
    closed: Path, open_ledger: Callable[[], Ledger]
) -> None:
    """It keeps its bytes under a dated name, and a fresh one starts."""
    closed.write_bytes(b"SQLite format 3\0 and then nothing that makes sense")
    before = closed.read_bytes()
    ledger = open_ledger()
    aside = closed.with_name("ledger-damaged-20260102T030406Z.sqlite3")
    assert (aside, before, []) == (ledger.set_aside, aside.read_bytes(), ledger.entries())
    ledger.append("1", Looked(AT))
    ledger.close()
    again = open_ledger()
    assert (None, [Looked(AT)]) == (again.set_aside, events(again.entries()))


def test_several_damaged_ledgers_of_one_instant_keep_names_of_their_own(
    closed: Path, open_ledger: Callable[[], Ledger]
) -> None:
    """None takes another's place."""
    for _ in range(3):
        closed.write_bytes(b"")
        open_ledger().close()
    stem = "ledger-damaged-20260102T030406Z"
    assert {NAME, f"{stem}.sqlite3", f"{stem}-2.sqlite3", f"{stem}-3.sqlite3"} == set(
        contents(closed.parent)
    )


def test_its_log_goes_with_it(folder: Path, open_ledger: Callable[[], Ledger]) -> None:
    """What might be saved is in both."""
    ledger = open_ledger()
    ledger.append("1", Looked(AT))
    log = (folder / f"{NAME}-wal").read_bytes()
    ledger.close()
    (folder / f"{NAME}-wal").write_bytes(log)
    (folder / NAME).write_bytes(b"no database")
    aside = open_ledger().set_aside
    assert aside is not None
    assert {"": b"no database", "-wal": log} == {
        end: Path(f"{aside}{end}").read_bytes() for end in ("", "-wal")
    }


def test_a_log_whose_file_is_gone_does_not_come_into_the_next(
    folder: Path, open_ledger: Callable[[], Ledger]
) -> None:
    """SQLite would take it for the fresh file's own."""
    ledger = open_ledger()
    ledger.append("1", Looked(AT))
    log = (folder / f"{NAME}-wal").read_bytes()
    ledger.close()
    (folder / NAME).unlink()
    (folder / f"{NAME}-wal").write_bytes(log)
    again = open_ledger()
    assert (True, []) == (again.set_aside is not None, again.entries())


DAMAGED_ROWS = {
    "broken JSON": "(1, '2026-01-01T00:00:00Z', 1, NULL, NULL, 'looked', '{')",
    "unknown kind": "(1, '2026-01-01T00:00:00Z', 1, NULL, NULL, 'danced', '{}')",
    "a key is missing": (
        "(1, '2026-01-01T00:00:00Z', 1, '2025-09-01T00:00:00Z', '1', 'chosen', '{}')"
    ),
    "no instant": "(1, '2026-01-01T00:00:00Z', 1, NULL, '1', 'looked', '{}')",
    "no time zone": "(1, '2026-01-01T00:00:00Z', 1, '2025-09-01T00:00:00', '1', 'looked', '{}')",
    "year 9999": "(1, '2026-01-01T00:00:00Z', 1, '9999-09-01T00:00:00Z', '1', 'looked', '{}')",
    "the calendar's end": (
        "(1, '2026-01-01T00:00:00Z', 1, '0001-01-01T00:00:00+09:00', '1', 'looked', '{}')"
    ),
    "no wall time": "(1, 'noon', 1, NULL, NULL, 'pressed', '{\"control_id\":\"a\"}')",
    "no wall time zone": (
        "(1, '2026-01-01T00:00:00', 1, NULL, NULL, 'pressed', '{\"control_id\":\"a\"}')"
    ),
    "a number that is text": "(1, '2026-01-01T00:00:00Z', 'soon', NULL, NULL, 'looked', '{}')",
    "bytes": "(1, '2026-01-01T00:00:00Z', 1, NULL, NULL, 'looked', X'7B7D')",
    "not UTF-8": "(1, '2026-01-01T00:00:00Z', 1, NULL, NULL, 'looked', CAST(X'FF' AS TEXT))",
    "a list": "(1, '2026-01-01T00:00:00Z', 1, NULL, NULL, 'looked', '[]')",
    "nested deeply": (
        f"(1, '2026-01-01T00:00:00Z', 1, NULL, NULL, 'looked', '{'[' * 9999}{']' * 9999}')"
    ),
}


@pytest.mark.parametrize("row", DAMAGED_ROWS.values(), ids=list(DAMAGED_ROWS))
def test_a_row_that_cannot_be_read_is_damage(
    ledger: Ledger, open_ledger: Callable[[], Ledger], row: str
) -> None:
    """Whichever column it is, and however deep."""
    ledger.close()
    write(ledger.path, f"INSERT INTO events VALUES {row}")  # noqa: S608  # a row of this file
    with suppress(sqlite3.OperationalError):  # what is not UTF-8 has no sum either
        write(ledger.path, store.ADD_SUMS)
    with pytest.raises(LedgerError, match=r"is damaged \((?!event 1 has changed)"):
        Reader.read(ledger.path.parent)
    again = open_ledger()
    assert (True, []) == (again.set_aside is not None, again.entries())


def test_a_byte_that_has_changed_within_a_text_is_damage(
    closed: Path, open_ledger: Callable[[], Ledger]
) -> None:
    """SQLite would read on, and show another message than the person's."""
    closed.write_bytes(closed.read_bytes().replace(b"and \xe2\x98\x95", b"end \xe2\x98\x95"))
    with pytest.raises(LedgerError, match=r"is damaged \(event 13 has changed\)"):
        Reader.read(closed.parent)
    again = open_ledger()
    assert (True, []) == (again.set_aside is not None, again.entries())


def test_damage_that_sqlite_cannot_even_name_is_damage(
    closed: Path, open_ledger: Callable[[], Ledger]
) -> None:
    """What it says then is no text."""
    closed.write_bytes(closed.read_bytes().replace(b"sums_are_not", b"sums_are\xadnot", 1))
    with pytest.raises(LedgerError, match="is damaged"):
        Reader.read(closed.parent)
    assert open_ledger().set_aside is not None


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM events WHERE number > 20", "3 of its last events are missing"),
        ("DELETE FROM events WHERE number = 2", "1 of its last events are missing"),
        ("DELETE FROM sums WHERE number = 2", "event 2 has changed"),
        ("UPDATE events SET number = 40 WHERE number = 23", "event 40 has changed"),
    ],
)
def test_rows_that_are_missing_are_damage(closed: Path, statement: str, said: str) -> None:
    """Those of the one table are known to the other."""
    write(
        closed,
        *(
            f"DROP TRIGGER {table}_are_not_{done}"
            for table in ("events", "sums")
            for done in ("changed", "removed")
        ),
        statement,
    )
    with pytest.raises(LedgerError, match=said):
        Reader.read(closed.parent)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE events",
        "ALTER TABLE events DROP COLUMN wall",
        "PRAGMA application_id = 7",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -1",
    ],
)
def test_a_database_that_is_no_ledger_is_set_aside(
    ledger: Ledger, open_ledger: Callable[[], Ledger], statement: str
) -> None:
    """A sound database, but not one of ours."""
    ledger.close()
    write(ledger.path, statement)
    again = open_ledger()
    assert again.set_aside is not None
    again.append("1", Looked(AT))


def test_wherever_a_file_is_cut_off_it_is_whole_or_set_aside(closed: Path) -> None:
    """Down to no bytes at all."""
    whole = closed.read_bytes()
    for length in [*range(0, len(whole), 3001), len(whole) - 1]:
        closed.write_bytes(whole[:length])
        with Ledger.open(closed.parent, SteadyClock()) as ledger:
            assert (True, []) == (ledger.set_aside is not None, ledger.entries()), length


@pytest.mark.parametrize(
    "junk", [b"\0" * 24, b"\xff" * 24, b"{}[]\"'" * 4], ids=["zeros", "ones", "marks"]
)
def test_wherever_bytes_are_overwritten_nothing_worse_happens_than_a_sentence(
    closed: Path, junk: bytes
) -> None:
    """What is left can be read, and written to; or it is set aside; or it is refused."""
    whole = closed.read_bytes()
    aside = 0
    for place in [*range(0, 120, 8), *range(120, len(whole), 1997)]:
        closed.write_bytes(whole[:place] + junk + whole[place + len(junk) :])
        try:
            ledger = Ledger.open(closed.parent, SteadyClock())
        except LedgerError as error:
            assert "newer version" in str(error)  # noqa: PT017  # some places do not raise
            continue
        with ledger:
            aside += ledger.set_aside is not None
            ledger.append("1", Looked(AT))
            assert Looked(AT) == ledger.entries()[-1].event
    assert aside > 10


# ------------------------------------------------------------------ older and newer


def downgrade(path: Path, schema: int = 1) -> None:
    """Make a ledger one of an older schema: 1 is the table alone, 2 is without sums."""
    write(path, "DROP TABLE sums")
    if schema == 1:
        write(
            path,
            "DROP TRIGGER events_are_not_changed",
            "DROP TRIGGER events_are_not_removed",
            "DROP INDEX events_by_walkthrough",
        )
    write(path, f"PRAGMA user_version = {schema}")


@pytest.mark.parametrize("schema", [1, 2])
def test_an_older_ledger_is_migrated_and_a_copy_of_it_is_kept(
    closed: Path, open_ledger: Callable[[], Ledger], schema: int
) -> None:
    """The copy is still the older one."""
    downgrade(closed, schema)
    ledger = open_ledger()
    assert (None, list(EVERY_EVENT)) == (ledger.set_aside, events(ledger.entries()))
    assert ledger._db.execute("PRAGMA user_version").fetchone() == (3,)
    for table in ("events", "sums"):
        with pytest.raises(sqlite3.IntegrityError):
            ledger._db.execute(f"DELETE FROM {table}")  # noqa: S608  # one of the two
    copy = sqlite3.connect(closed.with_name(f"ledger-schema{schema}-20260102T030406Z.sqlite3"))
    kept = copy.execute("SELECT count(*) FROM events").fetchone()
    assert ((len(EVERY_EVENT),), (schema,)) == (
        kept,
        copy.execute("PRAGMA user_version").fetchone(),
    )
    copy.close()


def test_a_current_ledger_is_not_copied(closed: Path, open_ledger: Callable[[], Ledger]) -> None:
    """A start leaves no traces."""
    open_ledger().close()
    assert [NAME] == list(contents(closed.parent))


def test_a_migration_that_fails_leaves_the_older_ledger(
    closed: Path, open_ledger: Callable[[], Ledger]
) -> None:
    """No half of the newer schema is in it."""
    downgrade(closed)
    write(
        closed,
        "CREATE TRIGGER events_are_not_removed BEFORE DELETE ON events BEGIN SELECT 1; END",
    )
    with pytest.raises(LedgerError):
        open_ledger()
    db = sqlite3.connect(closed)
    names = db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert ((1,), [("events_are_not_removed",)]) == (
        db.execute("PRAGMA user_version").fetchone(),
        names,
    )
    db.close()


def test_a_newer_ledger_is_refused_untouched(
    closed: Path, open_ledger: Callable[[], Ledger]
) -> None:
    """Byte for byte, and nothing new lies beside it."""
    write(closed, "ALTER TABLE events ADD COLUMN mood TEXT", "PRAGMA user_version = 4")
    before = contents(closed.parent)
    openings: list[Callable[[], Reader]] = [open_ledger, lambda: Reader.read(closed.parent)]
    for opening in openings:
        with pytest.raises(LedgerError) as failed:
            opening()
        assert str(failed.value) == f"{closed} was written by a newer version of ConsentLab."
    assert before == contents(closed.parent)


def test_a_newer_ledger_is_refused_though_only_its_log_says_so(
    folder: Path, open_ledger: Callable[[], Ledger]
) -> None:
    """The newer program was killed before the file itself was written."""
    ledger = open_ledger()
    ledger._db.execute("PRAGMA user_version = 4")
    left = contents(folder)
    ledger.close()
    for name in (NAME, f"{NAME}-wal"):
        (folder / name).write_bytes(left[name])
    with pytest.raises(LedgerError, match="newer version"):
        open_ledger()
    assert [left[NAME], left[f"{NAME}-wal"]] == [
        contents(folder)[NAME],
        contents(folder)[f"{NAME}-wal"],
    ]


# ------------------------------------------------------------------ only reading


def test_reading_changes_nothing(closed: Path) -> None:
    """Neither the file nor what lies beside it."""
    before = contents(closed.parent)
    with Reader.read(closed.parent) as reader:
        assert list(EVERY_EVENT) == events(reader.entries())
        assert before == contents(closed.parent)
    assert before == contents(closed.parent)


def test_reading_sees_what_a_running_program_has_written(ledger: Ledger) -> None:
    """It stands in the log, and not yet in the file."""
    ledger.append("1", *EVERY_EVENT)
    before = contents(ledger.path.parent)
    del before[f"{NAME}-shm"]  # where readers note how far they are
    with Reader.read(ledger.path.parent) as reader:
        assert list(EVERY_EVENT) == events(reader.entries())
    after = contents(ledger.path.parent)
    del after[f"{NAME}-shm"]
    assert before == after


@pytest.mark.parametrize("schema", [1, 2])
def test_reading_takes_an_older_ledger_as_it_is(closed: Path, schema: int) -> None:
    """Looking is no reason to migrate."""
    downgrade(closed, schema)
    before = contents(closed.parent)
    with Reader.read(closed.parent) as reader:
        assert list(EVERY_EVENT) == events(reader.entries())
    assert before == contents(closed.parent)


@pytest.mark.parametrize("data", [b"", b"no database", b"\0" * 5000])
def test_reading_leaves_a_damaged_ledger_where_it_is(closed: Path, data: bytes) -> None:
    """Setting it aside is for the program that goes on with it."""
    closed.write_bytes(data)
    with pytest.raises(LedgerError, match=r"is (damaged|no ledger)"):
        Reader.read(closed.parent)
    assert {NAME: data} == contents(closed.parent)


def test_reading_makes_no_profile(folder: Path) -> None:
    """Asking for what is not there does not make it."""
    with pytest.raises(LedgerError, match="does not exist"):
        Reader.read(folder)
    assert not folder.exists()


# ------------------------------------------------------------------ the end


def test_erasing_leaves_nothing(closed: Path, open_ledger: Callable[[], Ledger]) -> None:
    """Copies and what was set aside go too, and the folder."""
    closed.write_bytes(b"damaged")
    open_ledger().close()
    erase(closed.parent)
    assert not closed.parent.exists()


def test_what_is_gone_is_erased(folder: Path) -> None:
    """There is nothing left to do."""
    erase(folder)
    assert not folder.exists()


def test_erasing_leaves_what_is_not_ours(closed: Path) -> None:
    """A folder may have been in use before."""
    (closed.parent / "letters").touch()
    erase(closed.parent)
    assert {"letters": b""} == contents(closed.parent)


KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from consentlab.clock import SystemClock
from consentlab.events import MessageSent
from consentlab.ledger import Ledger

at = datetime(2025, 9, 10, tzinfo=UTC)
ledger = Ledger.open(Path(sys.argv[1]), SystemClock())
ledger.append("1", MessageSent(at, "lisbon", sys.argv[2]))
print("shown", flush=True)
ledger.append("1", *[MessageSent(at, "lisbon", "not shown")] * 10_000_000)
"""


def test_nothing_that_was_shown_is_lost_in_a_kill(folder: Path) -> None:
    """Twenty times: one act, it is shown, kill -9 in the middle of the next."""
    for number in range(20):
        act = [sys.executable, "-c", KILLED, str(folder), str(number)]
        with subprocess.Popen(
            act, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT / "gui")}
        ) as program:
            assert program.stdout is not None
            assert program.stdout.readline() == b"shown\n"
            program.kill()
        with Ledger.open(folder, SteadyClock()) as ledger:
            texts = [e.text for e in events(ledger.entries()) if isinstance(e, MessageSent)]
            assert (None, [str(n) for n in range(number + 1)]) == (ledger.set_aside, texts)


def test_folders_made_on_the_way_are_private_too(tmp_path: Path) -> None:
    """As the first start makes them: the data folder, the profiles, the profile."""
    folder = tmp_path / "consentlab" / "profiles" / "1"
    with closing(Ledger.open(folder, SteadyClock())):
        made = (folder, folder.parent, folder.parent.parent)
        assert [0o700] * 3 == [one.stat().st_mode & 0o777 for one in made]
