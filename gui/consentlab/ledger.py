"""The ledger: everything that happened in one profile, one event a row, only ever added to.

An event is on the disk when `append` returns. Wall and monotonic time come from the clock
that is handed in.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from consentlab import store, tally
from consentlab.clock import Clock
from consentlab.events import LedgerEvent, WalkthroughStarted
from consentlab.rows import COLUMNS, Recorded, data_of, from_columns
from consentlab.store import NAME, Damaged, LedgerError, erase, named
from consentlab.tally import Tally

__all__ = ["NAME", "Damaged", "Ledger", "LedgerError", "Listed", "Reader", "erase"]

_SELECT = (
    f"SELECT {', '.join(COLUMNS)}, sum FROM events LEFT JOIN sums USING (number)"  # noqa: S608  # names of ours
    " WHERE number > ? ORDER BY number"
)
_SELECT_UNSUMMED = _SELECT.replace(
    ", sum FROM events LEFT JOIN sums USING (number)", ", 0 FROM events"
)
_INSERT = (
    "INSERT INTO events (wall, monotonic, simulated, walkthrough, kind, data)"
    " VALUES (?, ?, ?, ?, ?, ?)"
)


class Listed(msgspec.Struct, frozen=True):
    """One walkthrough of a ledger: its id, and the scenario that it went through.

    `scenario` is the scenario's name, `hash` that of its file. It is `finished` when a later
    walkthrough of the same scenario has been started.
    """

    id: str
    scenario: str
    title: str
    hash: str
    started: datetime
    finished: bool


class Reader:
    """A ledger that is only read: nothing about it, or beside it, is changed."""

    def __init__(self, path: Path, db: sqlite3.Connection, schema: int) -> None:
        self.path = path
        self._db = db
        self._schema = schema
        self._known: list[Recorded] = []

    @classmethod
    def read(cls, folder: Path, patience: float = 1.0) -> Reader:
        """Open a profile's ledger to read it.

        Raises LedgerError: there is none, it is damaged, in use, or of a newer program.
        """
        path = folder / NAME
        try:
            there = path.is_file()
        except OSError as error:
            raise LedgerError(f"{named(path)} cannot be opened ({error.strerror}).") from None
        if not there:
            raise LedgerError(f"{named(path)} does not exist: there is no profile in this folder.")
        reader, _ = _checked(path, patience)
        return reader

    def entries(self, walkthrough: str | None = None, after: int = 0) -> list[Recorded]:
        """The events in their order, behind this number: one walkthrough's, or all of them."""
        return [
            row
            for row in self._all()
            if row.number > after and walkthrough in (None, row.walkthrough)
        ]

    def last_walkthrough(self) -> str | None:
        """The id of the walkthrough that was last worked in; None if there is none."""
        named = (row.walkthrough for row in reversed(self._all()))
        return next((walkthrough for walkthrough in named if walkthrough is not None), None)

    def walkthroughs(self) -> list[Listed]:
        """Every walkthrough, in the order of their starts."""
        starts = [
            (row, row.event) for row in self._all() if isinstance(row.event, WalkthroughStarted)
        ]
        latest = {event.scenario.name: row.number for row, event in starts}
        return [
            Listed(
                id=row.walkthrough or "",
                scenario=event.scenario.name,
                title=event.scenario.title,
                hash=event.scenario.hash,
                started=row.wall,
                finished=latest[event.scenario.name] != row.number,
            )
            for row, event in starts
        ]

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _all(self) -> list[Recorded]:
        """Every event so far. What was read once is kept: nothing is ever rewritten."""
        self._known += self._behind(self._known[-1].number if self._known else 0)
        return self._known

    def _behind(self, number: int) -> Iterator[Recorded]:
        summed = self._schema >= store.SUMMED
        select = _SELECT if summed else _SELECT_UNSUMMED
        try:
            for *row, found in self._db.execute(select, (number,)):
                if summed and found != store.row_sum(*row):
                    raise Damaged(f"{named(self.path)} is damaged (event {row[0]} has changed).")
                yield from_columns(tuple(row))
        except sqlite3.Error as error:
            raise store.trouble(self.path, error) from None
        except ValueError as error:
            raise Damaged(f"{named(self.path)} is damaged ({error}).") from None


