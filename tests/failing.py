"""A walkthrough on a disk that fails: it goes on whatever happens, and prints what came of it.

`python failing.py PROFILE` carries out its acts, each once more if it could not be kept, and prints
what a screen shows in the end, and what was said on the way.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from consentlab.clock import SystemClock
from consentlab.ledger import Ledger, LedgerError
from consentlab.simulation import Simulation
from consentlab.state import State
from walkthroughs import scenario

T = TypeVar("T")

ACTS: tuple[Callable[[Simulation], object], ...] = (
    lambda at: at.serve("notice"),
    lambda at: at.accept(True),
    lambda at: at.send("lisbon", "word " * 2000),
    lambda at: at.create_chat("A walk on Sunday", "chat", False),
    lambda at: at.choose(False),
    lambda at: at.note("pressed", "chat.send", None, "mouse"),
    lambda at: at.look_at(at.state.look + timedelta(days=30)),
    lambda at: at.rate("bread", "up"),
)


def shown(state: State) -> list[str]:
    """What screens show of a state: what happened, and in the end the present and the look."""
    messages = [f"{chat.id} {message}" for chat in state.history.chats for message in chat.messages]
    return [*messages, *map(str, state.history.events), f"{state.present} {state.look}"]


def twice(act: Callable[[], T], said: list[str]) -> T | None:
    """Do it, and once more if it could not be kept; what was said then is noted."""
    for _ in range(2):
        try:
            return act()
        except LedgerError as problem:
            said.append(str(problem))
    return None


def main(profile: Path) -> None:
    """Act, and print what is shown and what was said."""
    said: list[str] = []
    last: list[str] = []
    ledger = twice(lambda: Ledger.open(profile, SystemClock()), said)
    if ledger is not None:
        opened = ledger
        simulation = twice(lambda: Simulation.start(opened, scenario()), said)
        if simulation is not None:
            for act in ACTS:
                twice(partial(act, simulation), said)
            last = shown(simulation.state)
        ledger.close()
    sys.stdout.write(json.dumps([last, said]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
