"""How long an event takes to be on the disk, alone and in bursts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.measuring import Measure
from consentlab.events import MessageSent
from consentlab.ledger import Ledger
from consentlab.store import connect
from walkthroughs import SteadyClock

EVENT = MessageSent(datetime(2025, 9, 10, 10, tzinfo=UTC), "lisbon", "Is the tram worth it?")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with closing(Ledger.open(tmp_path / "profile", SteadyClock())) as opened:
        yield opened


@pytest.mark.parametrize("size", [1, 10, 100])
def test_append(size: int, ledger: Ledger, tmp_path: Path, measure: Measure) -> None:
    """Events with one commit; bare rows in a database of the same kind are the yardstick."""
    with closing(connect(tmp_path / "yard.sqlite3", 1.0)) as database:
        database.execute("CREATE TABLE events (data TEXT)")

        def rows() -> None:
            database.execute("BEGIN")
            database.executemany("INSERT INTO events VALUES (?)", [("one event",)] * size)
            database.execute("COMMIT")

        measure(
            f"ledger, {size} events in one commit",
            lambda: ledger.append("1", *[EVENT] * size),
            rows,
            "bare rows",
            rounds=500,
        )
