"""All or nothing: what cannot be written is not there, wherever the folder is."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from consentlab.events import (
    Looked,
    MessageSent,
)
from consentlab.ledger import NAME, Ledger, LedgerError, Reader
from consentlab.policy.history import (
    Chosen,
    Deleted,
)
from ledgers import AT, EVERY_EVENT, contents, events
from walkthroughs import SteadyClock


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
