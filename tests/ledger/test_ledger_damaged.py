"""A damaged ledger is set aside, and that is said."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from consentlab import store
from consentlab.events import (
    Looked,
)
from consentlab.ledger import NAME, Ledger, LedgerError, Reader
from ledgers import AT, contents, events, write
from walkthroughs import SteadyClock


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
