"""The tally: a log that lost its end is noticed, and nothing else is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from consentlab.events import Looked
from consentlab.ledger import NAME, Ledger, LedgerError, Reader
from consentlab.tally import SUFFIX, Tally, noted
from walkthroughs import NOTICE_DUE, SteadyClock

LOOKED = Looked(NOTICE_DUE)


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """The folder of a ledger with four events, as a kill leaves it: the last two in its log."""
    running, folder = tmp_path / "running", tmp_path / "killed"
    with Ledger.open(running, SteadyClock()) as ledger:
        ledger.append("1", LOOKED, LOOKED)
    with Ledger.open(running, SteadyClock()) as ledger:
        ledger.append("1", LOOKED)
        ledger.append("1", LOOKED)
        folder.mkdir()
        for file in running.iterdir():
            (folder / file.name).write_bytes(file.read_bytes())
    return folder


def opened(folder: Path) -> tuple[bool, int]:
    """Whether the ledger was set aside at the next start, and how many events there are."""
    with Ledger.open(folder, SteadyClock()) as ledger:
        return ledger.set_aside is not None, len(ledger.entries())


def test_a_kill_alone_is_no_damage(killed: Path) -> None:
    """Everything is there, and nothing is left of log and tally once all is closed."""
    assert (False, 4) == opened(killed)
    assert [NAME] == [file.name for file in killed.iterdir()]


def test_a_log_that_lost_its_end_is_damage(killed: Path) -> None:
    """SQLite says nothing of it; what is left is kept under a dated name."""
    log = killed / f"{NAME}-wal"
    data = bytearray(log.read_bytes())
    data[-2000] ^= 1
    log.write_bytes(data)
    with pytest.raises(LedgerError, match="1 of its last events are missing"):
        Reader.read(killed)
    assert (True, 0) == opened(killed)
    assert {"", "-wal", "-shm", SUFFIX} == {
        file.name.partition(".sqlite3")[2] for file in killed.glob("ledger-damaged-*")
    }


@pytest.mark.parametrize(
    "content",
    [None, b"", b"\0" * 21, b"soon", b"00000000000000000002\n"],
    ids=["none", "empty", "zeros", "words", "behind"],
)
def test_a_tally_that_is_behind_or_unreadable_changes_nothing(
    killed: Path, content: bytes | None
) -> None:
    """It may have been written before the last event, or not at all."""
    tally = killed / f"{NAME}{SUFFIX}"
    tally.unlink()
    if content is not None:
        tally.write_bytes(content)
    assert (False, 4) == opened(killed)


def test_a_tally_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    """The disk may be full: the event is kept all the same."""
    (tmp_path / f"{NAME}{SUFFIX}").mkdir()
    with Ledger.open(tmp_path, SteadyClock()) as ledger:
        ledger.append("1", LOOKED)
        assert [LOOKED] == [row.event for row in ledger.entries()]


def test_it_holds_the_last_number(tmp_path: Path) -> None:
    """A smaller one overwrites a larger one whole."""
    ledger = tmp_path / NAME
    tally = Tally(ledger)
    assert 0 == noted(ledger)
    for number in (1_000, 7):
        tally.note(number)
        assert number == noted(ledger)
    tally.close()
    assert (0, []) == (noted(ledger), list(tmp_path.iterdir()))
