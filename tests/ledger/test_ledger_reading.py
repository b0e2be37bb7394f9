"""Only reading, and the end of a ledger."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from consentlab.events import (
    MessageSent,
)
from consentlab.ledger import NAME, Ledger, LedgerError, Reader, erase
from ledgers import EVERY_EVENT, contents, downgrade, events
from walkthroughs import ROOT, SteadyClock


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
