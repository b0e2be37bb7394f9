"""A profile's ledger: new, or closed with every kind of event in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from consentlab.ledger import Ledger
from ledgers import EVERY_EVENT
from walkthroughs import SteadyClock


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