class Ledger(Reader):
    """A profile's ledger, open for adding to it.

    `set_aside`: where a damaged ledger was put that stood in this one's place; tell the
    person once. None if there was none.
    """

    set_aside: Path | None

    def __init__(self, path: Path, db: sqlite3.Connection, clock: Clock, patience: float) -> None:
        super().__init__(path, db, store.SCHEMA)
        self.set_aside = None
        self._held: list[tuple[object, ...]] = []
        self._clock = clock
        self._patience = patience
        self._file = store.identity(path)
        self._tally = Tally(path)

    @classmethod
    def open(cls, folder: Path, clock: Clock, patience: float = 1.0) -> Ledger:
        """Open a profile's ledger, and make folder and file if they are not there.

        A damaged one is set aside. `patience`: seconds to wait for another program that
        holds the file. Raises LedgerError: the folder cannot be made, the file is in use,
        cannot be written, or is of a newer program, which leaves it untouched.
        """
        store.make_folder(folder)
        path, aside, schema = folder / NAME, None, store.SCHEMA
        known: list[Recorded] = []
        if store.is_there(path):
            try:
                reader, schema = _checked(path, patience)
                known = reader.entries()
                reader.close()
            except Damaged:
                aside = store.set_aside(path, clock)
        if not path.exists():
            store.make(path, patience)
        ledger = cls(path, _writable(path, schema, clock, patience), clock, patience)
        ledger.set_aside = aside
        ledger._known = known
        return ledger

    def append(self, walkthrough: str | None, *events: LedgerEvent) -> None:
        """Add events, all or none; they are on the disk when this returns.

        `walkthrough` is None for what a person does on Home. Raises LedgerError; then
        nothing of them is kept, and the ledger goes on working. What was held goes with
        them, in front, as a part of the same transaction.
        """
        rows = [*self._held, *self._rows(walkthrough, *events)]
        self._held = []
        store.expect(self.path, self._file)
        try:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany(_INSERT, rows)
            last = self._db.execute(store.ADD_SUMS).lastrowid
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            if self._db.in_transaction:
                with suppress(sqlite3.Error):  # of a disk that takes nothing at all
                    self._db.execute("ROLLBACK")
            raise store.trouble(self.path, error) from None
        self._tally.note(last or 0)

    def hold(self, walkthrough: str | None, event: LedgerEvent) -> None:
        """Add an event with the next `append`, `flush` or look into the ledger.

        For what is noted of an act: on the disk the two are one commit, not two.
        """
        self._held += self._rows(walkthrough, event)

    def flush(self) -> None:
        """Have what was held on the disk. Raises LedgerError; then nothing of it is kept."""
        if self._held:
            self.append(None)

    def close(self) -> None:
        """Let go of the file, after what was held has been written, if it can be."""
        with suppress(LedgerError):
            self.flush()
        super().close()
        self._tally.close()

    def _all(self) -> list[Recorded]:
        self.flush()
        return super()._all()

    def _rows(self, walkthrough: str | None, *events: LedgerEvent) -> list[tuple[object, ...]]:
        wall, monotonic = msgspec.to_builtins(self._clock.wall()), self._clock.monotonic()
        return [(wall, monotonic, *_cells(walkthrough, event)) for event in events]

    def start_afresh(self) -> None:
        """Set this ledger aside as damaged, and go on with an empty one in its place."""
        self.close()
        self.set_aside = store.set_aside(self.path, self._clock)
        store.make(self.path, self._patience)
        self._db = _writable(self.path, store.SCHEMA, self._clock, self._patience)
        self._file = store.identity(self.path)
        self._tally = Tally(self.path)
        self._known = []


def _checked(path: Path, patience: float) -> tuple[Reader, int]:
    """A ledger of which every row can be read, and its schema. Raises LedgerError."""
    if not path.exists():
        raise Damaged(f"{named(path)} is gone, and its log is not.")
    noted = tally.noted(path)
    try:
        db = store.look(path, patience)
    except sqlite3.Error as error:
        raise store.trouble(path, error) from None
    try:
        schema = store.schema_of(path, db)
        reader = Reader(path, db, schema)
        store.expect_whole(path, db, schema, len(reader.entries()), noted)
    except sqlite3.Error as error:
        db.close()
        raise store.trouble(path, error) from None
    except ValueError:  # what SQLite says of a damaged file may be no text itself
        db.close()
        raise Damaged(f"{named(path)} is damaged.") from None
    except LedgerError:
        db.close()
        raise
    return reader, schema


def _writable(path: Path, schema: int, clock: Clock, patience: float) -> sqlite3.Connection:
    """The file open for writing, private, and brought to the schema of this program."""
    store.keep_private(path)
    try:
        db = store.connect(path, patience)
    except sqlite3.Error as error:
        raise store.trouble(path, error) from None
    try:
        store.migrate(path, db, schema, clock)
    except sqlite3.Error as error:
        db.close()
        raise store.trouble(path, error) from None
    except LedgerError:
        db.close()
        raise
    return db


def _cells(walkthrough: str | None, event: LedgerEvent) -> tuple[str | None, str | None, str, str]:
    """What an event has in the columns behind the times."""
    kind, at, data = data_of(event)
    return msgspec.to_builtins(at), walkthrough, kind, msgspec.json.encode(data).decode()
