"""Older ledgers are brought up to date, newer ones are refused untouched."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from consentlab.ledger import NAME, Ledger, LedgerError, Reader
from ledgers import EVERY_EVENT, contents, downgrade, events, write


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
