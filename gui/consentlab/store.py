"""The ledger's file: made, looked at, migrated, set aside. With ledger.py the only SQL.

The file is a SQLite database in WAL mode that belongs to one person: 0600 in a folder of
0700. Its schema number is `user_version`: 1 is the table alone; 2 adds triggers that refuse
to change or remove a row, and an index on the walkthrough; 3 adds a sum of every row, since
SQLite does not notice a byte that has changed within a text.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import msgspec

from consentlab import tally
from consentlab.clock import Clock
from consentlab.policy.faults import printable

NAME = "ledger.sqlite3"
"""The file's name in its profile's folder."""

APPLICATION = 0x436C6162
"""What `application_id` is: "Clab"."""

SCHEMA = 3
"""The schema that is written; older ones are migrated, newer ones refused."""

SUMMED = 3
"""The first schema whose rows have sums."""

ADD_SUMS = """INSERT INTO sums
    SELECT number, row_sum(number, wall, monotonic, simulated, walkthrough, kind, data)
    FROM events WHERE number > (SELECT coalesce(max(number), 0) FROM sums)"""
"""What sums up the rows that have no sum yet."""

STEPS = {
    1: (
        """CREATE TABLE events (
            number INTEGER PRIMARY KEY,
            wall TEXT NOT NULL,
            monotonic INTEGER NOT NULL,
            simulated TEXT,
            walkthrough TEXT,
            kind TEXT NOT NULL,
            data TEXT NOT NULL
        )""",
        f"PRAGMA application_id = {APPLICATION}",
        "PRAGMA user_version = 1",
    ),
    2: (
        """CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
            BEGIN SELECT RAISE(ABORT, 'nothing is ever rewritten'); END""",
        """CREATE TRIGGER events_are_not_removed BEFORE DELETE ON events
            BEGIN SELECT RAISE(ABORT, 'nothing is ever rewritten'); END""",
        "CREATE INDEX events_by_walkthrough ON events (walkthrough, number)",
        "PRAGMA user_version = 2",
    ),
    3: (
        "CREATE TABLE sums (number INTEGER PRIMARY KEY, sum INTEGER NOT NULL)",
        """CREATE TRIGGER sums_are_not_changed BEFORE UPDATE ON sums
            BEGIN SELECT RAISE(ABORT, 'nothing is ever rewritten'); END""",
        """CREATE TRIGGER sums_are_not_removed BEFORE DELETE ON sums
            BEGIN SELECT RAISE(ABORT, 'nothing is ever rewritten'); END""",
        ADD_SUMS,
        "PRAGMA user_version = 3",
    ),
}
"""What leads from each schema to the next; the first from an empty file."""

_BESIDE = ("", "-wal", "-shm", tally.SUFFIX)
_WHY = {
    sqlite3.SQLITE_BUSY: "is in use by another program",
    sqlite3.SQLITE_LOCKED: "is in use by another program",
    sqlite3.SQLITE_FULL: "cannot be written: the disk is full; make room there, then do it again",
    sqlite3.SQLITE_READONLY: "cannot be written: it is read-only",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened",
    sqlite3.SQLITE_PERM: "cannot be opened: access is denied",
    sqlite3.SQLITE_AUTH: "cannot be opened: access is denied",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports an error",
    sqlite3.SQLITE_NOMEM: "cannot be read: there is not enough memory",
}


class LedgerError(Exception):
    """The ledger cannot be used. `str()` is one plain sentence that names the file."""


class Damaged(LedgerError):
    """The file is no ledger, or no longer one."""


def named(path: Path) -> str:
    """A path as sentences name it: on one line, whatever characters it is made of."""
    return printable(str(path))


def trouble(path: Path, error: sqlite3.Error) -> LedgerError:
    """What to say of a SQLite error: Damaged, unless it lies with the surroundings."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    why = _WHY.get(code & 0xFF)
    if why is None or code == sqlite3.SQLITE_IOERR_SHORT_READ:
        return Damaged(f"{named(path)} is damaged ({error}).")
    return LedgerError(f"{named(path)} {why}.")


def row_sum(*columns: object) -> int:
    """A number that another row, or a damaged one, has as good as never: its CRC-32."""
    return crc32(msgspec.json.encode(columns))


def connect(path: Path, patience: float) -> sqlite3.Connection:
    """Open a file for writing; every commit is on the disk when it returns.

    `patience`: seconds to wait for another program that holds the file.
    """
    db = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.create_function("row_sum", 7, row_sum, deterministic=True)
    except sqlite3.Error:
        db.close()
        raise
    return db


def look(path: Path, patience: float) -> sqlite3.Connection:
    """Open a file for reading, and change nothing, neither it nor what lies beside it.

    Without a write-ahead log the file is all there is, and SQLite need not make one.
    """
    log = Path(f"{path}-wal")
    how = "mode=ro" if log.exists() and log.stat().st_size else "immutable=1"
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}", uri=True, timeout=patience, isolation_level=None
    )


def is_there(path: Path) -> bool:
    """Whether there is such a file, or what is left of one."""
    return any(Path(f"{path}{suffix}").exists() for suffix in _BESIDE)


