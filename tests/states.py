"""States of walkthroughs in which nothing has been done yet."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from consentlab.catalogue import Catalogue
from consentlab.paths import resources
from consentlab.scenario import Scenario
from consentlab.state import State
from consentlab.variant import AS_REPORTED


def state_of(told: Scenario, look: datetime | None = None) -> State:
    """A walkthrough of this scenario in which nothing has been done yet."""
    return State(
        walkthrough="1",
        mode="demo",
        scenario=told,
        variant=AS_REPORTED,
        readings=told.readings,
        history=told.history,
        present=told.now,
        look=look or told.now,
    )


@cache
def shipped(name: str) -> State:
    """A shipped scenario, looked at from its own instant."""
    return state_of(Catalogue(resources()).scenario(name))
