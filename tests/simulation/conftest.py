"""A new ledger, and walkthroughs in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from consentlab.ledger import Ledger
from consentlab.scenario import Scenario
from consentlab.simulation import Simulation
from simulations import Begin
from walkthroughs import (
    SteadyClock,
    scenario,
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new profile's ledger."""
    with Ledger.open(tmp_path / "profile", SteadyClock()) as opened:
        yield opened


@pytest.fixture
def begin(ledger: Ledger) -> Begin:
    """Starts a walkthrough of a scenario, the notice being due if none is given."""

    def start(of: Scenario | None = None, look: datetime | None = None) -> Simulation:
        simulation = Simulation.start(ledger, of or scenario())
        if look:
            simulation.look_at(look)
        return simulation

    return start