def identity(path: Path) -> tuple[int, int] | None:
    """What tells the file from any other that may come to its path; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def expect(path: Path, file: tuple[int, int] | None) -> None:
    """Raise LedgerError if another file is at the path than this one, or none.

    A file that was removed while it is open can be written to, and all of it is lost.
    """
    if identity(path) != file:
        raise LedgerError(
            f"{named(path)} is gone: it was moved or removed while the program ran. "
            "Nothing more can be kept there."
        )


def schema_of(path: Path, db: sqlite3.Connection) -> int:
    """The file's schema number, after a quick check of the whole file.

    Raises LedgerError if it is newer than this program, Damaged if it is no ledger.
    """
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (schema,) = db.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION or schema < 1:
        raise Damaged(f"{named(path)} is no ledger.")
    if schema > SCHEMA:
        raise LedgerError(f"{named(path)} was written by a newer version of ConsentLab.")
    (found,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise Damaged(f"{named(path)} is damaged ({found}).")
    return int(schema)


def expect_whole(path: Path, db: sqlite3.Connection, schema: int, events: int, noted: int) -> None:
    """Raise Damaged if there were more events than these, by their sums or as was noted."""
    if schema >= SUMMED:
        (summed,) = db.execute("SELECT coalesce(max(number), 0) FROM sums").fetchone()
        missing = max(summed, noted) - events
        if missing > 0:
            raise Damaged(f"{named(path)} is damaged ({missing} of its last events are missing).")


def make(path: Path, patience: float) -> None:
    """Make an empty ledger. It gets its name when it is whole, so that a kill leaves none."""
    draft = Path(f"{path}.new")
    try:
        _remove(draft)
        _create(draft)
        db = connect(draft, patience)
        try:
            for schema in STEPS:
                _take_step(db, schema)
            # Out of its log: SQLite says nothing of what fails while it closes.
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            db.close()
        draft.replace(path)
        _sync(path.parent)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            _remove(draft)
        raise _not_made(path, error) from None


def migrate(path: Path, db: sqlite3.Connection, schema: int, clock: Clock) -> None:
    """Bring a file to the schema of this program, after a copy of it has been made beside it."""
    if schema == SCHEMA:
        return
    copy = _dated(path, f"schema{schema}", clock)
    try:
        _create(copy)
        kept = sqlite3.connect(copy)
        try:
            db.backup(kept)
        finally:
            kept.close()
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            _remove(copy)
        raise _not_made(copy, error) from None
    for following in range(schema + 1, SCHEMA + 1):
        _take_step(db, following)


def set_aside(path: Path, clock: Clock) -> Path:
    """Move a damaged file, and what belongs to it, to a dated name beside it; give that name."""
    aside = _dated(path, "damaged", clock)
    try:
        for suffix in _BESIDE:
            with suppress(FileNotFoundError):
                Path(f"{path}{suffix}").rename(f"{aside}{suffix}")
    except OSError as error:
        why = error.strerror
        raise LedgerError(f"{named(path)} is damaged and cannot be set aside ({why}).") from None
    return aside


def make_folder(folder: Path) -> None:
    """Make a profile's folder, or keep others out of it. Raises LedgerError.

    A folder that is there already and holds other things stays open to whom it was.
    """
    try:
        str(folder).encode()  # nothing else can be handed to a window system
        if not folder.is_dir():
            _make_private(folder)
        elif (folder / NAME).exists() or not any(folder.iterdir()):
            folder.chmod(0o700)
    except OSError as error:
        raise LedgerError(f"{named(folder)} cannot be made or opened ({error.strerror}).") from None
    except ValueError:
        raise LedgerError(f"{str(folder)!r} is no possible name of a folder.") from None


def _make_private(folder: Path) -> None:
    """Make a folder and those above it that are missing; `mkdir` leaves the latter open."""
    if not folder.parent.exists():
        _make_private(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)


def keep_private(path: Path) -> None:
    """Let nobody but the owner read the file and what belongs to it."""
    for suffix in _BESIDE:
        with suppress(OSError):
            part = Path(f"{path}{suffix}")
            part.chmod(part.stat().st_mode & 0o600)


def erase(folder: Path) -> None:
    """Remove a profile's ledger and every copy of it; the folder too, if nothing else is in it.

    Close the ledger before. Raises LedgerError.
    """
    try:
        for file in sorted(folder.glob("ledger*.sqlite3*")):
            file.unlink()
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    except OSError as error:
        raise LedgerError(f"{named(folder)} cannot be erased ({error.strerror}).") from None


def _take_step(db: sqlite3.Connection, schema: int) -> None:
    """Lead a file to this schema from the one before, or leave it as it was."""
    db.execute("BEGIN IMMEDIATE")
    try:
        for statement in STEPS[schema]:
            db.execute(statement)
        db.execute("COMMIT")
    except sqlite3.Error:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _create(path: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _remove(path: Path) -> None:
    for suffix in (*_BESIDE, "-journal"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Have the folder's own entries on the disk, where a folder can be opened for that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _dated(path: Path, word: str, clock: Clock) -> Path:
    """A name beside the file that says why and when, and that nothing has yet."""
    stem = f"{path.stem}-{word}-{clock.wall():%Y%m%dT%H%M%SZ}"
    name, n = path.with_name(f"{stem}{path.suffix}"), 2
    while is_there(name):
        name, n = path.with_name(f"{stem}-{n}{path.suffix}"), n + 1
    return name


def _not_made(path: Path, error: OSError | sqlite3.Error) -> LedgerError:
    if isinstance(error, sqlite3.Error):
        return trouble(path, error)
    return LedgerError(f"{named(path)} cannot be written ({error.strerror}).")
